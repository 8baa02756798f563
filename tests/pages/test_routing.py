import pytest

from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["pl", "en"])
def test_home_page_is_served_in_each_language(client, language):
    assert client.get(f"/{language}/").status_code == 200


@pytest.mark.parametrize(("language", "title"), [("pl", "O biurze"), ("en", "About the office")])
def test_page_is_served_at_the_address_of_each_language(client, language, title):
    page = StandardPageFactory(title_pl="O biurze", title_en="About the office")
    assert page.get_url(language=language) == f"/{language}/{title.lower().replace(' ', '-')}/"
    response = client.get(page.get_url(language=language))
    assert response.status_code == 200
    assert title in response.text
