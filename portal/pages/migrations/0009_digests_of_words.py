import json

from django.db import migrations
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from portal.pages.texts import BOOK_KEEPING, digest_of, words_of

TEXT, SOURCE = "text_digest_", "source_digest_"


def recount(apps, schema_editor):
    """
    Count all digests anew, by words and numbers, of pages as they stand and of their revisions.

    Otherwise every text would look changed when it is next saved, and every translation as if it
    had just been made from the original as it stands. A digest of a text that is no longer kept
    stays: its translation goes on being outdated.
    """
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        base_content_type__app_label="pages", base_content_type__model="portalpage"
    )
    further = [
        model
        for model in apps.get_models()
        if {"page", "source_digest"} <= {field.name for field in model._meta.fields}
    ]
    for model in apps.get_models():
        if not {"text_digest", "content_type"} <= {field.name for field in model._meta.fields}:
            continue
        kind = {
            "content_type__app_label": model._meta.app_label,
            "content_type__model": model._meta.model_name,
        }
        for page in model.objects.filter(**kind):
            kept = list(revisions.filter(object_id=str(page.pk)).order_by("pk"))
            known = recount_page(page, kept)
            for each in further:
                for form in each.objects.filter(page_id=page.pk):
                    write(each, form, renamed(form.__dict__, known))


def recount_page(page, revisions):
    """Write the digests of ``page`` and its ``revisions``; return the new ones by the old."""
    model = type(page)
    now = content_of(page)
    contents = [*(revision.content for revision in revisions), now]
    found = [counted(model, content) for content in contents]
    known = {
        content[column]: digest
        for content, digests in zip(contents, found, strict=True)
        for column, digest in digests.items()
        if content[column]
    }
    for revision, digests in zip(revisions, found, strict=False):
        revision.content |= renamed(revision.content, known, digests)
        revision.save(update_fields=["content"])
    write(model, page, renamed(now, known, found[-1]))
    return known


def renamed(content, known, digests=None):
    """Columns with digests of ``content``, by their ``digests`` and those that are ``known``."""
    own = {content[column]: digest for column, digest in (digests or {}).items()}
    sources = {
        column: (known | own).get(value, value)
        for column, value in content.items()
        if column.startswith(SOURCE) and value
    }
    return (digests or {}) | sources


def write(model, row, columns):
    if columns:
        model.objects.filter(pk=row.pk).update(**columns)


def content_of(page):
    """``page`` in the form of the content of a revision."""
    children = {
        relation.get_accessor_name(): [
            vars(child) for child in getattr(page, relation.get_accessor_name()).all()
        ]
        for relation in get_all_child_relations(type(page))
    }
    return vars(page) | children


def counted(model, content):
    """New digests of ``content`` by their columns, where it has had any."""
    columns = [column for column, value in content.items() if column.startswith(TEXT) and value]
    return {column: digest_of(texts(model, content, column[len(TEXT) :])) for column in columns}


def texts(model, content, language):
    """All that ``content`` says, in the order of ``Translated.words_in``."""
    yield from own_texts(model, content, language)
    children = {each.get_accessor_name(): each for each in get_all_child_relations(model)}
    for name in sorted(children):
        for row in content.get(name) or []:
            yield from own_texts(children[name].related_model, row, language)


def own_texts(model, content, language):
    fields = {field.name: field for field in model._meta.fields}
    for name in sorted(fields.keys() - BOOK_KEEPING):
        column = f"{name}_{language}"
        if column in fields:
            value = content.get(column)
            if isinstance(value, str) and isinstance(fields[column], StreamField):
                value = json.loads(value or "[]")
            yield from words_of(value)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0008_passwords_as_digests"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(recount, migrations.RunPython.noop)]
