"""Organisations, programmes and events that the site does not know, by how their names are made."""

import re

from portal.civic.numbers import ROMAN

from .kinds import FindingKind
from .names import (
    ARTICLES,
    LONGEST,
    POLISH_HEADS,
    PREPOSITIONS,
    end_of_name,
    in_genitive,
    is_head,
    may_lead,
)
from .phrases import in_nominative
from .words import forms, lemmas, names_of, sentence_case, words

# What one may call by a type written small and a name: programu Otwarty Kraków.
POLISH_TYPES = words("""
    program projekt festiwal konferencja kampania inicjatywa fundacja stowarzyszenie sieć koalicja
    organizacja forum kongres związek
    """)
ENGLISH_TYPES = words("programme project festival conference campaign initiative")
OPENING_QUOTES = {"„": '”“"', "“": "”", '"': '"', "«": "»", "»": "«", "‘": "’", "'": "'"}
# Capital letters that no organisation is called by.
NO_ORGANISATIONS = words("""
    AM PM CV DVD CD FAQ GPS HTML HTTP HTTPS ID ISBN ISSN KRS NGO NIP NR OK PDF PESEL PIN PIT PL PLN
    EUR USD REGON RODO SMS TV URL USA VAT WWW XML XXI XX COVID LGBT LGBTQ LGBTI DNA HIV AIDS GDPR
    BIP ETR PJM CEO PR HR IT AI
    """)
# Network, programme … may be written small: The Intercultural cities programme.
MOST_LEADING = 6
SMALL_HEADS = ENGLISH_TYPES | {"network"}
# With these a sentence begins, not a name.
STARTERS = words(
    "a an this that these those how our its their his her each every any such some no all both my"
    " another your what which when where why who whose"
)
GENERIC = words("miasto miejski gmina gminny powiatowy general city municipal")
ACRONYM = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{2,9}")


def find(line):
    """Note organisations by the words they are headed by, by their type, and by acronyms."""
    tokens = line.tokens
    position = 0
    while position < len(tokens):
        end = position
        token = tokens[position]
        if token.text in OPENING_QUOTES:
            end = note_quoted(line, position, before_type=True) or position
        elif token.is_word and is_free(line, token):
            end = (
                note_named(line, position)
                or note_called(line, position)
                or note_acronym(line, position)
                or position
            )
        position = max(end, position + 1)


def is_free(line, token):
    """Whether a word belongs to no person and to no name that the site knows."""
    return line.is_free(
        token.start,
        token.end,
        FindingKind.PERSON,
        FindingKind.NETWORK,
        FindingKind.BODY,
        FindingKind.UNIT,
    )


def note_named(line, position):
    """Note the organisation whose name begins at a position; where it ends, else ``None``."""
    tokens = line.tokens
    head = head_after(tokens, position)
    if head is None:
        return None
    if tokens[position].text.lower() in ARTICLES:
        position += 1
    end = end_of_name(line, head)
    capital = tokens[position].is_capital
    if not capital or end - position < 2 or not distinguishes(tokens, position, head, end):
        return None
    if head == position and lemmas(tokens[head].text) & POLISH_TYPES:
        for network in line.within(FindingKind.NETWORK, *tokens[head + 1].span):
            if network.end >= tokens[end - 1].end:
                return end
    return note(line, position, end)


def head_after(tokens, position):
    """The place of the word that a name beginning at a position hangs on, or ``None``."""
    if not tokens[position].is_capital or tokens[position].text.lower() in STARTERS:
        return None
    for head in range(position, min(position + MOST_LEADING, len(tokens))):
        word = tokens[head].text
        if is_head(word):
            small = word in SMALL_HEADS and head > position
            return head if tokens[head].is_capital or small else None
        if not may_lead(tokens, head):
            return None
    return None


def distinguishes(tokens, position, head, end):
    """Whether a name says more than what kind of organisation it is: not the City Council."""
    others = [
        token
        for place, token in enumerate(tokens[position:end], start=position)
        if place != head and token.is_word and token.text.lower() not in PREPOSITIONS | ARTICLES
    ]
    if not any(token.is_capital for token in others):
        return any(token.text in {"ds", "spraw", "rzecz"} for token in tokens[head:end])
    return not all(lemmas_or_word(token.text) & GENERIC for token in others)


def lemmas_or_word(word):
    return lemmas(word) | {word.lower()}


def note(line, position, end):
    """Note the organisation named by the tokens, with an acronym in brackets; where it ends."""
    tokens = line.tokens
    start, stop = tokens[position].start, tokens[end - 1].end
    if tokens[end - 1].text == ".":
        stop = tokens[end - 2].end
    name = sentence_case(" ".join(line.text[start:stop].split()))
    acronym, after = acronym_after(line, end)
    if after > end:
        stop = tokens[after - 1].end
    known = line.known.resembling(in_nominative(name, POLISH_HEADS))
    if known:
        line.add(known.kind, start, stop, pk=known.pk, name=known.name_in(line.language))
    else:
        line.add(
            FindingKind.ORGANISATION,
            start,
            stop,
            name=in_nominative(name, POLISH_HEADS),
            acronym=acronym,
        )
    return after


