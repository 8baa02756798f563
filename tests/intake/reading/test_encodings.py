import codecs

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.reading import Unreadable, read

SENTENCE = "Zażółć gęślą jaźń: Rada Miasta Łodzi przyjęła uchwałę 25 września 2024 r."
#: Letters that tell the two old encodings of Polish apart, and those that both write alike.
TELLING = "ąśźĄŚŹ"
POLISH = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻ"

words = st.lists(st.text(POLISH, min_size=1, max_size=12), min_size=3, max_size=40)


@st.composite
def polish_texts(draw):
    """A Polish text with at least three of the letters that tell encodings apart."""
    text = " ".join(draw(words))
    telling = "".join(draw(st.lists(st.sampled_from(TELLING), min_size=3, max_size=8)))
    return f"Miasto {text} {telling}."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16le", "utf-16be", "windows-1250", "iso-8859-2"]
)
@given(text=polish_texts())
def test_polish_text_is_read_in_each_encoding(encoding, text):
    reading = read(text.encode(encoding))
    assert reading.text == text
    assert reading.encoding == encoding


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32le"),
        (codecs.BOM_UTF32_BE, "utf-32be"),
    ],
)
def test_mark_of_unicode_decides_and_is_no_letter_of_the_text(mark, encoding):
    reading = read(mark + SENTENCE.encode(encoding))
    assert (reading.text, reading.encoding) == (SENTENCE, encoding)


@pytest.mark.parametrize("encoding", ["windows-1250", "iso-8859-2"])
@pytest.mark.parametrize("word", ["są", "Świętych", "źródło", "Łódź", "ZAŚ", "uchodźców"])
def test_one_word_tells_the_old_encodings_apart(encoding, word):
    assert read(word.encode(encoding)).text == word


def test_signs_of_typesetting_are_read_in_windows_1250():
    text = "„Kraków – miasto” mówi… o 20 § i 5 €, Zürich, café"
    reading = read(text.encode("windows-1250"))
    assert (reading.text, reading.encoding) == (text, "windows-1250")


def test_polish_capitals_that_pass_for_utf8_are_not_taken_for_it():
    assert read("SPÓŁKA I SPÓŁKI".encode("windows-1250")).text == "SPÓŁKA I SPÓŁKI"


def test_foreign_letters_of_utf8_stay():
    assert read("Київ і Львів. Miasta Ukrainy.".encode()).text == "Київ і Львів. Miasta Ukrainy."


@pytest.mark.parametrize(("language", "words"), [("pl", "w wierszu 2"), ("en", "in line 2")])
def test_broken_letter_is_refused_with_its_line(language, words):
    data = f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}".encode()
    place = data.index("ż".encode(), len(f"{SENTENCE}\n".encode()))
    with pytest.raises(Unreadable) as refused:
        read(data[:place] + data[place + 1 :])
    assert refused.value.code == "damaged"
    with translation.override(language):
        assert words in str(refused.value)


def test_text_of_utf16_without_its_last_byte_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16le")[:-1])
    assert refused.value.code == "damaged"


def test_bytes_of_no_encoding_are_refused():
    noise = bytes(range(0x80, 0x100)) * 8
    with pytest.raises(Unreadable) as refused:
        read(noise)
    assert refused.value.code == "encoding"


def test_text_with_control_characters_is_refused():
    with pytest.raises(Unreadable) as refused:
        read(b"Ala\x01\x02 ma kota", "ala.txt")
    assert refused.value.code == "unknown"
