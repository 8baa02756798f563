import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.intake.dictionary import is_known
from portal.intake.passages import Kind, Passage
from portal.intake.spelling import Doubt, Proposal, examine
from portal.intake.spelling.measuring import paragraphs

SOUND = """\
Rada Miasta przyjęła uchwałę o współpracy z organizacjami pozarządowymi. Mieszkanki i mieszkańcy \
składają wnioski ze swoich dzielnic do Biura Femcities Network w Heidelbergu, a urząd odpowiada na \
każdy z nich w ciągu miesiąca."""
# Read by a program that was not told that the text is Polish.
SCANNED = """\
Rada Miasta przyjeta uchwate o wspétpracy z organizacjami pozarzadowymi. Projekt byt gotowy w \
styczniu, a Jan Nowak z UMP brat udziat w pracach nad nim i ztozyt podpis. Mieszkancy moga sktadaé \
wnioski, urzad ma obowigzek odpowiedzie¢ na kazdy z nich w ciggu miesigca.

Zespdt do spraw réwnego traktowania spotyka sie co kwartat. Jego cztonkowie mowia, ze najwieksza \
trudnoscia jest dostep do informacji: ,Bez rzetelnych danych nie da sie prowadzi¢ polityki \
spotecznej” - podkreslita przewodniczgca. W latach 2018-2020 odbyto sie dwanascie spotkan.Ostatnie \
z nich byto poswiecone osobom starszym i sytuacjg na rynku."""


def passages(*texts):
    return [Passage(Kind.PARAGRAPH, text) for text in texts]


def first_proposals(examination, kind):
    return {
        suspicion.word: suspicion.proposals[0].word
        for suspicion in examination.of(kind)
        if suspicion.proposals
    }


def test_a_scan_without_polish_letters_needs_checking():
    examination = examine(paragraphs(SCANNED), "pl")

    assert examination.needs_checking and examination.share > 0.3


def test_damaged_words_are_found_with_their_repair():
    found = first_proposals(examine(paragraphs(SCANNED), "pl"), Doubt.UNKNOWN)

    assert found["wspétpracy"] == "współpracy"
    assert found["odpowiedzie¢"] == "odpowiedzieć"
    assert found["sie"] == "się"
    assert found["Zespdt"] == "Zespół"
    assert found["Mieszkancy"] == "Mieszkańcy"
    assert found["przewodniczgca"] == "przewodnicząca"


def test_what_the_scan_did_elsewhere_decides_between_repairs():
    found = first_proposals(examine(paragraphs(SCANNED), "pl"), Doubt.UNKNOWN)

    assert found["sytuacjg"] == "sytuacją"


def test_words_that_are_probably_others_are_offered_apart():
    examination = examine(paragraphs(SCANNED), "pl")

    found = first_proposals(examination, Doubt.DOUBTFUL)
    assert found["byt"] == "był" and found["ze"] == "że" and found["odbyto"] == "odbyło"
    assert not found.keys() & first_proposals(examination, Doubt.UNKNOWN).keys()
    assert not found.keys() & {"Miasta", "udział", "styczniu", "osobom", "starszym"}


def test_a_neighbour_decides_between_cases():
    text = SCANNED + "\n\nZ cata odpowiedzialnoscig, pod opieka urzedu."
    examination = examine(paragraphs(text), "pl")

    assert first_proposals(examination, Doubt.UNKNOWN)["cata"] == "całą"
    assert first_proposals(examination, Doubt.DOUBTFUL)["opieka"] == "opieką"


def test_damaged_marks_are_found():
    marks = [
        (mark.word, mark.proposals[0])
        for mark in examine(paragraphs(SCANNED), "pl").of(Doubt.PUNCTUATION)
    ]

    assert marks == [
        (",", Proposal("„", (",→„",))),
        ("-", Proposal("–", ("-→–",))),
        ("-", Proposal("–", ("-→–",))),
        (".", Proposal(". ", ("→␣",))),
    ]


