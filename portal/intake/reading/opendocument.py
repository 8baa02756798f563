"""OpenDocument texts (.odt) as passages, by way of HTML."""

from html import escape

from ..passages import Reading
from .archives import open_archive, parse_xml, read_member, title_in, walk
from .refusals import Refusal
from .webpage import read_page

# https://docs.oasis-open.org/office/OpenDocument/v1.3/os/part3-schema/
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE, _DRAWING = (
    _NAMES % name for name in ("text", "table", "office", "style", "drawing")
)
_WEIGHT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight"
_ADDRESS = "{http://www.w3.org/1999/xlink}href"

_ELEMENTS = {
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
    f"{_TABLE}covered-table-cell": "td",
}
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "<br>"}
# What was struck out, remarks, tables of contents: not what the document says.
_LEFT_OUT = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}table-of-content",
    f"{_TEXT}note-citation",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_DRAWING}object",
}
# Names of styles as they are stored, whatever the language of the program.
_PARAGRAPHS = {"Title": "h1", "Quotations": "blockquote"}


def read_opendocument(data, options):
    """The ``Reading`` of an OpenDocument text. Raises ``Refusal``."""
    with open_archive(data, options["unpacked"]) as archive:
        members = {
            name: read_member(archive, name)
            for name in ("META-INF/manifest.xml", "content.xml", "styles.xml", "meta.xml")
            if name in archive.namelist()
        }
    if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise Refusal("encrypted")
    if "content.xml" not in members:
        raise Refusal("broken")
    roots = [parse_xml(members[name]) for name in ("styles.xml", "content.xml") if name in members]
    page = _to_html(roots[-1], _Styles(roots))
    title = title_in(members["meta.xml"]) if "meta.xml" in members else ""
    return Reading(tuple(read_page(page)), "odt", title=title)


class _Styles:
    """Which styles are bold and which of the document's own stand for a common one."""

    def __init__(self, roots):
        self.parents = {}
        self.bold = set()
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                name = style.get(f"{_STYLE}name")
                self.parents[name] = style.get(f"{_STYLE}parent-style-name")
                properties = style.find(f"{_STYLE}text-properties")
                if properties is not None and properties.get(_WEIGHT) == "bold":
                    self.bold.add(name)

    def element(self, element):
        """The HTML element of a paragraph."""
        name = element.get(f"{_TEXT}style-name")
        return _PARAGRAPHS.get(name) or _PARAGRAPHS.get(self.parents.get(name)) or "p"

    def is_bold(self, element):
        return element.get(f"{_TEXT}style-name") in self.bold


def _to_html(root, styles):
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise Refusal("broken")
    parts = []
    skipped = 0
    for element, what in walk(body):
        if element is None:
            skipped -= what.tag in _LEFT_OUT
            if not skipped:
                parts.append(_end(what, styles))
        elif what is None:
            skipped += element.tag in _LEFT_OUT
            if not skipped:
                parts.append(_start(element, styles))
        elif not skipped:
            parts.append(escape(what))
    return "".join(parts)


def _start(element, styles):
    tag = element.tag
    if tag == f"{_TEXT}a":
        return f'<a href="{escape(element.get(_ADDRESS, ""))}">'
    if tag in _SIGNS:
        return _SIGNS[tag]
    return "".join(f"<{name}>" for name in _elements(element, styles))


def _end(element, styles):
    if element.tag == f"{_TEXT}a":
        return "</a>"
    return "".join(f"</{name}>" for name in reversed(_elements(element, styles)))


def _elements(element, styles):
    """The HTML elements for one of ODF, the outermost first."""
    tag = element.tag
    if tag == f"{_TEXT}h":
        level = element.get(f"{_TEXT}outline-level", "1")
        return [f"h{level if level in '123456' else 6}"]
    if tag == f"{_TEXT}p":
        name = styles.element(element)
        return [name, "strong"] if name == "p" and styles.is_bold(element) else [name]
    if tag == f"{_TEXT}span":
        return ["strong"] if styles.is_bold(element) else []
    return [_ELEMENTS[tag]] if tag in _ELEMENTS else []
