"""Organisations, programmes and events that the site does not know, by how their names are made."""

import re

from ..dictionary import analyses
from .kinds import FindingKind
from .phrases import in_nominative
from .words import ADJECTIVES, forms, lemmas, names_of, sentence_case

# What the name of an organisation hangs on.
POLISH_HEADS = frozenset(
    """
    rada komitet komisja podkomisja wydział departament agencja związek unia biuro organizacja
    zespół koalicja sieć parlament program fundacja stowarzyszenie instytut centrum ministerstwo
    urząd uniwersytet federacja zarząd sejmik trybunał kongres forum liga towarzystwo izba
    konfederacja akademia muzeum teatr biblioteka szkoła szpital zgromadzenie sekretariat delegatura
    inspektorat partnerstwo platforma ośrodek dom karta gmina powiat województwo krzyż referat
    kancelaria senat sejm politechnika kolegium inicjatywa kampania festiwal konferencja projekt
    konwent rzecznictwo pełnomocnictwo hufiec oddział bank fundusz klub straż
    """.split()
)
ENGLISH_HEADS = frozenset(
    """
    council committee commission agency network coalition union association organisation
    organization office department parliament programme program foundation institute centre center
    ministry university federation board forum team assembly court congress alliance league
    secretariat bureau society partnership festival nations international charter group taskforce
    academy museum library hospital school police initiative campaign division unit authority
    """.split()
)
# What one may call by a type written small and a name: programu Otwarty Kraków.
POLISH_TYPES = frozenset(
    """
    program projekt festiwal konferencja kampania inicjatywa fundacja stowarzyszenie sieć koalicja
    organizacja forum kongres związek
    """.split()
)
ENGLISH_TYPES = frozenset("programme project festival conference campaign initiative".split())
PREPOSITIONS = {"ds", "przy", "przeciwko", "przeciw", "dla", "na", "w", "im", "of", "for", "on"}
PREPOSITIONS |= {"against", "to", "de", "do", "ws"}
JOINING = {"i", "and", "&"}
ARTICLES = {"the", "la", "le"}
OPENING_QUOTES = {"„": "”“\"", "“": "”", '"': '"', "«": "»", "»": "«", "‘": "’", "'": "'"}
# Capital letters that no organisation is called by.
NO_ORGANISATIONS = frozenset(
    """
    AM PM CV DVD CD FAQ GPS HTML HTTP HTTPS ID ISBN ISSN KRS NGO NIP NR OK PDF PESEL PIN PIT PL PLN
    EUR USD REGON RODO SMS TV URL USA VAT WWW XML XXI XX COVID LGBT LGBTQ LGBTI DNA HIV AIDS GDPR
    BIP ETR PJM CEO PR HR IT AI
    """.split()
)
ROMAN = re.compile(r"[IVXLCDM]+")
ACRONYM = re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]{2,9}")
LONGEST = 24


def find(line):
    """Note organisations by the words they are headed by, by their type, and by acronyms."""
    tokens = line.tokens
    position = 0
    while position < len(tokens):
        end = position
        token = tokens[position]
        if token.is_word and is_free(line, token):
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


def is_head(word):
    """Whether a word may be what the name of an organisation hangs on."""
    return word.lower() in ENGLISH_HEADS or bool(lemmas(word) & POLISH_HEADS)


def note_named(line, position):
    """Note the organisation whose name begins at a position; where it ends, else ``None``."""
    tokens = line.tokens
    if not tokens[position].is_capital:
        return None
    head = position
    while head < len(tokens) and not is_head(tokens[head].text):
        if not may_lead(tokens, head) or head - position > 5:
            return None
        head += 1
    if head >= len(tokens) or not (tokens[head].is_capital or is_english(tokens, position, head)):
        return None
    end = end_of_name(line, head)
    if tokens[position].text.lower() in ARTICLES:
        position += 1
    if end - position < 2 or not distinguishes(tokens, position, head, end):
        return None
    return note(line, position, end)


def is_english(tokens, position, head):
    """Whether the word that a name hangs on is English and leads it: Femcities Network."""
    return tokens[head].text.lower() in ENGLISH_HEADS and head > position


def may_lead(tokens, at):
    """Whether a word may stand before the one that a name hangs on."""
    token = tokens[at]
    if not token.is_word or (at + 1 < len(tokens) and tokens[at + 1].start - token.end > 1):
        return False
    small = token.text.lower()
    if not token.is_capital:
        # The Intercultural cities programme: what is not Polish may be written small.
        return small in {"of", "for", "and"} or not analyses(token.text)
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if any(form.part in ADJECTIVES for form in forms(token.text)):
        return True
    return not lemmas(token.text) or following.lower() in ENGLISH_HEADS or bool(
        following and not lemmas(following)
    )


def end_of_name(line, head):
    """The position after the name that hangs on the word at ``head``."""
    end = head + 1
    beside_head = True
    while end < len(line.tokens) and end - head < LONGEST:
        after = next_part(line, end, beside_head)
        if after is None:
            break
        beside_head = beside_head and is_adjective(line.tokens[end].text)
        end = after
    return end


def is_adjective(word):
    return any(form.part in ADJECTIVES for form in forms(word))


