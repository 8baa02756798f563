from django.db import migrations


def confirm_addresses(apps, schema_editor):
    """Who has an account already may go on signing in: an administrator gave their address."""
    User = apps.get_model("users", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    for person in User.objects.exclude(email="").exclude(emailaddress__verified=True):
        EmailAddress.objects.update_or_create(
            user=person, email=person.email.lower(), defaults={"primary": True, "verified": True}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("users", "0002_invitations"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(confirm_addresses, migrations.RunPython.noop)]
