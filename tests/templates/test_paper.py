"""What every page says on paper: its address and when it was made or printed, once."""

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from tests.factories.pages import StandardPageFactory

from .html import parsed, text_of

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
AS_OF = {"pl": "Stan z dnia", "en": "As of"}
PRINTED_ON = {"pl": "Wydrukowano", "en": "Printed on"}


def printed(response):
    """What stands below the page in ``response`` when it is printed."""
    lines = [element for element in parsed(response).iter("p") if element.get("class") == "printed"]
    assert len(lines) == 1
    return lines[0]


def today(language):
    with override(language):
        return date_format(timezone.localdate())


@both_languages
@pytest.mark.parametrize("query", ["", "?form=etr", "?page=2&topic=1"])
def test_page_is_printed_with_the_address_that_was_asked_for(client, language, query):
    address = StandardPageFactory().get_url(language=language) + query
    text = text_of(printed(client.get(address)))
    assert text == f"http://testserver{address}{AS_OF[language]} {today(language)}"


@both_languages
@pytest.mark.parametrize("path", ["no-such-page/", "account/login/"])
def test_what_is_no_page_is_printed_with_its_address(client, language, path):
    address = f"/{language}/{path}"
    assert text_of(printed(client.get(address))).startswith(f"http://testserver{address}")


@both_languages
def test_page_names_what_the_script_writes_before_the_day_of_printing(client, language):
    page = StandardPageFactory()
    [line] = printed(client.get(page.get_url(language=language))).iter("span")
    assert line.get("data-printed") == PRINTED_ON[language]


def test_address_in_the_line_is_text_and_no_mark_up(client):
    response = client.get("/pl/no-such-page/", {"q": '"><script>alert(1)</script>'})
    assert not list(printed(response).iter("script"))


def test_answer_that_needs_nothing_is_printed_with_its_address(client):
    client.raise_request_exception = False
    response = client.get("/pl/", {"q": "a" * 2000})
    assert response.status_code == 413
    assert text_of(printed(response)).startswith("http://testserver/pl/?q=aaa")


def test_answer_to_a_foreign_host_is_printed_without_an_address(client):
    response = client.get("/pl/", headers={"host": "not ours"})
    assert response.status_code == 400
    assert text_of(printed(response)).startswith("Stan z dnia / As of 20")
