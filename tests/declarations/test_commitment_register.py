"""The register of commitments: the table, its filters, its picture and its file."""

import csv
from io import StringIO

import pytest
from wagtail.models import PageViewRestriction

from declarations.models import Commitment, CommitmentRegisterPage
from portal.civic.dates import PartialDate
from tests.factories.civic import FrameworkFactory, UnitFactory
from tests.factories.declarations import (
    CommitmentFactory,
    CommitmentRegisterPageFactory,
    DeclarationIndexPageFactory,
    DeclarationPageFactory,
)
from tests.queries import forget_everything
from tests.readers import JUNK, links, read, words
from tests.templates.html import assert_well_made

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
BUDGET = 6


def rows(page):
    return page.select(".register__row")


def promises(page):
    return [words(text) for text in page.select(".register .box__title")]


def table(client, register, language, query=""):
    """The rows of the CSV file as mappings."""
    response = client.get(f"{register.get_url(language=language)}?format=csv{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(response.getvalue().decode())))


@both_languages
def test_promise_leads_to_its_sentence_and_its_evidence(client, language):
    register = CommitmentRegisterPageFactory()
    promise = CommitmentFactory(
        paragraph_number=1, evidence_url="https://example.org/evidence", unit=UnitFactory()
    )
    (row,) = rows(read(client, register, language))
    assert links(row) == [
        f"{promise.page.get_url(language=language)}#p1",
        "https://example.org/evidence",
    ]
    assert getattr(promise, f"text_{language}") in words(row)
    assert getattr(promise.unit, f"name_{language}") in words(row)


@both_languages
def test_promise_of_the_whole_document_leads_to_the_document(client, language):
    register = CommitmentRegisterPageFactory()
    promise = CommitmentFactory(paragraph_number=None)
    (row,) = rows(read(client, register, language))
    assert links(row) == [promise.page.get_url(language=language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ["Wykonane", "stan na wrzesień 2024", "Termin: 2026"]),
        ("en", ["Done", "as of September 2024", "Deadline: 2026"]),
    ],
)
def test_row_says_how_far_the_city_is_and_by_when(client, language, expected):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory(status="done", status_as_of=PartialDate(2024, 9), deadline=PartialDate(2026))
    (row,) = rows(read(client, register, language))
    assert all(text in words(row) for text in expected)


@both_languages
def test_register_has_only_promises_that_may_be_read(client, language):
    register = CommitmentRegisterPageFactory()
    shown = CommitmentFactory()
    CommitmentFactory(**{f"text_{language}": ""})
    CommitmentFactory(page=DeclarationPageFactory(live=False))
    CommitmentFactory(page=DeclarationPageFactory(**{f"ready_{language}": False}))
    private = DeclarationIndexPageFactory()
    CommitmentFactory(page=DeclarationPageFactory(parent=private))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert promises(read(client, register, language)) == [getattr(shown, f"text_{language}")]


def test_register_in_a_list_has_the_promises_of_that_list(client):
    index = DeclarationIndexPageFactory()
    register = CommitmentRegisterPageFactory(parent=index)
    shown = CommitmentFactory(page=DeclarationPageFactory(parent=index))
    CommitmentFactory()
    assert promises(read(client, register, "en")) == [shown.text_en]


def test_register_in_another_language_is_in_that_language_throughout(client):
    register = CommitmentRegisterPageFactory(ready_en=False)
    promise = CommitmentFactory(status="done")
    page = read(client, register, "en")
    assert page.select_one("main > article")["lang"] == "pl"
    assert promises(page) == [promise.text_pl]
    assert words(page.select_one(".count")) == "1 zobowiązanie"
    assert links(rows(page)[0]) == [f"{promise.page.get_url(language='en')}#p1"]


@both_languages
def test_filters_narrow_the_register_down(client, language):
    register = CommitmentRegisterPageFactory()
    unit, framework = UnitFactory(), FrameworkFactory(items=2)
    point, other_point = framework.items.all()
    wanted = CommitmentFactory(
        page__document_date=PartialDate(2021, 8), status="done", unit=unit, framework_item=point
    )
    CommitmentFactory(
        page__document_date=PartialDate(2023), unit=UnitFactory(), framework_item=other_point
    )
    CommitmentFactory(page__document_date=None)
    for query in ("status=done", f"unit={unit.pk}", f"point={point.pk}", "year=2021"):
        page = read(client, register, language, f"?{query}")
        assert promises(page) == [getattr(wanted, f"text_{language}")], query
        assert page.select_one(".filter-reset")
    assert len(rows(read(client, register, language, "?year=none"))) == 1


