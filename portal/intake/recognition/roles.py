"""What people are: the office named before or after their names."""

from .phrases import in_nominative
from .words import ADJECTIVES, forms, is_finite_verb, lemmas, words

POLISH_OFFICES = words("""
    prezydent prezydentka wiceprezydent wiceprezydentka burmistrz burmistrzyni wiceburmistrz
    wiceburmistrzyni wójt wójcina starosta starościna wicestarosta marszałek marszałkini
    marszałkinia wicemarszałek wicemarszałkini wojewoda wicewojewoda premier premierka wicepremier
    minister ministra ministerka wiceminister wiceministra zastępca zastępczyni dyrektor dyrektorka
    wicedyrektor wicedyrektorka pełnomocnik pełnomocniczka przewodniczący przewodnicząca
    wiceprzewodniczący wiceprzewodnicząca współprzewodniczący współprzewodnicząca radny radna
    sekretarz sekretarka skarbnik skarbniczka rzecznik rzeczniczka kierownik kierowniczka
    koordynator koordynatorka członek członkini prezes prezeska wiceprezes wiceprezeska profesor
    profesorka ekspert ekspertka ambasador ambasadorka komisarz komisarka poseł posłanka senator
    senatorka konsul konsulka rektor rektorka prorektor prorektorka dziekan dziekanka autor autorka
    redaktor redaktorka przedstawiciel przedstawicielka specjalista specjalistka naczelnik
    naczelniczka komendant komendantka inspektor inspektorka doradca doradczyni asystent asystentka
    delegat delegatka założyciel założycielka prawnik prawniczka badacz badaczka socjolog socjolożka
    psycholog psycholożka pisarz pisarka poeta poetka dziennikarz dziennikarka działacz działaczka
    aktywista aktywistka wolontariusz wolontariuszka arcybiskup biskup kurator kuratorka audytor
    audytorka sygnatariusz sygnatariuszka gubernator gubernatorka kanclerz
    """)
ENGLISH_OFFICES = words("""
    mayor president vice-president vice-mayor director head chair chairman chairwoman chairperson
    co-chair vice-chair councillor councilor alderman alderwoman commissioner secretary minister
    ombudsman ombudswoman ombudsperson representative plenipotentiary coordinator co-ordinator
    member spokesperson spokesman spokeswoman ambassador professor rapporteur envoy treasurer
    officer manager adviser advisor governor senator delegate founder co-founder rector dean
    """)
ENGLISH_MODIFIERS = words(
    "deputy vice first second acting senior executive former honorary general managing lord chief"
    " high special city prime"
)
ENGLISH_VERBS = words(
    "said says added adds told stressed explained noted wrote signed declared stated is was has had"
    " will who"
)
ABBREVIATED = {"ds", "im", "m", "st", "dr", "prof", "hab", "inż", "mgr", "nadzw", "św", "woj"}
TITLES = {"dr", "prof", "hab", "inż", "mgr", "mec", "ks", "mr", "mrs", "ms", "sir", "pan", "pani"}
TITLES |= {"pana", "panią", "panu", "panem"}
LINKING = {
    "ds",
    "do",
    "spraw",
    "na",
    "rzecz",
    "w",
    "przy",
    "of",
    "for",
    "the",
    "on",
    "m",
    "st",
    "-",
}
JOINING = {"i", "and", "oraz", "&"}
LONGEST = 16


def is_office(word):
    """Whether a word names an office, in whatever form."""
    small = word.lower()
    return (
        small in ENGLISH_OFFICES or small in POLISH_OFFICES or bool(lemmas(word) & POLISH_OFFICES)
    )


def is_singular_office(word):
    """Whether a word may name the office of one person: prezydent, not prezydenci."""
    small = word.lower()
    if small in ENGLISH_OFFICES:
        return True
    return any(
        form.number == "sg" and form.lemma.casefold() in POLISH_OFFICES for form in forms(word)
    )


def begins_office(tokens, at):
    """Whether the words from ``at`` on begin an office: Dyrektor, Deputy Mayor, I Zastępca."""
    for token in tokens[at : at + 3]:
        if is_singular_office(token.text):
            return True
        modifies = token.text.lower() in ENGLISH_MODIFIERS or token.text in {"I", "II", "III"}
        if not modifies and not any(form.part in ADJECTIVES for form in forms(token.text)):
            return False
    return False


def before(tokens, at, earliest=0):
    """
    The position at which the office before ``tokens[at]`` begins; ``at`` if there is none. It
    begins at ``earliest`` or later.
    """
    position = without_titles(tokens, at)
    begin = at
    for place in range(position - 1, max(earliest, position - LONGEST) - 1, -1):
        if not belongs(tokens, place):
            break
        if is_singular_office(tokens[place].text):
            if begin < at and not depends(tokens[begin].text):
                break
            begin = place
    while 0 < begin < at and tokens[begin - 1].text.lower() in ENGLISH_MODIFIERS:
        begin -= 1
    return begin


def without_titles(tokens, at):
    """The position of the titles before ``tokens[at]``: prof. dr hab."""
    while at:
        full_stop = at > 1 and tokens[at - 1].text == "."
        if tokens[at - 1 - full_stop].text.lower() not in TITLES:
            break
        at -= 1 + full_stop
    return at


def belongs(tokens, position):
    """Whether a token may stand within the name of an office."""
    token = tokens[position]
    small = token.text.lower()
    if small in LINKING:
        return True
    if token.text == ".":
        return position > 0 and tokens[position - 1].text.lower() in ABBREVIATED
    if small in JOINING:
        return position + 1 < len(tokens) and not is_office(tokens[position + 1].text)
    if not token.is_word:
        return False
    if token.is_capital:
        return True
    return is_office(token.text) or depends(token.text)


def depends(word):
    """Whether a word may stand in the genitive, as what an office is an office of."""
    return any("gen" in form.cases for form in forms(word)) or word.lower() in ENGLISH_OFFICES


def after(tokens, at, starts=frozenset()):
    """
    The positions between which an office stands that follows ``tokens[:at]``, after a comma, a
    dash or in brackets; ``None`` if there is none or if it belongs to the next name, of which
    ``starts`` holds the positions.
    """
    if at >= len(tokens) or tokens[at].text not in {",", "–", "—", "-", "("}:
        return None
    begin = at + 1
    if begin >= len(tokens) or not begins_office(tokens, begin):
        return None
    end = begin
    while end < len(tokens) and end - begin < LONGEST:
        token = tokens[end]
        if end in starts:
            return None
        if token.text == ".":
            if tokens[end - 1].text.lower() not in ABBREVIATED:
                break
        elif token.text in {"„", '"', "“", "”", "-"}:
            pass
        elif not token.is_word or is_verb(token):
            break
        end += 1
    while end > begin and (tokens[end - 1].text.lower() in LINKING | JOINING):
        end -= 1
    return (begin, end) if end > begin else None


def is_verb(token):
    """Whether a token written small is a verb, at which an office ends."""
    small = token.text
    return small.islower() and (is_finite_verb(small) or small in ENGLISH_VERBS)


def text_of(text, tokens, begin, end):
    """The office at the positions from ``begin`` to ``end``, in the nominative."""
    if begin >= end:
        return ""
    stop = without_titles(tokens, end)
    if stop <= begin:
        return ""
    last = tokens[stop - 1]
    return in_nominative(" ".join(text[tokens[begin].start : last.end].split()), POLISH_OFFICES)
