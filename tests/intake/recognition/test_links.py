import pytest

from portal.intake.passages import Kind, Link, Passage
from portal.intake.recognition import recognise

from .reading import NOTHING


def link(address, text="tutaj", before="Zob. ", after="."):
    passage = Passage(
        Kind.PARAGRAPH,
        before + text + after,
        links=(Link(len(before), len(before) + len(text), address),),
    )
    (one,) = [one for one in recognise([passage], "pl", NOTHING) if one.kind == "link"]
    return one


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("#", "empty"),
        ("", "empty"),
        ("  ", "empty"),
        ("mailto:", "empty"),
        ("http://example.com/plik.pdf", "placeholder"),
        ("https://www.example.org", "placeholder"),
        ("http://", "placeholder"),
        ("adres strony", "placeholder"),
        ("TODO", "placeholder"),
        ("javascript:void(0)", "script"),
        (" java\nscript:alert(1)", "script"),
        ("data:text/html,x", "script"),
        ("http://localhost:8000/", "local"),
        ("http://127.0.0.1/x", "local"),
        ("http://192.168.1.4/x", "local"),
        ("http://serwer/plik", "local"),
        ("file:///C:/x.docx", "local"),
        ("C:\\Dokumenty\\x.docx", "local"),
        ("/pl/strona", "local"),
        ("../x.html", "local"),
        ("#rozdzial", "local"),
        ("https://www.gdansk.pl/prawa", ""),
        ("www.gdansk.pl", ""),
        ("gdansk.pl/prawa", ""),
        ("mailto:rada@gdansk.pl", ""),
        ("tel:+48583001111", ""),
    ],
)
def test_link_is_found_with_its_fault(address, fault):
    assert link(address).value == {
        "address": address,
        "text": "tutaj",
        "fault": fault,
        "resolution": "",
    }


def test_link_over_an_act_names_its_number():
    assert link("#", "uchwały nr LII/964/16").value["resolution"] == "LII/964/16"


def test_address_in_the_text_is_a_link():
    passage = Passage(Kind.PARAGRAPH, "Więcej na stronie (https://www.gdansk.pl/prawa).")
    (one,) = [one for one in recognise([passage], "pl", NOTHING) if one.kind == "link"]
    assert one.words == "https://www.gdansk.pl/prawa"