@both_languages
def test_filters_offer_what_there_is(client, language):
    register = CommitmentRegisterPageFactory()
    framework = FrameworkFactory(items=3)
    for point in reversed(framework.items.all()[1:]):
        CommitmentFactory(
            framework_item=point, status="planned", page__document_date=PartialDate(2021)
        )
    CommitmentFactory(page__document_date=None, status="done")
    page = read(client, register, language)

    def offered(name):
        return [option["value"] for option in page.select(f"select[name={name}] option")][1:]

    assert offered("status") == ["planned", "done"]
    assert offered("year") == ["2021", "none"]
    assert offered("point") == [str(point.pk) for point in framework.items.all()[1:]]
    assert page.select_one("optgroup")["label"] == getattr(framework, f"name_{language}")
    assert not page.select("select[name=unit]")


@both_languages
def test_nothing_that_fits_offers_a_way_on(client, language):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory(status="done", page__document_date=PartialDate(2021))
    CommitmentFactory(status="planned", page__document_date=PartialDate(2023))
    page = read(client, register, language, "?status=done&year=2023")
    assert not rows(page)
    assert links(page.select_one(".empty")) == ["?"]


@pytest.mark.parametrize("query", JUNK)
@pytest.mark.parametrize("name", ["status", "point", "unit", "year"])
def test_junk_in_the_query_is_ignored(client, query, name):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory(
        unit=UnitFactory(pk=77), framework_item=FrameworkFactory(items=1).items.first()
    )
    assert len(rows(read(client, register, "pl", "?" + query.replace("filter", name)))) == 1


@pytest.mark.parametrize(
    ("number", "pl", "en"),
    [
        (1, "1 zobowiązanie", "1 commitment"),
        (3, "3 zobowiązania", "3 commitments"),
        (12, "12 zobowiązań", "12 commitments"),
        (22, "22 zobowiązania", "22 commitments"),
    ],
)
def test_register_says_how_many_there_are(client, number, pl, en):
    register, page = CommitmentRegisterPageFactory(), DeclarationPageFactory()
    CommitmentFactory.create_batch(number, page=page)
    assert words(read(client, register, "pl").select_one(".count")) == pl
    assert words(read(client, register, "en").select_one(".count")) == en


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("pl", ["2 Wykonane", "1 W toku", "1 Brak danych"]),
        ("en", ["2 Done", "1 In progress", "1 Unknown"]),
    ],
)
def test_picture_of_the_whole_is_text_too(client, language, expected):
    register, page = CommitmentRegisterPageFactory(), DeclarationPageFactory()
    for status in ("done", "done", "in_progress", "unknown"):
        CommitmentFactory(page=page, status=status)
    overview = read(client, register, language, "?status=unknown").select_one(".overview")
    assert [words(item) for item in overview.select("li")] == expected
    address = register.get_url(language=language)
    assert links(overview) == [
        f"{address}?status={status}" for status in ("done", "in_progress", "unknown")
    ]
    assert len(overview.select(".gates .gate-mark")) == 4


def test_file_has_both_languages_and_the_filters(client):
    register = CommitmentRegisterPageFactory()
    promise = CommitmentFactory(
        status="done", text_en="Act, “now”", page__document_date=PartialDate(2021, 8)
    )
    CommitmentFactory(status="planned")
    (row,) = table(client, register, "pl", "&status=done")
    assert row["text_pl"] == promise.text_pl
    assert row["text_en"] == "Act, “now”"
    assert (row["status"], row["document_date"], row["paragraph"]) == ("done", "2021-08", "1")
    assert row["url_en"] == f"{promise.page.get_full_url(language='en')}#p1"


def test_file_keeps_back_what_may_not_be_read(client):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory(page=DeclarationPageFactory(ready_en=False), text_en="Secret")
    (row,) = table(client, register, "pl")
    assert (row["text_en"], row["declaration_en"], row["url_en"]) == ("", "", "")
    assert not table(client, register, "en")


def test_file_of_a_private_register_is_private(client):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory(text_pl="Tajne")
    PageViewRestriction.objects.create(page=register, restriction_type="password", password="sezam")
    response = client.get(register.get_url(language="pl") + "?format=csv")
    assert response["Content-Type"].startswith("text/html")
    assert "Tajne" not in response.getvalue().decode()


@both_languages
@pytest.mark.parametrize("number", [1, 20, 300])
def test_register_stays_within_the_budget(client, django_assert_max_num_queries, language, number):
    register, unit = CommitmentRegisterPageFactory(), UnitFactory()
    points = FrameworkFactory(items=min(number, 10)).items.all()
    pages = DeclarationPageFactory.create_batch(min(number, 5))
    Commitment.objects.bulk_create(
        CommitmentFactory.build(
            page=pages[count % len(pages)],
            unit=unit,
            framework_item=points[count % len(points)],
            status=Commitment.Status.values[count % 5],
        )
        for count in range(number)
    )
    size = CommitmentRegisterPage.items_per_page
    for query in ("", "?format=csv", "?page=2&year=2023"):
        url = register.get_url(language=language) + query
        forget_everything()
        with django_assert_max_num_queries(BUDGET):
            response = client.get(url)
        assert response.status_code == 200
    assert_well_made(response, language)
    assert response.content.count(b"register__row") == min(number, size)
