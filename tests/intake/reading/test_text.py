import pytest

from portal.intake.passages import Kind
from portal.intake.reading import read
from tests.intake.reading.files import emphasised, linked, only_table, read_plain

#: A paragraph of two sentences, wrapped as a program does it, and whole.
WRAPPED = """\
Rada Miasta Zalesia przyjęła w czwartek program wspierania osób, które szukają
schronienia. Program przygotował Wydział Spraw Społecznych wspólnie z Fundacją
Otwarte Drzwi, a przewodniczyła pracom Zofia Malinowska, radna od 2018 roku."""
WHOLE = " ".join(WRAPPED.split("\n"))
NEXT = "Program obejmuje naukę języka, poradnictwo i pomoc w szukaniu mieszkania."


def read_text(text):
    return read(text.encode()).passages


def test_wrapped_lines_are_one_paragraph():
    assert read_plain(f" {WRAPPED}\n\n{WRAPPED}\n ") == [("paragraph", WHOLE)] * 2


def test_paragraphs_without_an_empty_line_between_are_parted_by_their_short_last_lines():
    assert read_plain(f"{WRAPPED[:-25]}lata.\n{WRAPPED}") == [
        ("paragraph", f"{WHOLE[:-25]}lata."),
        ("paragraph", WHOLE),
    ]


def test_indented_line_begins_a_paragraph():
    indented = f"    {WRAPPED}\n    {WRAPPED}"
    assert read_plain(indented) == [("paragraph", WHOLE)] * 2


def test_lines_of_an_address_stay_apart():
    lines = ["Urząd Miasta Zalesia, plac Wolności 1, 00-950", "tel. 12 345 67 89"]
    assert read_plain("\n".join([WHOLE, *lines]))[1:] == [("paragraph", line) for line in lines]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_counts(line_end):
    text = f"{WRAPPED}\n\n{NEXT}".replace("\n", line_end)
    assert read_plain(text) == [("paragraph", WHOLE), ("paragraph", NEXT)]


def test_each_line_of_an_unwrapped_text_is_a_paragraph():
    assert read_plain(f"{WHOLE}\n{NEXT}\n{WHOLE}") == [
        ("paragraph", WHOLE),
        ("paragraph", NEXT),
        ("paragraph", WHOLE),
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("pełno-", "mocniczki i pełnomocnicy", "pełnomocniczki"),
        ("pełno\u00ad", "mocniczki i pełnomocnicy", "pełnomocniczki"),
        ("równo-", "ści i szacunku dla osób", "równości"),
        ("społeczno-", "gospodarczego miasta", "społeczno-gospodarczego"),
        ("biało-", "-czerwonej flagi miasta", "biało-czerwonej"),
        ("lata 2007-", "2013 i lata następne", "2007-2013"),
        ("Bielsko-", "Biała i inne miasta", "Bielsko-Biała"),
    ],
)
def test_word_divided_at_the_end_of_a_line_is_whole_again(first, second, whole):
    filler = "Rada Miasta Zalesia postanowiła w czwartek, żeby zwrócić się do "
    (kind, text), *_ = read_plain(f"{filler}{first}\n{second}, które prosiły o to od dawna.")
    assert kind == "paragraph"
    assert f" {whole}" in text


def test_paragraph_goes_on_after_a_page():
    first = "Program, który rada przyjęła, ma służyć mieszkańcom i mieszkankom,"
    second = "którzy szukają schronienia."
    assert read_plain(f"{first}\n\n\n\n{second}\n\n{NEXT}") == [
        ("paragraph", f"{first} {second}"),
        ("paragraph", NEXT),
    ]


def test_paragraph_is_not_joined_to_a_list_that_it_announces():
    text = "W skład zespołu powołanego przez prezydentkę miasta wchodzą:\n\nprzedstawiciele rady"
    assert len(read_plain(text)) == 2


def test_page_numbers_and_running_heads_are_not_read():
    pages = [f"Biuletyn Miasta Zalesia\n\n{WRAPPED}\n\n– {number} –" for number in range(1, 5)]
    assert read_plain("\f".join(pages)) == [("paragraph", WHOLE)] * 4


def test_paragraph_goes_on_over_a_form_feed_and_a_page_number():
    text = f"{WRAPPED[:-20]}\n\nStrona 1 z 2\n\f{NEXT}"
    assert len(read_plain(text)) == 1


