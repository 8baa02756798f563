"""The reader of a declaration: one language or both, an address for each paragraph."""

import pytest

from declarations.models import Paragraph
from portal.civic.dates import PartialDate
from tests.declarations.test_pages import both_languages, full_declaration, read, words
from tests.factories.declarations import CommitmentFactory, DeclarationPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
OTHER = {"pl": "en", "en": "pl"}
TEXT = {"pl": "Miasto przyjmuje", "en": "The city takes in"}
BOTH = "?view=both"


def declaration(**values):
    paragraph = Paragraph(number=3, **{f"text_{code}": f"<p>{TEXT[code]}</p>" for code in TEXT})
    return DeclarationPageFactory(paragraphs=[paragraph], **values)


@both_languages
def test_one_language_is_shown_at_first(client, language):
    html = read(client, declaration(), language)
    assert [words(text) for text in html.select(".paragraph-text")] == [TEXT[language]]


@both_languages
def test_both_languages_stand_side_by_side_each_marked(client, language):
    texts = read(client, declaration(), language, BOTH).select("#p3 .paragraph-text")
    assert [words(text) for text in texts] == [TEXT[language], TEXT[OTHER[language]]]
    assert [text.get("lang") for text in texts] == [None, OTHER[language]]


@both_languages
def test_visitor_chooses_how_to_read_by_links(client, language):
    page = declaration()
    for query, current in (("", 0), (BOTH, 1)):
        links = read(client, page, language, query).select(".reader .choices a")
        assert [bool(link.get("aria-current")) for link in links] == [
            number == current for number in range(2)
        ]
    url = page.get_url(language=language)
    assert [link["href"] for link in links] == [f"{url}#text", f"{url}{BOTH}#text"]


@both_languages
def test_nothing_stands_beside_a_text_that_is_not_ready_in_the_other_language(client, language):
    page = declaration(original_language=language, **{f"ready_{OTHER[language]}": False})
    html = read(client, page, language, BOTH)
    assert len(html.select(".paragraph-text")) == 1
    assert not html.select(".reader .choices")


@both_languages
def test_official_column_is_marked(client, language):
    html = read(client, declaration(official_language="pl"), language, BOTH)
    marked = [
        bool(column.select(".tag--official")) for column in html.select(".reader__languages p")
    ]
    assert marked == ([True, False] if language == "pl" else [False, True])


@both_languages
def test_summary_has_no_official_column(client, language):
    page = declaration(official_language="pl", is_summary=True)
    assert not read(client, page, language, BOTH).select(".tag--official")


@both_languages
@pytest.mark.parametrize("query", ["?view=x", "?view=", "?view=both&view=one'", "?view=%00"])
def test_junk_in_the_query_shows_one_language(client, language, query):
    assert len(read(client, declaration(), language, query).select(".paragraph-text")) == 1


@both_languages
def test_commitment_shows_its_status_beside_its_paragraph(client, language):
    page = declaration()
    CommitmentFactory(
        page=page, paragraph_number=3, status="done", status_as_of=PartialDate(2025, 1)
    )
    status = read(client, page, language).select_one("#p3 .status")
    expected = {"pl": "Wykonane stan na styczeń 2025", "en": "Done as of January 2025"}
    assert words(status) == expected[language]


@both_languages
def test_page_says_how_to_cite_it_at_its_permanent_address(client, language):
    page = declaration(document_date=PartialDate(2023, 12, 19))
    citation = read(client, page, language, BOTH).select_one(".citation")
    assert citation.select_one("a")["href"] == page.get_full_url(language=language)
    assert page.text("title", language) in words(citation)
    assert {"pl": "19 grudnia 2023", "en": "19 December 2023"}[language] in words(citation)


@both_languages
@pytest.mark.parametrize("rows", [1, 20])
def test_both_languages_stay_within_the_query_budget(
    client, django_assert_max_num_queries, language, rows
):
    url = full_declaration(rows).get_url(language=language) + BOTH
    client.get(url)  # makes the sizes of the picture, once for all time
    forget_everything()
    with django_assert_max_num_queries(6):
        client.get(url)