def acronym_after(line, at):
    """The acronym in brackets that follows a name, and where the brackets end."""
    tokens = line.tokens
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return "", at
    inside = []
    for token in tokens[at + 1 : at + 5]:
        if token.text == ")":
            break
        inside.append(token)
    end = at + 1 + len(inside)
    if not inside or end >= len(tokens) or tokens[end].text != ")":
        return "", at
    if (
        not ACRONYM.fullmatch(inside[0].text)
        or ROMAN.fullmatch(inside[0].text)
        or not all(token.is_word for token in inside)
    ):
        return "", at
    return line.text[inside[0].start : inside[-1].end], end + 1


def note_called(line, position):
    """Note what is called by its type and a name: programu „Otwarty Kraków”."""
    tokens = line.tokens
    word = tokens[position].text
    polish = bool(lemmas(word) & POLISH_TYPES)
    if not (polish or word.lower() in ENGLISH_TYPES) or position + 1 >= len(tokens):
        return None
    following = tokens[position + 1]
    if following.text in OPENING_QUOTES:
        return note_quoted(line, position + 1)
    if polish and word[0].islower() and is_free(line, following) and not is_head(following.text):
        end = end_of_capitals(tokens, position + 1)
        # Programu Miasta Krakowa is whose programme it is, programu Miasta Otwarte its name.
        if not all(in_genitive(token.text) for token in tokens[position + 1 : end]):
            return note_as_printed(line, position + 1, end)
    return None


def end_of_capitals(tokens, at):
    """The position after the capitalised words from ``at`` on, ``at`` if there is none."""
    while at < len(tokens) and tokens[at].is_word and tokens[at].is_capital:
        if tokens[at].start - tokens[at - 1].end > 1:
            break
        at += 1
    return at


def note_quoted(line, at, before_type=False):
    """
    Note the name in quotation marks from ``at`` on; where it ends, else ``None``. With
    ``before_type`` it has to come before what it is: the "Open City" programme.
    """
    tokens = line.tokens
    closing = OPENING_QUOTES[tokens[at].text]
    for end in range(at + 1, min(at + LONGEST, len(tokens))):
        if tokens[end].text in closing:
            following = tokens[end + 1].text.lower() if end + 1 < len(tokens) else ""
            if end == at + 1 or not tokens[at + 1].text[0].isalnum():
                return None
            if before_type and following not in ENGLISH_TYPES:
                return None
            note_as_printed(line, at + 1, end)
            return end + 1
    return None


def note_as_printed(line, begin, end):
    """Note a name that is not inflected, with an acronym in brackets; where it ends."""
    tokens = line.tokens
    start, stop = tokens[begin].start, tokens[end - 1].end
    if not line.is_free(start, stop, FindingKind.NETWORK, FindingKind.ORGANISATION):
        return end
    name = " ".join(line.text[start:stop].split())
    acronym, after = acronym_after(line, end)
    if after > end:
        stop = tokens[after - 1].end
    elif ACRONYM.fullmatch(name):
        acronym = name
    line.add(FindingKind.ORGANISATION, start, stop, name=name, acronym=acronym)
    return after


def note_acronym(line, position):
    """Note an acronym that stands for an organisation, with the country or word after it."""
    tokens = line.tokens
    word = tokens[position].text
    if not ACRONYM.fullmatch(word) or word in NO_ORGANISATIONS or ROMAN.fullmatch(word):
        return None
    names = names_of(word)
    if forms(word) and not names & {"nazwa_organizacji", "nazwa_instytucji"}:
        return None
    if not forms(word) and len(word) < 3 and word not in {"EU", "UN"}:
        return None
    if is_in_capitals(tokens, position) or is_code(tokens, position):
        return None
    end = position + 1
    if end < len(tokens) and tokens[end].text in {"International", "Polska", "Poland", "Europe"}:
        end += 1
    start, stop = tokens[position].start, tokens[end - 1].end
    line.add(FindingKind.ORGANISATION, start, stop, name=line.text[start:stop], acronym=word)
    return end


def is_in_capitals(tokens, position):
    """Whether the words beside an acronym are in capitals, too, and it so says nothing."""
    beside = [*tokens[max(0, position - 1) : position], *tokens[position + 1 : position + 2]]
    return any(token.is_acronym and token.is_word for token in beside)


def is_code(tokens, position):
    """Whether an acronym is part of a number or an address: OR.0050.12, PL-31."""
    if position + 1 < len(tokens):
        following = tokens[position + 1]
        touches = following.start == tokens[position].end
        if touches and following.text in {".", "/", "_"} and position + 2 < len(tokens):
            return tokens[position + 2].start == following.end
        if touches and following.text.isdigit():
            return True
    if position:
        before = tokens[position - 1]
        return before.end == tokens[position].start and before.text in {"/", "_", "@", "."}
    return False
