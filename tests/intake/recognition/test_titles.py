import pytest

from .reading import values

BODY = "Uznajemy równość za wartość, o którą dbamy na co dzień we wszystkich naszych działaniach."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Łódź dla równości\n\n2024-03-05\n\n{BODY}", "Łódź dla równości"),
        (f"2024-03-05\n\nŁódź dla równości\n\n{BODY}", "Łódź dla równości"),
        (f"Rzeszów, 3 marca 2022 r.\n\n# Apel w sprawie pomocy\n\n{BODY}", "Apel w sprawie pomocy"),
        (f"Załącznik nr 1\n\nStatut Rady\n\n{BODY}", "Statut Rady"),
        (f"# Budżet na 2021 rok\n\n{BODY}", "Budżet na 2021 rok"),
        (
            f"# DEKLARACJA „MIASTA RÓWNOŚCI” BIAŁEGOSTOKU\n\n{BODY}",
            "Deklaracja „Miasta równości” Białegostoku",
        ),
        (f"# UCHWAŁA NR XLII/1104/21\n\n{BODY}", "Uchwała nr XLII/1104/21"),
        (BODY, BODY.removesuffix(".")),
        (
            f"Szanowni Państwo,\n\n{BODY} Druga część.\n\nJan Nowak\n\nPrezydent Łodzi",
            BODY.removesuffix("."),
        ),
    ],
)
def test_document_is_called_by_its_heading_else_by_its_first_sentence(text, title):
    assert values(text, "title", "title") == [title]


def test_long_sentence_is_shortened_between_words():
    (title,) = values("Bardzo " * 40 + "długie zdanie.", "title", "title")
    assert 80 < len(title) <= 100
    assert title.endswith("Bardzo")


def test_empty_document_has_no_title():
    assert values("", "title", "title") == []
