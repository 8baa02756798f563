"""How far promises have been kept: the picture on the home page and its numbers."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, Site

from declarations.models import Commitment
from declarations.progress import MOST_GATES, Progress
from portal.pages.languages import localized_names
from tests.declarations.test_pages import both_languages, words
from tests.factories.civic import UnitFactory
from tests.factories.declarations import (
    CommitmentFactory,
    CommitmentRegisterPageFactory,
    DeclarationPageFactory,
)
from tests.factories.media import PortalImageFactory
from tests.factories.news import NewsPageFactory
from tests.queries import forget_everything


def progress(**counts):
    return Progress(counts, Commitment.Status)


def test_each_promise_has_a_gate_with_the_kept_ones_first():
    found = progress(unknown=2, done=1, planned=0)
    assert found.total == 3
    assert found.gates == ["done", "unknown", "unknown"]
    assert [(part.status, part.number) for part in found.parts] == [("done", 1), ("unknown", 2)]


def test_many_promises_share_gates_and_none_of_a_few_is_lost():
    gates = progress(done=1, in_progress=500, unknown=700).gates
    assert len(gates) <= MOST_GATES + len(Commitment.Status)
    assert gates.count("done") == 1


def test_nothing_promised_is_nothing_to_show():
    assert (progress().total, progress().gates, progress().parts) == (0, [], [])


@both_languages
@pytest.mark.django_db
def test_home_page_counts_the_promises_that_may_be_read(client, language):
    page = DeclarationPageFactory()
    for status in ("done", "done", "unknown"):
        CommitmentFactory(page=page, status=status)
    CommitmentFactory(page=page, **dict.fromkeys(localized_names("text"), ""))
    CommitmentFactory(page=DeclarationPageFactory(parent=page.get_parent(), live=False))
    private = DeclarationPageFactory(parent=page.get_parent())
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    CommitmentFactory(page=private)
    html = BeautifulSoup(client.get(f"/{language}/").content, "html.parser")
    parts = [words(part) for part in html.select(".progress__legend li")]
    expected = {"pl": ["2 Wykonane", "1 Brak danych"], "en": ["2 Done", "1 Unknown"]}
    assert parts == expected[language]
    assert len(html.select(".progress .gates .gate-mark")) == 3


@both_languages
@pytest.mark.django_db
def test_home_page_without_promises_shows_no_figure(client, language):
    DeclarationPageFactory()
    assert 'class="progress"' not in client.get(f"/{language}/").text


@pytest.mark.django_db
def test_preview_of_the_home_page_has_the_figure_too(admin_client):
    CommitmentFactory(page=DeclarationPageFactory())
    home = Site.objects.get(is_default_site=True).root_page.specific
    response = home.make_preview_request(preview_mode="en")
    assert "1 commitment" in response.text


@both_languages
@pytest.mark.django_db
def test_home_page_with_everything_needs_at_most_six_queries(
    client, django_assert_max_num_queries, language
):
    image = PortalImageFactory()
    page = DeclarationPageFactory(image=image)
    CommitmentFactory.create_batch(20, page=page, unit=UnitFactory())
    news = NewsPageFactory(image=image)
    home = Site.objects.get(is_default_site=True).root_page.specific
    link = f'<p><a linktype="page" id="{news.pk}">x</a></p>'
    home.body_pl = home.body_en = [{"type": "paragraph", "value": link}]
    home.save()
    client.get(f"/{language}/")  # makes the sizes of the pictures
    forget_everything()
    with django_assert_max_num_queries(6):
        client.get(f"/{language}/")


@both_languages
@pytest.mark.django_db
def test_figure_on_the_home_page_leads_to_the_register(client, language):
    CommitmentFactory(page=DeclarationPageFactory(), status="done")
    html = BeautifulSoup(client.get(f"/{language}/").content, "html.parser")
    assert not html.select(".progress a")
    address = CommitmentRegisterPageFactory().get_url(language=language)
    html = BeautifulSoup(client.get(f"/{language}/").content, "html.parser")
    found = [link["href"] for link in html.select(".progress a")]
    assert found == [address, f"{address}?status=done"]