def test_a_quotation_that_nothing_opens_is_found_without_a_proposal():
    (mark,) = examine(passages("Tak ma być” i tyle."), "pl", force=True).of(Doubt.PUNCTUATION)

    assert (mark.word, mark.start, mark.proposals) == ("”", 10, ())


@pytest.mark.parametrize(
    "text", ["tel. 12-616-78-13", "2024-09-25", "www.Krakow.pl", "nr XII/95/99", "Bielsko-Biała"]
)
def test_numbers_dates_and_addresses_keep_their_marks(text):
    assert not examine(passages(text), "pl", force=True).of(Doubt.PUNCTUATION)


def test_a_sound_text_needs_no_checking_and_gets_no_proposals():
    examination = examine(paragraphs(SOUND), "pl")

    assert not examination.needs_checking
    assert [found.word for found in examination.suspicions] == ["Femcities", "Heidelbergu"]
    assert all(found.kind == Doubt.UNLISTED for found in examination.suspicions)
    assert not any(found.proposals for found in examination.suspicions)


def test_no_word_of_a_sound_text_is_changed_by_force():
    examination = examine(paragraphs(SOUND), "pl", force=True)

    assert not any(found.proposals for found in examination.suspicions)


def test_names_of_the_site_are_not_suspected():
    known = ["Femcities Network", "Heidelberg"]

    assert examine(paragraphs(SOUND), "pl", known_words=known).suspicions == ()


def test_words_of_another_language_do_not_count_as_damage():
    text = "Miasto podpisało Act of Accession and Commitment oraz przystąpiło do koalicji."
    examination = examine(passages(text), "pl")

    assert examination.unknown == 0 and not examination.needs_checking


def test_acronyms_are_not_suspected():
    words = [found.word for found in examine(paragraphs(SCANNED), "pl").suspicions]

    assert "UMP" not in words


def test_an_english_scan_is_repaired():
    text = (
        "The rnayor and the councillors agreed tbat every resident has a rigbt to be heard. "
        "A cornmittee of the c1ty will report on discrirnination vvithin a year."
    )
    examination = examine(passages(text), "en")

    assert examination.needs_checking
    assert first_proposals(examination, Doubt.UNKNOWN) == {
        "rnayor": "mayor",
        "tbat": "that",
        "rigbt": "right",
        "cornmittee": "committee",
        "c1ty": "city",
        "discrirnination": "discrimination",
        "vvithin": "within",
    }


def test_a_language_without_a_dictionary_has_nothing_to_show():
    examination = examine(passages("Місто прав людини"), "uk", force=True)

    assert examination.suspicions == () and not examination.needs_checking


@pytest.mark.parametrize("given", [[], [""], ["\t\n"], ["123 – 456"]])
def test_a_text_without_words_has_no_share(given):
    assert examine(passages(*given), "pl", force=True).share == 0


def test_the_threshold_is_what_the_caller_says():
    text = paragraphs(SCANNED)

    assert not examine(text, "pl", threshold=0.9).needs_checking


SCRAPS = ["był,Prawa", "Krakéw", "dwdch.Od", "gotowos¢", "29-30", "of", "and", "cata\tz", "1ub"]
WORDS = st.sampled_from(["miasto", "się", "UMP", "Zz", *"„”,-().!", *SCRAPS])
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(deadline=None, max_examples=150)
@given(st.lists(TEXTS, max_size=4), st.sampled_from(["pl", "en"]), st.booleans())
def test_suspicions_of_any_text_are_exact_and_apart(texts, language, force):
    text = passages(*texts)
    last = (-1, 0)
    for found in examine(text, language, force=force).suspicions:
        assert text[found.passage].text[found.start : found.end] == found.word != ""
        assert (found.passage, found.start) >= last
        last = (found.passage, found.end)
        assert all(proposal.word != found.word for proposal in found.proposals)
        if found.kind == Doubt.UNKNOWN:
            assert not is_known(found.word, language)
        if found.kind == Doubt.DOUBTFUL:
            assert is_known(found.word, language)
