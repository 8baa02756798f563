"""The report on translations: every page in every language."""

import csv
import io

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission, Site

from portal.pages.models import PortalPage
from tests.editors import log_in
from tests.factories.civic import UnitFactory
from tests.factories.networks import MembershipPageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.factories.users import UserFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
both_screens = pytest.mark.parametrize("screen", ["pl", "en"])

BUDGET = 10
MISSING = {"title_en": "", "summary_en": "", "body_en": [], "ready_en": False}


def report(client, **query):
    response = client.get(reverse("desk_translations"), query)
    assert response.status_code == 200
    return response


def rows(response):
    return [(row.title, row.language_code, row.state) for row in response.context["table"].data]


def outdated_page(**texts):
    """A page whose English was made before two words were added to the Polish."""
    page = StandardPageFactory(body_pl=paragraph("Jeden dwa trzy."), **texts)
    page.save_revision().publish()
    page.body_pl = paragraph("Jeden dwa trzy cztery pięć.")
    page.save_revision().publish()
    return page


def of_english(**query):
    return {"language": "en", "page_type": "pages.standardpage", **query}


@both_screens
def test_each_page_has_a_row_for_each_language(client, screen):
    StandardPageFactory(title_pl="Kontakt", title_en="Contact")
    html = report(log_in(client, screen), page_type="pages.standardpage")
    title = {"pl": "Kontakt", "en": "Contact"}[screen]
    assert sorted(rows(html)) == [(title, "en", "ready"), (title, "pl", "ready")]
    assert {"pl": "Zmienione słowa", "en": "Words changed"}[screen] in html.text


def test_an_outdated_translation_tells_how_many_words_have_changed(client):
    outdated_page()
    response = report(log_in(client, "en"), **of_english())
    (row,) = response.context["table"].data
    assert (row.state, row.words_changed) == ("outdated", 2)  # a full stop is no word
    assert "2 words" in response.text


def test_the_words_are_counted_from_the_text_that_was_translated(client):
    page = outdated_page()
    page.body_pl = paragraph("Jeden dwa trzy.")
    page.save_revision().publish()
    page.summary_pl = f"{page.summary_pl} Dalej."
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.words_changed_en == 1


def test_a_translation_brought_up_to_date_counts_from_there(client):
    page = outdated_page()
    page.body_en = paragraph("One two three four five.")
    page.save_revision().publish()
    page.refresh_from_db()
    assert (page.translation_state_en, page.words_changed_en) == ("ready", 0)
    page.title_pl = "Zupełnie inaczej"
    page.save_revision()
    page.refresh_from_db()
    assert page.translation_state_en == "outdated"
    assert page.words_changed_en == 2


def test_nobody_knows_how_much_has_changed_where_the_old_text_is_gone(client):
    page = StandardPageFactory()
    PortalPage.objects.filter(pk=page.pk).update(source_digest_en="0" * 32)
    page = page.specific_class.objects.get(pk=page.pk)
    page.title_pl = "Nowy tytuł"
    page.save_revision().publish()
    response = report(log_in(client, "en"), **of_english())
    assert "unknown" in response.text


def test_a_state_keeps_its_date_until_it_changes():
    page = outdated_page()
    page.refresh_from_db()
    since = page.state_since_en
    page.title_pl = "Jeszcze inaczej"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.state_since_en == since
    page.title_en = "Other"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.state_since_en > since


def test_what_wants_work_comes_first(client):
    StandardPageFactory(title_en="Ready")
    StandardPageFactory(title_pl="Bez przekładu", **MISSING)
    outdated_page(title_en="Outdated")
    StandardPageFactory(title_en="Draft", ready_en=False)
    found = rows(report(log_in(client, "en"), **of_english()))
    assert [title for title, _language, _state in found] == [
        "Outdated",
        "Bez przekładu",
        "Draft",
        "Ready",
    ]


def test_rows_are_found_by_state_section_type_and_unit(client):
    unit = UnitFactory()
    member = MembershipPageFactory(title_en="Member", unit=unit)
    news = NewsPageFactory(title_en="News item")
    StandardPageFactory(title_pl="Bez", **MISSING)
    client = log_in(client, "en")
    assert rows(report(client, **of_english(state="missing"))) == [("Bez", "en", "missing")]
    assert rows(report(client, language="en", unit=unit.pk)) == [("Member", "en", "ready")]
    section = member.get_parent().pk
    assert ("Member", "pl", "ready") in rows(report(client, section=section))
    assert ("News item", "pl", "ready") not in rows(report(client, section=section))
    assert rows(report(client, language="pl", page_type="news.newspage")) == [
        (news.title_en, "pl", "ready")
    ]


