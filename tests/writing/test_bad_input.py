"""Nonsense sent to the edit form: a message by the field, never an error page."""

import json
from html import escape
from itertools import cycle

import pytest
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import BlockField
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from declarations.models import CommitmentRegisterPage, DeclarationIndexPage, DeclarationPage
from networks.models import MembershipPage, NetworkIndexPage, NetworkMapPage
from news.models import NewsIndexPage, NewsPage
from portal.accessibility.models import AccessFormsPage, AccessibilityStatementPage
from portal.civic.models import ResolutionIndexPage, TimelinePage
from portal.pages.models import HomePage, PortalPage, StandardPage
from tests.editors import NONSENSE
from tests.factories import accessibility, civic, declarations, networks, news, pages
from tests.pages.admin import AUTOSAVE, edit, home_page, log_in, page_data, url

pytestmark = pytest.mark.django_db

#: What stands where rich text or the number of blocks should be; no browser sends it.
DAMAGED = ["", "-1", '{"blocks": 1}', "[]"]

#: Shown again, saved, or refused: as damaged, as not allowed, or as not allowed here.
ANSWERS = (200, 302, 400, 403, 405)

FACTORIES = {
    AccessFormsPage: accessibility.AccessFormsPageFactory,
    AccessibilityStatementPage: accessibility.AccessibilityStatementPageFactory,
    CommitmentRegisterPage: declarations.CommitmentRegisterPageFactory,
    DeclarationIndexPage: declarations.DeclarationIndexPageFactory,
    DeclarationPage: declarations.DeclarationPageFactory,
    HomePage: pages.HomePageFactory,
    MembershipPage: networks.MembershipPageFactory,
    NetworkIndexPage: networks.NetworkIndexPageFactory,
    NetworkMapPage: networks.NetworkMapPageFactory,
    NewsIndexPage: news.NewsIndexPageFactory,
    NewsPage: news.NewsPageFactory,
    ResolutionIndexPage: civic.ResolutionIndexPageFactory,
    StandardPage: pages.StandardPageFactory,
    TimelinePage: civic.TimelinePageFactory,
}


def junk_data(form, values, is_damaged=False):
    """
    What a browser would send of ``form`` with ``values`` by turns in its fields and a row each.

    Only a damaged request has them in the place of rich text and of the number of blocks, too.
    """
    turns = cycle(values)
    data = {}

    def fill(name, field):
        junk = next(turns)
        data[name] = junk
        if isinstance(field, BlockField):
            count = junk if is_damaged else "1"
            data.update({f"{name}-count": count, f"{name}-0-type": "heading", f"{name}-0-id": ""})
            data.update({f"{name}-0-value-text": junk, f"{name}-0-value-level": junk})
            data.update({f"{name}-0-deleted": "", f"{name}-0-order": "0"})
        elif isinstance(field.widget, DraftailRichTextArea) and not is_damaged:
            data[name] = rich_text(f"<p>{escape(junk)}</p>")

    for name, field in form.fields.items():
        fill(name, field)
    for formset in form.formsets.values():
        data |= {f"{formset.prefix}-TOTAL_FORMS": "1", f"{formset.prefix}-INITIAL_FORMS": "0"}
        for name, field in formset.empty_form.fields.items():
            is_key = name in ("id", "DELETE")
            if not is_key:
                fill(f"{formset.prefix}-0-{name}", field)
    return data


def test_every_page_type_is_tried():
    types = {model for model in PortalPage.__subclasses__() if not model._meta.abstract}
    for model in list(types):
        types |= {child for child in model.__subclasses__() if not child._meta.abstract}
    abstract = [model for model in PortalPage.__subclasses__() if model._meta.abstract]
    while abstract:
        children = abstract.pop().__subclasses__()
        types |= {child for child in children if not child._meta.abstract}
        abstract += [child for child in children if child._meta.abstract]
    assert types == set(FACTORIES)


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_junk_in_every_field_is_refused_or_saved(client, model, language):
    log_in(client, language)
    page = FACTORIES[model]()
    parent = page.get_parent()
    add = url("add", model._meta.app_label, model._meta.model_name, parent.pk)
    form = client.get(url("edit", page.pk)).context["form"]
    for start in range(3):
        data = junk_data(form, NONSENSE[start:] + NONSENSE[:start])
        for address, action in ((add, {"action-publish": "1"}), (url("edit", page.pk), {})):
            assert client.post(address, data | action).status_code in ANSWERS
    for start, address in enumerate((add, url("edit", page.pk))):
        data = junk_data(form, DAMAGED[start:] + DAMAGED[:start], is_damaged=True)
        assert client.post(address, data).status_code in ANSWERS
    assert client.get(url("edit", page.pk)).status_code == 200


