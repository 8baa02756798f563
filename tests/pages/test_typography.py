"""Polish typography: what it sets, and what it must leave alone."""

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.pages.typography import polish, polish_html

S = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("w Krakowie i w Łodzi", f"w{S}Krakowie i{S}w{S}Łodzi"),
        ("O prawach. Z nami", f"O{S}prawach. Z{S}nami"),
        ("25 maja 2011 r.", f"25{S}maja{S}2011{S}r."),
        ("w 2024 roku", f"w{S}2024{S}roku"),
        ("170 miast, 12 tys. osób", f"170{S}miast, 12{S}tys. osób"),
        ("M. Klaman i D. Kasprowicz", f"M.{S}Klaman i{S}D.{S}Kasprowicz"),
        ("nr 5, art. 6 ust. 2, § 3", f"nr{S}5, art.{S}6 ust.{S}2, §{S}3"),
        ("ul. Grodzka, im. Pawła", f"ul.{S}Grodzka, im.{S}Pawła"),
        ("15 000 zł", f"15{S}000{S}zł"),
        ("lata 2007-2013", "lata 2007–2013"),
        ("lata 2007 – 2013", "lata 2007–2013"),
        ("29-30 czerwca", f"29–30{S}czerwca"),
        ("24.05-27.05.2011", "24.05–27.05.2011"),
        ("maj, czyli maja-czerwca", "maj, czyli maja–czerwca"),
        ("wieki XIX-XX", "wieki XIX–XX"),
        ("my - prezydenci", f"my{S}– prezydenci"),
        ("my — prezydenci", f"my{S}– prezydenci"),
        ("- Przyjęcie Krakowa", "– Przyjęcie Krakowa"),
    ],
)
def test_polish_sets_spaces_dashes_and_ranges(typed, set_):
    assert polish(typed) == set_


@pytest.mark.parametrize(
    "text",
    [
        "12-616-11-11",
        "+48-12-616-11-11",
        "31-004",
        "00-950",
        "2011-05-25",
        "2022-09",
        "2024-09-25T10:30:00Z",
        "XVI/171/11",
        "CXXIX/3569/24",
        "https://example.org/a-b/2007-2013/?q=1-2",
        "www.example.org/2007-2013",
        "biuro-2007-2013@example.org",
        "polsko-angielski",
        "9-3",
        "ISO-8859-2",
        "Kraków",
    ],
)
def test_polish_leaves_alone_what_is_copied_as_it_is(text):
    assert polish(text) == text
    assert polish_html(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_polish_keeps_a_resolution_number_with_its_abbreviation():
    assert polish("uchwała nr XVI/171/11 z 25 maja") == f"uchwała nr{S}XVI/171/11 z{S}25{S}maja"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('<p>program "Otwarty Kraków"</p>', "<p>program „Otwarty Kraków”</p>"),
        ("<p>&quot;Otwarty Kraków&quot;.</p>", "<p>„Otwarty Kraków”.</p>"),
        ("<p>“Otwarty Kraków”</p>", "<p>„Otwarty Kraków”</p>"),
        ("<p>„Otwarty Kraków“</p>", "<p>„Otwarty Kraków”</p>"),
        ('<p>"<em>Otwarty</em> Kraków"</p>', "<p>„<em>Otwarty</em> Kraków”</p>"),
        (
            '<p><em>"Otwarty"</em>, (<b>"Kraków"</b>)</p>',
            "<p><em>„Otwarty”</em>, (<b>„Kraków”</b>)</p>",
        ),
        ('<p>"Program "Otwarty Kraków" trwa"</p>', "<p>„Program «Otwarty Kraków» trwa”</p>"),
        ('<p>"bez końca</p><p>"nowy"</p>', "<p>„bez końca</p><p>„nowy”</p>"),
        ('<p>ekran 5"</p>', '<p>ekran 5"</p>'),
    ],
)
def test_polish_html_sets_quotation_marks(typed, set_):
    assert polish_html(typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("<p>w <em>Krakowie</em></p>", f"<p>w{S}<em>Krakowie</em></p>"),
        ("<p><b>w</b> Krakowie</p>", f"<p><b>w</b>{S}Krakowie</p>"),
        ("<p><b>Kraków</b> a Łódź</p>", f"<p><b>Kraków</b> a{S}Łódź</p>"),
        ("<p><b>25</b> maja</p>", f"<p><b>25</b>{S}maja</p>"),
        ("<p>a</p> <p>i</p> <p>Łódź</p>", "<p>a</p> <p>i</p> <p>Łódź</p>"),
        ("<ul><li>w </li><li>domu</li></ul>", "<ul><li>w </li><li>domu</li></ul>"),
    ],
)
def test_polish_html_knows_where_a_line_goes_on(typed, set_):
    assert polish_html(typed) == set_


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="en">a city "of refuge" in 2007-2013</p>',
        "<p lang=en>a city</p>",
        '<div lang="en"><div>a city</div> a town</div>',
        "<p><code>w x - y</code></p>",
        "<pre>i w z</pre>",
        "<svg><text>w x</text></svg>",
        '<img alt="w Krakowie &gt; z daleka" src="/a 2007-2013.png">',
        '<a title=\'"w" > z\' href="/2007-2013/">Kraków</a>',
        '<span translate="no">Tadeusz "w" Truchala</span>',
        "<!-- w Krakowie -->",
        "<script>if (a < b) { w = 1 - 2 }</script>",
    ],
)
def test_polish_html_leaves_other_languages_code_and_attributes_alone(html):
    assert polish_html(html) == html


def test_polish_html_sets_polish_again_after_and_within_a_foreign_passage():
    html = '<p lang="en">a city <q lang="pl">w Krakowie</q> a town</p><p>w Łodzi</p>'
    assert polish_html(html) == (
        f'<p lang="en">a city <q lang="pl">w{S}Krakowie</q> a town</p><p>w{S}Łodzi</p>'
    )


def test_polish_html_is_the_same_when_it_is_set_twice():
    html = '<p>"W Krakowie" - 25 maja 2011 r., lata 2007-2013, nr XVI/171/11</p>'
    once = polish_html(html)
    assert polish_html(once) == once


@pytest.mark.parametrize(
    ("language", "expected"),
    [("pl", f"<p>Act „a” w{S}Krakowie</p>"), ("en", '<p>Act "a" w Krakowie</p>')],
)
def test_typography_tag_follows_the_active_language(language, expected):
    template = Template(
        '{% load portal_tags %}{% typography %}<p>Act "a" w Krakowie</p>{% endtypography %}'
    )
    with translation.override(language):
        assert template.render(Context()) == expected


@pytest.mark.parametrize("text", ["https://eccar.info/", "www.eccar.info", "biuro@eccar.info"])
def test_address_before_a_tag_stays_as_it_is(text):
    html = f"<p><a>{text}</a> oraz <b>{text}</b>.</p>"
    assert polish_html(html) == html
