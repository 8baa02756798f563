"""HTML as passages: what a page says, without what stands around it."""

import codecs
import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import nh3

from ..passages import Kind, Reading
from .encodings import MARKS, decode
from .headings import with_headings
from .tables import Cell, Table, span
from .words import Words, clean

# Dropped with all that is in them.
_NOT_CONTENT = {
    "aside", "audio", "button", "canvas", "datalist", "del", "dialog", "form", "iframe", "math",
    "menu", "nav", "noframes", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
}  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS = {
    "address", "article", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "hr", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    *_HEADINGS,
}  # fmt: skip
_STRONG = {"b", "strong"}
_TAGS = _BLOCKS | _STRONG | {"a", "br"}
_ATTRIBUTES = {
    "*": {"id", "name", "role", "hidden", "aria-hidden"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_ROLES_AROUND = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog"}

_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,1000}?)</title", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(
    rb"<(?:meta\s[^>]{0,300}?charset|\?xml\s[^>]{0,100}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{1,40})",
    re.IGNORECASE,
)
# Encodings that pages from Poland name without being written in them.
_UNRELIABLE = {"utf-8", "ascii", "iso8859-1", "cp1252", "iso8859-2", "cp1250", "utf-16"}
_BULLET = re.compile(r"[•·▪▫◦‣●○■□➢✓\uf0b7\uf0a7]\s*")
_SHORT = 60  # a line that is broken before it is longer was broken on purpose


def read_html(data, options):
    """The ``Reading`` of an HTML file. Raises ``Refusal``."""
    text, encoding = decode_page(data)
    return Reading(tuple(read_page(text)), "html", encoding, title=title_of(text))


def decode_page(data):
    """``data`` of a web page as text and its encoding: by its mark, itself, what it declares."""
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith(tuple(MARKS)):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            if name not in _UNRELIABLE:
                return data.decode(name), name
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def title_of(text):
    """What a page names in ``<title>``; empty where it names nothing."""
    match = _TITLE.search(text)
    return " ".join(clean(html.unescape(match[1])).split()) if match else ""


def read_page(text):
    """
    The passages of a page: of its ``<main>`` or its only ``<article>``, where it has one.

    Menus, heads and feet, forms, scripts and what is hidden are left out. A link whose address
    leads nowhere (a script, data, a file of somebody's disk) has an empty address; one to a place
    in the same page is none. Tables that only arrange a page are read as what they hold.
    """
    passages = _read(text, _NOT_CONTENT)
    # Some systems put a whole page into one form.
    return passages or _read(text, _NOT_CONTENT - {"form"})


def _read(text, not_content):
    reader = _Reader()
    reader.feed(
        nh3.clean(
            text,
            tags=_TAGS,
            clean_content_tags=not_content,
            attributes=_ATTRIBUTES,
            url_schemes={"http", "https", "mailto", "tel", "ftp"},
            link_rel=None,
        )
    )
    reader.close()
    passages = reader.result()
    return with_headings(passages, [True] * len(passages))