def test_short_lines_above_a_text_are_its_headings():
    text = f"\n\n\n\nZalesie dla Wszystkich\n\n2023-04-18\n\nDroga do celu\n\n{WHOLE}\n\n{NEXT}"
    assert read_plain(text) == [
        ("heading1", "Zalesie dla Wszystkich"),
        ("paragraph", "2023-04-18"),
        ("heading2", "Droga do celu"),
        ("paragraph", WHOLE),
        ("paragraph", NEXT),
    ]


def test_heading_that_takes_two_lines_is_one():
    first = "Stanowisko Burmistrzyń i Burmistrzów Gmin w sprawie\nschronienia w 2022 roku"
    second = "Komisja Równości i Współpracy przy Związku Gmin\nPodgórskich"
    text = f"{WRAPPED}\n\n{first}\n\n{WRAPPED}\n\n{second}\n\n{WRAPPED}"
    assert [text for kind, text in read_plain(text) if kind == "heading2"] == [
        "Stanowisko Burmistrzyń i Burmistrzów Gmin w sprawie schronienia w 2022 roku",
        "Komisja Równości i Współpracy przy Związku Gmin Podgórskich",
    ]


def test_capitals_of_two_lines_are_one_heading():
    text = f"UCHWAŁA NR XII/95/19\nRADY MIASTA ZALESIA\nz dnia 6 marca 2019 r.\n\n{WHOLE}"
    assert read_plain(text) == [
        ("heading1", "UCHWAŁA NR XII/95/19 RADY MIASTA ZALESIA"),
        ("paragraph", "z dnia 6 marca 2019 r."),
        ("paragraph", WHOLE),
    ]


