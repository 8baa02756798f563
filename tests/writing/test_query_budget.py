"""What opening an edit form costs, however many rows the page has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from declarations.models import DeclarationPage
from networks.models import MembershipPage
from news.models import NewsPage
from portal.civic.models import Person, Source
from tests.factories import accessibility, civic, declarations, networks, news, pages
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.users import UserFactory
from tests.pages.admin import url
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

MOST_QUERIES = 40


def rich_body():
    """A body with a picture, a document, a page and links to others."""
    target, document = pages.StandardPageFactory(), PortalDocumentFactory()
    links = (
        f'<p><a linktype="page" id="{target.pk}">strona</a>'
        f'<a linktype="document" id="{document.pk}">plik</a></p>'
    )
    return [
        ("paragraph", links),
        ("picture", {"image": PortalImageFactory(), "caption": ""}),
        ("documents", {"heading": "", "documents": [document]}),
        ("related_pages", {"heading": "", "pages": [target, pages.StandardPageFactory()]}),
    ]


def standard_page(rows):
    return pages.StandardPageFactory(
        image=PortalImageFactory(), body_pl=rich_body() * rows, body_en=rich_body()
    )


def declaration(rows):
    paragraphs = [declarations.ParagraphFactory.build() for _row in range(rows)]
    page = declarations.DeclarationPageFactory(
        paragraphs=paragraphs, image=PortalImageFactory(), body_pl=rich_body()
    )
    for _row in range(rows):
        declarations.CommitmentFactory(
            page=page, unit=civic.UnitFactory(), framework_item=civic.FrameworkItemFactory()
        )
        declarations.SignatoryFactory(
            page=page, person=civic.PersonFactory(), city=civic.CityFactory()
        )
        declarations.EarlierStatementFactory(
            declaration=page, page=pages.StandardPageFactory(), source=civic.SourceFactory()
        )
        declarations.DeclarationClaimFactory(page=page)
        declarations.DeclarationSourceFactory(page=page)
    return page


def membership(rows):
    page = networks.MembershipPageFactory(
        image=PortalImageFactory(), unit=civic.UnitFactory(), body_pl=rich_body()
    )
    for _row in range(rows):
        networks.AccessionStageFactory(
            membership=page, resolution=civic.ResolutionFactory(), source=civic.SourceFactory()
        )
        networks.MembershipRoleFactory(membership=page, source=civic.SourceFactory())
        networks.ObligationFactory(membership=page, framework_item=civic.FrameworkItemFactory())
        for factory in (
            networks.MembershipClaimFactory,
            networks.SittingFactory,
            networks.SupportingOrganisationFactory,
            networks.RelatedPageFactory,
            networks.MembershipSourceFactory,
        ):
            factory(membership=page)
    return page


def piece_of_news(rows):
    page = news.NewsPageFactory(image=PortalImageFactory(), body_pl=rich_body())
    for _row in range(rows):
        news.NewsQuoteFactory(page=page, source=civic.SourceFactory())
        news.PersonInPictureFactory(page=page, person=civic.PersonFactory())
        news.RelatedPageFactory(news=page)
        news.NewsSourceFactory(page=page)
    return page


def statement(rows):
    page = accessibility.AccessibilityStatementPageFactory()
    for _row in range(rows):
        accessibility.KnownFailingFactory(
            statement=page, unit=civic.UnitFactory(), page=pages.StandardPageFactory()
        )
        accessibility.StatementReviewFactory(statement=page)
    return page


MAKERS = [standard_page, declaration, membership, piece_of_news, statement]
LISTS = [
    declarations.DeclarationIndexPageFactory,
    declarations.CommitmentRegisterPageFactory,
    networks.NetworkIndexPageFactory,
    networks.NetworkMapPageFactory,
    news.NewsIndexPageFactory,
    pages.HomePageFactory,
]


def queries_to_open(client, page):
    client.force_login(UserFactory(groups=["Editors"]))
    client.get(url("edit", page.pk))  # compiles templates and the form's class
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url("edit", page.pk)).status_code == 200
    return len(queries)


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_form_opens_with_few_queries_however_many_rows_it_has(client, make, rows):
    assert queries_to_open(client, make(rows)) <= MOST_QUERIES


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_form_of_a_draft_opens_with_few_queries(client, make):
    page = make(20)
    page = type(page).objects.get(pk=page.pk)
    page.title_en = "Changed since"
    page.save_revision(clean=False)
    assert queries_to_open(client, page) <= MOST_QUERIES


@pytest.mark.parametrize("factory", LISTS, ids=lambda factory: factory._meta.model.__name__)
def test_form_of_a_list_opens_with_few_queries(client, factory):
    assert queries_to_open(client, factory()) <= MOST_QUERIES


def test_what_is_read_at_once_is_shown_in_its_field(client):
    page = declaration(2)
    client.force_login(UserFactory(groups=["Editors"]))
    html = client.get(url("edit", page.pk)).text
    people = Person.objects.filter(pk__in=page.signatories.values("person"))
    sources = Source.objects.filter(pk__in=page.sources.values("source"))
    assert people and all(str(person) in html for person in people)
    assert sources and all(str(source) in html for source in sources)


@pytest.mark.parametrize(
    ("make", "model"),
    [(declaration, DeclarationPage), (membership, MembershipPage), (piece_of_news, NewsPage)],
)
def test_form_holds_the_rows_of_the_published_page(client, make, model):
    page = model.objects.get(pk=make(3).pk)
    client.force_login(UserFactory(groups=["Editors"]))
    form = client.get(url("edit", page.pk)).context["form"]
    for name, formset in form.formsets.items():
        if name != "comments":
            expected = list(getattr(page, name).values_list("pk", flat=True))
            assert [row.instance.pk for row in formset.forms] == expected