@pytest.mark.parametrize("language", ["pl", "en"])
def test_what_was_typed_is_still_there_beside_the_message(client, language):
    log_in(client, language)
    page = news.NewsPageFactory()
    form = client.get(url("edit", page.pk)).context["form"]
    data = junk_data(form, [""]) | {"title_pl": "Mój tytuł", "event_date": "31.02.2023"}
    response = client.post(url("edit", page.pk), data)
    assert 'value="Mój tytuł"' in response.text
    assert 'value="31.02.2023"' in response.text
    assert "31.02.2023" in str(response.context["form"].errors["event_date"])


@pytest.mark.parametrize("language", ["pl", "en"])
def test_draft_needs_the_language_of_its_original(client, language):
    log_in(client, language)
    page = pages.StandardPageFactory()
    response = edit(client, page, original_language="")
    assert "original_language" in response.context["form"].errors


def test_page_deleted_meanwhile_is_not_found_rather_than_broken(client):
    log_in(client)
    page = pages.StandardPageFactory()
    data = page_data()
    address = url("edit", page.pk)
    page.delete()
    assert client.post(address, data, follow=True).status_code == 404
    assert client.post(address, data, headers=AUTOSAVE, follow=True).status_code == 404


def test_parent_deleted_meanwhile_is_not_found(client):
    log_in(client)
    parent = pages.StandardPageFactory()
    address = url("add", "pages", "standardpage", parent.pk)
    parent.delete()
    assert client.post(address, page_data(), follow=True).status_code == 404


def test_second_click_makes_no_second_page_at_the_same_address(client):
    log_in(client)
    address = url("add", "pages", "standardpage", home_page().pk)
    form = client.get(address)
    mark = querydict_from_html(form.content.decode(), form_id="page-edit-form")["new-page"]
    data = page_data(local_slug_pl="o-biurze") | {"new-page": mark}
    assert client.post(address, data).status_code == 302
    page = StandardPage.objects.get()
    assert client.post(address, data).url == url("edit", page.pk)
    assert StandardPage.objects.count() == 1
    assert client.post(address, data | {"new-page": "another form"}).status_code == 302
    assert StandardPage.objects.count() == 2


# Two people at once


def test_autosave_of_one_does_not_overwrite_what_another_has_saved(client):
    log_in(client)
    page = pages.StandardPageFactory()
    page.save_revision(clean=False)
    loaded = page.latest_revision
    opened = {
        "loaded_revision_id": loaded.pk,
        "loaded_revision_created_at": loaded.created_at.isoformat(),
    }
    edit(client, page, summary_pl="Pierwsza osoba.", headers=AUTOSAVE, **opened)
    answer = edit(client, page, summary_pl="Druga osoba.", headers=AUTOSAVE, **opened)
    assert json.loads(answer.content)["error_code"] == "invalid_revision"
    assert page.revisions.order_by("pk").last().content["summary_pl"] == "Pierwsza osoba."


def test_saving_over_another_ones_words_keeps_both_in_the_history(client):
    log_in(client)
    page = pages.StandardPageFactory()
    page.save_revision(clean=False)
    edit(client, page, summary_pl="Pierwsza osoba.")
    edit(client, page, summary_pl="Druga osoba.")
    kept = [revision.content["summary_pl"] for revision in page.revisions.order_by("pk")]
    assert kept[-2:] == ["Pierwsza osoba.", "Druga osoba."]