def test_numbered_headings_have_the_level_of_their_number():
    text = f"Plan\n\n1. Cele\n\n{WHOLE}\n\n1.1 Cel pierwszy\n\n{NEXT}\n\n2. Środki\n\n{WHOLE}"
    assert [piece for piece in read_plain(text) if piece[0].startswith("heading")] == [
        ("heading1", "Plan"),
        ("heading2", "1. Cele"),
        ("heading3", "1.1 Cel pierwszy"),
        ("heading2", "2. Środki"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_signatures_stay_apart_and_are_no_headings(gap):
    lines = ["Zofia Malinowska", "PREZYDENTKA MIASTA ZALESIA", "Zalesie, 19 grudnia 2023 r."]
    for text in (WHOLE, WRAPPED):
        read_lines = read_plain(f"{text}\n\n\n\n{gap.join(lines)}")
        assert read_lines == [("paragraph", WHOLE), *[("paragraph", line) for line in lines]]


def test_signatures_side_by_side_are_read_one_after_the_other():
    signatures = "Zofia Malinowska        Jan Klon\nPrezydentka Zalesia     Burmistrz Lipowca"
    assert read_plain(f"{WHOLE}\n\n{signatures}\n\nZalesie, 6 marca 2024 r.")[1:] == [
        ("paragraph", "Zofia Malinowska"),
        ("paragraph", "Prezydentka Zalesia"),
        ("paragraph", "Jan Klon"),
        ("paragraph", "Burmistrz Lipowca"),
        ("paragraph", "Zalesie, 6 marca 2024 r."),
    ]


@pytest.mark.parametrize("beginning", ["Od lewej: ", "Na zdjęciu: ", "Fot. ", "From left: "])
def test_caption_is_a_passage_of_its_own(beginning):
    caption = (
        f"{beginning}Z. Malinowska, prezydentka Zalesia, J. Lipa, dyrektor wydziału, oraz M.\nKlon"
    )
    assert read_plain(f"{WRAPPED}\n{caption}")[1] == ("paragraph", caption.replace("\n", " "))


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lines_with_bullets_are_items(mark, gap):
    text = f"Zobowiązujemy się do:\n{mark}ochrony praw,{gap}{mark}szacunku."
    assert read_plain(text) == [
        ("paragraph", "Zobowiązujemy się do:"),
        ("item", "ochrony praw,"),
        ("item", "szacunku."),
    ]


@pytest.mark.parametrize("numbers", [("1.", "2."), ("1)", "2)"), ("a)", "b)"), ("I.", "II.")])
def test_numbers_of_items_stay(numbers):
    first, second = numbers
    text = f"Uchwala się:\n{first} przyjęcie planu;\n{second} powołanie zespołu."
    assert read_plain(text)[1:] == [
        ("item", f"{first} przyjęcie planu;"),
        ("item", f"{second} powołanie zespołu."),
    ]


def test_wrapped_item_is_one():
    item = "wspieranie osób, które przyjechały do miasta i szukają w nim pracy oraz\nmieszkania;"
    assert read_plain(f"{WRAPPED}\n\nProgram ma cele:\n- {item}\n- naukę.")[2:] == [
        ("item", item.replace("\n", " ")),
        ("item", "naukę."),
    ]


def test_speech_and_a_dash_in_a_sentence_are_no_items():
    speech = "– To ważny dzień dla naszego miasta – mówi Zofia Malinowska, prezydentka Zalesia."
    wrapped = (
        "W tych trudnych dniach wszyscy myślimy o ludziach, którzy musieli uciekać, my\n"
        "- prezydenci i prezydentki miast – prosimy o pomoc dla nich tak szybko, jak\nto możliwe."
    )
    assert read_plain(f"{WHOLE}\n\n{speech}\n\n{wrapped}") == [
        ("paragraph", WHOLE),
        ("paragraph", speech),
        ("paragraph", wrapped.replace("\n", " ")),
    ]


@pytest.mark.parametrize("address", ["#", "", "https://bip.example/?id=7&v=(1)"])
def test_marked_links_lie_over_their_words(address):
    passage = read_text(f"Na mocy [uchwały nr XII/95/19]({address}) z **6 marca** 2019 r.")[0]
    assert passage.text == "Na mocy uchwały nr XII/95/19 z 6 marca 2019 r."
    assert linked(passage) == [("uchwały nr XII/95/19", address)]
    assert emphasised(passage) == ["6 marca"]


def test_link_and_emphasis_that_lines_divide_are_whole():
    text = "**Zalesie\nDla Wszystkich**\n\nNa mocy [uchwały nr\nXII/95/19](#) rada działa."
    first, second = read_text(text)
    assert (first.text, emphasised(first)) == (
        "Zalesie Dla Wszystkich",
        ["Zalesie Dla Wszystkich"],
    )
    assert linked(second) == [("uchwały nr XII/95/19", "#")]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Sieć (*Intercultural cities*) działa.", "Sieć (Intercultural cities) działa."),
        ("Cena 5 * 3 * 2 zł.", "Cena 5 * 3 * 2 zł."),
        ("Przypis* i jeszcze** jeden.", "Przypis* i jeszcze** jeden."),
        ("Ustawa [Dz.U. 2024] (poz. 1) obowiązuje.", "Ustawa [Dz.U. 2024] (poz. 1) obowiązuje."),
    ],
)
def test_marks_are_only_taken_away_in_pairs(marked, plain):
    assert read_plain(marked) == [("paragraph", plain)]


def test_headings_and_quotes_of_markdown_are_read():
    text = f"# Plan\n\n{NEXT}\n\n## Cele ##\n\n> {NEXT}\n> {NEXT}\n\n---\n\n{NEXT}"
    assert read_plain(text) == [
        ("heading1", "Plan"),
        ("paragraph", NEXT),
        ("heading2", "Cele"),
        ("quote", NEXT),
        ("quote", NEXT),
        ("paragraph", NEXT),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Sieć\tRok\nICORN\t2011\nECCAR\t2024",
        "Sieć      Rok\nICORN     2011\nECCAR     2024",
        "| Sieć | Rok |\n|------|----:|\n| ICORN | 2011 |\n| ECCAR | 2024 |",
    ],
)
def test_lines_of_cells_are_a_table(table):
    passage = only_table(read(f"{WHOLE}\n\n{table}\n\n{NEXT}".encode()))
    assert passage.kind is Kind.TABLE
    assert passage.rows == (("Sieć", "Rok"), ("ICORN", "2011"), ("ECCAR", "2024"))
    assert passage.text == "Sieć\tRok\nICORN\t2011\nECCAR\t2024"


def test_text_has_composed_letters_and_nothing_unseen():
    decomposed = "Krako\u0301w\u00a0to\u200b mia\u00adsto o\ufb01ar\u2028"
    assert read_plain(decomposed) == [("paragraph", "Kraków to miasto ofiar")]
