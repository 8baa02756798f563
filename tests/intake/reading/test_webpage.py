import pytest

from portal.intake.reading import Unreadable, read
from tests.intake.reading.files import emphasised, linked, only_table, outline

BODY = "Rada Zalesia przyjęła program w czwartek."


def read_page(html, name="page.html"):
    return read(html.encode(), name)


def test_only_the_content_of_a_page_is_read():
    page = f"""<!doctype html>
        <html lang="pl"><head><title>Zalesie &amp; okolice – serwis</title>
        <style>p {{ color: red }}</style><script>alert("zło")</script></head>
        <body><header><h1>Serwis miasta</h1><nav><a href="/">Start</a></nav></header>
        <main><article><header><h1>Zalesie<br>dla wszystkich</h1></header>
        <p>{BODY}</p><aside>Zobacz też</aside>
        <form><p>Wyszukaj</p><input name="q"></form>
        <p hidden>Ukryte</p><div role="navigation">Menu</div><del>Skreślone</del></article></main>
        <aside>Pogoda</aside><footer>Kontakt</footer><script>alert("zło")</script></body></html>"""
    reading = read_page(page)
    assert outline(reading) == [("heading1", "Zalesie dla wszystkich"), ("paragraph", BODY)]
    assert (reading.format, reading.title) == ("html", "Zalesie & okolice – serwis")


def test_only_article_is_the_content_and_several_are_not():
    around = "<p>Powitanie.</p>"
    one = f"{around}<article><p>{BODY}</p></article>"
    assert outline(read_page(f"<html>{one}")) == [("paragraph", BODY)]
    assert len(outline(read_page(f"<html>{one}<article><p>Inny.</p></article>"))) == 3


def test_page_within_a_form_is_read():
    assert outline(read_page(f"<html><form><p>{BODY}</p></form>")) == [("paragraph", BODY)]


def test_headings_lists_quotes_and_captions_keep_their_kind():
    page = f"""<html><h2>Sieci</h2><h3>Miast</h3><ul><li>raz<ul><li>w niej</li></ul></li>
        <li><p>dwa</p><p>dwa dalej</p></li></ul><ol><li>trzy</li></ol>
        <blockquote><p>{BODY}</p><p>Tak.</p></blockquote>
        <figure><img src="x.png" alt="x"><figcaption>Od lewej: J. Lipa</figcaption></figure>"""
    assert outline(read_page(page)) == [
        ("heading2", "Sieci"),
        ("heading3", "Miast"),
        ("item", "raz"),
        ("item", "w niej"),
        ("item", "dwa"),
        ("paragraph", "dwa dalej"),
        ("item", "trzy"),
        ("quote", BODY),
        ("quote", "Tak."),
        ("paragraph", "Od lewej: J. Lipa"),
    ]


def test_links_keep_their_words_and_those_that_lead_nowhere_have_no_address():
    page = """<html><p id="cel">Zob. <a href="/uchwala.pdf">uchwałę</a>, <a href="#">nic</a>,
        <a href="">puste</a>, <a href="javascript:alert(1)">skrypt</a>,
        <a href="data:text/html,x">dane</a>, <a href="file:///C:/x.doc">plik</a>,
        <a href="https://bip.example/?a=1&amp;b=2"><b>BIP</b></a>, <a href="mailto:x@y.example">list</a>,
        <a href="#cel">wyżej</a>, <a name="n">kotwica</a>.</p>"""  # noqa: E501 - one paragraph
    passage = read_page(page).passages[0]
    assert linked(passage) == [
        ("uchwałę", "/uchwala.pdf"),
        ("nic", "#"),
        ("puste", ""),
        ("skrypt", ""),
        ("dane", ""),
        ("plik", ""),
        ("BIP", "https://bip.example/?a=1&b=2"),
        ("list", "mailto:x@y.example"),
    ]
    assert emphasised(passage) == ["BIP"]
    assert passage.text.endswith("list, wyżej, kotwica.")


