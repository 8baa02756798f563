"""The parts of a document that describes several things, and what page each of them becomes."""

import re

from ..deadline import go_on
from ..dictionary import is_known
from ..passages import Kind, Part
from . import known as known_names
from . import organisations, people
from .kinds import FindingKind
from .line import Line
from .recogniser import recognise
from .titles import is_title_like, title_of
from .words import lemmas, sentence_case, tokens_of, words

# Documents that stand for themselves: a page about several things may hold one of them.
POLISH_DOCUMENTS = words(
    "stanowisko deklaracja apel oświadczenie rezolucja manifest list odezwa memorandum"
)
ENGLISH_DOCUMENTS = words("statement declaration appeal resolution manifesto memorandum pledge")
ACTS = words("uchwała zarządzenie ustawa rozporządzenie obwieszczenie regulamin statut")
# Headings of parts of one matter.
SUBORDINATE = re.compile(
    r"\W*(?:§|art\b|artykuł|rozdział|dział\b|załącznik|uzasadnienie|część|punkt|\d+[.)]|[IVXLC]+\.\s"
    r"|informacje|kontakt|podstawa|cel\b|cele\b|o\s+nas|chapter|article|section|annex|appendix|part\b"
    r"|contact|about|background|introduction|conclusion|wstęp|wprowadzenie|podsumowanie|źród)",
    re.IGNORECASE,
)
NAMED = [FindingKind.NETWORK, FindingKind.BODY, FindingKind.UNIT, FindingKind.ORGANISATION]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_WORDS = 3


def split(passages, language, known):
    """
    The parts of a document, each about one thing: a list of ``Part``, one if it is about one.

    A part begins with a heading that itself names a network, a body or another organisation, or a
    document such as a statement; the headings below it that name nothing are its own. What stands
    before the first of several parts introduces them all and belongs to none of them. A document
    that is an act, or of whose headings fewer than two begin parts with text of their own, stays
    whole.
    """
    whole = [Part(title_of(passages, language, known), 0, max(0, len(passages) - 1))]
    if is_act(passages):
        return whole
    starts = [
        place for place in headings(passages) if names_something(passages[place], language, known)
    ]
    starts = [
        place
        for place, following in zip(starts, [*starts[1:], len(passages)], strict=False)
        if any(passage.kind != Kind.HEADING for passage in passages[place + 1 : following])
    ]
    if len(starts) < 2 or is_title_of_all(passages, starts):
        return whole
    ends = [*(start - 1 for start in starts[1:]), len(passages) - 1]
    return [
        Part(heading_text(passages[start]), start, end)
        for start, end in zip(starts, ends, strict=True)
    ]


def headings(passages):
    """The places of the headings; of lines that look like them where the file marks none."""
    marked = [place for place, passage in enumerate(passages) if passage.kind == Kind.HEADING]
    return marked or [place for place, passage in enumerate(passages) if is_title_like(passage)]


def suggested_title(passages, first, last, language, known):
    """The title of passages ``first`` to ``last``: their heading, where they are not all."""
    own = passages[first : last + 1]
    if own and len(own) < len(passages) and is_title_like(own[0]):
        return heading_text(own[0])
    return title_of(own, language, known)


def heading_text(passage):
    return sentence_case(" ".join(passage.text.split()), names_only=True)


def is_act(passages):
    """Whether a document begins as an act, whose headings are all parts of it."""
    return any(
        lemmas(token.text) & ACTS or token.text.lower() in {"resolution", "act"}
        for passage in passages[:2]
        if is_title_like(passage)
        for token in tokens_of(passage.text)[:1]
    )


def is_title_of_all(passages, starts):
    """Whether the first part's heading stands above the others as the title of the document."""
    first, *others = (passages[start] for start in starts)
    return bool(first.level) and all(first.level < other.level for other in others)


def names_something(passage, language, known):
    """Whether a heading is the name of a network, an organisation or a document."""
    if SUBORDINATE.match(passage.text):
        return False
    if document_named(passage) or organisation_named(passage, language, known):
        return True
    return is_foreign_name(passage, language)


def is_foreign_name(passage, language):
    """Whether a heading is one to three words of no language known: Eurocities."""
    words = [token.text for token in tokens_of(passage.text) if token.is_word]
    return 0 < len(words) <= FIRST_WORDS and not any(is_known(word, language) for word in words)


def document_named(passage):
    """The word of a heading for the document that follows it, or an empty text."""
    for token in tokens_of(passage.text)[:FIRST_WORDS]:
        if lemmas(token.text) & POLISH_DOCUMENTS or token.text.lower() in ENGLISH_DOCUMENTS:
            return token.text
    return ""


def organisation_named(passage, language, known):
    """Whether most of a heading is the name of an organisation or of a network of the site."""
    go_on()
    line = Line(0, passage, language, known)
    for recogniser in (known_names, people, organisations):
        recogniser.find(line)
    named = [found for kind in NAMED for found in line.of(kind)]
    covered = bytearray(len(passage.text))
    for found in named:
        covered[found.start : found.end] = b"\1" * (found.end - found.start)
    return bool(named) and sum(covered) * 2 > len(passage.text)


def kind_of(part, passages, language, known):
    """
    What page a part becomes: ``declaration``, ``membership`` or ``news``, or an empty text.

    An act is none of them. A part whose heading names a statement is a declaration, one whose
    heading names an organisation a membership. Of the rest, one with signatories is a declaration;
    one with speech, a caption or the day of an event in its first paragraph is news.
    """
    own = passages[part.first : part.last + 1]
    if is_act(own):
        return ""
    places = headings(own)[:1]
    heads = [own[place] for place in places]
    if any(document_named(head) for head in heads):
        return "declaration"
    if any(names_something(head, language, known) for head in heads):
        return "membership"
    found = recognise(own, language, known)
    kinds = {one.kind for one in found}
    if FindingKind.SIGNATORY in kinds:
        return "declaration"
    first = next((place for place, passage in enumerate(own) if passage.kind == Kind.PARAGRAPH), -1)
    has_day = any(
        one.kind == FindingKind.DATE
        and one.passage <= first + 1
        and one.value["role"] == "event"
        and DAY.fullmatch(one.value.get("date", ""))
        for one in found
    )
    if has_day or kinds & {FindingKind.CAPTION, FindingKind.QUOTATION}:
        return "news"
    networks = [one for one in found if one.kind == FindingKind.NETWORK]
    return "membership" if networks else ""