def next_part(line, at, beside_head):
    """
    The position after the next part of a name, ``None`` where the name is over. ``beside_head``
    says that nothing but adjectives stands between it and the word that the name hangs on.
    """
    tokens = line.tokens
    token = tokens[at]
    if token.start - tokens[at - 1].end > 1 or not is_nobody(line, token):
        return None
    if token.is_word and token.is_capital:
        governed = {tokens[at - 1].text.lower(), token.text.lower()} & PREPOSITIONS
        return at + 1 if beside_head or governed or may_depend(token.text) else None
    small = token.text.lower()
    following = [token.text.lower() for token in tokens[at + 1 : at + 4]]
    if small in JOINING:
        return after_joining(line, at)
    if small == "im" and following[:1] == ["."]:
        return after_patron(line, at + 2)
    if small == "ds" and following[:1] == ["."]:
        return after_matter(line, at + 2)
    if (small, *following[:1]) in {("do", "spraw"), ("na", "rzecz")}:
        return after_matter(line, at + 2)
    if small == "m" and following == [".", "st", "."]:
        return at + 4
    if small in PREPOSITIONS and at + 1 < len(tokens):
        return after_preposition(line, at)
    return None


def is_nobody(line, token):
    """Whether a word belongs to nobody's name."""
    return line.is_free(token.start, token.end, FindingKind.PERSON)


def may_depend(word):
    """Whether a capitalised word may go on a name: in the genitive, an adjective, a foreign one."""
    found = forms(word)
    return not found or is_adjective(word) or in_genitive(word)


def after_patron(line, at):
    """The position after the person that an organisation is named after."""
    tokens = line.tokens
    if at >= len(tokens):
        return None
    for person in line.of(FindingKind.PERSON):
        if person.start == tokens[at].start:
            return next(
                place for place in range(at, len(tokens) + 1)
                if place == len(tokens) or tokens[place].start >= person.end
            )
    return at + 1 if tokens[at].is_word and tokens[at].is_capital else None


def after_joining(line, at):
    """The position after ``and`` and the word it joins to a name, not to another name."""
    tokens = line.tokens
    if at + 1 >= len(tokens) or not (tokens[at + 1].is_word and tokens[at + 1].is_capital):
        return None
    upcoming = tokens[at + 1 : at + 3]
    if any(is_head(token.text) for token in upcoming) or tokens[at + 1].is_acronym:
        return None
    if not is_nobody(line, tokens[at + 1]):
        return None
    if "nazwa_geograficzna" in names_of(tokens[at + 1].text) and not is_common(tokens[at + 1].text):
        return None
    return at + 2


def is_common(word):
    """Whether a word is a common noun or an adjective as well."""
    return any(form.lemma[0].islower() for form in forms(word))


def after_matter(line, at):
    """The position after what an organisation is for: ds. Migracji, do spraw równego traktowania."""
    tokens = line.tokens
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    if tokens[at].is_capital:
        return at + 1
    end = at
    while end < len(tokens) and end - at < 5:
        word = tokens[end].text
        if word in {"i", "oraz"} and end > at and end + 1 < len(tokens):
            if not in_genitive(tokens[end + 1].text):
                break
        elif not (tokens[end].is_word and word.islower() and in_genitive(word)):
            break
        end += 1
    while end > at and tokens[end - 1].text in {"i", "oraz"}:
        end -= 1
    return end if end > at else None


def in_genitive(word):
    return any("gen" in form.cases for form in forms(word))


def after_preposition(line, at):
    """The position after a preposition and the capitalised word that it ties to a name."""
    tokens = line.tokens
    word = tokens[at].text.lower()
    target = at + 1
    if tokens[target].text.lower() in ARTICLES and target + 1 < len(tokens):
        target += 1
    token = tokens[target]
    if not (token.is_word and token.is_capital):
        return None
    if word == "w" and "nazwa_geograficzna" in names_of(token.text):
        return None
    return target + 1 if is_nobody(line, token) else None


def distinguishes(tokens, position, head, end):
    """Whether a name says more than what kind of organisation it is: not the City Council."""
    others = [
        token
        for place, token in enumerate(tokens[position:end], start=position)
        if place != head and token.is_word and token.text.lower() not in PREPOSITIONS | ARTICLES
    ]
    if not any(token.is_capital for token in others):
        return any(token.text in {"ds", "spraw", "rzecz"} for token in tokens[head:end])
    return bool({token.text.lower() for token in others} - {"city", "miasta", "miejska", "general"})


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
    if not ACRONYM.fullmatch(inside[0].text) or not all(token.is_word for token in inside):
        return "", at
    return line.text[inside[0].start : inside[-1].end], end + 1


def note_called(line, position):
    """Note what is called by its type and a name: programu „Otwarty Kraków”, festiwal Passa Porta."""
    tokens = line.tokens
    word = tokens[position].text
    polish = bool(lemmas(word) & POLISH_TYPES)
    if not (polish or word.lower() in ENGLISH_TYPES) or position + 1 >= len(tokens):
        return None
    following = tokens[position + 1]
    if following.text in OPENING_QUOTES:
        return note_quoted(line, position + 1)
    if not polish or word[0].isupper() or not (following.is_word and following.is_capital):
        return None
    if is_head(following.text) or following.start - tokens[position].end > 1:
        return None
    end = position + 2
    while end < len(tokens) and tokens[end].is_word and tokens[end].is_capital:
        if tokens[end].start - tokens[end - 1].end > 1:
            break
        end += 1
    # Programu Miasta Krakowa is whose programme it is, programu Miasta Otwarte its name.
    if all(in_genitive(token.text) for token in tokens[position + 1 : end]):
        return None
    if not is_free(line, following):
        return None
    return note_as_printed(line, position + 1, end)


def note_quoted(line, at):
    """Note the name in quotation marks from ``at`` on; where it ends, else ``None``."""
    tokens = line.tokens
    closing = OPENING_QUOTES[tokens[at].text]
    for end in range(at + 1, min(at + LONGEST, len(tokens))):
        if tokens[end].text in closing:
            if end == at + 1 or not tokens[at + 1].text[0].isalnum():
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
    line.add(
        FindingKind.ORGANISATION, start, stop, name=line.text[start:stop], acronym=word
    )
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
