"""What every page of the portal must be as HTML, whoever reads it with whatever."""

import re
from collections import Counter
from itertools import pairwise

import html5lib

HEADING = re.compile(r"h[1-6]")


def parsed(response):
    """The page in ``response``; raises ``html5lib.html5parser.ParseError`` where it is no HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(response.content.decode())


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def assert_well_made(response, language):
    """Check the page in ``response``, read by a visitor of ``language``; return it parsed."""
    page = parsed(response)
    assert page.get("lang") == language
    assert text_of(page.find("head/title"))
    assert_structure(page)
    assert_names(page)
    return page


def assert_structure(page):
    """One heading of the first level, none left out below it, landmarks and a skip link."""
    levels = [int(element.tag[1]) for element in page.iter() if HEADING.fullmatch(str(element.tag))]
    assert levels.count(1) == 1
    body_levels = [
        int(element.tag[1])
        for element in page.find(".//main").iter()
        if HEADING.fullmatch(str(element.tag))
    ]
    assert all(after - level <= 1 for level, after in pairwise(body_levels)), body_levels
    assert len(page.findall(".//main")) == 1
    assert page.find("body/header") is not None
    assert page.find("body/footer") is not None
    first_link = page.find("body").find(".//a")
    assert first_link.get("href") == f"#{page.find('.//main').get('id')}"


def assert_names(page):
    """Every id once; a name for each landmark, field and link; a text and a size for pictures."""
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert not [name for name, number in Counter(ids).items() if number > 1]
    referred = [
        name
        for element in page.iter()
        for attribute in ("aria-labelledby", "aria-describedby")
        for name in (element.get(attribute) or "").split()
    ]
    assert set(referred) <= set(ids)
    navigations = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav")]
    assert all(navigations)
    assert len(set(navigations)) == len(navigations)
    labelled = {label.get("for") for label in page.iter("label")}
    for field in (*page.iter("input"), *page.iter("select"), *page.iter("textarea")):
        assert field.get("type") == "hidden" or field.get("id") in labelled
    for link in page.iter("a"):
        assert text_of(link)
        assert link.get("href")
    for image in page.iter("img"):
        assert image.get("alt") is not None
        assert image.get("width")
        assert image.get("height")
