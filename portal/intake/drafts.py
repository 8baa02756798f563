"""From a document to drafts of pages. Nothing here publishes anything."""

import json
import re
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from portal.civic.dates import PartialDate
from portal.civic.differences import compare
from portal.civic.models import Council, Resolution
from portal.civic.terms import term_on
from portal.pages.languages import (
    address_part,
    default_language,
    in_default_language,
    languages,
    localized,
    localized_names,
)
from portal.pages.models import HomePage

from .models import DocumentPart, Finding
from .passages import Kind
from .recognition.kinds import DateRole, FindingKind
from .records import record_named

_makers = {}
# A capital begins a sentence: “2020 r. Zarząd” may not be one, and is taken for one.
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_a-ząćęłńóśźż])")


class CannotMakeDraft(Exception):
    """Why no page can be made from a document, in the user's language."""


def register_draft_maker(maker):
    """Have ``maker``, a ``DraftMaker``, make the pages of its kind."""
    _makers[maker.kind] = maker


class DraftMaker:
    """
    Makes pages of one type from parts of documents; the app that has the type descends from it.

    ``kind`` is a name of ``PageKind``, ``page_model`` the type of the page and ``index_model`` that
    of the list below which it stands.
    """

    kind = ""
    page_model = None
    index_model = None

    def fill(self, page, content):
        """Set what is peculiar to the type on ``page`` to what ``content`` says."""
        raise NotImplementedError

    def new_page(self, content):
        """A page, not yet stored, with what it cannot do without."""
        return self.page_model(original_language=content.language)

    def find_index(self):
        """The list below which new pages stand; where there is none, a draft of one is made."""
        index = self.index_model.objects.order_by("-live", "path").first()
        if index:
            return index
        home = HomePage.objects.order_by("path").first()
        if home is None:
            raise CannotMakeDraft(_("The portal has no home page yet: make one first."))
        name = str(self.index_model._meta.verbose_name).capitalize()
        index = self.index_model(live=False, **{localized("title", default_language()): name})
        home.add_child(instance=index)
        index.save_revision(clean=False)
        return index


class Content:
    """What a part of a document says, as drafts use it: mended, and without what was dropped."""

    def __init__(self, part):
        self.part = part
        self.document = part.document
        self.source = part.document.source
        self.language = part.document.language
        self.passages = self.document.mended_passages()
        self.findings = [
            finding
            for finding in self.document.findings.exclude(state=Finding.State.DROPPED)
            if part.first <= finding.passage <= part.last
        ]

    @property
    def original_title(self):
        """The words in the document that its title was made of."""
        titles = [finding.words for finding in self.found(FindingKind.TITLE)]
        return next(iter(titles), "") or self.passages[self.part.first].text

    def found(self, *kinds):
        """The findings of one of ``kinds``, in the order of the document."""
        return [finding for finding in self.findings if finding.kind in kinds]

    def numbers(self, without=()):
        """Numbers of the passages with the text itself: no title, dates, signatures, captions."""
        outside = (FindingKind.SIGNATORY, FindingKind.CAPTION, *without)
        covered = {finding.passage for finding in self.found(*outside)}
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
        for link in passage.links:
            address = self._address(number, link)
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
        starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
        position = min(finding.start, len(text))
        start = max(each for each in starts if each <= position)
        end = next((each for each in starts if each > position), len(text))
        return text[start:end].strip()

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

    def _is_title(self, number):
        return self.passages[number].text == self.original_title and (
            number == self.part.first or self.passages[number].kind == Kind.HEADING
        )

    def _table(self, number):
        rows = [list(row) for row in self.passages[number].rows]
        width = max(map(len, rows), default=0)
        data = [row + [""] * (width - len(row)) for row in rows]
        value = {"data": data, "first_row_is_table_header": True, "first_col_is_header": False}
        return {"type": "table", "value": value}

    def _address(self, number, link):
        """Where a link leads: what it says or, over a resolution, the bulletin's page on it."""
        if link.address.startswith(("http://", "https://", "mailto:")):
            return link.address
        for finding in self.found(FindingKind.RESOLUTION):
            same_place = finding.passage == number and finding.value.get("resolution")
            if same_place and finding.value["resolution"] in self._resolutions:
                return self._resolutions[finding.value["resolution"]].bip_url
        return ""

    @property
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


