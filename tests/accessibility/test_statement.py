"""The accessibility statement by the technical conditions, version 2.0."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.pages.languages import localized_names
from tests.factories.accessibility import (
    AccessibilityStatementPageFactory,
    KnownFailingFactory,
    StatementReviewFactory,
)
from tests.factories.civic import UnitFactory
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything
from tests.templates.html import assert_well_made, parsed, text_of

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
all_statuses = pytest.mark.parametrize("status", ["full", "partial", "none"])

REQUIRED_IDS = {
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-zakres",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-kontakt",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-komunikacja",
}
OPTIONAL_IDS = {
    "a11y-data-przeglad",
    "a11y-architektura-url",
    "a11y-aplikacje",
    "a11y-ocena",
    "a11y-osoba",
    "a11y-audytor",
}
HEADINGS = {
    "pl": [
        "Deklaracja dostępności",
        "Stan dostępności cyfrowej",
        "Niedostępne treści",
        "Niezgodność z załącznikiem",
        "Nadmierne koszty",
        "Treści nieobjęte przepisami",
        "Przygotowanie deklaracji dostępności i jej aktualizacja",
        "Udogodnienia, ograniczenia i inne informacje",
        "Skróty klawiszowe",
        "Informacje zwrotne i dane kontaktowe",
        "Obsługa wniosków i skarg związanych z dostępnością",
        "Pozostałe informacje",
        "Aplikacje mobilne",
        "Dostępność architektoniczna",
        "Dostępność komunikacyjno-informacyjna",
    ],
    "en": [
        "Accessibility statement",
        "Compliance status",
        "Non-accessible content",
        "Non-compliance with the appendix",
        "Excessive costs",
        "Content not covered by the law",
        "Preparation of this accessibility statement",
        "Conveniences, limitations and other information",
        "Keyboard shortcuts",
        "Feedback and contact information",
        "Enforcement procedure",
        "Other information",
        "Mobile applications",
        "Architectural accessibility",
        "Information and communication accessibility",
    ],
}
NON_ACCESSIBLE = slice(2, 6)
DEGREES = {
    "pl": {
        "full": "jest w pełni zgodna z załącznikiem",
        "partial": "jest częściowo zgodna z załącznikiem",
        "none": "jest niezgodna z załącznikiem",
    },
    "en": {
        "full": "is fully compliant with the appendix",
        "partial": "is partially compliant with the appendix",
        "none": "is not compliant with the appendix",
    },
}


def whole_statement(status="partial"):
    """A statement that uses everything that the conditions know."""
    page = AccessibilityStatementPageFactory(status=status)
    for group in ("exempt", "costs", "appendix"):
        KnownFailingFactory(statement=page, group=group)
    StatementReviewFactory(statement=page, date=datetime.date(2026, 3, 20))
    StatementReviewFactory(statement=page, date=datetime.date(2026, 2, 2))
    return page


def read(client, page, language):
    return assert_well_made(client.get(page.get_url(language=language)), language)


def a11y_ids(found):
    return [each.get("id") for each in found.iter() if (each.get("id") or "").startswith("a11y-")]


def by_id(found, name):
    return found.find(f".//*[@id='{name}']")


def headings(found):
    levels = ("h1", "h2", "h3")
    return ["".join(each.itertext()) for each in found.find(".//main").iter() if each.tag in levels]


@both_languages
@all_statuses
def test_statement_has_each_identifier_once(client, language, status):
    found = read(client, whole_statement(status), language)
    expected = REQUIRED_IDS | OPTIONAL_IDS
    if status == "full":
        expected = expected - {"a11y-ocena"}
    assert sorted(a11y_ids(found)) == sorted(expected)


@both_languages
def test_statement_without_optional_data_has_the_required_identifiers_only(client, language):
    optional = localized_names("auditor", "facilities", "shortcuts", "applications")
    page = AccessibilityStatementPageFactory(
        contact_person="",
        architecture_address="",
        costs_assessment_address="",
        **dict.fromkeys(optional, ""),
    )
    found = read(client, page, language)
    assert sorted(a11y_ids(found)) == sorted(REQUIRED_IDS)


@both_languages
@all_statuses
def test_headings_stand_in_the_order_and_the_words_of_the_conditions(client, language, status):
    expected = HEADINGS[language].copy()
    if status == "full":
        del expected[NON_ACCESSIBLE]
    assert headings(read(client, whole_statement(status), language)) == expected


@both_languages
@all_statuses
def test_status_is_said_in_the_words_of_the_law(client, language, status):
    found = read(client, whole_statement(status), language)
    sentence = text_of(by_id(found, "a11y-status"))
    reason = {"pl": "z powodu", "en": "because of"}[language]
    assert DEGREES[language][status] in sentence.replace("\u00a0", " ")
    assert (reason in sentence.replace("\u00a0", " ")) == (status != "full")


@both_languages
def test_dates_are_times_that_machines_read(client, language):
    found = read(client, whole_statement(), language)
    dates = {
        "a11y-data-publikacja": "2026-01-15",
        "a11y-data-aktualizacja": "2026-05-20",
        "a11y-data-sporzadzenie": "2026-01-10",
        "a11y-data-przeglad": "2026-03-20",
    }
    for name, date in dates.items():
        element = by_id(found, name)
        assert (element.tag, element.get("datetime")) == ("time", date)


@both_languages
def test_links_lead_to_site_mail_telephone_and_ombudsman(client, language):
    found = read(client, whole_statement(), language)
    assert by_id(found, "a11y-url").get("href") == "https://portal.example/"
    assert by_id(found, "a11y-email").get("href") == "mailto:dostepnosc@portal.example"
    assert by_id(found, "a11y-telefon").get("href") == "tel:+48120000000"
    procedure = [link.get("href") for link in by_id(found, "a11y-procedura").iter("a")]
    assert "https://bip.brpo.gov.pl/" in procedure
    words = text_of(by_id(found, "a11y-procedura")).replace("\u00a0", " ")
    assert {"pl": "7 dni", "en": "7 days"}[language] in words
    assert {"pl": "2 miesiące", "en": "2 months"}[language] in words


@both_languages
def test_identified_parts_stand_inside_the_opening(client, language):
    opening = by_id(read(client, whole_statement(), language), "a11y-wstep")
    inside = {each.get("id") for each in opening.iter()}
    assert {"a11y-podmiot", "a11y-zakres", "a11y-url"} <= inside
    scope = {"pl": "strony internetowej", "en": "website"}[language]
    assert text_of(by_id(opening, "a11y-zakres")) == scope


@both_languages
def test_statement_is_in_one_language_throughout(client, language):
    other = {"pl": "en", "en": "pl"}[language]
    page = whole_statement()
    main = text_of(read(client, page, language).find(".//main"))
    assert page.text("public_body", language) in main
    assert page.text("public_body", other) not in main
    assert not any(heading in main for heading in HEADINGS[other])


@both_languages
def test_open_failing_is_told_with_effect_alternative_place_unit_and_deadline(client, language):
    page = AccessibilityStatementPageFactory()
    place = StandardPageFactory()
    unit = UnitFactory()
    KnownFailingFactory(
        statement=page,
        page=place,
        unit=unit,
        deadline="2026-12",
        **{f"effect_{language}": "effect!", f"alternative_{language}": "alternative!"},
    )
    failing = read(client, page, language).find(".//*[@class='box failing']")
    said = text_of(failing)
    assert "effect!" in said
    assert "alternative!" in said
    assert getattr(unit, f"name_{language}") in said
    assert [each.get("datetime") for each in failing.iter("time")] == ["2026-12"]
    assert [each.get("href") for each in failing.iter("a")] == [place.get_url(language=language)]


@both_languages
def test_resolved_failing_leaves_the_list_for_that_of_repairs(client, language):
    page = AccessibilityStatementPageFactory()
    KnownFailingFactory(statement=page)
    KnownFailingFactory(statement=page, resolved_on=datetime.date(2026, 2, 1))
    found = read(client, page, language)
    repaired = found.find(".//details")
    assert len(found.findall(".//*[@class='box failing']")) == 2
    assert [each.get("datetime") for each in repaired.iter("time")] == ["2026-02-01"]


@both_languages
def test_history_of_reviews_begins_with_the_latest(client, language):
    found = read(client, whole_statement(), language)
    history = found.find(".//*[@class='reviews']")
    assert [each.get("datetime") for each in history.iter("time")] == ["2026-03-20", "2026-02-02"]


@both_languages
def test_every_page_links_to_the_statement_in_its_footer(client, language):
    statement = AccessibilityStatementPageFactory()
    page = StandardPageFactory()
    for address in (page.get_url(language=language), f"/{language}/", f"/{language}/nowhere/"):
        footer = parsed(client.get(address)).find("body/footer")
        links = [link for link in footer.iter("a") if link.text == HEADINGS[language][0]]
        assert [link.get("href") for link in links] == [statement.get_url(language=language)]


@both_languages
def test_statement_that_is_not_published_is_not_linked(client, language):
    AccessibilityStatementPageFactory(live=False)
    footer = parsed(client.get(f"/{language}/")).find("body/footer")
    assert HEADINGS[language][0] not in text_of(footer)


@both_languages
def test_link_to_a_statement_in_the_other_language_is_marked(client, language):
    other = {"pl": "en", "en": "pl"}[language]
    AccessibilityStatementPageFactory(original_language=other, **{f"ready_{language}": False})
    footer = parsed(client.get(f"/{language}/")).find("body/footer")
    (link,) = [link for link in footer.iter("a") if link.text == HEADINGS[other][0]]
    assert link.get("lang") == other


@both_languages
@pytest.mark.parametrize("number", [1, 20])
def test_statement_needs_at_most_six_queries(
    client, django_assert_max_num_queries, language, number
):
    page = AccessibilityStatementPageFactory()
    unit, place = UnitFactory(), StandardPageFactory()
    for _number in range(number):
        KnownFailingFactory(statement=page, unit=unit, page=place)
        StatementReviewFactory(statement=page)
    url = page.get_url(language=language)
    forget_everything()
    with django_assert_max_num_queries(6):
        assert client.get(url).status_code == 200


def test_title_is_that_of_the_law_whatever_was_entered():
    page = AccessibilityStatementPageFactory(title_pl="Dostępność", title_en="Availability")
    assert (page.title_pl, page.title_en) == ("Deklaracja dostępności", "Accessibility statement")


def test_statement_is_not_ready_without_its_required_texts():
    page = AccessibilityStatementPageFactory.build(
        architecture_en="", slug="x", path="00010001", depth=2
    )
    with pytest.raises(ValidationError) as caught:
        page.clean()
    assert list(caught.value.message_dict) == ["architecture_en"]
