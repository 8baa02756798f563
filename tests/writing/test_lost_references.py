"""Old versions open, compare and are restored, whatever has been deleted since."""

from datetime import timedelta
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from portal.accessibility.models import AccessibilityStatementPage
from portal.pages.lost import holders_of, required_keys
from portal.pages.models import PortalPage
from portal.pages.preloading import with_rows
from portal.pages.publishing import publication_barriers
from tests.pages.admin import log_in, messages_of, url
from tests.writing.lost import GONE, lose_all
from tests.writing.test_bad_input import FACTORIES

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
GONE_WORDS = {"pl": "zostało już usunięte", "en": "has been deleted"}
PICTURE = {"pl": "Zdjęcie, które tu było, zostało usunięte", "en": "The picture that stood here"}


@pytest.fixture(params=FACTORIES, ids=lambda model: model.__name__)
def page(request):
    """A published page of each type."""
    return FACTORIES[request.param]()


def has_blocks(page):
    return any(isinstance(field, StreamField) for field in page._meta.fields)


def sent(response):
    """What the browser sends of the form that ``response`` shows, with a text in each body."""
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form").dict()
    page = response.context["page"]
    words = streamfield([("paragraph", rich_text("<p>Treść</p>"))])
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) and getattr(field, "language", None):
            data |= nested_form_data({field.name: words})
    return {name: value for name, value in data.items() if not name.startswith("comments-0")} | {
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }


@LANGUAGES
def test_old_version_is_shown_with_words_where_something_is_missing(client, page, language):
    log_in(client, language)
    old = lose_all(page)
    page.save_revision()
    response = client.get(url("revisions_view", page.pk, old.pk), {"mode": language})
    assert response.status_code == 200
    if has_blocks(page):
        assert PICTURE[language] in response.text


@LANGUAGES
def test_old_version_is_compared(client, page, language):
    log_in(client, language)
    old = lose_all(page)
    page.save_revision()
    for versions in (("live", old.pk), (old.pk, "latest"), ("earliest", "live")):
        response = client.get(url("revisions_compare", page.pk, *versions))
        assert response.status_code == 200
        assert GONE_WORDS[language] in messages_of(response)


@pytest.mark.parametrize(("language", "is_live"), [("pl", True), ("en", False)])
def test_old_version_is_taken_back_as_a_draft(client, page, language, is_live):
    log_in(client, language)
    old = lose_all(page)
    page.save_revision()
    PortalPage.objects.filter(pk=page.pk).update(live=is_live)
    address = url("revisions_revert", page.pk, old.pk)
    form = client.get(address)
    assert GONE_WORDS[language] in messages_of(form)
    response = client.post(address, sent(form) | {"seo_title_pl": "Nic nie ginie"})
    page.refresh_from_db()
    if response.status_code == 302:
        assert page.get_latest_revision_as_object().seo_title_pl == "Nic nie ginie"
    else:
        assert "Nic nie ginie" in response.text
        assert "error-message" in response.text


def test_required_reference_that_is_lost_is_an_error_at_its_field(client, page):
    log_in(client)
    old = lose_all(page)
    address = url("revisions_revert", page.pk, old.pk)
    data = sent(client.get(address)) | {"seo_title_pl": "Nic nie ginie", "action-publish": "1"}
    response = client.post(address, data)
    form = response.context and response.context["form"]
    lacking = [
        (holder, field.name)
        for holder in (with_rows(form) if form else ())
        for field in holder.instance._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.name in holder.fields
        and holder.fields[field.name].required
        and not holder.data.get(holder.add_prefix(field.name))
        and not str(holder.prefix or "").endswith("__prefix__")
    ]
    assert [name for holder, name in lacking if name not in holder.errors] == []
    if form:
        assert "Nic nie ginie" in response.text


def test_scheduled_version_is_published_unless_it_lacks_what_must_be_there(page):
    old = lose_all(page)
    old.content |= {"title_pl": "Nowy"}
    old.approved_go_live_at = timezone.now() - timedelta(hours=1)
    old.save()
    call_command("publish_scheduled", stdout=StringIO())
    draft = old.as_object()
    lacks = any(
        getattr(holder, field.attname) is None
        for holder, _row in holders_of(draft)
        for field in required_keys(type(holder))
    )
    is_published = PortalPage.objects.get(pk=page.pk).title_pl == "Nowy"
    if lacks:
        assert not is_published
        assert publication_barriers(draft)
    elif not isinstance(page, AccessibilityStatementPage):  # whose rows must have more than keys
        assert is_published


@LANGUAGES
def test_scheduled_version_is_taken_off_the_schedule(client, page, language):
    log_in(client, language)
    old = lose_all(page)
    old.approved_go_live_at = timezone.now() + timedelta(days=1)
    old.save()
    address = url("revisions_unschedule", page.pk, old.pk)
    assert client.get(address).status_code == 200
    assert client.get(url("edit", page.pk)).status_code == 200
    assert client.post(address).status_code == 302
    old.refresh_from_db()
    assert old.approved_go_live_at is None


@LANGUAGES
def test_draft_opens_with_words_at_the_fields_whose_choice_is_gone(client, page, language):
    log_in(client, language)
    lose_all(page)
    PortalPage.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    response = client.get(url("edit", page.pk))
    assert response.status_code == 200
    assert GONE_WORDS[language] in unescape(response.text)
    assert f'value="{GONE}"' not in response.text
    assert client.get(url("view_draft", page.pk)).status_code == 200
