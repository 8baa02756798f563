"""The Django admin: who gets in, whom they see, and what they do to people."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from wagtail.models import AbstractPage
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from portal.audit.models import Entry
from portal.users.models import Invitation, User
from tests.factories.users import AdministratorFactory, UserFactory
from tests.queries import forget_everything
from tests.readers import words

from .signing_in import LANGUAGES, PASSWORD, give_app, has_factor, permit, sign_in

pytestmark = pytest.mark.django_db

PEOPLE = ("users.view_user", "users.add_user", "users.change_user", "auth.view_group")
LIST = "/django-admin/users/user/"


def person_administrator(language="pl"):
    person = permit(UserFactory(password=PASSWORD, first_name="Anna", last_name="Lis"), *PEOPLE)
    UserProfile.objects.create(user=person, preferred_language=language)
    return person


@pytest.fixture
def administrator(client):
    person = person_administrator()
    sign_in(client, person)
    return person


@pytest.fixture
def their_client():
    return Client()


def soup_of(response):
    return BeautifulSoup(response.content.decode(), "html5lib")


def data_of(response, **changes):
    """What a browser would send of the form in ``response``, with ``changes``."""
    form = soup_of(response).select_one("#content form")
    data = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        kind = field.get("type")
        if kind in ("submit", "button") or (kind == "checkbox" and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"]
        else:
            value = field.get("value", field.text if field.name == "textarea" else "on")
        data.setdefault(field["name"], []).append(value)
    return {**data, **changes}


def new_person(**changes):
    data = {
        "first_name": "Ewa",
        "last_name": "Nowak",
        "email": "Ewa.Nowak@example.org",
        "language": "pl",
    }
    return {**data, **changes}


def test_nothing_but_people_and_the_log_is_in_it():
    shown = set(admin.site._registry)
    assert shown >= {User, Group, Entry}
    assert {model._meta.app_label for model in shown} <= {
        *("users", "auth", "audit"),
        *("roles", "workflow"),  # what people may do, and who stands in for whom
    }
    assert not any(issubclass(model, AbstractPage) for model in shown)
    assert not shown & set(get_snippet_models())


def test_editors_and_publishers_do_not_get_in(client):
    client.force_login(UserFactory(groups=["Editors", "Moderators"], is_staff=True))
    assert client.get("/django-admin/", follow=True).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/django-admin/", LIST, f"{LIST}add/"])
def test_screens_speak_the_language_of_the_person(client, language, address):
    sign_in(client, person_administrator(language))
    response = client.get(address)
    assert response.status_code == 200
    soup = soup_of(response)
    assert soup.html["lang"] == language
    assert {"pl": "Osoby w portalu", "en": "People of the portal"}[language] in words(soup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invited_person_chooses_a_password_and_is_in(client, administrator, language):
    editors = Group.objects.get(name="Editors")
    response = client.post(f"{LIST}add/", new_person(language=language, groups=[editors.pk]))
    person = User.objects.get(email="ewa.nowak@example.org")
    assert response.url == f"{LIST}{person.pk}/change/"
    assert "Wysłano wiadomość" in words(soup_of(client.get(response.url)))
    assert not person.has_usable_password()
    (message,) = mail.outbox
    assert message.to == ["ewa.nowak@example.org"]
    assert message.message()["Content-Language"] == language
    assert {"pl": "Dzień dobry, Ewa", "en": "Good day, Ewa"}[language] in message.body
    assert "Anna Lis" in message.body
    link = next(word for word in message.body.split() if word.startswith("http"))
    client.logout()
    path = link.partition("8000")[2]
    assert path.startswith(f"/{language}/account/invitation/")
    page = client.get(path)
    assert {"pl": "Witamy, Ewa", "en": "Welcome, Ewa"}[language] in words(soup_of(page))
    wrong = client.post(path, {"new_password1": "krótkie", "new_password2": "krótkie"})
    assert soup_of(wrong).select(".errorlist")
    done = client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert done.url == "/cms/"
    assert client.get("/cms/").status_code == 200
    person.invitation.refresh_from_db()
    assert person.invitation.accepted_at
    assert client.get(path).status_code == 410


def test_an_invitation_expires_and_a_newer_one_replaces_it(client, administrator, settings):
    client.post(f"{LIST}add/", new_person())
    person = User.objects.get(email="ewa.nowak@example.org")
    client.post(f"{LIST}{person.pk}/invite/")
    first, second = (
        next(word for word in message.body.split() if word.startswith("http")).partition("8000")[2]
        for message in mail.outbox
    )
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    settings.INVITATION_DAYS = 0
    assert client.get(second).status_code == 410
    assert "zaproszenie wygasło" in words(soup_of(client.get(LIST)))


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "W10:1:x"])
def test_a_made_up_invitation_is_none(client, token):
    assert client.get(f"/pl/account/invitation/{token}/").status_code in (404, 410)


def test_an_invitation_that_no_server_takes_is_kept_and_said(client, administrator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    response = client.post(f"{LIST}add/", new_person(), follow=True)
    assert response.status_code == 200
    assert "nie udało się wysłać" in words(soup_of(response))
    assert Invitation.objects.get().sent_at is None


@pytest.mark.parametrize(
    "changes",
    [{"email": "x"}, {"email": ""}, {"first_name": ""}, {"language": "xx"}, {"groups": ["x"]}],
)
def test_wrong_input_is_said_by_the_field_and_kept(client, administrator, changes):
    response = client.post(f"{LIST}add/", new_person(**changes))
    assert response.status_code == 200
    soup = soup_of(response)
    assert soup.select(".errorlist")
    assert soup.select_one("[name=last_name]")["value"] == "Nowak"
    assert not mail.outbox


def test_two_people_do_not_share_an_address(client, administrator):
    UserFactory(email="ewa.nowak@example.org")
    response = client.post(f"{LIST}add/", new_person())
    assert "Ten adres e-mail ma już inna osoba" in words(soup_of(response))


def test_an_administrator_of_people_makes_no_system_administrator(client, administrator):
    person = UserFactory(first_name="Jan", last_name="Kot")
    page = client.get(f"{LIST}{person.pk}/change/")
    assert not soup_of(page).select("[name=is_superuser]")
    client.post(f"{LIST}{person.pk}/change/", data_of(page, is_superuser="on", is_staff="on"))
    person.refresh_from_db()
    assert not person.is_superuser


def test_a_system_administrator_makes_another(client):
    sign_in(client, AdministratorFactory(password=PASSWORD))
    person = UserFactory(first_name="Jan", last_name="Kot")
    page = client.get(f"{LIST}{person.pk}/change/")
    client.post(f"{LIST}{person.pk}/change/", data_of(page, is_superuser="on"))
    person.refresh_from_db()
    assert person.is_superuser


@pytest.mark.parametrize("action", ["deactivate", "sessions", "second-factor", "change"])
def test_nobody_changes_themselves_or_those_above_them(client, administrator, action):
    above = AdministratorFactory(last_login="2026-01-01T00:00Z")
    give_app(above)
    for person in (above, administrator):
        response = client.post(f"{LIST}{person.pk}/{action}/", new_person())
        assert response.status_code == 403
        person.refresh_from_db()
        assert person.is_active
    assert has_factor(above)


def test_a_group_with_more_power_than_ones_own_cannot_be_given(client, administrator):
    group = Group.objects.create(name="Powerful")
    group.permissions.add(Permission.objects.get(codename="change_group"))
    person = UserFactory(first_name="Jan", last_name="Kot")
    page = client.get(f"{LIST}{person.pk}/change/")
    names = words(soup_of(page).select_one(".field-groups"))
    assert "Editors" in names
    assert "Powerful" not in names
    client.post(f"{LIST}{person.pk}/change/", data_of(page, groups=[group.pk]))
    assert not person.groups.exists()


@pytest.mark.parametrize(
    ("language", "told"), [("pl", "zmienił adres e-mail"), ("en", "has changed the e-mail address")]
)
def test_a_changed_address_is_told_at_both_and_logged(client, administrator, language, told):
    person = UserFactory(first_name="Jan", last_name="Kot", email="old@example.org")
    UserProfile.objects.create(user=person, preferred_language=language)
    page = client.get(f"{LIST}{person.pk}/change/")
    client.post(f"{LIST}{person.pk}/change/", data_of(page, email="New@example.org"))
    assert [message.to for message in mail.outbox] == [["old@example.org"], ["new@example.org"]]
    for message in mail.outbox:
        assert message.message()["Content-Language"] == language
        assert told in " ".join(message.body.split())
        assert "old@example.org" in message.body and "new@example.org" in message.body
    person.refresh_from_db()
    assert person.address_counts_from
    assert Entry.objects.filter(kind="person.changed", person=person).exists()


def test_an_address_that_is_corrected_before_its_owner_came_does_not_wait(client, administrator):
    client.post(f"{LIST}add/", new_person())
    person = User.objects.get(email="ewa.nowak@example.org")
    page = client.get(f"{LIST}{person.pk}/change/")
    client.post(f"{LIST}{person.pk}/change/", data_of(page, email="ewa@example.org"))
    person.refresh_from_db()
    assert (person.email, person.address_counts_from) == ("ewa@example.org", None)


def test_a_person_is_told_of_their_new_groups_at_the_address_they_had(client, administrator):
    person = UserFactory(first_name="Jan", last_name="Kot", email="old@example.org")
    group = Group.objects.get(name="Editors")
    page = client.get(f"{LIST}{person.pk}/change/")
    data = data_of(page, email="new@example.org", groups=[group.pk])
    client.post(f"{LIST}{person.pk}/change/", data)
    told = [message for message in mail.outbox if "Editors" in message.body]
    assert [message.to for message in told] == [["old@example.org"]]


def test_who_may_only_look_changes_nothing(client):
    sign_in(client, permit(UserFactory(password=PASSWORD), "users.view_user"))
    person = UserFactory()
    page = client.get(f"{LIST}{person.pk}/change/")
    assert page.status_code == 200
    assert not soup_of(page).select("#content form input[type=submit]")
    assert client.post(f"{LIST}{person.pk}/deactivate/").status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403


def test_a_deactivated_person_is_out_at_once_and_comes_back_with_their_groups(
    client, administrator, their_client
):
    person = UserFactory(password=PASSWORD, groups=["Editors"])
    sign_in(their_client, person)
    assert their_client.get("/cms/").status_code == 200
    question = client.get(f"{LIST}{person.pk}/deactivate/")
    assert "nie będzie mogła się zalogować" in words(soup_of(question))
    assert User.objects.get(pk=person.pk).is_active
    client.post(f"{LIST}{person.pk}/deactivate/")
    assert their_client.get("/cms/").status_code == 302
    assert person.groups.exists()
    client.post(f"{LIST}{person.pk}/activate/")
    assert sign_in(their_client, person).url == "/cms/"


def test_ending_sessions_signs_a_person_out_everywhere(client, administrator, their_client):
    person = UserFactory(password=PASSWORD, groups=["Editors"])
    sign_in(their_client, person)
    client.post(f"{LIST}{person.pk}/sessions/")
    assert their_client.get("/cms/").status_code == 302
    assert sign_in(their_client, person).url == "/cms/"


def test_a_reset_second_factor_is_gone_and_logged(client, administrator, their_client):
    person = UserFactory(password=PASSWORD, groups=["Editors"])
    give_app(person)
    client.post(f"{LIST}{person.pk}/second-factor/")
    assert not has_factor(person)
    assert sign_in(their_client, person).url == "/cms/"
    entry = Entry.objects.get(kind="person.second_factor_reset")
    assert (entry.actor, entry.person) == (administrator, person)


def test_an_action_that_no_longer_fits_says_so(client, administrator):
    person = UserFactory()
    response = client.post(f"{LIST}{person.pk}/activate/", follow=True)
    assert "Tego już nie można zrobić" in words(soup_of(response))


def test_a_person_is_never_deleted(client):
    sign_in(client, AdministratorFactory(password=PASSWORD))
    person = UserFactory()
    assert client.post(f"{LIST}{person.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_shows_which_right_comes_from_which_group_and_section(client, language):
    sign_in(client, person_administrator(language))
    person = UserFactory(groups=["Editors"])
    table = soup_of(client.get(f"{LIST}{person.pk}/change/")).select_one("table.rights")
    rows = [[words(cell) for cell in row.select("td")] for row in table.select("tbody tr")]
    expected = {
        "pl": ["Dodawać, zmieniać", "Strony", "wszystkie strony", "Editors"],
        "en": ["Add, change", "Pages", "all pages", "Editors"],
    }
    assert expected[language] in rows


def test_sensitive_changes_ask_again_who_it_is_and_go_on_with_what_was_typed(client):
    administrator = person_administrator()
    client.force_login(administrator)  # not just signed in by hand
    response = client.post(f"{LIST}add/", new_person())
    assert response.url.startswith("/pl/account/reauthenticate/")
    assert not User.objects.filter(email="ewa.nowak@example.org").exists()
    answer = client.post(response.url, {"password": PASSWORD, "next": f"{LIST}add/"})
    assert answer.status_code == 302
    assert User.objects.filter(email="ewa.nowak@example.org").exists()


@pytest.mark.parametrize("address", ["/cms/users/", "/cms/groups/new/", "/cms/users/1/"])
def test_wagtails_screens_of_people_lead_to_the_django_admin(client, address):
    client.force_login(AdministratorFactory())
    assert client.get(address).url == LIST
    assert client.post(address, {"is_superuser": "on"}).status_code == 403


def test_wagtails_menu_leads_to_people_only_those_who_may_see_them(client):
    client.force_login(AdministratorFactory())
    assert LIST in client.get("/cms/").content.decode()
    client.force_login(UserFactory(groups=["Moderators"]))
    assert LIST not in client.get("/cms/").content.decode()


@pytest.mark.parametrize("query", ["state=x", "second_factor=x", "state=invited", "q=%00", "o=99"])
def test_junk_in_the_list_of_people_is_no_error(client, administrator, query):
    assert client.get(f"{LIST}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_of_people_takes_the_same_number_of_queries(
    client, administrator, number, django_assert_max_num_queries
):
    for _person in range(number):
        UserFactory(groups=["Editors"])
    forget_everything()
    with django_assert_max_num_queries(16):
        client.get(LIST)


def test_the_rights_of_a_person_take_few_queries(
    client, administrator, django_assert_max_num_queries
):
    person = UserFactory(groups=["Editors", "Moderators"])
    forget_everything()
    with django_assert_max_num_queries(34):
        client.get(f"{LIST}{person.pk}/change/")
