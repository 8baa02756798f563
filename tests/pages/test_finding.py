"""How editors find pages in Wagtail's admin."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from portal.pages.models import PortalPage
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import home_page, log_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("screen_language", ["pl", "en"])
def test_explorer_lists_pages_by_their_default_title(client, screen_language):
    log_in(client, screen_language)
    StandardPageFactory(title_pl="Łódź", title_en="Lodz")
    html = client.get(reverse("wagtailadmin_explore", args=[home_page().pk])).text
    assert "Łódź" in html


@pytest.mark.parametrize("screen_language", ["pl", "en"])
@pytest.mark.parametrize("query", ["Deklaracja", "Declaration", "Declar"])
def test_search_finds_titles_of_both_languages(client, screen_language, query):
    log_in(client, screen_language)
    StandardPageFactory(title_pl="Deklaracja praw", title_en="Declaration of rights")
    response = client.get(reverse("wagtailadmin_pages:search"), {"q": query})
    assert "Deklaracja praw" in response.text


def test_chooser_finds_titles_of_both_languages(client):
    log_in(client, "en")
    StandardPageFactory(title_pl="Deklaracja praw", title_en="Declaration of rights")
    address = reverse("wagtailadmin_choose_page_search")
    assert "Deklaracja praw" in client.get(address, {"q": "Declar"}).text


def test_use_of_a_page_is_counted_once_in_each_language():
    target = StandardPageFactory()
    link = [("paragraph", f'<p><a linktype="page" id="{target.pk}">tutaj</a></p>')]
    StandardPageFactory(body_pl=link, body_en=link)
    paths = ReferenceIndex.get_references_to(target).values_list("model_path", flat=True)
    assert sorted(path.partition(".")[0] for path in paths) == ["body_en", "body_pl"]


def test_page_of_a_retired_type_does_not_break_routing(client):
    page = StandardPageFactory(title_pl="Strona")
    content_type = page.content_type
    content_type.pk, content_type.model = None, "retiredpage"
    content_type.save()
    PortalPage.objects.filter(pk=page.pk).update(content_type=content_type)
    assert client.get("/pl/strona/").status_code == 404
