"""How the names of organisations are made: what they hang on, what leads to it and what follows."""

from ..dictionary import analyses
from .kinds import FindingKind
from .words import ADJECTIVES, forms, lemmas, names_of, words

# What the name of an organisation hangs on.
POLISH_HEADS = words("""
    rada komitet komisja podkomisja wydział departament agencja związek unia biuro organizacja
    zespół koalicja sieć parlament program fundacja stowarzyszenie instytut centrum ministerstwo
    urząd uniwersytet federacja zarząd sejmik trybunał kongres forum liga towarzystwo izba
    konfederacja akademia muzeum teatr biblioteka szkoła szpital zgromadzenie sekretariat delegatura
    inspektorat partnerstwo platforma ośrodek dom karta gmina powiat województwo krzyż referat
    kancelaria senat sejm politechnika kolegium inicjatywa kampania festiwal konferencja projekt
    konwent rzecznictwo pełnomocnictwo hufiec oddział bank fundusz klub straż
    """)
ENGLISH_HEADS = words("""
    council committee commission agency network coalition union association organisation
    organization office department parliament programme program foundation institute centre center
    ministry university federation board forum team assembly court congress alliance league
    secretariat bureau society partnership festival nations international charter group taskforce
    academy museum library hospital school police initiative campaign division unit authority
    """)
PREPOSITIONS = {"ds", "przy", "przeciwko", "przeciw", "dla", "na", "w", "im", "of", "for", "on"}
PREPOSITIONS |= {"against", "to", "de", "do", "ws"}
JOINING = {"i", "and", "&"}
ARTICLES = {"the", "la", "le"}
LONGEST = 24


def is_head(word):
    """Whether a word may be what the name of an organisation hangs on."""
    return word.lower() in ENGLISH_HEADS or bool(lemmas(word) & POLISH_HEADS)


def may_lead(tokens, at):
    """Whether a word may stand before the one that a name hangs on."""
    token = tokens[at]
    if not token.is_word or (at + 1 < len(tokens) and tokens[at + 1].start - token.end > 1):
        return False
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if not token.is_capital:
        # The Intercultural cities programme: what is not Polish may be written small.
        linking = token.text in {"of", "for", "and"}
        return linking or (following in ENGLISH_HEADS and not analyses(token.text))
    if any(form.part in ADJECTIVES for form in forms(token.text)) or not analyses(token.text):
        return True
    return bool(following) and (following.lower() in ENGLISH_HEADS or not analyses(following))


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
    return (
        after_joining(line, at) if token.text in JOINING else after_linking(line, at, beside_head)
    )


def after_linking(line, at, beside_head):
    """The position after a preposition or an abbreviation and what it ties to a name."""
    tokens = line.tokens
    linking, *following = (token.text.lower() for token in tokens[at : at + 4])
    if following == [".", "st", "."] and linking == "m":
        return at + 4
    if linking == "im" and following[:1] == ["."]:
        return after_patron(line, at + 2)
    abbreviated = linking == "ds" and following[:1] == ["."]
    if abbreviated or (linking, *following[:1]) in {("do", "spraw"), ("na", "rzecz")}:
        return after_matter(line, at + 2)
    return (
        after_preposition(line, at, beside_head) if linking in PREPOSITIONS and following else None
    )


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
    for person in line.within(FindingKind.PERSON, *tokens[at].span):
        return line.token_from(person.end)
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
    word = tokens[at + 1].text
    if line.language == "pl" and "nazwa_geograficzna" in names_of(word) and not is_common(word):
        return None
    return at + 2


def is_common(word):
    """Whether a word is a common noun or an adjective as well."""
    return any(form.lemma[0].islower() for form in forms(word))


def after_matter(line, at):
    """The position after what an organisation is for: ds. Migracji, do spraw równości."""
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


def after_preposition(line, at, beside_head):
    """The position after a preposition and the capitalised word that it ties to a name."""
    tokens = line.tokens
    word = tokens[at].text.lower()
    target = at + 1
    if tokens[target].text.lower() in ARTICLES and target + 1 < len(tokens):
        target += 1
    token = tokens[target]
    if not (token.is_word and token.is_capital):
        return None
    # Rady Miejskiej w Łodzi, but not: posiedzenie Rady Programu w Łodzi.
    if word == "w" and not beside_head and "nazwa_geograficzna" in names_of(token.text):
        return None
    return target + 1 if is_nobody(line, token) else None
