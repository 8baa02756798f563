"""Numbers that age: how many cities, members or people there are, and in which place."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from .kinds import DateRole, FindingKind
from .words import ADJECTIVES, forms, inflected, lemmas, tokens_of, words

POLISH_COUNTED = words("""
    miasto gmina miejscowość samorząd powiat województwo region kraj państwo członek
    członkini członkostwo organizacja instytucja osoba prezydent prezydentka burmistrz
    mieszkaniec mieszkanka sygnatariusz sygnatariuszka uczestnik uczestniczka uczestnictwo
    partner partnerka szkoła uczelnia uchodźca uchodźczyni migrant migrantka cudzoziemiec
    cudzoziemka obywatel obywatelka przedstawiciel przedstawicielka ekspert ekspertka
    wolontariusz stowarzyszenie fundacja sieć metropolia człowiek kobieta mężczyzna dziecko
    senior radny radna delegat zgłoszenie
""")
ENGLISH_COUNTED = words("""
    cities towns municipalities communities villages districts regions countries states
    members organisations organizations institutions people persons presidents mayors
    residents inhabitants signatories participants partners schools universities refugees
    migrants citizens representatives experts volunteers associations networks women men
    children councillors delegates languages governments authorities
""")
ENGLISH_ORDINALS = words("city town municipality region country member signatory state")
MORE = (
    r"(?:ponad|przeszło|około|ok\.|blisko|niemal|prawie|co\s+najmniej|przynajmniej|do|więcej\s+niż|"
    r"more\s+than|over|about|around|nearly|almost|at\s+least|some|up\s+to|approximately)"
)
NUMBER = r"(?:[1-9]\d{0,2}(?:[\s\u00a0.,]\d{3})+|[1-9]\d*)(?:[,.]\d+)?"
SCALE = r"(?:\s*(?:tys\.?|mln|mld|tysi\w+|milion\w*|thousand|million))?"
COUNT = re.compile(
    rf"(?<![\w/.,:§-])(?:(?P<more>{MORE})\s+)?(?P<number>{NUMBER}{SCALE})(?P<ordinal>\.|st|nd|rd|th|-?)?"
    r"(?=\s+[^\W\d_])",
    re.IGNORECASE,
)
WINDOW = 100
# Before these a number is an address or a place in a text, not a count.
NOT_COUNTED = re.compile(
    r"(?:nr|no\.?|art\.?|ust\.?|pkt|poz\.?|s\.|str\.|§|ul\.\s*\w+|tel\.?)\s*\Z", re.I
)


def find(line):
    """Note counts such as "ponad 170 miast" and places such as "144 miastem", without a date."""
    if not any(character.isdecimal() for character in line.text):
        return
    for match in COUNT.finditer(line.text):
        start, end = match.span("number")
        if not line.is_free(start, end, FindingKind.DATE, FindingKind.RESOLUTION):
            continue
        if NOT_COUNTED.search(line.text[max(0, start - 20) : start]):
            continue
        words = tokens_of(line.text[match.end() : match.end() + WINDOW])
        count = polish_count(words, match) or english_count(words, match)
        if count:
            subject, last = count
            stop = match.end() + words[last].end
            statement = " ".join(line.text[match.start() : stop].split())
            with translation.override(line.language):
                line.add(
                    FindingKind.CLAIM,
                    match.start(),
                    stop,
                    subject=subject_of(subject),
                    statement=statement,
                    as_of="",
                )


def subject_of(counted):
    """What a number is the number of, in the active language."""
    if counted is None:
        return _("place in the order of joining")
    return _("number of %(things)s") % {"things": counted}


def polish_count(words, match):
    """What is counted in Polish, ``None`` for a place in an order, and at which word it ends."""
    place = counted_at(words, lambda token: lemmas(token.text) & POLISH_COUNTED, is_adjective)
    if place is None:
        return None
    noun = [form for form in forms(words[place].text) if form.lemma.casefold() in POLISH_COUNTED]
    singular = all(form.number == "sg" for form in noun)
    digits = re.sub(r"\D", "", match["number"])
    if singular:
        in_order = any(form.cases & {"nom", "inst"} for form in noun)
        return (None, place) if in_order and digits != "1" and not match["more"] else None
    last = place
    while last + 1 < len(words) and follows(words, last) and agrees_in_plural(words[last + 1].text):
        last += 1
    if any("gen" in form.cases and form.number == "pl" for form in noun):
        return " ".join(word.text for word in words[: last + 1]), last
    return inflected(noun[0], "pl", "gen"), last


def follows(words, last):
    return words[last + 1].is_word and words[last + 1].start - words[last].end == 1


def agrees_in_plural(word):
    """Whether an adjective may belong to things in the genitive plural: miast europejskich."""
    return word.islower() and any(
        form.part == "adj" and form.number == "pl" and "gen" in form.cases for form in forms(word)
    )


def english_count(words, match):
    """What is counted in English, ``None`` for a place in an order, and at which word it ends."""
    ordinal = (match["ordinal"] or "").lower() in {"st", "nd", "rd", "th"}
    nouns = ENGLISH_ORDINALS if ordinal else ENGLISH_COUNTED
    place = counted_at(words, lambda token: token.text.lower() in nouns, str.isalpha)
    if place is None or (ordinal and match["more"]):
        return None
    if ordinal:
        return None, place
    return " ".join(word.text for word in words[: place + 1]), place


def is_adjective(word):
    """Whether a word may be an adjective; one that the dictionary does not have may be."""
    found = forms(word)
    return not found or any(form.part in ADJECTIVES for form in found)


def counted_at(words, is_counted, may_precede):
    """The place of a noun that is counted, after at most two words that may precede it."""
    for place, token in enumerate(words[:3]):
        if not token.is_word or (place and token.start - words[place - 1].end > 1):
            return None
        if is_counted(token):
            return place
        if not may_precede(token.text):
            return None
    return None


def give_dates(lines):
    """Say of each claim as of when it is: the date of the page, else that of the document."""
    dates = [found for line in lines for found in line.of(FindingKind.DATE)]
    as_of = next(
        (
            found.value.get("date") or found.value["to"]
            for role in (DateRole.PAGE, DateRole.DOCUMENT)
            for found in dates
            if found.value["role"] == role
        ),
        "",
    )
    for line in lines:
        for claim in line.of(FindingKind.CLAIM):
            claim.value["as_of"] = as_of
