"""What the edit form says while somebody types, and what it takes over from another language."""

import pytest
from django.urls import reverse

from portal.writing.glossary import find_terms
from portal.writing.models import Term
from tests.factories.media import PortalImageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.factories.users import UserFactory
from tests.pages.admin import log_in, page_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return Term.objects.create(
        name_pl="osoba z niepełnosprawnością",
        name_en="person with a disability",
        avoided_pl="osoba niepełnosprawna",
        avoided_en="the disabled\ndisabled person",
    )


def found(text, language):
    uses = find_terms(text, language, Term.objects.all())
    return [(use.words, use.is_avoided) for use in uses]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Pomagamy osobom z niepełnosprawnością.", [("osobom z niepełnosprawnością", False)]),
        ("pl", "Wsparcie osób niepełnosprawnych", [("osób niepełnosprawnych", True)]),
        ("pl", "Osoba i niepełnosprawna", []),
        ("en", "Help for disabled persons.", [("disabled persons", True)]),
        ("en", "A person with a disability", [("person with a disability", False)]),
        ("en", "", []),
    ],
)
def test_terms_are_found_in_whatever_form_they_stand(term, language, text, expected):
    assert found(text, language) == expected


def ask(client, **data):
    return client.post(reverse("writing:hints"), data)


@pytest.mark.parametrize(
    ("screen", "words"),
    [
        ("pl", "Zamiast „osób niepełnosprawnych”"),
        ("en", "Instead of “osób niepełnosprawnych”"),
    ],
)
def test_avoided_words_are_named_with_the_preferred_term(client, term, screen, words):
    log_in(client, screen)
    (hint,) = ask(client, language="pl", text="dla osób niepełnosprawnych").json()["hints"]
    assert words in hint["text"]
    assert "osoba z niepełnosprawnością" in hint["text"]
    assert hint["elsewhere"] == [{"language": "en", "name": "person with a disability"}]


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("pl", 'Kraków w 2022 r. "miasto"', "Kraków w␣2022␣r. „miasto”"),
        ("pl", "Kraków & <b>", ""),
        ("en", 'Kraków in "2022"', ""),
    ],
)
def test_typography_is_shown_before_it_is_put_on(client, language, text, shown):
    log_in(client)
    assert ask(client, language=language, text=text).json()["shown"] == shown


@pytest.mark.parametrize("data", [{}, {"language": "xx", "text": "a"}, {"language": "pl"}])
def test_nonsensical_question_gets_an_empty_answer(client, data):
    log_in(client)
    assert ask(client, **data).json() == {"hints": [], "shown": ""}


def test_only_people_of_the_office_may_ask(client, term):
    client.force_login(UserFactory())
    assert ask(client, language="pl", text="osoba").status_code != 200


# The structure of a body


def take_over(client, data, model="standardpage", column="body_pl"):
    return client.post(reverse("writing:structure", args=["pages", model, column]), data)


def test_structure_of_a_body_is_taken_over_without_its_words(client):
    log_in(client)
    image = PortalImageFactory()
    data = page_data() | {
        "body_pl-count": "3",
        "body_pl-0-type": "heading",
        "body_pl-0-deleted": "",
        "body_pl-0-order": "0",
        "body_pl-0-id": "",
        "body_pl-0-value-text": "Zasady",
        "body_pl-0-value-level": "h3",
        "body_pl-1-type": "picture",
        "body_pl-1-deleted": "",
        "body_pl-1-order": "1",
        "body_pl-1-id": "",
        "body_pl-1-value-image": str(image.pk),
        "body_pl-1-value-caption": "Podpis",
        "body_pl-2-type": "paragraph",
        "body_pl-2-deleted": "",
        "body_pl-2-order": "2",
        "body_pl-2-id": "",
        "body_pl-2-value": '{"blocks": [{"key": "a", "text": "Tekst", "type": "unstyled"}], '
        '"entityMap": {}}',
    }
    response = take_over(client, data)
    heading, picture, paragraph = response.json()["state"]
    assert not heading["value"]["text"]
    assert heading["value"]["level"] == ["h3"]
    assert picture["value"]["image"]["id"] == image.pk
    assert not picture["value"]["caption"]
    assert paragraph["type"] == "paragraph"
    for word in ("Zasady", "Podpis", "Tekst"):
        assert word not in response.text


@pytest.mark.parametrize(
    ("model", "column"),
    [
        ("standardpage", "title_pl"),
        ("standardpage", "nothing"),
        ("nothing", "body_pl"),
        ("portalsettings", "main_menu"),
    ],
)
def test_structure_of_what_is_no_body_is_refused(client, model, column):
    log_in(client)
    assert take_over(client, page_data(), model, column).status_code == 400


def test_damaged_body_is_refused(client):
    log_in(client)
    assert take_over(client, {"body_pl-count": "x"}).status_code == 400


def test_translator_takes_over_a_body_that_the_form_shows_only_to_be_read(client):
    page = StandardPageFactory(body_pl=paragraph("Wstęp jest wolny."), body_en=[], ready_en=False)
    client.force_login(UserFactory(role="translator", role__language="en"))
    address = reverse("writing:structure", args=["pages", "standardpage", "body_pl"])
    edit_form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert f"{address}?page={page.pk}" in edit_form.content.decode()
    answer = client.post(f"{address}?page={page.pk}", {})
    assert [block["type"] for block in answer.json()["state"]] == ["paragraph"]
    assert "wolny" not in answer.content.decode()


@pytest.mark.parametrize("page", ["x", "999999"])
def test_structure_of_a_missing_page_is_refused(client, page):
    log_in(client)
    address = reverse("writing:structure", args=["pages", "standardpage", "body_pl"])
    assert client.post(f"{address}?page={page}", {}).status_code == 400


def test_structure_of_a_page_of_others_is_refused(client):
    page = StandardPageFactory()
    client.force_login(UserFactory(role="author"))
    address = reverse("writing:structure", args=["pages", "standardpage", "body_pl"])
    answer = client.post(
        f"{address}?page={page.pk}", {}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert answer.status_code == 403