@pytest.mark.parametrize("key", ["title", "language", "urgency", "since", "words", "type"])
@pytest.mark.parametrize("sign", ["", "-"])
def test_rows_are_sorted_by_each_column(client, key, sign):
    outdated_page()
    StandardPageFactory(**MISSING)
    assert len(rows(report(log_in(client, "pl"), ordering=sign + key))) >= 4


def test_titles_are_sorted_up_and_down(client):
    for title in ("B", "A", "C"):
        StandardPageFactory(title_pl=title)
    client = log_in(client, "pl")
    up = rows(report(client, **of_english(ordering="title")))
    down = rows(report(client, **of_english(ordering="-title")))
    assert [row[0] for row in up] == ["A", "B", "C"]
    assert [row[0] for row in down] == ["C", "B", "A"]


@pytest.mark.parametrize(
    "query",
    [
        {"language": "x"},
        {"state": "x"},
        {"section": "x"},
        {"unit": "999999"},
        {"page_type": "x"},
        {"ordering": "x"},
        {"p": "x"},
        {"export": "x"},
    ],
)
def test_nonsense_in_the_address_is_not_an_error(client, query):
    StandardPageFactory()
    report(log_in(client, "pl"), **query)


def test_only_pages_that_the_user_may_change_are_in_it(client):
    section = NewsIndexPageFactory(title_pl="Swój dział")
    user = UserFactory(groups=["Editors"])
    group = user.groups.get()
    group.page_permissions.all().delete()
    GroupPagePermission.objects.create(group=group, page=section, permission_type="change")
    StandardPageFactory(title_pl="Obca")
    client.force_login(user)
    assert {row[0] for row in rows(report(client))} == {"Swój dział"}
    exported = client.get(reverse("desk_translations"), {"export": "csv"})
    assert "Obca" not in b"".join(exported.streaming_content).decode()


def test_who_may_not_edit_pages_does_not_see_it(client):
    user = UserFactory(groups=["Editors"])
    user.groups.get().page_permissions.all().delete()
    client.force_login(user)
    assert client.get(reverse("desk_translations")).status_code == 302


@both_screens
def test_it_is_exported_as_csv(client, screen):
    MembershipPageFactory(title_pl="Łódź, sieć", title_en="Łódź", unit=UnitFactory(name_pl="Biuro"))
    query = {"export": "csv", "page_type": "networks.membershippage", "language": "pl"}
    response = log_in(client, screen).get(reverse("desk_translations"), query)
    (found,) = csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode()))
    texts = list(found.values())
    if screen == "pl":
        assert texts[:4] == ["Łódź, sieć", "polski", "oryginał", "gotowe"]
        assert found["Jednostka prowadząca"] == "Biuro"
    else:
        assert texts[:4] == ["Łódź", "polski", "original", "ready"]


def test_it_is_exported_as_a_workbook(client):
    outdated_page(title_pl="Kontakt")
    query = of_english(export="xlsx")
    response = log_in(client, "pl").get(reverse("desk_translations"), query)
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    heading, row = sheet.iter_rows(values_only=True)
    assert row[:4] == ("Kontakt", "English", "tłumaczenie", "nieaktualne")
    assert row[heading.index("Zmienione słowa")] == 2


def queries_of(client, **query):
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        response = report(client, **query)
    assert response.context["table"].data
    return len(queries)


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_it_asks_little_of_its_own_for_any_number_of_pages(client, group):
    client.force_login(UserFactory(groups=[group]))
    StandardPageFactory(**MISSING)
    frame = queries_of_frame(client)
    alone = queries_of(client)
    for _number in range(60):
        MembershipPageFactory(unit=UnitFactory())
    assert queries_of(client) == queries_of(client, p=3) == alone
    assert alone - frame <= 5
    assert queries_of(client, state="missing", language="en", ordering="-since") - frame <= 5


def queries_of_frame(client):
    """Queries of a small screen of the admin: who asks, what they may, what is in the menus."""
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("desk_duty", args=["forms"]))
    return len(queries)


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_the_whole_screen_keeps_to_its_budget_for_any_number_of_pages(client, settings, role):
    # As on a server, where a cache that all processes share answers who is signed in.
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    client.force_login(UserFactory(role=role))
    for _number in range(60):
        MembershipPageFactory(unit=UnitFactory())
    report(client)
    for query in ({}, {"p": 3}, {"state": "ready", "language": "en", "ordering": "-since"}):
        ContentType.objects.clear_cache()
        Site.clear_site_root_paths_cache()
        with CaptureQueriesContext(connection) as queries:
            assert report(client, **query).context["table"].data
        assert len(queries) <= BUDGET
