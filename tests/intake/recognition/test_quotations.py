import pytest

from .reading import found


def said(text, language="pl"):
    return [
        (one.value["text"], one.value["speaker"], one.value["role"])
        for one in found(text, "quotation", language)
    ]


@pytest.mark.parametrize(
    ("text", "quoted", "speaker", "role"),
    [
        (
            "– To ważny krok – mówi Ewa Malik, Zastępczyni Prezydenta Łodzi.",
            "To ważny krok",
            "Ewa Malik",
            "Zastępczyni Prezydenta Łodzi",
        ),
        (
            "Radni byli zgodni. – To ważny krok – podkreśla radny Jan Kot. – Będą następne.",
            "To ważny krok. Będą następne.",
            "Jan Kot",
            "radny",
        ),
        (
            "„Uznajemy równość za wartość” – powiedziała Ewa Malik, prezydentka Sopotu.",
            "Uznajemy równość za wartość",
            "Ewa Malik",
            "prezydentka Sopotu",
        ),
        (
            "„Deklarujemy pełną gotowość do pomocy” – deklarowały władze miast.",
            "Deklarujemy pełną gotowość do pomocy",
            "władze miast",
            "",
        ),
        (
            "Jan Kot, dyrektor biura, dodał: „Za rok chcemy mieć plan”.",
            "Za rok chcemy mieć plan",
            "Jan Kot",
            "dyrektor biura",
        ),
        (
            "Zdaniem Ewy Malik, „to dopiero początek naszej drogi”.",
            "to dopiero początek naszej drogi",
            "Ewa Malik",
            "",
        ),
    ],
)
def test_polish_speech_is_quoted_with_its_speaker(text, quoted, speaker, role):
    assert said(text) == [(quoted, speaker, role)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("“Nobody should sleep rough,” said Anna Nowak, Mayor.", "Anna Nowak", "Mayor"),
        ("“Nobody should sleep rough,” Anna Nowak said.", "Anna Nowak", ""),
        ("Anna Nowak said: “Nobody should sleep rough.”", "Anna Nowak", ""),
        ("According to Anna Nowak, “Nobody should sleep rough.”", "Anna Nowak", ""),
    ],
)
def test_english_speech_is_quoted_with_its_speaker(text, speaker, role):
    ((quoted, who, office),) = said(text, "en")
    assert quoted.rstrip(".") == "Nobody should sleep rough"
    assert (who, office) == (speaker, role)


def test_words_are_the_quotation_with_its_attribution():
    text = "Wczoraj: „Uznajemy równość za wartość” – powiedziała Ewa Malik. Potem wyszła."
    (one,) = found(text, "quotation")
    assert one.words == "„Uznajemy równość za wartość” – powiedziała Ewa Malik"


def test_quotation_set_off_has_the_speaker_of_its_last_line():
    assert said("> Uznajemy równość za wartość. – Ewa Malik, prezydentka Sopotu") == [
        ("Uznajemy równość za wartość.", "Ewa Malik", "prezydentka Sopotu")
    ]


def test_quotation_set_off_has_the_speaker_of_the_next_line():
    text = "> Uznajemy równość za wartość.\n\n– Ewa Malik, prezydentka Sopotu\n\nDalszy tekst."
    assert said(text) == [("Uznajemy równość za wartość.", "Ewa Malik", "prezydentka Sopotu")]


def test_quotation_whose_opening_mark_a_scan_lost_is_found():
    text = ".Kryzys zmusza ludzi do opuszczania kraju” - deklarowaty wtadze miast."
    assert said(text) == [("Kryzys zmusza ludzi do opuszczania kraju", "wtadze miast", "")]


def test_paragraph_all_in_marks_is_quoted_without_a_speaker():
    text = "„Nadal podtrzymujemy naszą wolę współpracy z innymi miastami”."
    assert said(text) == [("Nadal podtrzymujemy naszą wolę współpracy z innymi miastami", "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "program „Otwarta Łódź”, który wspiera integrację",
        "„Miasto Praw Człowieka” to idea, którą chcemy włączać w politykę.",
        "Kraków – miasto otwarte – zaprasza wszystkich.",
        "– punkt listy bez mowy",
    ],
)
def test_what_nobody_says_is_no_quotation(text):
    assert said(text) == []
