from anyascii import anyascii
from django.db import migrations
from django.utils.text import slugify

TITLE = {"pl": "Strona główna", "en": "Home"}
SUMMARY = {
    "pl": "Portal miasta o prawach człowieka.",
    "en": "The city's portal on human rights.",
}


def fill_first_pages(apps, schema_editor):
    """
    Make Wagtail's root page bilingual and its welcome page the portal's home page.

    Wagtail creates both before anything fills the columns of the languages.
    """
    PortalPage = apps.get_model("pages.PortalPage")
    HomePage = apps.get_model("pages.HomePage")
    ContentType = apps.get_model("contenttypes.ContentType")
    languages = [
        field.name.removeprefix("title_")
        for field in PortalPage._meta.fields
        if field.name.startswith("title_")
    ]
    home_type, _created = ContentType.objects.get_or_create(app_label="pages", model="homepage")
    for page in PortalPage.objects.filter(depth__lte=2):
        is_home = page.depth == 2
        for language in languages:
            title = TITLE.get(language, "") if is_home else "Root"
            setattr(page, f"title_{language}", title)
            setattr(page, f"local_path_{language}", page.url_path)
            setattr(page, f"ready_{language}", is_home and language in TITLE)
            if is_home:
                setattr(page, f"local_slug_{language}", slugify(anyascii(page.slug)))
                setattr(page, f"summary_{language}", SUMMARY.get(language, ""))
        if is_home:
            page.draft_title = TITLE["pl"]
            page.content_type = home_type
        page.save()
        if is_home:
            inherited = {
                field.attname: getattr(page, field.attname)
                for field in PortalPage._meta.concrete_fields
            }
            HomePage(portalpage_ptr=page, **inherited).save()


class Migration(migrations.Migration):
    dependencies = [("pages", "0003_relations")]

    operations = [migrations.RunPython(fill_first_pages, migrations.RunPython.noop)]
