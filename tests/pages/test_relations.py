"""What a page shows beyond its own row comes in one query, as the database has it."""

import datetime

import pytest
from django.urls import reverse

from declarations.models import DeclarationPage
from news.models import NewsSource
from portal.civic.dates import PartialDate
from portal.pages.relations import load_relations
from tests.factories.civic import FrameworkItemFactory, SourceFactory, UnitFactory
from tests.factories.declarations import (
    CommitmentFactory,
    DeclarationPageFactory,
    DeclarationSourceFactory,
    EarlierStatementFactory,
)
from tests.factories.media import PortalDocumentFactory
from tests.factories.news import NewsPageFactory

pytestmark = pytest.mark.django_db

RELATIONS = {
    "commitments": ["unit", "framework_item__framework"],
    "earlier_statements": ["page"],
    "sources": ["source__document"],
    "values": [],
}


def loaded(page, django_assert_num_queries):
    """The stored page with its relations, read in one query."""
    page = DeclarationPage.objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        load_relations(page, RELATIONS)
    return page


def test_rows_come_with_what_they_refer_to(django_assert_num_queries):
    document = PortalDocumentFactory()
    source = SourceFactory(document=document, retrieved_on=datetime.date(2026, 1, 2), pages=3)
    page = DeclarationSourceFactory(source=source).page
    commitment = CommitmentFactory(
        page=page,
        unit=UnitFactory(),
        framework_item=FrameworkItemFactory(),
        deadline=PartialDate(2026, 9),
    )
    page = loaded(page, django_assert_num_queries)
    with django_assert_num_queries(0):
        promise = page.commitments.all()[0]
        assert promise.deadline == PartialDate(2026, 9)
        assert promise.unit.name_en == commitment.unit.name_en
        assert promise.framework_item.framework.kind == "plan"
        found = page.sources.all()[0].source
        assert (found.retrieved_on, found.pages) == (datetime.date(2026, 1, 2), 3)
        assert found.document.url == document.url


def test_relations_that_are_empty_stay_empty(django_assert_num_queries):
    page = loaded(DeclarationPageFactory(), django_assert_num_queries)
    with django_assert_num_queries(0):
        assert [list(getattr(page, name).all()) for name in RELATIONS] == [[], [], [], []]


def test_references_that_are_empty_are_none(django_assert_num_queries):
    page = loaded(CommitmentFactory().page, django_assert_num_queries)
    with django_assert_num_queries(0):
        promise = page.commitments.all()[0]
        assert promise.unit is None
        assert promise.framework_item is None
        assert promise.deadline is None


def test_many_to_many_relations_hold_what_editors_chose(django_assert_num_queries):
    chosen = FrameworkItemFactory.create_batch(2)
    FrameworkItemFactory()
    page = DeclarationPageFactory()
    page.values.set(chosen)
    page.save()
    page = loaded(page, django_assert_num_queries)
    with django_assert_num_queries(0):
        assert list(page.values.all()) == chosen


def test_rows_stand_in_the_order_of_the_editor(django_assert_num_queries):
    page = DeclarationPageFactory()
    last = CommitmentFactory(page=page, sort_order=2)
    first = CommitmentFactory(page=page, sort_order=1)
    page = loaded(page, django_assert_num_queries)
    assert list(page.commitments.all()) == [first, last]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_pages_referred_to_know_their_address_and_their_languages(
    django_assert_num_queries, language
):
    earlier = DeclarationPageFactory(ready_en=False)
    page = EarlierStatementFactory(page=earlier).declaration
    address = earlier.get_url(language=language)  # warms Wagtail's memory of the sites
    page = loaded(page, django_assert_num_queries)
    with django_assert_num_queries(0):
        found = page.earlier_statements.all()[0].page
        assert found.readable_languages() == ["pl"]
        assert found.title_pl == earlier.title_pl
        assert found.get_url(language=language) == address


def test_draft_that_names_a_deleted_source_still_opens(admin_client):
    news = NewsPageFactory()
    source = SourceFactory()
    news.sources.add(NewsSource(source=source))
    news.save_revision(clean=False)
    source.delete()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    assert response.status_code == 200
