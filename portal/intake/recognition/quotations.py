"""What somebody is quoted as saying, with who says it."""

import re
from functools import lru_cache
from itertools import pairwise

from ..dictionary import analyses
from ..passages import Kind
from . import roles
from .kinds import FindingKind
from .people import PATRON
from .words import tokens_of, words

POLISH_VERBS = words("""
    mówić powiedzieć dodać dodawać podkreślić podkreślać zaznaczyć zaznaczać wyjaśnić wyjaśniać
    deklarować zadeklarować tłumaczyć wytłumaczyć stwierdzić stwierdzać przypomnieć przypominać
    komentować skomentować zauważyć zauważać oświadczyć oświadczać napisać pisać apelować zaapelować
    zapewnić zapewniać informować poinformować ocenić oceniać wskazać wskazywać przekonywać
    przekonać opowiadać odpowiedzieć odpowiadać zapowiedzieć zapowiadać przyznać przyznawać
    relacjonować podsumować podsumowywać uważać argumentować mówiać cieszyć twierdzić pytać
    """)
ENGLISH_VERBS = words("""
    said says say added adds stressed stresses explained explains declared declares noted notes
    told tells commented comments wrote writes stated states emphasised emphasized remarked
    announced continued concluded recalled pointed argued argues asked
    """)
INTRODUCING = words("według zdaniem słowami słowa")
CLOSING = {"„": '”“"', "“": "”", "«": "»", "»": "«", "‚": "’"}
DASH_SPEECH = re.compile(r"(?:^|(?<=[.!?:…]))\s*[–—-]\s+(?=[^\W\d_]|[„“\"])")
DASH = re.compile(r"\s[–—-]\s")
ATTRIBUTION = re.compile(r"[.,!?…]{0,9}\s{0,9}(?P<dash>[–—-]\s{0,9})?(?=\w)")
SENTENCE_END = re.compile(r"(?<![\s.][A-ZŁŚŻ])(?<!\bds)(?<!\bim)(?<!\bdr)(?<!\bst)[.!?…](?=\s|$)")
DAMAGED_OPENING = re.compile(r"\s*[.,](?=[A-ZĄĆĘŁŃÓŚŹŻ])")
LONGEST_ATTRIBUTION = 250
FEWEST_WORDS = 4
FEWEST_WORDS_ALONE = 8
MARKS = '„”“"«»‚’, \t\n'


def find(line):
    """Note what is quoted in a passage: speech after a dash, in marks, or set off."""
    if line.passage.kind == Kind.QUOTE:
        note_block(line)
    elif line.passage.kind != Kind.TABLE:
        note_dash_speech(line)
        note_marked(line)


@lru_cache(maxsize=10_000)
def is_speech_verb(word):
    """Whether a word says that somebody speaks or writes."""
    small = word.lower()
    return small in ENGLISH_VERBS or any(
        analysis.lemma in POLISH_VERBS and analysis.part_of_speech in {"fin", "praet", "imps"}
        for analysis in analyses(small)
    )


def note(line, start, end, text, speaker):
    """Note a quotation over ``text[start:end]`` of the passage."""
    name, role, key = speaker
    text = " ".join(text.strip(MARKS).split())
    line.add(FindingKind.QUOTATION, start, end, text=text, speaker=name, role=role, person=key)


def note_dash_speech(line):
    """Note "– … – mówi Maria Klaman, Zastępczyni …", which may go on after another dash."""
    text = line.text
    opening = DASH_SPEECH.search(text)
    if not opening:
        return
    start = opening.end()
    for dash in DASH.finditer(text, start):
        word = re.compile(r"[^\W\d_]+").match(text, dash.end())
        if not word or not is_speech_verb(word[0]):
            continue
        end = attribution_end(text, dash.end())
        speaker = speaker_in(line, dash.end(), end)
        quoted = text[start : dash.start()]
        further = re.compile(r"[.,]?\s*[–—-]\s+").match(text, end)
        if further:
            mark = "" if quoted.rstrip()[-1] in ".,!?…" else "."
            quoted = f"{quoted}{mark} {text[further.end() :]}"
            end = len(text.rstrip())
        note(line, opening.start() + leading(opening[0]), end, quoted, speaker)
        return


def leading(text):
    return len(text) - len(text.lstrip())


def attribution_end(text, start):
    """Where the words that say who speaks end: with their sentence or before a dash."""
    limit = min(len(text), start + LONGEST_ATTRIBUTION)
    ends = [limit]
    for pattern in (SENTENCE_END, DASH):
        match = pattern.search(text, start, limit)
        if match:
            ends.append(match.start())
    return min(ends)


def speaker_in(line, start, end):
    """Who speaks by ``text[start:end]``: name, office and key of the person."""
    for person in line.within(FindingKind.PERSON, start, end):
        if person.value["role"] != PATRON:
            return person.value["name"], person.value["role"], person.value["pk"]
    words = [token for token in tokens_of(line.text[start:end]) if token.text not in {",", ":"}]
    while words and (is_speech_verb(words[0].text) or not words[0].is_word):
        words.pop(0)
    if not words:
        return "", "", None
    phrase = line.text[start + words[0].start : end].split(",")[0].strip(" .:;–—-")
    if roles.is_office(phrase.split()[0] if phrase else ""):
        return phrase, "", None
    return phrase if len(phrase) <= 80 else "", "", None


