import pytest
from wagtail.models import PageViewRestriction

from tests.factories.news import NewsPageFactory, RelatedPageFactory
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def secret_page():
    """A page below a private one; its title must not get out."""
    parent = StandardPageFactory()
    PageViewRestriction.objects.create(page=parent, restriction_type="login")
    return StandardPageFactory(parent=parent, title_pl="Poufne", title_en="Confidential")


@pytest.mark.parametrize(("language", "title"), [("pl", "Poufne"), ("en", "Confidential")])
def test_private_related_page_is_not_named_to_a_visitor(client, language, title):
    news = NewsPageFactory()
    RelatedPageFactory(news=news, page=secret_page())
    RelatedPageFactory(news=news, page=StandardPageFactory(title_pl="Jawne", title_en="Open"))
    html = client.get(news.get_url(language=language)).content.decode()
    assert title not in html
    assert {"pl": "Jawne", "en": "Open"}[language] in html


@pytest.mark.parametrize("language", ["pl", "en"])
def test_link_in_a_text_to_a_private_page_has_no_address(client, language):
    secret = secret_page()
    link = f'<p><a linktype="page" id="{secret.pk}">słowa</a></p>'
    page = StandardPageFactory(body_pl=[("paragraph", link)], body_en=[("paragraph", link)])
    html = client.get(page.get_url(language=language)).content.decode()
    assert "<a>słowa</a>" in html
    assert secret.get_url(language=language) not in html
