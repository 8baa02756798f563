from django.db import migrations, models
from django.db.models.functions import Lower


def make_small(apps, schema_editor):
    """One spelling of an address; that no two people have the same is kept by a constraint."""
    User = apps.get_model("users", "User")
    User.objects.exclude(email=Lower("email")).update(email=Lower("email"))


def ask_for_passwords(apps, schema_editor):
    """
    Keys are a second factor until their owners say otherwise.

    Which of them were to sign in alone was not stored; whoever wants so adds the key again.
    """
    Authenticator = apps.get_model("mfa", "Authenticator")
    for key in Authenticator.objects.filter(type="webauthn"):
        key.data["credential"]["clientExtensionResults"] = {"credProps": {"rk": False}}
        key.save(update_fields=["data"])


class Migration(migrations.Migration):

    dependencies = [
        ("users", "0003_confirmed_addresses"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="address_given_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="address given"),
        ),
        migrations.RunPython(make_small, migrations.RunPython.noop),
        migrations.RunPython(ask_for_passwords, migrations.RunPython.noop),
    ]
