from django.contrib.auth.hashers import identify_hasher, make_password
from django.db import migrations


def make_digests(apps, schema_editor):
    """Passwords of pages and collections that stand there as they were typed."""
    for name in ("PageViewRestriction", "CollectionViewRestriction"):
        for restriction in apps.get_model("wagtailcore", name).objects.exclude(password=""):
            try:
                identify_hasher(restriction.password)
            except ValueError:
                restriction.password = make_password(restriction.password)
                restriction.save(update_fields=["password"])


class Migration(migrations.Migration):

    dependencies = [
        ("pages", "0007_addresses_and_changes_that_readers_know"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make_digests, migrations.RunPython.noop)]
