from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    """
    Give the pages that Wagtail itself creates what the base page could not have before Wagtail's
    own tables stood.
    """

    dependencies = [("pages", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        BootstrapLocaleField("pages.PortalPage"),
        BootstrapTranslationKeyField("pages.PortalPage"),
        BootstrapTranslatableModel("pages.PortalPage"),
    ]
