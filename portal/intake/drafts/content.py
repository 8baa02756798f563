"""What a part of a document says, in the form in which drafts need it."""

import json
import re
from bisect import bisect_right
from functools import cached_property
from itertools import groupby

from django.utils.html import escape, format_html

from portal.civic.dates import PartialDate
from portal.civic.models import Resolution
from portal.civic.visibility import may_add
from portal.pages.languages import localized

from ..models import Finding
from ..passages import Kind
from ..recognition.kinds import DateRole, FindingKind

# A capital begins a sentence: “2020 r. Zarząd” may not be one, and is taken for one.
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-ząćęłńóśźż])")


# A quotation, a caption or a signature of this share of its passage stands for all of it.
MOST_OF_A_PASSAGE = 0.5


class Content:
    """
    What a part of a document says, as drafts use it: mended, and without what was dropped.

    ``user`` is for whom a draft is made; nobody where the server makes it.
    """

    def __init__(self, part, user=None):
        self.part = part
        self.user = user
        self.document = part.document
        self.source = part.document.source
        self.language = part.document.language
        self.passages = self.document.mended_passages()
        in_part = [
            finding
            for finding in self.document.findings.all()
            if part.first <= finding.passage <= part.last
        ]
        self.findings = [each for each in in_part if each.state != Finding.State.DROPPED]
        self.links = {
            (each.passage, each.start): each for each in in_part if each.kind == FindingKind.LINK
        }
        self._starts = {}

    def found(self, *kinds):
        """The findings of one of ``kinds``, in the order of the document."""
        return [finding for finding in self.findings if finding.kind in kinds]

    def numbers(self, without=()):
        """
        Numbers of the passages with the text itself: no title, no dates of document and page, and
        none that a finding of a kind in ``without`` fills, for which the page has another place.
        """
        covered = {
            finding.passage for finding in self.found(*without) if self._fills_passage(finding)
        }
        for finding in self.found(FindingKind.DATE):
            if finding.value["role"] in (DateRole.PAGE, DateRole.DOCUMENT):
                passage = self.passages[finding.passage]
                if len(passage.text) < 3 * max(1, finding.end - finding.start):
                    covered.add(finding.passage)
        return [
            number
            for number in range(self.part.first, self.part.last + 1)
            if number not in covered and not self._is_title(number)
        ]

    def rich_text(self, number):
        """The passage with emphasis and the links that lead somewhere, as HTML without a block."""
        passage = self.passages[number]
        marks = [(start, end, "<b>", "</b>") for start, end in passage.strong]
        for link, original in zip(passage.links, self.document.passages[number].links, strict=True):
            address = self._address(number, original)
            if address:
                marks.append((link.start, link.end, format_html('<a href="{}">', address), "</a>"))
        return marked_up(passage.text, marks)

    def body(self, numbers):
        """The passages ``numbers`` as the value of a body of blocks, for ``StreamField``."""
        blocks = []
        for kind, group in groupby(numbers, key=lambda number: self.passages[number].kind):
            if kind == Kind.HEADING:
                for number in group:
                    level = "h2" if self.passages[number].level <= 2 else "h3"
                    value = {"text": self.passages[number].text[:200], "level": level}
                    blocks.append({"type": "heading", "value": value})
            elif kind == Kind.TABLE:
                blocks += [self._table(number) for number in group]
            elif kind == Kind.QUOTE:
                for number in group:
                    blocks.append({"type": "quote", "value": {"text": self.passages[number].text}})
            else:
                tag = "li" if kind == Kind.ITEM else "p"
                html = "".join(f"<{tag}>{self.rich_text(number)}</{tag}>" for number in group)
                html = f"<ul>{html}</ul>" if kind == Kind.ITEM else html
                if blocks and blocks[-1]["type"] == "paragraph":
                    blocks[-1]["value"] += html
                else:
                    blocks.append({"type": "paragraph", "value": html})
        return json.dumps(blocks)

    def lead(self, numbers, length=500):
        """The first paragraph among ``numbers``, cut after a sentence where it is too long."""
        paragraphs = (self.passages[each] for each in numbers)
        text = next((each.text for each in paragraphs if each.kind == Kind.PARAGRAPH), "")
        if len(text) <= length:
            return text
        cut = text[:length]
        end = max(cut.rfind(mark) for mark in (". ", "! ", "? "))
        return cut[: end + 1] if end > 0 else cut[: cut.rfind(" ")] + "…"

    def sentence(self, finding):
        """The sentence in which ``finding`` stands."""
        text = self.passages[finding.passage].text
        if finding.passage not in self._starts:
            ends = (match.end() for match in SENTENCE_END.finditer(text))
            self._starts[finding.passage] = [0, *ends]
        starts = self._starts[finding.passage]
        following = bisect_right(starts, min(finding.start, len(text)))
        end = starts[following] if following < len(starts) else len(text)
        return text[starts[following - 1] : end].strip()

    def claims(self):
        """Rows of ``Claim`` for the numbers that age."""
        return [
            {
                localized("subject", self.language): claim.value["subject"][:100],
                localized("statement", self.language): claim.value["statement"][:300],
                "as_of": partial_date(claim.value.get("as_of")),
                "source": self.source,
            }
            for claim in self.found(FindingKind.CLAIM)
        ]

    def dates(self, *roles):
        """The findings of dates with one of ``roles``, names of ``DateRole``."""
        return [
            finding for finding in self.found(FindingKind.DATE) if finding.value["role"] in roles
        ]

    def may_add(self, model):
        """Whether the draft may bring along a new record of ``model``."""
        return self.user is None or may_add(self.user, model)

    def _fills_passage(self, finding):
        """Whether a passage says little beside a finding, so that nothing is lost without it."""
        told = sum(len(text) for text in finding.value.values() if isinstance(text, str))
        length = max(finding.end - finding.start, told)
        return length >= MOST_OF_A_PASSAGE * len(self.document.passages[finding.passage].text)

    def _is_title(self, number):
        """Whether a passage says nothing but the title, which the page has as its own."""
        passage = self.passages[number]
        if passage.kind == Kind.HEADING and number == self.part.first:
            return True
        return any(
            finding.passage == number and finding.words == self.document.passages[number].text
            for finding in self.found(FindingKind.TITLE)
        )

    def _table(self, number):
        rows = [list(row) for row in self.passages[number].rows]
        width = max(map(len, rows), default=0)
        data = [row + [""] * (width - len(row)) for row in rows]
        value = {"data": data, "first_row_is_table_header": True, "first_col_is_header": False}
        return {"type": "table", "value": value}

    def _address(self, number, link):
        """
        Where a link leads: what the clerk or the document says; nothing where it was dropped.

        A link over a resolution that leads nowhere leads to the bulletin's page on it.
        """
        decided = self.links.get((number, link.start))
        if decided and decided.state == Finding.State.DROPPED:
            return ""
        address = decided.value["address"] if decided else link.address
        if address.startswith(("http://", "https://", "mailto:")):
            return address
        for finding in self.found(FindingKind.RESOLUTION):
            overlaps = finding.start < link.end and link.start < finding.end
            if finding.passage == number and overlaps:
                resolution = self._resolutions.get(finding.value["resolution"])
                return resolution.bip_url if resolution else ""
        return ""

    @cached_property
    def _resolutions(self):
        keys = [each.value.get("resolution") for each in self.found(FindingKind.RESOLUTION)]
        return Resolution.objects.in_bulk([key for key in keys if key])


def marked_up(text, marks):
    """``text`` as HTML with ``marks``, each ``(start, end, opening, closing)``, properly nested."""
    html, position, open_marks = [], 0, []
    for mark in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        while open_marks and open_marks[-1][1] <= mark[0]:
            html += [escape(text[position : open_marks[-1][1]]), open_marks[-1][3]]
            position = open_marks.pop()[1]
        if open_marks and open_marks[-1][1] < mark[1]:
            continue  # it would end outside of the mark in which it begins
        html += [escape(text[position : mark[0]]), mark[2]]
        position = mark[0]
        open_marks.append(mark)
    while open_marks:
        html += [escape(text[position : open_marks[-1][1]]), open_marks[-1][3]]
        position = open_marks.pop()[1]
    return "".join([*html, escape(text[position:])])


def partial_date(text):
    """The ``PartialDate`` in a finding's value; ``None`` where there is none."""
    return PartialDate.parse(text) if text else None


def start_and_end(finding):
    """The first and, for a range, the last date of a finding of a date."""
    value = finding.value
    return partial_date(value.get("date") or value.get("from")), partial_date(value.get("to"))
