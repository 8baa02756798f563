"""What keeps an account its owner's: factors, addresses, rights, and what nobody stores."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.users.adapters import IdentityProviderAdapter, _says_verified
from portal.users.forms import AddKeyForm
from portal.users.invitations import _token, find_invitation
from portal.users.models import Invitation, User
from portal.users.ranks import givable_groups
from portal.users.second_factor import may_do_without
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.permissions.addresses import addresses
from tests.templates.html import assert_well_made

from .signing_in import LANGUAGES, PASSWORD, give_app, permit, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(settings):
    settings.SECOND_FACTOR_REQUIRED_FOR = ["users.change_user"]
    return permit(UserFactory(password=PASSWORD), "users.change_user", "wagtailadmin.access_admin")


def key_of(person, name="key"):
    credential = {"clientExtensionResults": {"credProps": {"rk": False}}}
    return Authenticator.objects.create(
        user=person, type="webauthn", data={"name": name, "credential": credential}
    )


@pytest.mark.parametrize("chosen", [True, False])
def test_a_key_signs_in_alone_only_where_that_was_chosen(monkeypatch, chosen):
    told = {"clientExtensionResults": {"credProps": {"rk": True}}}
    monkeypatch.setattr(
        AddKeyForm.__mro__[1],
        "clean",
        lambda form: {"credential": told, "passwordless": chosen},
    )
    person = UserFactory()
    credential = AddKeyForm(user=person).clean()["credential"]
    key = Authenticator(user=person, type="webauthn", data={"name": "", "credential": credential})
    assert key.wrap().is_passwordless is chosen


@pytest.mark.parametrize("value", [None, 0, 1, "", "true", "false", "yes", [True], {}, False])
def test_an_address_is_verified_by_true_alone(value):
    claims = {"sub": "a", "email_verified": value}
    assert not _says_verified({"userinfo": claims, "id_token": {"sub": "a"}})
    assert not _says_verified({"id_token": claims})
    assert _says_verified({"userinfo": {**claims, "email_verified": True}})


def test_an_answer_about_somebody_else_verifies_nothing():
    told = {"sub": "b", "email_verified": True}
    assert not _says_verified({"userinfo": told, "id_token": {"sub": "a"}})
    assert IdentityProviderAdapter


def test_the_last_factor_that_is_asked_for_stays(client, publisher):
    give_app(publisher)
    app = Authenticator.objects.get(user=publisher)
    assert not may_do_without(app)
    key = key_of(publisher)
    assert may_do_without(app) and may_do_without(key)
    client.force_login(publisher)
    app.delete()
    address = reverse("mfa_remove_webauthn", args=[key.pk])
    session = client.session
    session["account_authentication_methods_user"] = str(publisher.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp()}
    ]
    session.save()
    for response in (client.get(address), client.post(address)):
        assert response.url == reverse("mfa_index")
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_factor_that_is_gone_is_missed_at_once(client, publisher):
    give_app(publisher)
    client.force_login(publisher)
    assert client.get("/cms/account/").status_code == 200
    Authenticator.objects.filter(user=publisher).delete()
    assert client.get("/cms/account/").url == reverse("mfa_index")


def test_an_address_is_one_whatever_its_capitals():
    person = UserFactory(email=" Anna.Nowak@UM.Krakow.pl ")
    assert person.email == User.objects.get().email == "anna.nowak@um.krakow.pl"
    assert person.emailaddress_set.get().email == person.email


def test_a_link_to_a_corrected_address_leads_nowhere():
    invitation = Invitation.objects.create(person=UserFactory(), sent_at=timezone.now())
    token = _token(invitation)
    assert find_invitation(token) == invitation
    invitation.person.email = "right@example.org"
    invitation.person.save()
    assert find_invitation(token) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_new_password_by_an_address_that_others_gave_lately(client, language):
    person = UserFactory(address_given_at=timezone.now())
    client.post(f"/{language}/account/password/reset/", {"email": person.email})
    assert "/key/" not in mail.outbox[-1].body
    person.address_given_at -= timezone.timedelta(days=4)
    person.save()
    client.post(f"/{language}/account/password/reset/", {"email": person.email})
    assert "/key/" in mail.outbox[-1].body


def test_what_no_role_gives_is_given_only_by_those_who_have_it():
    actor = permit(UserFactory(), "users.change_user")
    group = Group.objects.create(name="Sites")
    assert group in givable_groups(actor)
    group.permissions.add(Permission.objects.get(codename="change_site"))
    assert group not in givable_groups(actor)
    actor.groups.add(group)
    assert group in givable_groups(actor)


def test_wrong_codes_of_an_app_leave_the_recovery_codes_usable(client, publisher):
    give_app(publisher)
    codes = RecoveryCodes.activate(publisher).get_unused_codes()
    address = sign_in(client, publisher).url
    for guess in range(6):
        client.post(address, {"code": f"{guess:06d}"})
    assert client.post(address, {"code": codes[0]}).status_code == 302


def test_wrong_passwords_of_one_person_keep_nobody_else_out(client):
    one, other = UserFactory(password=PASSWORD), UserFactory(password=PASSWORD)
    for _attempt in range(12):
        sign_in(client, one, password="zupełnie inne hasło")
    assert sign_in(client, other).status_code == 302


@pytest.mark.parametrize("method", ["get", "head", "options", "put"])
def test_signing_out_asks_before_it_ends_the_session(client, method):
    client.force_login(permit(UserFactory(), "wagtailadmin.access_admin"))
    response = getattr(client, method)("/cms/logout/")
    assert response.url == reverse("account_logout")
    assert "_auth_user_id" in client.session
    client.post("/cms/logout/")
    assert "_auth_user_id" not in client.session


def test_everything_for_one_person_is_kept_nowhere(client):
    client.force_login(UserFactory(is_superuser=True))
    seen = 0
    for address in addresses():
        route = "/" + address.route if hasattr(address, "route") else ""
        if not route.startswith(("/cms/", "/django-admin/", "/pl/account/")) or "<" in route:
            continue
        path = route.replace("^", "").replace("$", "").replace("\\Z", "")
        if (
            "(" in path or "logout" in path or "failwhale" in path
        ):  # a page of errors, for its makers
            continue
        seen += 1
        assert client.get(path).headers["Cache-Control"] == "private, no-store", path
    assert seen > 30


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_private_page_is_kept_nowhere(client, kind):
    page = StandardPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sezam")
    policy = client.get(page.url).headers["Cache-Control"]
    assert "no-store" in policy and "private" in policy


@pytest.mark.parametrize(
    ("language", "asked"), [("pl", "podać hasło"), ("en", "password is needed")]
)
def test_a_password_is_asked_for_in_the_portals_own_frame(client, language, asked):
    page = StandardPageFactory(title_pl="Tajne", title_en="Hidden")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sezam")
    answer = client.get(page.get_url(language=language))
    form = assert_well_made(answer, language)
    assert asked in form.find(".//h1").text
    assert "Tajne" not in answer.text.replace(page.get_url(language=language), "")
    assert "Hidden" not in answer.text


def test_the_password_of_a_page_is_a_digest_and_cannot_be_guessed_at(client):
    page = StandardPageFactory()
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="sezam"
    )
    restriction.refresh_from_db()
    assert "sezam" not in restriction.password
    stored = restriction.password
    restriction.save()
    assert restriction.password == stored
    address = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    data = {"password": "sezam", "return_url": "https://elsewhere.example/"}
    assert client.post(address, data).url == "/"
    client.cookies.clear()
    for _attempt in range(25):
        client.post(address, {**data, "password": "kasztan"})
    assert client.post(address, data).status_code == 200
