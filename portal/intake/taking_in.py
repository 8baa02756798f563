"""The way of a file into the portal: it is read, its words are examined, its facts recognised."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import override

from portal.civic.dates import PartialDate
from portal.civic.models import Source
from portal.civic.originals import plain_name
from portal.pages.languages import localized_names

from .models import DocumentPart, Finding, IncomingDocument, WordInDoubt
from .passages import Shift, mend, pack
from .reading import read
from .recognition import Known, kind_of, recognise, split
from .recognition.kinds import DateRole, FindingKind
from .spelling import examine

TITLE_LENGTH = 300
LONGEST_WORD = 300  # what is longer is no word: a line drawn with letters, a code


class AlreadyTakenIn(Exception):
    """The same file has been taken in before, as ``document``."""

    def __init__(self, document):
        super().__init__(str(document))
        self.document = document


@dataclass(frozen=True)
class Delivery:
    """
    A file that somebody brings: its content and name, and what they say of it.

    ``kind`` is a name of ``PageKind``, ``address`` where on the web the file was found and
    ``replaced`` an earlier file of the same document.
    """

    data: bytes
    name: str
    kind: str
    language: str
    address: str = ""
    user: object = None
    replaced: IncomingDocument | None = None

    @cached_property
    def digest(self):
        """SHA-256 of the content."""
        return sha256(self.data).hexdigest()

    def earlier_self(self):
        """The document that came of the very same file; ``None`` where it is new."""
        return IncomingDocument.objects.filter(source__sha256=self.digest).first()


def take_in(delivery):
    """
    Keep what was delivered and what is recognised in it: an ``IncomingDocument``.

    Raises ``Unreadable`` where the file cannot be read and ``AlreadyTakenIn`` where it is here
    already; then nothing is kept.
    """
    _refuse_second(delivery)
    language = delivery.language
    reading = read(delivery.data, plain_name(delivery.name), language=language)
    known = Known.from_database()
    examination = examine(reading.passages, language, known.words)
    findings, parts = _recognise(reading.passages, examination, language, known)
    source = _describe(reading, findings, delivery, is_scan=examination.needs_checking)
    document = IncomingDocument(
        kind=delivery.kind,
        language=language,
        stored_passages=[pack(passage) for passage in reading.passages],
        unknown_share=examination.share,
        needs_checking=examination.needs_checking,
        taken_in_by=delivery.user,
        replaced=delivery.replaced,
    )
    try:
        with transaction.atomic():
            source.original.save(source.original_name, ContentFile(delivery.data), save=False)
            source.save()
            document.source = source
            document.save()
            _store(document, examination.suspicions, findings, parts)
    except BaseException as error:
        if source.original:
            source.original.storage.delete(source.original.name)
        if isinstance(error, IntegrityError):
            _refuse_second(delivery)  # somebody else was faster
        raise
    return document


def _refuse_second(delivery):
    earlier = delivery.earlier_self()
    if earlier:
        raise AlreadyTakenIn(earlier)


@transaction.atomic
def remove(document):
    """Delete ``document``, and its source with the file unless something else refers to it."""
    source = document.source
    document.delete()
    with suppress(ProtectedError), transaction.atomic():
        source.delete()


def earlier_version(document_name, kind, language):
    """
    The newest document of the same name, kind and language: a new file may correct it.

    One that drafts were made of goes before one without.
    """
    same = IncomingDocument.objects.filter(
        source__original_name=plain_name(document_name), kind=kind, language=language
    )
    return same.filter(parts__page__isnull=False).first() or same.first()


def _recognise(passages, examination, language, known):
    """
    Findings and parts of a document; facts are sought in the text as it would be once mended.

    The places of the findings are those in the text as it was read.
    """
    shifts = _likely_repairs(examination)
    mended = [
        mend(passage, shifts[number].replacements) if number in shifts else passage
        for number, passage in enumerate(passages)
    ]
    with override(language):
        findings = [
            _in_place(found, shifts.get(found.passage), passages)
            for found in recognise(mended, language, known)
        ]
        parts = split(mended, language, known)
        return findings, [(part, kind_of(part, mended, language, known)) for part in parts]


def _likely_repairs(examination):
    """By the number of a passage, the repairs that are sure enough to look for facts in."""
    replacements = {}
    for suspicion in examination.suspicions:
        if suspicion.proposals and suspicion.kind != WordInDoubt.Kind.DOUBTFUL:
            likeliest = suspicion.proposals[0].word
            replacements.setdefault(suspicion.passage, []).append(
                (suspicion.start, suspicion.end, likeliest)
            )
    return {number: Shift(each) for number, each in replacements.items()}


def _in_place(found, shift, passages):
    """``found`` with its place and words in the text as it was read."""
    if shift is None:
        return found
    start, end = shift.back(found.start), shift.back(found.end, at_end=True)
    return replace(found, start=start, end=end, words=passages[found.passage].text[start:end])


def _describe(reading, findings, delivery, is_scan):
    """The source, not yet saved, as far as the document itself tells of it."""
    titles = [found.value["title"] for found in findings if found.kind == FindingKind.TITLE]
    title = (reading.title or (titles[0] if titles else "") or reading.text)[:TITLE_LENGTH].strip()
    dates = [found.value for found in findings if found.kind == FindingKind.DATE]
    published = next((each.get("date") for each in dates if each["role"] == DateRole.PAGE), None)
    source = Source(
        kind=Source.Kind.SCAN if reading.engine or is_scan else Source.Kind.FILE,
        retrieved_on=timezone.localdate(),
        published_on=PartialDate.parse(published) if published else None,
        pages=reading.pages,
        language=delivery.language,
        engine=reading.engine,
        verbatim_text=reading.text,
        original_name=plain_name(delivery.name),
        sha256=delivery.digest,
        size=len(delivery.data),
        url=delivery.address,
    )
    for column in localized_names("title"):  # a title stands in the language of the document
        setattr(source, column, title)
    return source


def _store(document, suspicions, findings, parts):
    WordInDoubt.objects.bulk_create(
        WordInDoubt(
            document=document,
            passage=each.passage,
            start=each.start,
            end=each.end,
            word=each.word,
            kind=each.kind,
            proposals=[
                {"word": proposal.word, "confusions": list(proposal.confusions)}
                for proposal in each.proposals
            ],
        )
        for each in suspicions
        if len(each.word) <= LONGEST_WORD
    )
    Finding.objects.bulk_create(
        Finding(
            document=document,
            kind=found.kind,
            passage=found.passage,
            start=found.start,
            end=found.end,
            words=found.words,
            value=found.value,
        )
        for found in findings
    )
    titles = [found.value["title"] for found in findings if found.kind == FindingKind.TITLE]
    title_of_all = titles[0] if titles and len(parts) == 1 else ""
    DocumentPart.objects.bulk_create(
        DocumentPart(
            document=document,
            title=(title_of_all or part.title)[:TITLE_LENGTH],
            kind=(len(parts) > 1 and kind) or document.kind,  # the clerk knows what a whole one is
            first=part.first,
            last=part.last,
        )
        for part, kind in parts
    )