def set_rows(page, relation, rows, keep=()):
    """
    Make the parts of ``page`` in ``relation`` those of ``rows``, mappings of fields to values.

    What a part says in fields that its row does not name stays, so another language is not lost.
    Parts beyond the rows go, but for those with a value in one of ``keep``.
    """
    manager = getattr(page, relation)
    parts = list(manager.all())
    for number, row in enumerate(rows):
        if number == len(parts):
            parts.append(manager.model())
        for name, value in row.items():
            setattr(parts[number], name, value)
    extra = parts[len(rows) :]
    parts = parts[: len(rows)] + [
        each for each in extra if any(getattr(each, name) for name in keep)
    ]
    for number, each in enumerate(parts):
        each.sort_order = number
    manager.set(parts)


@in_default_language
@transaction.atomic
def make_drafts(document, user=None):
    """
    Make a page of each wanted part of ``document``, or bring its page up to date: the parts.

    A new page is a draft in the language of the document; of an older one a new revision is stored.
    Raises ``CannotMakeDraft`` where a page cannot be made.
    """
    parts = list(document.parts.filter(is_wanted=True).select_related("page"))
    for part in parts:
        _make_draft(part, _makers[part.kind], user)
    return parts


@transaction.atomic
def hand_over_drafts(earlier, document):
    """
    Have ``document``, a corrected file, stand behind the pages that ``earlier`` stood behind.

    A part takes the page of the part with its title; those left take pages in their order.
    """
    old = [part for part in earlier.parts.select_related("page") if part.page]
    new = list(document.parts.all())
    by_title = [(part, each) for part in new for each in old if each.title == part.title]
    for pairs in (by_title, zip(new, old, strict=False)):
        for part, each in list(pairs):
            if part in new and each in old:
                new.remove(part)
                old.remove(each)
                DocumentPart.objects.filter(pk=part.pk).update(page=each.page, kind=each.kind)
                DocumentPart.objects.filter(pk=each.pk).update(page=None)


@in_default_language
def draft_differences(part):
    """
    What making the draft anew would change in the words of the page of ``part``.

    Passages as ``portal.civic.differences.compare`` gives them; empty where there is no page yet.
    """
    if not part.page:
        return []
    language = part.document.language
    before = part.page.get_latest_revision_as_object().words_in(language)
    with transaction.atomic():
        after = _filled_page(part, _makers[part.kind]).words_in(language)
        transaction.set_rollback(True)  # filling may have made a resolution
    return compare("\n\n".join(before), "\n\n".join(after))


def _filled_page(part, maker):
    content = Content(part)
    page = part.page.get_latest_revision_as_object() if part.page else maker.new_page(content)
    setattr(page, localized("title", content.language), content.part.title[:255])
    maker.fill(page, content)
    _cite(page, part.document)
    return page


def _make_draft(part, maker, user):
    page = _filled_page(part, maker)
    if not part.page:
        page.live = False
        page.slug = address_part(page.text("title", part.document.language))
        for language in languages():
            setattr(page, localized("ready", language), False)
        maker.find_index().add_child(instance=page)
        part.page = page
        part.save(update_fields=["page"])
    page.save_revision(user=user, log_action=True, clean=False)  # a draft may lack something


def _cite(page, document):
    """Name the document's source among those of the page, in place of a file that it corrects."""
    replaced = document.replaced.source_id if document.replaced else None
    kept = [each for each in page.sources.all() if each.source_id != replaced]
    if document.source_id not in {each.source_id for each in kept}:
        kept.append(page.sources.model(source=document.source))
    page.sources.set(kept)


def only_council():
    """The portal's only council; ``None`` where it has more of them, or none."""
    councils = Council.objects.all()[:2]
    return councils[0] if len(councils) == 1 else None


def resolution_of(finding):
    """
    The resolution that a finding names: the portal's own one, else a new one.

    ``None`` where the number is wrong or too little is known of it to keep it.
    """
    value = finding.value
    if value.get("resolution"):
        return Resolution.objects.filter(pk=value["resolution"]).first()
    adopted_on = partial_date(value.get("adopted_on"))
    council = (
        record_named(FindingKind.BODY, value["council"]) if value["council"] else only_council()
    )
    if not (value.get("number") and council and adopted_on and adopted_on.day):
        return None
    resolution = Resolution(
        number=value["number"],
        council=council,
        adopted_on=adopted_on.first_day,
        term=term_on(adopted_on.first_day),
        **dict.fromkeys(localized_names("title"), finding.words),
    )
    try:
        resolution.clean()
    except ValidationError:
        return None
    known = Resolution.objects.filter(
        council=council, term=resolution.term, number=resolution.number
    ).first()
    if known is None:
        resolution.save()
    finding.value = {**value, "resolution": (known or resolution).pk}
    finding.save(update_fields=["value"])
    return known or resolution
