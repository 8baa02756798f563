"""The lists of pages in the admin: what they show, what they find and what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, PagePermissionTester

from portal.pages.models import PortalPage
from portal.pages.permissions import know_what_is_below
from portal.users.roles.rights import RoleLimits
from tests.editors import log_in
from tests.factories.civic import TimelinePageFactory, UnitFactory
from tests.factories.declarations import CommitmentFactory, DeclarationPageFactory
from tests.factories.networks import MembershipPageFactory
from tests.factories.news import NewsPageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
both_screens = pytest.mark.parametrize("screen", ["pl", "en"])

BUDGET = 40


def explore(client, parent, **query):
    return client.get(reverse("wagtailadmin_explore", args=[parent.pk]), query)


def titles(response):
    return {page.title_pl for page in response.context["object_list"]}


def queries_of(client, address, **query):
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, query).status_code == 200
    return len(queries)


@pytest.fixture
def editor(client):
    """A client with a member of the group of editors, who may not publish."""
    client.force_login(UserFactory(groups=["Editors"]))
    return client


@both_screens
def test_a_list_shows_the_state_of_each_language(client, screen):
    parent = StandardPageFactory()
    StandardPageFactory(parent=parent, title_en="", summary_en="", body_en=[], ready_en=False)
    html = explore(log_in(client, screen), parent).content.decode()
    assert {"pl": "English: brak", "en": "English: missing"}[screen] in html
    assert {"pl": "polski (oryginał): gotowe", "en": "polski (original): ready"}[screen] in html


def test_a_list_shows_the_units_in_charge(client):
    page = MembershipPageFactory(unit=UnitFactory(name_pl="Wydział Kultury"))
    html = explore(log_in(client, "pl"), page.get_parent()).content.decode()
    assert "Wydział Kultury" in html


def test_a_page_with_promises_of_several_units_shows_each_once(client):
    page = DeclarationPageFactory()
    for unit in (UnitFactory(name_pl="Wydział Spraw"), UnitFactory(name_pl="Biuro Praw")):
        CommitmentFactory.create_batch(2, page=page, unit=unit)
    response = explore(log_in(client, "pl"), page.get_parent())
    (listed,) = response.context["object_list"]
    assert listed.units_in_charge == ["Biuro Praw", "Wydział Spraw"]


def test_pages_are_found_by_the_state_of_a_language(client):
    parent = StandardPageFactory()
    StandardPageFactory(parent=parent, title_pl="Bez przekładu", title_en="", ready_en=False)
    StandardPageFactory(parent=parent, title_pl="Gotowa")
    client = log_in(client, "pl")
    assert titles(explore(client, parent, state_en="ready")) == {"Gotowa"}
    assert titles(explore(client, parent, state_en=["draft", "missing"])) == {"Bez przekładu"}


def test_pages_are_found_by_type_and_by_unit(client):
    unit = UnitFactory()
    membership = MembershipPageFactory(unit=unit)
    declaration = CommitmentFactory(unit=unit).page
    MembershipPageFactory(parent=membership.get_parent())
    root = PortalPage.get_first_root_node()
    client = log_in(client, "en")
    assert titles(explore(client, root, unit=unit.pk)) == {
        membership.title_pl,
        declaration.title_pl,
    }
    found = explore(client, root, unit=unit.pk, page_type="networks.membershippage")
    assert titles(found) == {membership.title_pl}


@pytest.mark.parametrize(
    "query",
    [
        {"state_en": "x"},
        {"unit": "x"},
        {"unit": "999999"},
        {"page_type": "x.y"},
        {"ordering": "x"},
        {"p": "x"},
        {"latest_revision_created_at_from": "x"},
        {"q": "'\"%"},
    ],
)
def test_nonsense_in_the_address_is_not_an_error(editor, query):
    parent = StandardPageFactory()
    StandardPageFactory(parent=parent)
    assert explore(editor, parent, **query).status_code == 200


@pytest.mark.parametrize(
    "words", ["rownosc", "Równość", "rownośc", "lodzi", "equality", "adres-wlasny", "rownosc lod"]
)
def test_search_finds_either_language_and_forgives_missing_diacritics(editor, words):
    home = StandardPageFactory().get_parent()
    StandardPageFactory(
        title_pl="Równość w Łodzi", title_en="Equality", local_slug_pl="adres-wlasny"
    )
    assert titles(explore(editor, home, q=words)) == {"Równość w Łodzi"}
    everywhere = editor.get(reverse("wagtailadmin_pages:search"), {"q": words})
    assert titles(everywhere) == {"Równość w Łodzi"}


@both_screens
def test_what_was_found_in_the_whole_portal_shows_languages_and_units(client, screen):
    MembershipPageFactory(
        title_pl="Równość", ready_en=False, unit=UnitFactory(name_pl="Wydział", name_en="Office")
    )
    address = reverse("wagtailadmin_pages:search")
    html = log_in(client, screen).get(address, {"q": "rownosc"}).content.decode()
    assert {"pl": "polski (oryginał): gotowe", "en": "polski (original): ready"}[screen] in html
    assert {"pl": "Wydział", "en": "Office"}[screen] in html
    assert "(None)" not in html


def test_what_was_changed_last_is_found_first(editor):
    home = StandardPageFactory().get_parent()
    older, newer = StandardPageFactory(title_pl="Równość"), StandardPageFactory(title_pl="Równość")
    newer.save_revision()
    older.save_revision()
    for address in (
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_pages:search"),
    ):
        found = editor.get(address, {"q": "rownosc"}).context["object_list"]
        assert [page.pk for page in found] == [older.pk, newer.pk]


def test_search_goes_together_with_filters(editor):
    home = StandardPageFactory().get_parent()
    StandardPageFactory(title_pl="Równość")
    NewsPageFactory(title_pl="Równość szans")
    found = explore(editor, home, q="rownosc", page_type="news.newspage", state_en="ready")
    assert titles(found) == {"Równość szans"}


def test_the_field_keeps_the_words_as_they_were_typed(editor):
    parent = StandardPageFactory()
    assert 'value="Łódź"' in explore(editor, parent, q="Łódź").content.decode()


@pytest.mark.parametrize("live", [True, False])
def test_a_list_of_fifty_pages_keeps_to_its_budget(editor, live):
    parent = StandardPageFactory()
    for _number in range(50):
        StandardPageFactory(parent=parent, live=live)
    address = reverse("wagtailadmin_explore", args=[parent.pk])
    assert queries_of(editor, address) <= BUDGET
    assert queries_of(editor, address, q="strona") <= BUDGET


def test_a_list_of_sections_of_all_types_costs_no_more(editor):
    home = StandardPageFactory().get_parent()
    for factory in (StandardPageFactory, TimelinePageFactory):
        factory()
    for _number in range(10):
        StandardPageFactory(parent=StandardPageFactory())
        MembershipPageFactory(unit=UnitFactory())
        DeclarationPageFactory()
        NewsPageFactory()
    assert queries_of(editor, reverse("wagtailadmin_explore", args=[home.pk])) <= BUDGET


def test_search_in_the_whole_portal_keeps_to_its_budget(editor):
    StandardPageFactory.create_batch(50)
    assert queries_of(editor, reverse("wagtailadmin_pages:search"), q="strona") <= BUDGET


def test_the_choosers_of_pages_keep_to_their_budget(editor):
    parent = StandardPageFactory()
    for _number in range(30):
        StandardPageFactory(parent=parent).save_revision()
    browse = reverse("wagtailadmin_choose_page_child", args=[parent.pk])
    assert queries_of(editor, browse) <= BUDGET
    assert queries_of(editor, reverse("wagtailadmin_choose_page_search"), q="strona") <= BUDGET


def test_the_choosers_name_the_page_above(editor):
    parent = StandardPageFactory(title_pl="Nadrzędna")
    StandardPageFactory(parent=parent, title_pl="Równość")
    html = editor.get(reverse("wagtailadmin_choose_page_search"), {"q": "rownosc"}).text
    assert "Równość" in html and "Nadrzędna" in html


class WagtailsAnswers(RoleLimits, PagePermissionTester):
    """What Wagtail would answer, within the limits of the roles."""


@pytest.mark.parametrize(
    "actions", [{"add"}, {"change"}, {"add", "publish"}, {"change", "publish"}, {"publish"}, set()]
)
@pytest.mark.parametrize("may_delete_trees", [True, False])
def test_permissions_are_those_of_wagtail(django_assert_num_queries, actions, may_delete_trees):
    user = UserFactory(groups=["Editors"])
    group = user.groups.get()
    group.page_permissions.all().delete()
    home = StandardPageFactory().get_parent()
    for action in actions | ({"bulk_delete"} if may_delete_trees else set()):
        GroupPagePermission.objects.create(group=group, page=home, permission_type=action)
    for live in (True, False):
        for owner in (user, None, UserFactory()):
            StandardPageFactory(live=live, owner=owner)
            for live_below in (True, False):
                for owner_below in (user, None):
                    parent = StandardPageFactory(live=live, owner=owner)
                    StandardPageFactory(parent=parent, live=live_below, owner=owner_below)
    pages = list(home.get_children())
    know_what_is_below(pages, user)
    list(pages[0].permissions_for_user(user).permissions)
    with django_assert_num_queries(0):
        found = [
            (
                page.permissions_for_user(user).can_delete(),
                page.permissions_for_user(user).can_move(),
            )
            for page in pages
        ]
    assert found == [
        (
            WagtailsAnswers(user, page).can_delete(),
            WagtailsAnswers(user, page).can_move(),
        )
        for page in pages
    ]