def test_link_over_several_paragraphs_lies_over_each():
    page = "<html><a href='x.pdf'><p>Pierwszy akapit.</p><p>Drugi <b>akapit</b>.</p></a>"
    assert [linked(passage) for passage in read_page(page).passages] == [
        [("Pierwszy akapit.", "x.pdf")],
        [("Drugi akapit.", "x.pdf")],
    ]


def test_table_has_a_place_for_every_column():
    page = """<html><table><caption>Sieci miasta</caption>
        <tr><th>Sieć<th>Rok<th>Skąd</tr>
        <tr><td rowspan="2"><a href="/icorn">ICORN</a><td>2011<td>uchwała</tr>
        <tr><td colspan="2">2012 <b>wizyta</b></tr></table>"""
    reading = read_page(page)
    table = only_table(reading)
    assert reading.passages[0].text == "Sieci miasta"
    assert table.rows == (
        ("Sieć", "Rok", "Skąd"),
        ("ICORN", "2011", "uchwała"),
        ("", "2012 wizyta", ""),
    )
    assert table.text == "Sieć\tRok\tSkąd\nICORN\t2011\tuchwała\n\t2012 wizyta\t"
    assert linked(table) == [("ICORN", "/icorn")]
    assert emphasised(table) == ["wizyta"]


def test_table_that_arranges_a_page_is_read_as_what_it_holds():
    page = f"""<html><table><tr><td>Menu</td><td><h1>Plan</h1><p>{BODY}</p>
        <table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>
        <table><tr><td>Zofia Lipa<br>prezydentka</td><td>Jan Klon</td></tr></table>"""
    assert outline(read_page(page)) == [
        ("paragraph", "Menu"),
        ("heading1", "Plan"),
        ("paragraph", BODY),
        ("table", "a\tb\nc\td"),
        ("paragraph", "Zofia Lipa"),
        ("paragraph", "prezydentka"),
        ("paragraph", "Jan Klon"),
    ]


def test_broken_lines_part_signatures_and_not_sentences():
    long = "Program, który rada Zalesia przyjęła w czwartek, obejmuje naukę"
    page = f"<html><p>{long}<br>języka.<br><br>Tak.</p><p>Zofia Lipa<br>Prezydentka Zalesia</p>"
    assert outline(read_page(page)) == [
        ("paragraph", f"{long} języka."),
        ("paragraph", "Tak."),
        ("paragraph", "Zofia Lipa"),
        ("paragraph", "Prezydentka Zalesia"),
    ]


def test_headings_that_are_only_bold_and_bullets_of_word_are_understood():
    page = f"""<html><h1>Zalesie</h1><p>{BODY}</p><p><b>Co dalej</b></p><p>{BODY}</p>
        <p class="MsoListParagraph">·&nbsp;&nbsp;&nbsp; <b>nauka</b> języka</p>"""
    reading = read_page(page)
    assert outline(reading)[2:] == [
        ("heading2", "Co dalej"),
        ("paragraph", BODY),
        ("item", "nauka języka"),
    ]
    assert emphasised(reading.passages[-1]) == ["nauka"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("windows-1250", '<meta charset="iso-8859-2">'),
        ("iso-8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'),
        ("windows-1250", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-8", '<?xml version="1.0" encoding="utf-8"?>'),
        ("cp1251", '<meta charset="windows-1251">'),
        ("utf-8", '<meta charset="no-such-encoding">'),
    ],
)
def test_encoding_is_what_the_letters_say_before_what_the_page_declares(encoding, declared):
    words = "Права людини" if encoding == "cp1251" else "Są równe prawa człowieka, także źle znane"
    reading = read(f"{declared}<html><p>{words}</p>".encode(encoding))
    assert (reading.text, reading.encoding) == (words, encoding)


def test_page_with_nothing_but_scripts_has_no_text():
    with pytest.raises(Unreadable) as refused:
        read_page("<html><script>document.write('x')</script><p> </p>")
    assert refused.value.code == "no_text"
