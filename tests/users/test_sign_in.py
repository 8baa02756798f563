"""The one door: signing in, out, and what it tells strangers."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import override_settings

from portal.users.models import User
from tests.factories.users import AdministratorFactory, UserFactory
from tests.readers import words

from .signing_in import LANGUAGES, PASSWORD, sign_in

pytestmark = pytest.mark.django_db

WRONG = {"pl": "niepoprawne", "en": "not correct"}


def text_of(response):
    return words(BeautifulSoup(response.content.decode(), "html5lib").select_one("main"))


@pytest.fixture
def editor():
    return UserFactory(password=PASSWORD, groups=["Editors"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["email", "username"])
def test_an_editor_signs_in_by_address_or_name_and_comes_to_the_desk(client, editor, by, language):
    data = {"login": getattr(editor, by), "password": PASSWORD}
    response = client.post(f"/{language}/account/login/", data)
    assert response.status_code == 302
    assert response.url == "/cms/"
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(client, editor, language):
    answers = []
    for login in (editor.email, "nobody@example.org"):
        data = {"login": login, "password": "zupełnie inne hasło"}
        answers.append(text_of(client.post(f"/{language}/account/login/", data)))
    assert answers[0] == answers[1]
    assert WRONG[language] in answers[0]


@pytest.mark.parametrize("by", ["email", "username"])
def test_as_many_passwords_are_compared_for_the_known_as_for_the_unknown(
    client, editor, monkeypatch, by
):
    waiting = UserFactory(password=None)
    away = UserFactory(password=PASSWORD, is_active=False)
    compared = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: compared.append(1) or encode(*args)
    )
    known = [getattr(person, by) for person in (editor, waiting, away)]
    for login in (*known, "nobody@example.org", "nobody"):
        compared.clear()
        data = {"login": login, "password": "zupełnie inne hasło"}
        assert client.post("/pl/account/login/", data).status_code == 200
        assert len(compared) == 1, login


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_password_is_promised_alike_to_known_and_unknown_addresses(client, editor, language):
    answers = []
    for email in (editor.email, "nobody@example.org"):
        response = client.post(
            f"/{language}/account/password/reset/", {"email": email}, follow=True
        )
        assert response.status_code == 200
        answers.append(text_of(response))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[editor.email], ["nobody@example.org"]]


def test_an_e_mail_for_a_new_password_leads_to_one_in_the_recipients_language(client, editor):
    client.post("/en/account/password/reset/", {"email": editor.email})
    text = mail.outbox[0].body
    assert text.startswith("Dzień dobry")
    assert mail.outbox[0].message()["Content-Language"] == "pl"
    link = next(word for word in text.split() if word.startswith("http"))
    assert "/pl/account/password/reset/key/" in link
    path = link.partition("testserver")[2]
    form = client.get(path, follow=True)
    address = form.redirect_chain[-1][0]
    new = "gołębie nad Sukiennicami"
    response = client.post(address, {"password1": new, "password2": new})
    assert response.status_code == 302
    assert sign_in(client, editor, password=new).url == "/cms/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_changing_the_address_tells_nothing_about_other_people(client, editor, language):
    other = UserFactory()
    sign_in(client, editor)
    answers = []
    for email in (other.email, "free@example.org"):
        data = {"email": email, "action_add": ""}
        response = client.post(f"/{language}/account/email/", data, follow=True)
        answers.append(text_of(response).replace(email, "…"))
    assert answers[0] == answers[1]
    editor.refresh_from_db()
    assert editor.email not in (other.email, "free@example.org")


def test_nobody_makes_an_account_for_themselves(client):
    password = {"password1": PASSWORD, "password2": PASSWORD}
    data = {"email": "new@example.org", "username": "new", **password}
    client.post("/pl/account/signup/", data)
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "address", ["/cms/", "/cms/login/", "/django-admin/", "/pl/_util/login/", "/cms/pages/"]
)
def test_every_way_in_leads_to_the_one_door(client, address):
    response = client.get(address, follow=True)
    assert response.redirect_chain[-1][0].startswith("/pl/account/login/")
    assert response.status_code == 200


def test_wagtails_own_password_screens_are_closed(client, editor):
    assert client.get("/cms/password_reset/", follow=True).status_code == 404
    sign_in(client, editor)
    account = client.get("/cms/account/").content.decode()
    assert "password-new_password1" not in account
    assert 'name="name_email-email"' not in account
    assert "/pl/account/" in account


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_not_enter_is_told_so_and_not_sent_to_and_fro(client, language):
    sign_in(client, UserFactory(password=PASSWORD))
    for address in ("/cms/", "/django-admin/"):
        response = client.get(address, follow=True, headers={"accept-language": language})
        assert response.status_code == 403
        assert len(response.redirect_chain) == 1


def test_a_person_without_rights_comes_to_their_account(client):
    response = sign_in(client, UserFactory(password=PASSWORD))
    assert response.url == "/pl/account/"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(client, editor, wanted):
    assert sign_in(client, editor, wanted=wanted).url == "/cms/"


def test_what_was_wanted_is_shown_after_signing_in(client, editor):
    assert sign_in(client, editor, wanted="/cms/account/").url == "/cms/account/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_tries_on_and_on_is_held_up(client, editor, language):
    for _attempt in range(5):
        sign_in(client, editor, language, password="zupełnie inne hasło")
    answer = text_of(sign_in(client, editor, language))
    assert {"pl": "Zbyt wiele", "en": "Too many"}[language] in answer
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_requests_from_one_place_get_a_page_of_the_portal(client, language):
    with override_settings(ACCOUNT_RATE_LIMITS={"reset_password": "1/m/ip"}):
        address = f"/{language}/account/password/reset/"
        client.post(address, {"email": "one@example.org"})
        response = client.post(address, {"email": "two@example.org"})
    assert response.status_code == 429
    assert {"pl": "Zbyt wiele prób", "en": "Too many attempts"}[language] in text_of(response)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deactivated_person_does_not_get_in(client, editor, language):
    User.objects.filter(pk=editor.pk).update(is_active=False)
    response = sign_in(client, editor, language)
    assert response.url == f"/{language}/account/inactive/"
    answer = text_of(client.get(response.url))
    assert {"pl": "dezaktywowane", "en": "deactivated"}[language] in answer
    assert client.get("/cms/").status_code == 302


def test_ended_sessions_are_over_at_once(client, editor):
    sign_in(client, editor)
    editor.end_sessions()
    assert client.get("/cms/").status_code == 302


def test_a_session_without_anybody_there_ends(client, editor, settings):
    sign_in(client, editor)
    client.get("/cms/")
    session = client.session
    session["portal_session_seen"] -= settings.SESSION_IDLE_AGE + 1
    session.save()
    response = client.get("/cms/", follow=True)
    assert "Dla bezpieczeństwa nastąpiło wylogowanie" in text_of(response)


def test_a_session_ends_by_age_however_busy_it_was(client, editor, settings):
    sign_in(client, editor)
    client.get("/cms/")
    session = client.session
    session["portal_session_began"] -= settings.SESSION_COOKIE_AGE + 1
    session.save()
    assert client.get("/cms/").status_code == 302


def test_an_open_window_alone_does_not_keep_a_session_alive(client, editor):
    sign_in(client, editor)
    client.get("/cms/")
    session = client.session
    seen = session["portal_session_seen"] = session["portal_session_seen"] - 600
    session.save()
    client.post("/cms/editing-sessions/1/")
    assert client.session["portal_session_seen"] == seen
    client.get("/cms/")
    assert client.session["portal_session_seen"] > seen


def test_a_visitor_gets_no_cookie_from_all_this(client):
    assert not client.get("/pl/").cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_or_common_password_is_refused(client, editor, language):
    sign_in(client, editor)
    address = f"/{language}/account/password/change/"
    for new in ("krótkie", "password1234", editor.email):
        data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        response = client.post(address, data)
        assert response.status_code == 200
        assert BeautifulSoup(response.content, "html5lib").select(".errorlist")
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        "",
        "email/",
        "password/change/",
        "second-factor/",
        "second-factor/totp/activate/",
        "second-factor/webauthn/add/",
        "connected/",
        "logout/",
    ],
)
def test_the_screens_of_an_account_speak_the_language_of_their_address(client, path, language):
    sign_in(client, AdministratorFactory(password=PASSWORD))
    response = client.get(f"/{language}/account/{path}")
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html5lib")
    assert soup.html["lang"] == language
    other = {"pl": "en", "en": "pl"}[language]
    switch = soup.select_one(f".language-switch a[hreflang={other}]")
    assert switch["href"] == f"/{other}/account/{path}"


def test_a_mail_server_out_of_reach_is_no_error_page(client, editor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    response = client.post("/pl/account/password/reset/", {"email": editor.email})
    assert response.status_code == 302
