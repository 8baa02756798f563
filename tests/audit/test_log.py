"""The log: what it takes note of, who sees it, that nobody changes it, and that it forgets."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from portal.audit.addresses import shortened
from portal.audit.kinds import CONTENT, KINDS
from portal.audit.models import Entry
from portal.audit.recording import record
from portal.pages.models import PortalPage
from tests.factories.news import NewsPageFactory
from tests.factories.users import AdministratorFactory, UserFactory
from tests.queries import forget_everything
from tests.readers import words
from tests.users.signing_in import LANGUAGES, PASSWORD, code_for, give_app, permit, sign_in

pytestmark = pytest.mark.django_db

LOG = "/django-admin/audit/entry/"


@pytest.fixture
def reader(client):
    """Somebody who may read the log, signed in."""
    person = permit(UserFactory(last_name="Lis"), "audit.view_entry")
    client.force_login(person)
    return person


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def rows(response):
    table = BeautifulSoup(response.content.decode(), "html5lib").select("#result_list tbody tr")
    return [words(row) for row in table]


def test_signing_in_and_out_is_noted_with_the_way_and_the_address(client):
    person = UserFactory(password=PASSWORD, groups=["Editors"])
    secret = give_app(person)
    Entry.objects.all().delete()
    address = sign_in(client, person).url
    client.post(address, {"code": "000000"})
    client.post(address, {"code": code_for(secret)})
    client.post("/pl/account/logout/")
    assert kinds() == ["sign_in.second_factor_failed", "sign_in", "sign_out"]
    entry = Entry.objects.get(kind="sign_in")
    assert (entry.actor, entry.person, entry.address) == (person, person, "127.0.0.1")
    assert entry.details == {"methods": ["password", "totp"]}


def test_a_failed_attempt_is_noted_without_what_was_typed(client):
    person = UserFactory(password=PASSWORD)
    Entry.objects.all().delete()
    sign_in(client, person, password="nie to hasło")
    client.post("/pl/account/login/", {"login": "moje tajne hasło", "password": "x"})
    known, unknown = Entry.objects.order_by("pk")
    assert known.kind == unknown.kind == "sign_in.failed"
    assert (known.person, known.actor) == (person, None)
    assert unknown.person is None
    assert "tajne" not in f"{unknown.subject}{unknown.details}"


def test_groups_given_and_taken_are_noted_by_name():
    person, editors = UserFactory(), Group.objects.get(name="Editors")
    Entry.objects.all().delete()
    person.groups.add(editors)
    editors.user_set.remove(person)
    person.groups.set([editors])
    person.groups.clear()
    assert kinds() == ["person.groups_added", "person.groups_removed"] * 2
    assert {entry.details["groups"][0] for entry in Entry.objects.all()} == {"Editors"}


def test_rights_of_a_group_are_noted_for_the_portal_and_for_a_section():
    group = Group.objects.create(name="New")
    Entry.objects.all().delete()
    group.permissions.add(Permission.objects.get(codename="view_entry"))
    root = PortalPage.get_first_root_node()
    right = GroupPagePermission.objects.create(group=group, page=root, permission_type="publish")
    right.delete()
    assert kinds() == ["group.rights_added", "group.rights_added", "group.rights_removed"]
    assert {entry.subject for entry in Entry.objects.all()} == {"New"}


def test_a_changed_account_says_which_data_and_a_deactivated_one_that_it_is():
    person = UserFactory()
    Entry.objects.all().delete()
    person.email, person.is_superuser = "other@example.org", True
    person.save()
    person.is_active = False
    person.save()
    person.save()
    assert kinds() == ["person.changed", "person.deactivated"]
    assert Entry.objects.get(kind="person.changed").details["fields"] == ["email", "is_superuser"]


def test_a_publication_is_noted_and_a_draft_is_not():
    person, page = AdministratorFactory(), NewsPageFactory()
    Entry.objects.all().delete()
    page.save_revision(user=person, log_action=True)
    page.save_revision(user=person).publish(user=person)
    page.unpublish(user=person)
    assert kinds() == ["wagtail.publish", "wagtail.unpublish"]
    assert {entry.actor for entry in Entry.objects.all()} == {person}
    assert {entry.subject for entry in Entry.objects.all()} == {page.title}


def test_an_entry_is_neither_changed_nor_saved_again():
    entry = record("sign_out")
    entry.kind = "sign_in"
    with pytest.raises(NotImplementedError):
        entry.save()


@pytest.mark.parametrize("path", ["add/", "1/change/", "1/delete/"])
def test_nobody_changes_the_log_in_the_admin(client, path):
    client.force_login(AdministratorFactory())
    entry = record("sign_out")
    address = LOG + path.replace("1", str(entry.pk))
    for response in (client.get(address), client.post(address, {"kind": "x", "post": "yes"})):
        assert response.status_code in (403, 200)
        assert not BeautifulSoup(response.content, "html5lib").select("#content [type=submit]")
    client.post(LOG, {"action": "delete_selected", "_selected_action": entry.pk, "post": "yes"})
    assert Entry.objects.filter(pk=entry.pk, kind="sign_out").exists()


def test_the_log_is_for_those_with_the_right(client):
    client.force_login(UserFactory(groups=["Moderators"]))
    assert client.get(LOG, follow=True).status_code == 403
    assert client.get(f"{LOG}export/", follow=True).status_code == 403
    client.force_login(permit(UserFactory(), "users.view_user"))
    for address in (LOG, f"{LOG}export/"):
        assert client.get(address, follow=True).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_who_did_what_in_the_readers_language(client, reader, language):
    UserProfile.objects.filter(user=reader).update(preferred_language=language)
    person = UserFactory(first_name="Jan", last_name="Kot")
    Entry.objects.all().delete()
    record("person.deactivated", person, actor=reader)
    (row,) = rows(client.get(f"{LOG}?q=Kot"))
    assert {"pl": "dezaktywacja osoby", "en": "deactivated a person"}[language] in row
    assert "Jan Kot" in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_what_was_done_with_content_and_how_much_there_is(client, reader, language):
    UserProfile.objects.filter(user=reader).update(preferred_language=language)
    Entry.objects.all().delete()
    record("wagtail.publish", subject="Karta", page=7)
    response = client.get(LOG)
    (row,) = rows(response)
    assert {"pl": "opublikowanie Karta", "en": "published Karta"}[language] in row
    assert {"pl": "nr 7", "en": "no. 7"}[language] in row
    assert {"pl": "Łącznie: 1", "en": "In all: 1"}[language] in response.text


def test_what_wagtail_notes_of_content_is_told_as_done_not_as_a_command():
    registry.scan_for_actions()
    not_here = ("wagtail.apitoken", "wagtail.moderation", "wagtail.copy_for_translation")
    noted = [kind for kind in registry.formatters if kind.startswith("wagtail.")]
    assert [kind for kind in noted if kind not in CONTENT and not kind.startswith(not_here)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_in_both_languages(kind):
    assert str(Entry(kind=kind)) != kind


def test_filters_narrow_the_list_and_the_export(client, reader):
    person = UserFactory(first_name="Jan", last_name="Kot")
    Entry.objects.all().delete()
    record("sign_in.failed", person)
    record("sign_in", person)
    record("wagtail.publish", subject="Karta")
    assert len(rows(client.get(f"{LOG}?area=signing-in"))) == 2
    assert len(rows(client.get(f"{LOG}?failed=yes"))) == 1
    assert len(rows(client.get(f"{LOG}?area=content"))) == 1
    export = client.get(f"{LOG}export/?area=content")
    text = export.getvalue().decode("utf-8-sig")
    assert export["Content-Type"].startswith("text/csv")
    assert len(text.strip().splitlines()) == 2
    assert "Karta" in text
    assert Entry.objects.filter(kind="log.exported", actor=reader).exists()


def test_no_cell_of_the_export_is_a_formula(client, reader):
    record("wagtail.publish", subject="=HYPERLINK(1)")
    text = client.get(f"{LOG}export/").getvalue().decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text


@pytest.mark.parametrize("query", ["area=x", "failed='", "at__gte=x", "q=%00", "p=x", "o=99.-99"])
@pytest.mark.parametrize("path", ["", "export/"])
def test_junk_in_the_address_is_no_error(client, reader, query, path):
    assert client.get(f"{LOG}{path}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("number", [1, 60])
def test_the_log_takes_few_queries_however_long_it_is(
    client, reader, number, django_assert_max_num_queries
):
    for _entry in range(number):
        record("sign_in", UserFactory(), actor=reader)
    forget_everything()
    with django_assert_max_num_queries(12):
        client.get(LOG)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.17", "192.0.2.0/24"),
        ("2001:db8:1:2::5", "2001:db8:1::/48"),
        ("::ffff:192.0.2.1", "::/48"),
        ("", ""),
        ("junk", ""),
    ],
)
def test_a_shortened_address_names_a_network(address, network):
    assert shortened(address) == network


def test_old_entries_lose_their_address_and_the_oldest_go(settings, capsys):
    settings.AUDIT_DAYS, settings.AUDIT_ADDRESS_DAYS = 730, 90
    ages = {"new": 89, "old": 91, "oldest": 731}
    for subject, days in ages.items():
        at = timezone.now() - timedelta(days=days)
        Entry.objects.create(kind="sign_in", subject=subject, address="192.0.2.17", at=at)
    for _again in range(2):
        call_command("purge_audit")
    left = dict(Entry.objects.filter(kind="sign_in").values_list("subject", "address"))
    assert left == {"new": "192.0.2.17", "old": "192.0.2.0/24"}
    assert "Removed 1 entries; shortened the address of 1." in capsys.readouterr().out


def test_whoever_stands_before_a_trusted_proxy_is_named_and_nobody_else(client, settings):
    person = UserFactory(password=PASSWORD)
    claims = {"x-forwarded-for": "203.0.113.9"}
    client.post("/pl/account/login/", {"login": person.email, "password": PASSWORD}, headers=claims)
    assert Entry.objects.get(kind="sign_in").address == "127.0.0.1"
    client.logout()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client.post("/pl/account/login/", {"login": person.email, "password": PASSWORD}, headers=claims)
    assert Entry.objects.filter(kind="sign_in").first().address == "203.0.113.9"