class _Reader(HTMLParser):
    """Reads what nh3 has cleaned, which is sound: each element that begins also ends."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words = Words()
        self.kind, self.level = Kind.PARAGRAPH, 0
        self.open = []  # elements: their names, where their words begin, what was before
        self.inline = []  # those of them that may be cut by the end of a passage
        self.is_item_begun = False
        self.skipped = 0  # elements within one that is left out
        self.out = [[]]  # where passages go: the page, a cell, a cell in a cell
        self.tables = []
        self.regions = []  # open main and article elements, outermost first
        self.articles = 0
        self.region_of = []  # of each passage of the page
        self.targets = set()
        self.in_pre = 0

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.targets.update(attributes[name] for name in ("id", "name") if attributes.get(name))
        if tag == "br":
            if not self.skipped:
                self.words.write("\n")
            return
        if self.skipped or self._is_around(tag, attributes):
            self.skipped += 1
            self.open.append([tag, 0, None])
            return
        if tag in _BLOCKS:
            self._end_passage()
            self._end_item()
        self.open.append([tag, self.words.position, (self.kind, self.level, attributes)])
        if tag in _BLOCKS:
            self._begin_block(tag, attributes)
        else:
            self.inline.append(self.open[-1])

    def _begin_block(self, tag, attributes):
        if tag in _HEADINGS:
            self.kind, self.level = Kind.HEADING, _HEADINGS[tag]
        elif tag == "li":
            self.kind, self.level, self.is_item_begun = Kind.ITEM, 0, False
        elif tag == "blockquote":
            self.kind, self.level = Kind.QUOTE, 0
        elif tag in ("main", "article"):
            self.articles += tag == "article" and not self.regions
            self.regions.append((tag, self.articles))
        elif tag == "pre":
            self.in_pre += 1
        elif tag in ("table", "tr", "td", "th"):
            self._begin_in_table(tag, attributes)

    def _begin_in_table(self, tag, attributes):
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1].rows:
            cell = Cell(span(attributes.get("colspan")), span(attributes.get("rowspan")))
            self.tables[-1].rows[-1].append(cell)
            self.out.append(cell.passages)
            self.kind, self.level = Kind.PARAGRAPH, 0

    def _is_around(self, tag, attributes):
        return (
            "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or attributes.get("role") in _ROLES_AROUND
            or tag == "footer"
            or (tag == "header" and not self.regions)
        )

    def handle_endtag(self, tag):
        if not self.open:
            return
        element = self.open.pop()
        tag, _, before = element
        if before is None:
            self.skipped -= 1
        elif tag in _BLOCKS:
            self._end_passage()
            self.kind, self.level, _ = before
            self._end_item()
            self._end_block(tag)
        else:
            self.inline.remove(element)
            self._lay(element)

    def _end_block(self, tag):
        if tag in ("main", "article"):
            self.regions.pop()
        elif tag == "pre":
            self.in_pre -= 1
        elif tag in ("td", "th") and len(self.out) > 1:
            self.out.pop()
        elif tag == "table" and self.tables:
            self._add(self.tables.pop().passages())

    def _lay(self, element):
        """Lay the link or the emphasis of an element over its words."""
        tag, start, (_, _, attributes) = element
        if tag in _STRONG:
            self.words.emphasise(start)
        elif "href" in attributes or not attributes.keys() & {"id", "name"}:
            self.words.link(start, attributes.get("href") or "")

    def handle_data(self, data):
        if self.skipped:
            return
        text = clean(data)
        self.words.write(text if self.in_pre else text.replace("\n", " "))

    def _end_passage(self):
        for element in self.inline:
            self._lay(element)
            element[1] = 0
        if self.kind is not Kind.HEADING:
            self.words.parts = _join_broken("".join(self.words.parts))
        else:
            self.words.parts = ["".join(self.words.parts).replace("\n", " ")]
        passages = self.words.passages(self.kind, self.level)
        self.words = Words()
        if passages:
            self.is_item_begun = True
            self._add([_without_bullet(passage) for passage in passages])

    def _end_item(self):
        if self.kind is Kind.ITEM and self.is_item_begun:
            self.kind = Kind.PARAGRAPH  # a second paragraph of an item is no second item

    def _add(self, passages):
        self.out[-1] += passages
        if len(self.out) == 1:
            self.region_of += [tuple(self.regions)] * len(passages)

    def close(self):
        super().close()
        self._end_passage()

    def result(self):
        """The passages of the page's own content."""
        pairs = list(zip(self.region_of, self.out[0], strict=True))
        main = [passage for regions, passage in pairs if any(tag == "main" for tag, _ in regions)]
        articles = [passage for regions, passage in pairs if regions]
        passages = main or (self.articles == 1 and articles) or self.out[0]
        places = {f"#{target}" for target in self.targets}
        return [
            replace(
                passage, links=tuple(link for link in passage.links if link.address not in places)
            )
            for passage in passages
        ]


def _join_broken(text):
    """The letters of ``text``, with a line joined to the next where it was broken when full."""
    letters = list(text)
    position = 0
    for line, following in pairwise(text.split("\n")):
        position += len(line)
        if len(line.strip()) > _SHORT and following.strip():
            letters[position] = " "
        position += 1
    return letters


def _without_bullet(passage):
    """A paragraph that begins with a bullet, as Word copies its lists, as the item it is."""
    match = _BULLET.match(passage.text)
    if passage.kind not in (Kind.PARAGRAPH, Kind.ITEM) or not match:
        return passage
    cut = match.end()
    links = [
        replace(link, start=max(0, link.start - cut), end=link.end - cut) for link in passage.links
    ]
    strong = [(max(0, start - cut), end - cut) for start, end in passage.strong]
    return replace(
        passage,
        kind=Kind.ITEM,
        text=passage.text[cut:],
        links=tuple(link for link in links if link.end > 0),
        strong=tuple(words for words in strong if words[1] > 0),
    )
