"""What is stored does not depend on the language of the editor's screen."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from portal.pages.models import PortalPage, StandardPage
from tests.pages.admin import create, edit, home_page, log_in

pytestmark = pytest.mark.django_db

STORED = [PortalPage, StandardPage, Revision, PageLogEntry, Redirect, ReferenceIndex]
# Times, UUIDs and the random keys of paragraphs differ from run to run.
VARIABLE = re.compile(
    r"\d{4}-\d\d-\d\d[T ][\d:.]+(\+00:00|Z)?"
    r"|[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}"
    r'|data-block-key=\\*"\w+'
)


class Undone(Exception):
    """Rolls a series of edits back."""


def url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def work(client, screen_language):
    """Do everything that editors do with pages."""
    log_in(client, screen_language)
    publish = {"action-publish": "1"}
    link = f'<a linktype="page" id="{home_page().pk}">start</a>'
    create(client, body_en=f"Only the English text has a {link}.")
    page = StandardPage.objects.latest("pk")
    edit(client, page, title_pl="Łódź", title_en="Lodz", **publish)
    edit(client, page, local_slug_pl="inaczej", local_slug_en="otherwise", **publish)
    create(client, title_pl="Dział", title_en="Section", **publish)
    section = StandardPage.objects.latest("pk")
    create(client, parent=page, title_pl="Niżej", title_en="Below", **publish)
    parent = {"new_parent_page": section.pk}
    titles = {"new_title_pl": "Kopia", "new_title_en": "Copy"}
    client.post(url("copy", page.pk), parent | titles | {"copy_subpages": "on"})
    client.post(url("copy", page.pk), parent | titles | {"alias": "on"})
    alias = StandardPage.objects.get(alias_of=page)
    edit(client, page, title_pl="Nowy tytuł", title_en="New title", **publish)
    client.post(url("convert_alias", alias.pk))
    client.post(url("move_confirm", page.pk, section.pk))
    first = page.revisions.earliest("created_at")
    edit(client, page, title_pl="O biurze", title_en="Office", revision=first.pk, **publish)
    client.post(url("unpublish", page.pk))
    edit(client, page, **publish)
    edit(client, page, **{"action-submit": "1"})
    client.post(url("delete", alias.pk), {"successor": section.pk})


def rows():
    """Everything that is stored, without the keys and times that differ from run to run."""
    stored = {}
    with connection.cursor() as cursor:
        for model in STORED:
            fields = [
                field
                for field in model._meta.local_concrete_fields
                if field.name not in ("id", "user", "owner")
                and field.related_model in (None, ContentType)
            ]
            columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
            table = connection.ops.quote_name(model._meta.db_table)
            # Names of the portal's own tables and columns; nothing comes from outside.
            cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
            stored[model.__name__] = [
                dict(
                    zip(
                        [field.name for field in fields],
                        [VARIABLE.sub("…", str(value)) for value in row],
                        strict=True,
                    )
                )
                for row in cursor.fetchall()
            ]
    return stored


def test_screen_language_changes_nothing_that_is_stored(client):
    results = {}
    for screen_language in ("pl", "en", "uk"):
        try:
            with transaction.atomic():
                work(client, screen_language)
                results[screen_language] = rows()
                raise Undone
        except Undone:
            client.logout()
    assert results["pl"]["PortalPage"]
    assert results["pl"]["Redirect"]
    assert results["pl"]["ReferenceIndex"]
    for screen_language in ("en", "uk"):
        for table, expected in results["pl"].items():
            assert in_order(results[screen_language][table]) == in_order(expected), table


def in_order(rows):
    """Rows sorted by what they say: Wagtail copies the revisions of a page in any order."""
    return sorted(map(without_keys, rows), key=str)


def without_keys(row):
    """Primary keys inside JSON and text, which a sequence gives out anew, do not count."""
    return {
        name: re.sub(r"\b\d+\b", "#", value) if name in ("content", "data", "object_id") else value
        for name, value in row.items()
    }
