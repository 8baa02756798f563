from django.db import migrations, models

from portal.civic.numbers import number_slug


def give_slugs(apps, schema_editor):
    """Give each act the address that a new one would get, the oldest row first."""
    resolutions = apps.get_model("civic.Resolution")
    taken = set()
    for resolution in resolutions.objects.order_by("pk"):
        slug = number_slug(resolution.number)
        if slug in taken:
            slug = number_slug(resolution.number, resolution.term)
        if slug in taken:
            slug = number_slug(resolution.number, resolution.term, str(resolution.pk))
        taken.add(slug)
        resolutions.objects.filter(pk=resolution.pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [
        ("civic", "0003_taken_in_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="resolution",
            name="slug",
            field=models.SlugField(
                db_index=False, editable=False, max_length=80, null=True, verbose_name="address"
            ),
        ),
        migrations.RunPython(give_slugs, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="resolution",
            name="slug",
            field=models.SlugField(
                editable=False,
                help_text="Made from the number when the act is first stored; then it stays.",
                max_length=80,
                unique=True,
                verbose_name="address",
            ),
        ),
    ]
