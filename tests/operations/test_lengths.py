"""Values are limited in their length before anything looks at them."""

import pytest

pytestmark = pytest.mark.django_db

LONG = "x" * 1_001
DOORS = [
    ("account/login/", "login"),
    ("account/login/", "password"),
    ("account/password/reset/", "email"),
    ("account/second-factor/authenticate/", "code"),
    ("account/reauthenticate/", "password"),
    ("_util/authenticate_with_password/1/2/", "password"),
]


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize(("path", "field"), DOORS)
def test_oversize_field_of_signing_in_is_refused_in_clear_words(client, language, path, field):
    response = client.post(f"/{language}/{path}", {field: LONG})
    assert response.status_code == 413
    assert "To jest za długie" in response.text
    assert "This is too long" in response.text
    assert LONG not in response.text


def test_large_body_is_refused_unread(client):
    response = client.post("/pl/account/login/", {f"field{n}": "x" * 900 for n in range(100)})
    assert response.status_code == 413


@pytest.mark.parametrize(
    "path", ["/pl/?q=", "/cms/pages/search/?q=", "/django-admin/audit/entry/?q=", "/pl/?year="]
)
def test_oversize_search_or_filter_is_refused(admin_client, path):
    assert admin_client.get(path + LONG).status_code == 413


def test_what_people_type_is_taken(client):
    response = client.post("/pl/account/login/", {"login": "x" * 254, "password": "y" * 128})
    assert response.status_code == 200
    assert client.get("/pl/account/login/?next=/" + "x" * 2_000).status_code == 200
