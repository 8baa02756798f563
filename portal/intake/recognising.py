"""Looking for the facts of a document: when it is taken in, and again once words are mended."""

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import override

from portal.civic.visibility import is_seen
from portal.pages.languages import in_default_language, localized

from .deadline import Overdue, within
from .models import Finding, WordInDoubt
from .passages import Shift, mend
from .reading import SENTENCES, Unreadable
from .recognition import Known, kind_of, recognise, split, suggested_title

TITLE_LENGTH = 300


@contextmanager
def in_bounded_time():
    """Raise ``Unreadable`` where what is done takes longer than the settings allow."""
    seconds = settings.INTAKE_EXAMINATION_SECONDS
    try:
        with within(seconds):
            yield
    except Overdue as error:
        params = {"seconds": seconds}
        raise Unreadable(SENTENCES["slow"], code="slow", params=params) from error


@dataclass(frozen=True)
class Likely:
    """
    A text as it would be once mended: with what was decided on words in doubt and, where nothing
    was, with the likeliest repairs of those that are none. ``shifts`` lead back to what was read.
    """

    read: tuple
    passages: tuple
    shifts: dict

    @classmethod
    def of(cls, passages, words):
        """``passages`` as they would be, ``words`` being the ``WordInDoubt`` of them."""
        replacements = defaultdict(list)
        for word in words:
            likeliest = likeliest_word(word)
            if likeliest != word.word:
                replacements[word.passage].append((word.start, word.end, likeliest))
        mended = tuple(
            mend(passage, replacements[number]) if number in replacements else passage
            for number, passage in enumerate(passages)
        )
        shifts = {number: Shift(each) for number, each in replacements.items()}
        return cls(tuple(passages), mended, shifts)

    @classmethod
    def of_document(cls, document):
        """The text of a document as it would be."""
        return cls.of(document.passages, document.words.all())

    def in_place(self, found):
        """``found`` with its place and words in the text as it was read."""
        shift = self.shifts.get(found.passage)
        if shift is None:
            return found
        start, end = shift.back(found.start), shift.back(found.end, at_end=True)
        words = self.read[found.passage].text[start:end]
        return replace(found, start=start, end=end, words=words)


def likeliest_word(word):
    """What a word in doubt is taken for: what was decided, else the likeliest of its repairs."""
    if word.state != WordInDoubt.State.OPEN:
        return word.replacement
    if word.proposals and word.kind != WordInDoubt.Kind.DOUBTFUL:
        return word.proposals[0]["word"]
    return word.word


def facts_in(likely, language, known):
    """What is recognised in a text, a list of ``Found`` with their places as it was read."""
    with override(language):
        return [likely.in_place(found) for found in recognise(likely.passages, language, known)]


def parts_of(likely, language, known):
    """Triples of a part of a text, its title and the kind of page that it becomes."""
    with override(language):
        return [
            (
                part,
                title_of_part(likely, part, language, known),
                kind_of(part, likely.passages, language, known),
            )
            for part in split(likely.passages, language, known)
        ]


def title_of_part(likely, part, language, known):
    """The title that a part, or anything with ``first`` and ``last``, goes by unless changed."""
    return suggested_title(likely.passages, part.first, part.last, language, known)[:TITLE_LENGTH]


def recognise_anew(document, before):
    """
    Bring what nobody corrected or dropped in step with a text that was ``before`` another.

    That goes for findings and for the titles of parts and source. An accepted finding whose meaning
    is another now is a proposal again.
    """
    after = Likely.of_document(document)
    if after.passages == before.passages:
        return
    language, known = document.language, Known.from_database()
    _pair(document, facts_in(after, language, known))
    for part in document.parts.all():
        title = title_of_part(after, part, language, known)
        if part.title != title and part.title == title_of_part(before, part, language, known):
            part.title = title
            part.save(update_fields=["title"])
    _name_source(document, before, after, known)


@in_default_language
def _name_source(document, before, after, known):
    if is_seen(document.source):
        return  # what readers see is changed in the form of the source
    last = len(document.passages) - 1
    titles = [
        suggested_title(each.passages, 0, last, document.language, known)[:TITLE_LENGTH]
        for each in (before, after)
    ]
    column = localized("title", document.language)
    if getattr(document.source, column) == titles[0]:
        setattr(document.source, column, titles[1])
        document.source.save(update_fields=[column, "title"])


def _pair(document, facts):
    """Have the findings of ``document`` that nobody settled say what ``facts`` say."""
    settled, open_ones = defaultdict(list), defaultdict(list)
    for finding in document.findings.all():
        is_settled = finding.state in (Finding.State.CORRECTED, Finding.State.DROPPED)
        place = (finding.kind, finding.passage)
        (settled if is_settled else open_ones)[place].append(finding)
    new, changed = [], []
    for found in facts:
        place = (found.kind, found.passage)
        if any(overlap(found, each) for each in settled[place]):
            continue
        finding = next((each for each in open_ones[place] if overlap(found, each)), None)
        if finding is None:
            new.append(finding_of(document, found))
            continue
        open_ones[place].remove(finding)
        if finding.value != found.value:
            finding.state = Finding.State.PROPOSED
        finding.start, finding.end = found.start, found.end
        finding.words, finding.value = found.words, found.value
        changed.append(finding)
    left = [
        each.pk
        for findings in open_ones.values()
        for each in findings
        if each.state == Finding.State.PROPOSED
    ]
    Finding.objects.filter(pk__in=left).delete()
    fields = ["start", "end", "words", "value", "state"]
    Finding.objects.bulk_update(changed, fields, batch_size=500)
    Finding.objects.bulk_create(new)


def overlap(found, other):
    """Whether two findings of a passage share a letter, or begin at the same one."""
    return found.start == other.start or (found.start < other.end and other.start < found.end)


def finding_of(document, found):
    """The ``Finding``, not yet stored, of what was found."""
    return Finding(
        document=document,
        kind=found.kind,
        passage=found.passage,
        start=found.start,
        end=found.end,
        words=found.words,
        value=found.value,
    )
