"""Editors write the accessibility statement and further forms of pages in Wagtail's admin."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from portal.accessibility.models import AccessibilityStatementPage, EasyReadText
from tests.editors import log_in
from tests.factories.accessibility import AccessibilityStatementPageFactory, EasyReadTextFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.pages.admin import edit

pytestmark = pytest.mark.django_db
both_screens = pytest.mark.parametrize("screen", ["pl", "en"])


def failing(**changes):
    texts = {
        f"{name}_{language}": "tekst / text"
        for name in ("element", "description", "effect", "alternative")
        for language in ("pl", "en")
    }
    empty = {"page": "", "unit": "", "deadline": "", "resolved_on": ""}
    return {"group": "appendix", **texts, **empty, **changes}


def review(**changes):
    texts = {
        f"{name}_{language}": "tekst / text"
        for name in ("outcome", "reviewer")
        for language in ("pl", "en")
    }
    return {"date": "2026-03-20", "trigger": "annual", "basis": "self", **texts, **changes}


def statement_data(failings=(), reviews=(), **changes):
    """The edit form of a statement that is complete and ready in both languages."""
    data = {
        "scope": "website",
        "status": "partial",
        "site_address": "https://portal.example/",
        "published_on": "2026-01-15",
        "changed_on": "2026-05-20",
        "prepared_on": "2026-01-10",
        "basis": "self",
        "report_address": "",
        "costs_assessment_address": "",
        "contact_person": "",
        "email": "dostepnosc@portal.example",
        "telephone": "12 000 00 00",
        "architecture_address": "",
        "original_language": "pl",
        "failings": inline_formset(failings),
        "reviews": inline_formset(reviews),
        "comments": inline_formset([]),
        "action-publish": "on",
    }
    for language in ("pl", "en"):
        data |= {
            f"{name}_{language}": "tekst"
            for name in ("summary", "public_body", "site_name", "contact_unit", "auditor")
        }
        data |= {
            f"{name}_{language}": rich_text("<p>tekst</p>")
            for name in ("architecture", "communication")
        }
        data |= {
            f"{name}_{language}": rich_text("")
            for name in ("facilities", "shortcuts", "applications")
        }
        data |= {
            f"{name}_{language}": "" for name in ("local_slug", "seo_title", "search_description")
        }
        data[f"ready_{language}"] = "on"
    return nested_form_data(data | changes)


def add_statement(client, screen="pl", **data):
    home = Site.objects.get(is_default_site=True).root_page
    address = reverse(
        "wagtailadmin_pages:add", args=["accessibility", "accessibilitystatementpage", home.pk]
    )
    return log_in(client, screen).post(address, statement_data(**data))


@both_screens
def test_statement_is_published_with_register_and_reviews(client, screen):
    response = add_statement(client, screen, failings=[failing()], reviews=[review()])
    assert response.status_code == 302, response.context["form"].errors
    page = AccessibilityStatementPage.objects.get()
    assert page.live
    assert (page.title_pl, page.title_en) == ("Deklaracja dostępności", "Accessibility statement")
    assert page.get_url(language="pl") == "/pl/deklaracja-dostepnosci/"
    assert page.get_url(language="en") == "/en/accessibility-statement/"
    assert page.last_review == datetime.date(2026, 3, 20)
    assert len(page.open_failings) == 1


@pytest.mark.parametrize(
    ("failings", "status", "field"),
    [
        ([failing()], "full", "status"),
        ([failing(resolved_on="2026-01-01")], "partial", "status"),
        ([], "none", "status"),
        ([failing(group="costs")], "partial", "costs_assessment_address"),
    ],
)
def test_statement_that_contradicts_its_register_is_refused(client, failings, status, field):
    response = add_statement(client, failings=failings, status=status)
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("failings", "status"),
    [([], "full"), ([failing(group="exempt")], "full"), ([failing(group="exempt")], "partial")],
)
def test_statement_that_agrees_with_its_register_is_accepted(client, failings, status):
    assert add_statement(client, failings=failings, status=status).status_code == 302


def test_page_has_one_statement_only(client):
    page = AccessibilityStatementPageFactory()
    assert not AccessibilityStatementPage.can_create_at(page.get_parent())


def test_preview_shows_the_statement_in_each_language(client):
    page = AccessibilityStatementPageFactory()
    page.save_revision()
    log_in(client, "pl")
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    for language, word in {"pl": "Stan dostępności cyfrowej", "en": "Compliance status"}.items():
        assert word in client.get(address, {"mode": language}).text


@both_screens
def test_page_leads_to_its_further_forms(client, screen):
    page, other = StandardPageFactory(), EasyReadTextFactory()
    log_in(client, screen)
    add = f"{reverse('wagtailsnippets_accessibility_easyreadtext:add')}?page={page.pk}"
    change = reverse("wagtailsnippets_accessibility_easyreadtext:edit", args=[other.pk])
    assert add in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert change in client.get(reverse("wagtailadmin_pages:edit", args=[other.page.pk])).text


@both_screens
@pytest.mark.parametrize("junk", ["", "x", "999999", "9" * 40])
def test_form_to_add_opens_with_the_page_chosen(client, screen, junk):
    page = StandardPageFactory()
    log_in(client, screen)
    address = reverse("wagtailsnippets_accessibility_easyreadtext:add")
    chosen = client.get(address, {"page": page.pk}).context["form"].initial["page"]
    assert chosen == page.pk
    assert client.get(address, {"page": junk}).status_code == 200


def add_easy_read_text(client, page, **changes):
    """Send the form of a new text that is complete in Polish and that visitors may read."""
    data = {"page": page.pk, "ready_pl": "on"}
    for language in ("pl", "en"):
        data |= {
            f"text_{language}": rich_text("<p>Łatwo.</p>") if language == "pl" else rich_text(""),
            f"tested_with_{language}": "",
            f"version_date_{language}": "",
        }
    address = reverse("wagtailsnippets_accessibility_easyreadtext:add")
    return client.post(address, nested_form_data(data | changes))


@both_screens
def test_easy_read_text_is_added(client, screen):
    response = add_easy_read_text(log_in(client, screen), StandardPageFactory())
    assert response.status_code == 302, response.context["form"].errors
    form = EasyReadText.objects.get()
    assert (form.ready_pl, form.ready_en) == (True, False)
    assert form.state_in("pl") == "current"


@both_screens
def test_list_of_texts_shows_the_state_in_each_language(client, screen):
    form = EasyReadTextFactory()
    EasyReadText.objects.filter(pk=form.pk).update(source_digest_en="other")
    address = reverse("wagtailsnippets_accessibility_easyreadtext:list")
    html = log_in(client, screen).get(address).text
    words = {"pl": ("aktualne", "nieaktualne"), "en": ("up to date", "out of date")}[screen]
    assert all(word in html for word in words)


@both_screens
def test_editor_who_changes_a_page_is_told_of_its_forms(client, screen):
    page = StandardPageFactory()
    page.save_revision().publish()
    page.refresh_from_db()
    EasyReadTextFactory(page=page)
    log_in(client, screen)
    word = {"pl": "Strona się zmieniła", "en": "The page has changed"}[screen]
    publish = {"action-publish": "on"}
    same = edit(client, page, **publish)
    assert word not in client.get(same.url).text
    changed = edit(client, page, body_pl="Nowa treść", **publish)
    assert client.get(changed.url).text.count(word) == 1


def test_first_screen_lists_forms_that_their_pages_left_behind(client):
    form = EasyReadTextFactory()
    log_in(client, "en")
    assert 'id="desk-forms"' not in client.get(reverse("wagtailadmin_home")).text
    EasyReadText.objects.filter(pk=form.pk).update(source_digest_en="other")
    html = client.get(reverse("wagtailadmin_home")).text
    assert reverse("wagtailsnippets_accessibility_easyreadtext:edit", args=[form.pk]) in html


def test_who_may_not_publish_a_page_prepares_its_forms_only(client):
    user = UserFactory()
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="add_easyreadtext"))
    user.groups.add(editors)
    client.force_login(user)
    refused = add_easy_read_text(client, StandardPageFactory())
    assert refused.context["form"].non_field_errors()
    assert not EasyReadText.objects.exists()
    prepared = add_easy_read_text(client, StandardPageFactory(), ready_pl="")
    assert prepared.status_code == 302
    assert not EasyReadText.objects.get().ready_pl