def marked(text):
    """
    Pairs of the start and end of what stands in quotation marks, outermost ones only, with marks;
    a closing mark that nothing opens gives a start of ``None``.
    """
    opened = []
    for match in re.finditer('[„“”"«»]', text):
        mark, place = match[0], match.start()
        if opened and mark in CLOSING.get(opened[-1][0], mark):
            begin = opened.pop()[1]
            if not opened:
                yield begin, place + 1
        elif mark == '"':
            opened.append(('"', place))
        elif mark in CLOSING:
            opened.append((mark, place))
        elif mark == "”" and not opened:
            yield None, place + 1


def note_marked(line):
    """Note what stands in quotation marks, where the sentence says who said it."""
    text = line.text
    previous_end = 0
    for begin, end in marked(text):
        start = begin
        if begin is None:
            start = unmarked_start(text, previous_end, end)
            if start is None:
                continue
        if line.is_free(start, end, FindingKind.QUOTATION):
            note_if_said(line, start, end, is_open=begin is not None)
        previous_end = end


def unmarked_start(text, earliest, end):
    """Where a quotation begins whose opening mark is lost or damaged to a dot."""
    damaged = DAMAGED_OPENING.match(text)
    if earliest or (not damaged and text[end:].strip(" .,")):
        return None
    return damaged.end() if damaged else leading(text)


def note_if_said(line, start, end, is_open):
    """Note a quotation if it is attributed, or if it is all that its passage says."""
    text = line.text
    quoted = text[start:end]
    length = len(quoted.split())
    if length < FEWEST_WORDS:
        return
    said = said_after(line, start, end) or said_before(line, start, end)
    if said:
        first, last, speaker = said
        note(line, first, last, quoted, speaker)
    elif length >= FEWEST_WORDS_ALONE and is_alone(text, start, end):
        note(line, start, end, quoted, ("", "", None))


def is_alone(text, start, end):
    """Whether a passage says nothing but what is quoted."""
    return not text[:start].strip(" –—-.,") and not text[end:].strip(" .,–—-")


def said_after(line, start, end):
    """The span and the speaker of a quotation that its attribution follows."""
    text = line.text
    match = ATTRIBUTION.match(text, end)
    if not match:
        return None
    word = re.compile(r"[^\W\d_]+").match(text, match.end())
    stop = attribution_end(text, match.end())
    # Of a damaged text the verb may be unreadable: the dash and the small letter tell.
    damaged = match["dash"] and word and word[0].islower() and not analyses(word[0])
    if word and (is_speech_verb(word[0]) or damaged):
        verb_end = word.end() if damaged else match.end()
        return start, stop, speaker_in(line, verb_end, stop)
    for person in line.within(FindingKind.PERSON, match.end(), min(stop, match.end() + 60)):
        between = text[person.end : stop]
        if any(is_speech_verb(token.text) for token in tokens_of(between)[:14]):
            return start, stop, speaker_in(line, person.start, stop)
    return None


def said_before(line, start, end):
    """The span and the speaker of a quotation that its attribution leads to."""
    text = line.text
    offset = max(0, start - LONGEST_ATTRIBUTION)
    before = text[offset:start]
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    begin = offset + (ends[-1] if ends else 0)
    begin += leading(text[begin:start])
    lead = text[begin:start].rstrip()
    if not lead or lead[-1] not in ":,":
        return None
    words = tokens_of(lead)
    said = [token for token in words if is_speech_verb(token.text)]
    introduced = words[0].text.lower() in INTRODUCING or lead.lower().startswith("according to")
    if not said and not introduced:
        return None
    people = line.within(FindingKind.PERSON, begin, start)
    if not people and lead[-1] == ",":
        return None
    speaker = ("", "", None)
    if people:
        value = people[-1].value
        speaker = (value["name"], value["role"], value["pk"])
    return begin, end, speaker


def note_block(line):
    """Note a passage set off as a quotation; its last line may say whose it is."""
    text = line.text
    stop = len(text.rstrip())
    for dash in DASH.finditer(text):
        speaker = speaker_in(line, dash.end(), stop)
        people = line.within(FindingKind.PERSON, dash.end(), dash.end() + 120)
        if people and stop - dash.end() <= LONGEST_ATTRIBUTION:
            note(line, leading(text), stop, text[: dash.start()], speaker)
            return
    if len(text.split()) >= FEWEST_WORDS:
        note(line, leading(text), stop, text, ("", "", None))


def complete(lines):
    """Give a quotation without a speaker the one whom the next passage names after a dash."""
    for line, following in pairwise(lines):
        for found in line.of(FindingKind.QUOTATION):
            dash = DASH_SPEECH.match(following.text)
            people = following.of(FindingKind.PERSON)
            is_attribution = dash and len(following.text) <= LONGEST_ATTRIBUTION and people
            if not found.value["speaker"] and is_attribution and people[0].start < 120:
                value = people[0].value
                found.value.update(speaker=value["name"], role=value["role"], person=value["pk"])
