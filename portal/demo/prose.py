"""Rich text from the plain notation of the content files."""

import re

from django.utils.html import escape

LINK = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\[\s]+)\)")
EMPHASIS = re.compile(r"\*(?P<text>[^*\s][^*]*)\*")
ITEM = re.compile(r"^- ", re.M)


def rich_text(prose, page_id):
    """
    ``prose`` as Wagtail stores rich text.

    Blank lines part paragraphs, a paragraph of lines that begin with ``- `` is a list, ``*word*``
    is emphasised, ``[text](target)`` a link to an address or, as ``page:key``, to the page whose
    primary key ``page_id(key)`` returns.
    """
    paragraphs = re.split(r"\n\s*\n", prose.strip())
    return "".join(_paragraph(paragraph, page_id) for paragraph in paragraphs if paragraph)


def _paragraph(text, page_id):
    if not ITEM.match(text):
        return f"<p>{_line(text, page_id)}</p>"
    items = "".join(f"<li>{_line(item, page_id)}</li>" for item in ITEM.split(text) if item)
    return f"<ul>{items}</ul>"


def _line(text, page_id):
    def link(match):
        kind, _colon, key = match["target"].partition(":")
        if kind == "page":
            return f'<a linktype="page" id="{page_id(key)}">{match["text"]}</a>'
        return f'<a href="{match["target"]}">{match["text"]}</a>'

    line = " ".join(text.split())
    return EMPHASIS.sub(r"<i>\g<text></i>", LINK.sub(link, escape(line)))
