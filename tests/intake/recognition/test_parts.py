import pytest

from portal.intake.passages import Part
from portal.intake.recognition import Known, kind_of, split
from portal.intake.recognition.known import Entry

from .reading import NOTHING, passages_of

BODY = "Uznajemy równość za wartość, o którą dbamy na co dzień we wszystkich naszych działaniach."

THREE_MEMBERSHIPS = f"""
# Łódź w sieciach

{BODY}

# Stowarzyszenie Zdrowych Miast Polskich

{BODY}

{BODY}

# Eurocities

{BODY}

# Informacje kontaktowe

{BODY}

# Unia Metropolii Polskich

{BODY}
"""


def titles(text, language="pl", known=NOTHING):
    return [part.title for part in split(passages_of(text), language, known)]


def test_page_of_three_memberships_is_split_at_their_names():
    assert split(passages_of(THREE_MEMBERSHIPS), "pl", NOTHING) == [
        Part("Stowarzyszenie Zdrowych Miast Polskich", 2, 4),
        Part("Eurocities", 5, 8),
        Part("Unia Metropolii Polskich", 9, 10),
    ]


def test_each_membership_is_proposed_as_one():
    passages = passages_of(THREE_MEMBERSHIPS)
    parts = split(passages, "pl", NOTHING)
    assert {kind_of(part, passages, "pl", NOTHING) for part in parts} == {"membership"}


def test_body_and_statement_on_one_page_are_two_parts():
    text = f"# Komisja Praw Człowieka\n\n{BODY}\n\n# Stanowisko w sprawie uchodźców\n\n{BODY}"
    passages = passages_of(text)
    parts = split(passages, "pl", NOTHING)
    assert [kind_of(part, passages, "pl", NOTHING) for part in parts] == [
        "membership",
        "declaration",
    ]


def test_heading_that_only_the_site_knows_as_a_network_begins_a_part():
    text = f"# Rainbow Cities\n\n{BODY}\n\n# Razem dla równości\n\n{BODY}"
    known = Known(
        [
            Entry("network", 1, {"pl": "Rainbow Cities"}),
            Entry("network", 2, {"pl": "Razem dla równości"}),
        ]
    )
    assert titles(text, known=known) == ["Rainbow Cities", "Razem dla równości"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Deklaracja\n\n{BODY}\n\n# Nasze wartości\n\n{BODY}\n\n# Zobowiązania\n\n{BODY}",
        f"# UCHWAŁA NR I/1/20\n\n{BODY}\n\n# Rada Łodzi\n\n{BODY}\n\n# Komisja Kultury\n\n{BODY}",
        f"# Eurocities\n\n## Forum Kultury\n\n{BODY}\n\n## Forum Zdrowia\n\n{BODY}".replace(
            "\n\n## Forum Kultury", f"\n\n{BODY}\n\n## Forum Kultury"
        ),
        f"# Eurocities\n\n{BODY}\n\n# Kontakt\n\n{BODY}",
        "# Eurocities\n\n# Unia Metropolii Polskich\n\n# Rada Europy",
        BODY,
    ],
)
def test_document_of_one_matter_stays_whole(text):
    passages = passages_of(text)
    (part,) = split(passages, "pl", NOTHING)
    assert (part.first, part.last) == (0, len(passages) - 1)


def test_empty_document_is_one_empty_part():
    assert split([], "pl", NOTHING) == [Part("", 0, 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"# Apel o pomoc\n\n{BODY}", "declaration"),
        (f"# Razem\n\n{BODY}\n\nJan Nowak\n\nPrezydent Łodzi", "declaration"),
        (f"# Rada Europy\n\n{BODY}", "membership"),
        (f"# Spotkanie\n\n5 maja 2024 r. odbyło się spotkanie.\n\n{BODY}", "news"),
        (f"# Spotkanie\n\n{BODY}\n\nOd lewej: Jan Nowak, Ewa Malik", "news"),
        (f"# UCHWAŁA NR I/1/20\n\n{BODY}\n\nJan Nowak\n\nPrzewodniczący Rady", ""),
        (BODY, ""),
    ],
)
def test_kind_of_page_is_proposed(text, kind):
    passages = passages_of(text)
    (part,) = split(passages, "pl", NOTHING)
    assert kind_of(part, passages, "pl", NOTHING) == kind
