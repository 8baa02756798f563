"""What a document is called."""

import re
from dataclasses import replace

from ..passages import Kind
from . import dates, people
from . import known as known_names
from .captions import CAPTION
from .kinds import FindingKind
from .line import Line
from .words import sentence_case

LONGEST_LINE = 200
LONGEST_TITLE = 100
LONGEST_READ = 2_000
ENDING_MARK = re.compile(r"[.!?…:;,]$")
SENTENCE = re.compile(r".+?(?:[.!?…](?=\s+[^\W\da-zżźćńółęąś]|\s*$)|$)", re.DOTALL)
# Lines at the head of a letter or of an attachment that are no title.
NO_TITLES = re.compile(
    r"\W*(?:załącznik|zał\.|projekt|druk|znak\b|nr\b|l\.\s?dz|dot\.|annex|appendix|draft|ref\b|page\b"
    r"|strona\b|szanown|dear\b|sz\.|z\s+poważaniem|łączę|yours|sincerely|podpis|signed)",
    re.IGNORECASE,
)
NO_HEADING = re.compile(rf"\A{CAPTION.pattern}|https?:|www\.|@|\btel\.", re.IGNORECASE)
FIRST_LINES = 20
SHORTEST_TEXT = 40


def is_title_like(passage):
    """Whether a passage is a heading, or a short line that ends like one."""
    if passage.kind == Kind.HEADING:
        return bool(passage.text.strip())
    text = passage.text.strip()
    return (
        passage.kind == Kind.PARAGRAPH
        and 3 <= len(text) <= LONGEST_LINE
        and not ENDING_MARK.search(text)
        and any(character.isalpha() for character in text)
        and (text[0].isupper() or text[0] in '„“"‘«')
    )


def find(lines):
    """
    Note the title of a document: its first heading, else the first line that looks like one and
    is not a date, else its first sentence, shortened.
    """
    place = span_of(lines)
    if place:
        line, start, end = place
        title = sentence_case(" ".join(line.text[start:end].split()), names_only=True)
        line.add(FindingKind.TITLE, start, end, title=title)


def title_of(passages, language, known):
    """The title of a document, an empty text for an empty one."""
    lines = [
        Line(index, replace(passage, text=passage.text[:LONGEST_READ], links=()), language, known)
        for index, passage in enumerate(passages[:FIRST_LINES])
    ]
    for line in lines:
        for recogniser in (dates, known_names, people):
            recogniser.find(line)
    find(lines)
    return next((found.value["title"] for line in lines for found in line.of("title")), "")


def span_of(lines):
    """The line, the start and the end of the title, ``None`` in an empty document."""
    begun = [line for line in lines[:FIRST_LINES] if line.text.strip() and not is_only_date(line)]
    begun = [line for line in begun if not NO_TITLES.match(line.text)]
    named = [line for line in begun if not (NO_HEADING.search(line.text) or is_somebody(line))]
    named = [line for line in named if heads_text(lines, line)]
    headings = [line for line in named if line.is_heading]
    likely = [line for line in named if line.index < 5 and is_title_like(line.passage)]
    for line in [*headings[:1], *likely[:1]]:
        return line, len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
    for line in begun:
        match = SENTENCE.search(line.text)
        if match:
            return line, *shortened(line.text, *match.span())
    return None


def heads_text(lines, line):
    """Whether text follows a heading, other than the lines at the end of a letter."""
    below = lines[line.index + 1 : line.index + FIRST_LINES]
    return any(not other.is_heading and len(other.text) > SHORTEST_TEXT for other in below)


def is_somebody(line):
    """Whether a line is the name of a person and little else, as at the end of a letter."""
    length = sum(found.end - found.start for found in line.of(FindingKind.PERSON))
    return length * 2 > len(line.text.strip())


def is_only_date(line):
    """Whether hardly anything but a date stands in a passage: Kraków, dnia 18 kwietnia 2023 r."""
    days = [found for found in line.of(FindingKind.DATE) if len(found.value.get("date", "")) > 4]
    if not days:
        return False
    rest = line.text[: days[0].start] + line.text[days[-1].end :]
    return sum(character.isalpha() for character in rest) < 20 and len(rest.split()) < 4


def shortened(text, start, end):
    """The span of the first words of ``text[start:end]``, at most a hundred characters."""
    while start < end and text[start].isspace():
        start += 1
    if end - start > LONGEST_TITLE:
        end = max(text.rfind(" ", start, start + LONGEST_TITLE), start + 1)
    while end > start + 1 and text[end - 1] in " ,;:–—-.":
        end -= 1
    return start, end
