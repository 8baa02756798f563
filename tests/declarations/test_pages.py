"""What visitors see of a declaration and of the list of declarations."""

import re

import pytest
from bs4 import BeautifulSoup

from declarations.models import Commitment, DeclarationPage, Paragraph
from portal.civic.dates import PartialDate
from tests.factories.civic import (
    CityFactory,
    FrameworkFactory,
    FrameworkItemFactory,
    PersonFactory,
    SourceFactory,
    UnitFactory,
)
from tests.factories.declarations import (
    CommitmentFactory,
    DeclarationClaimFactory,
    DeclarationIndexPageFactory,
    DeclarationPageFactory,
    DeclarationSourceFactory,
    EarlierStatementFactory,
    ParagraphFactory,
    SignatoryFactory,
)
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

both_languages = pytest.mark.parametrize("language", ["pl", "en"])
JUNK = ["page=x", "page=-1", "page=99", "page=" + "9" * 30, "year='", "year=²", "kind=%00"]


def read(client, page, language, query=""):
    """The parsed page as an anonymous visitor gets it."""
    response = client.get(page.get_url(language=language) + query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    """Text of an element with white space folded, non-breaking spaces too."""
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def full_declaration(rows=1, **values):
    """A declaration with ``rows`` of everything that it can have."""
    framework = FrameworkFactory(name_pl="Plan ECCAR", name_en="ECCAR plan")
    items = FrameworkItemFactory.create_batch(rows, framework=framework)
    page = DeclarationPageFactory(
        paragraphs=ParagraphFactory.build_batch(rows), image=PortalImageFactory(), **values
    )
    for number in range(1, rows + 1):
        source = SourceFactory(document=PortalDocumentFactory())
        CommitmentFactory(
            page=page, paragraph_number=number, unit=UnitFactory(), framework_item=items[0]
        )
        SignatoryFactory(page=page, person=PersonFactory(), city=CityFactory())
        EarlierStatementFactory(declaration=page, page=page.get_parent(), source=source)
        DeclarationClaimFactory(page=page, source=source)
        DeclarationSourceFactory(page=page, source=source)
    page = DeclarationPage.objects.get(pk=page.pk)
    page.values.set(items)
    page.levels.set(items)
    page.save()
    return page


@both_languages
def test_declaration_shows_its_facts_in_the_language_of_the_page(client, language):
    page = DeclarationPageFactory(
        kind="joint_statement",
        issuing_association_pl="Unia Metropolii Polskich",
        issuing_association_en="Union of Polish Metropolises",
        document_date=PartialDate(2021, 8),
        date_note_pl="Znany jest tylko miesiąc.",
        date_note_en="Only the month is known.",
        document_place_pl="Gdańsk",
        document_place_en="Gdańsk",
        occasion_pl="Kryzys w Afganistanie",
        occasion_en="The crisis in Afghanistan",
        programme_pl="Kraków dla Równości",
        programme_en="Kraków for Equality",
        programme_url="https://example.org/programme",
    )
    document = read(client, page, language).select_one(".document-facts")
    expected = {
        "pl": [
            "Unia Metropolii Polskich",
            "sierpień 2021",
            "Znany jest tylko miesiąc.",
            "Kryzys w Afganistanie",
            "Kraków dla Równości",
        ],
        "en": [
            "Union of Polish Metropolises",
            "August 2021",
            "Only the month is known.",
            "The crisis in Afghanistan",
            "Kraków for Equality",
        ],
    }
    for text in [*expected[language], "Gdańsk"]:
        assert text in words(document)
    assert document.select_one("time")["datetime"] == "2021-08"
    assert document.select_one("a[href='https://example.org/programme']")


@both_languages
def test_values_and_levels_stand_with_the_facts(client, language):
    value = FrameworkItemFactory(
        framework=FrameworkFactory(kind="values"), title_pl="równość", title_en="equality"
    )
    level = FrameworkItemFactory(
        framework=FrameworkFactory(kind="levels"),
        title_pl="Zobowiązanie",
        title_en="Commitment",
        number="1",
    )
    page = DeclarationPageFactory()
    page.values.add(value)
    page.levels.add(level)
    page.save()
    document = words(read(client, page, language).select_one(".document-facts"))
    assert {"pl": "równość", "en": "equality"}[language] in document
    assert {"pl": "1. Zobowiązanie", "en": "1. Commitment"}[language] in document


@both_languages
def test_paragraphs_have_anchors_and_a_link_to_each(client, language):
    paragraphs = [
        Paragraph(number=2, text_pl="<p>Drugi akapit</p>", text_en="<p>Second paragraph</p>"),
        Paragraph(number=7, text_pl="<p>Siódmy akapit</p>", text_en="<p>Seventh paragraph</p>"),
    ]
    html = read(client, DeclarationPageFactory(paragraphs=paragraphs), language)
    seventh = html.select_one("#p7")
    assert {"pl": "Siódmy akapit", "en": "Seventh paragraph"}[language] in words(seventh)
    assert seventh.select_one("a[href='#p7']")
    assert [each["id"] for each in html.select(".paragraph")] == ["p2", "p7"]


@both_languages
def test_commitments_stand_under_the_paragraph_that_makes_them(client, language):
    page = DeclarationPageFactory(paragraphs=ParagraphFactory.build_batch(2))
    CommitmentFactory(
        page=page,
        paragraph_number=2,
        text_pl="Przyjąć program",
        text_en="Adopt a programme",
        status=Commitment.Status.IN_PROGRESS,
        status_as_of=PartialDate(2025, 1),
        deadline=PartialDate(2026),
        unit=UnitFactory(name_pl="Wydział Równości", name_en="Equality Department"),
        evidence_pl="Projekt uchwały",
        evidence_en="Draft resolution",
        evidence_url="https://example.org/draft",
    )
    html = read(client, page, language)
    assert not html.select("#p1 .commitment")
    commitment = html.select_one("#p2 .commitment")
    expected = {
        "pl": ["Przyjąć program", "Wydział Równości", "Projekt uchwały", "styczeń 2025"],
        "en": ["Adopt a programme", "Equality Department", "Draft resolution", "January 2025"],
    }
    for text in [*expected[language], "2026"]:
        assert text in words(commitment)
    assert commitment.select_one("a[href='https://example.org/draft']")


@both_languages
def test_commitment_without_a_paragraph_stands_below_the_text(client, language):
    page = DeclarationPageFactory()
    CommitmentFactory(page=page, paragraph_number=None, text_pl="Ogólne", text_en="General")
    html = read(client, page, language)
    assert not html.select(".paragraph .commitment")
    assert {"pl": "Ogólne", "en": "General"}[language] in words(
        html.select_one("section.commitments")
    )


@both_languages
def test_misprinted_signatory_is_shown_as_printed_and_corrected(client, language):
    signatory = SignatoryFactory(
        name_as_printed="Tadeusz Truchala",
        person=PersonFactory(given_name="Tadeusz", family_name="Truskolaski"),
        editorial_note_pl="W druku błędne nazwisko.",
        editorial_note_en="The document misprints the name.",
    )
    entry = read(client, signatory.page, language).select_one(".signatory")
    assert words(entry.select_one(".signatory-name")) == "Tadeusz Truskolaski"
    assert "Tadeusz Truchala" in words(entry.select_one(".as-printed"))
    note = {"pl": "W druku błędne nazwisko.", "en": "The document misprints the name."}
    assert note[language] in words(entry.select_one(".editorial-note"))


@both_languages
def test_signatory_printed_rightly_is_named_once(client, language):
    signatory = SignatoryFactory(
        name_as_printed="Jacek Majchrowski",
        person=PersonFactory(given_name="Jacek", family_name="Majchrowski"),
    )
    entry = words(read(client, signatory.page, language).select_one(".signatory"))
    assert entry.count("Majchrowski") == 1
    assert {"pl": "Prezydent Miasta", "en": "Mayor"}[language] in entry


@both_languages
def test_claims_on_one_subject_stand_side_by_side(client, language):
    page = DeclarationPageFactory()
    for number, year in ((11, 2021), (12, 2022)):
        DeclarationClaimFactory(
            page=page,
            statement_pl=f"{number} prezydentów",
            statement_en=f"{number} mayors",
            as_of=PartialDate(year),
            source=SourceFactory(title_pl=f"Pismo {number}", title_en=f"Letter {number}"),
        )
    subject = read(client, page, language).select_one(".claim-subject")
    claims = [words(claim) for claim in subject.select(".claim")]
    expected = {
        "pl": [("11 prezydentów", "2021", "Pismo 11"), ("12 prezydentów", "2022", "Pismo 12")],
        "en": [("11 mayors", "2021", "Letter 11"), ("12 mayors", "2022", "Letter 12")],
    }
    assert len(claims) == 2
    for claim, parts in zip(claims, expected[language], strict=True):
        assert all(part in claim for part in parts)


@both_languages
def test_sources_lead_to_addresses_and_files(client, language):
    document = PortalDocumentFactory()
    source = SourceFactory(url="https://example.org/scan", document=document, pages=3)
    page = DeclarationSourceFactory(source=source, note_pl="Skan", note_en="Scan").page
    entry = read(client, page, language).select_one(".sources .source")
    assert {link["href"] for link in entry.select("a")} == {
        "https://example.org/scan",
        document.url,
    }
    assert {"pl": "Skan", "en": "Scan"}[language] in words(entry)


@both_languages
def test_earlier_statement_links_to_its_page_in_the_language_of_the_visitor(client, language):
    earlier = DeclarationPageFactory()
    statement = EarlierStatementFactory(page=earlier, date=PartialDate(2015))
    html = read(client, statement.declaration, language)
    link = html.select_one(".earlier-statements a")
    assert link["href"] == earlier.get_url(language=language)
    assert words(link) == getattr(statement, f"title_{language}")


@both_languages
def test_earlier_statement_without_a_public_page_is_no_link(client, language):
    draft = DeclarationPageFactory(live=False)
    statement = EarlierStatementFactory(page=draft)
    html = read(client, statement.declaration, language)
    assert not html.select(".earlier-statements a")
    assert getattr(statement, f"title_{language}") in words(html.select_one(".earlier-statements"))


@both_languages
def test_official_text_and_translation_are_told_apart(client, language):
    html = read(client, DeclarationPageFactory(official_language="pl"), language)
    assert bool(html.select(".text-status--official")) == (language == "pl")
    assert html.select_one(".text-status")


@both_languages
def test_pages_have_one_heading_of_the_first_level_and_unique_ids(client, language):
    page = full_declaration(rows=2)
    for html in (read(client, page, language), read(client, page.get_parent(), language)):
        assert len(html.select("h1")) == 1
        ids = [element["id"] for element in html.select("[id]")]
        assert len(ids) == len(set(ids))
        labels = {each["aria-labelledby"] for each in html.select("[aria-labelledby]")}
        assert labels <= set(ids)


@both_languages
def test_list_filters_by_kind_and_year(client, language):
    index = DeclarationIndexPageFactory()
    wanted = DeclarationPageFactory(
        parent=index, kind="aspiration", document_date=PartialDate(2023, 4)
    )
    DeclarationPageFactory(parent=index, kind="aspiration", document_date=PartialDate(2021))
    DeclarationPageFactory(parent=index, kind="declaration", document_date=PartialDate(2023))
    html = read(client, index, language, "?kind=aspiration&year=2023")
    links = [link["href"] for link in html.select(".card a")]
    assert links == [wanted.get_url(language=language)]
    offered = {
        name: {option["value"] for option in html.select(f"select[name={name}] option")}
        for name in ("kind", "year")
    }
    assert offered == {"kind": {"", "aspiration", "declaration"}, "year": {"", "2023", "2021"}}


@both_languages
def test_list_shows_only_what_is_ready_in_the_language(client, language):
    index = DeclarationIndexPageFactory()
    DeclarationPageFactory(parent=index, ready_en=False, original_language="pl")
    DeclarationPageFactory(parent=index, ready_pl=False, original_language="en")
    both = DeclarationPageFactory(parent=index)
    only = DeclarationPageFactory(parent=index, live=False)
    html = read(client, index, language)
    shown = [link["href"] for link in html.select(".card a")]
    assert len(shown) == 2
    assert both.get_url(language=language) in shown
    assert only.get_url(language=language) not in shown


@both_languages
def test_list_keeps_the_filter_on_its_second_page(client, language):
    index = DeclarationIndexPageFactory()
    DeclarationPageFactory.create_batch(21, parent=index, kind="aspiration")
    html = read(client, index, language, "?kind=aspiration")
    following = html.select_one(".pager a[rel=next]")["href"]
    second = read(client, index, language, following)
    assert len(second.select(".card")) == 1


@both_languages
@pytest.mark.parametrize("query", JUNK)
def test_list_ignores_junk_in_the_query(client, language, query):
    page = DeclarationPageFactory()
    html = read(client, page.get_parent(), language, f"?{query}")
    assert len(html.select(".card")) == 1


@pytest.mark.parametrize("number", [1, 20, 300])
def test_list_stays_within_the_query_budget(client, django_assert_max_num_queries, number):
    index = DeclarationIndexPageFactory()
    shared = {
        "parent": index,
        "kind": "aspiration",
        "image": PortalImageFactory(),
        "issuing_city": CityFactory(),
    }
    for _ in range(number):
        DeclarationPageFactory(paragraphs=[ParagraphFactory.build()], **shared)
    queries = ["", "?kind=aspiration&year=2023"]
    if number > 20:
        queries.append("?kind=aspiration&page=2")
    for language in ("pl", "en"):
        for query in queries:
            url = index.get_url(language=language) + query
            client.get(url)  # makes the sizes of the picture, once for all time
            forget_everything()
            with django_assert_max_num_queries(6):
                html = BeautifulSoup(client.get(url).content, "html.parser")
            assert len(html.select(".card")) == min(number, 20)


@both_languages
@pytest.mark.parametrize("rows", [1, 20])
def test_declaration_stays_within_the_query_budget(
    client, django_assert_max_num_queries, language, rows
):
    url = full_declaration(rows).get_url(language=language)
    client.get(url)  # makes the sizes of the picture, once for all time
    forget_everything()
    with django_assert_max_num_queries(6):
        response = client.get(url)
    html = BeautifulSoup(response.content, "html.parser")
    assert len(html.select(".commitment")) == rows
