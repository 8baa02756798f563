"""The way of a file into the portal: it is read, its words are examined, its facts recognised."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.functional import cached_property

from portal.civic.dates import PartialDate
from portal.civic.models import Source
from portal.civic.originals import plain_name
from portal.civic.visibility import is_seen
from portal.pages.languages import in_default_language, localized

from .models import DocumentPart, Finding, IncomingDocument, WordInDoubt
from .passages import pack, whole_text
from .reading import read
from .recognising import TITLE_LENGTH, Likely, facts_in, finding_of, in_bounded_time, parts_of
from .recognition import Known
from .recognition.kinds import DateRole, FindingKind
from .spelling import Examination, examine

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


@dataclass(frozen=True)
class Look:
    """What a look into a text shows: the state of its words, its facts, the parts that it has."""

    examination: Examination
    words: list
    facts: list
    parts: list

    @classmethod
    def into(cls, passages, language):
        """Look into ``passages``. Raises ``Unreadable`` where that takes too long."""
        with in_bounded_time():
            known = Known.from_database()
            examination = examine(passages, language, known.words)
            words = _words_in_doubt(examination)
            likely = Likely.of(passages, words)
            return cls(
                examination,
                words,
                facts_in(likely, language, known),
                parts_of(likely, language, known),
            )


def take_in(delivery):
    """
    Keep what was delivered and what is recognised in it: an ``IncomingDocument``.

    Raises ``Unreadable`` where the file cannot be read and ``AlreadyTakenIn`` where it is here
    already; then nothing is kept.
    """
    _refuse_second(delivery)
    language = delivery.language
    reading = read(delivery.data, plain_name(delivery.name), language=language)
    look = Look.into(reading.passages, language)
    source = _describe(reading, look, delivery)
    document = IncomingDocument(
        kind=delivery.kind,
        language=language,
        file_format=reading.format,
        stored_passages=[pack(passage) for passage in reading.passages],
        unknown_share=look.examination.share,
        needs_checking=look.examination.needs_checking,
        taken_in_by=delivery.user,
        replaced=delivery.replaced,
    )
    try:
        _keep(document, source, look, delivery)
    except BaseException as error:
        _forget_file(source)
        if isinstance(error, IntegrityError):
            _refuse_second(delivery)  # somebody else was faster
        raise
    return document


@in_default_language
@transaction.atomic
def _keep(document, source, look, delivery):
    source.original.save(source.original_name, ContentFile(delivery.data), save=False)
    source.save()
    document.source = source
    document.save()
    _store(document, look)


def _forget_file(source):
    """
    Delete the file of a source that was not stored.

    Where a storage overwrites files, its name may be that of the same file of another source.
    """
    file = source.original
    if file and not Source.objects.filter(original=file.name).exists():
        file.storage.delete(file.name)


def _refuse_second(delivery):
    earlier = delivery.earlier_self()
    if earlier:
        raise AlreadyTakenIn(earlier)


@in_default_language
@transaction.atomic
def look_anew(document, language, before):
    """
    Look into ``document`` as one in ``language``, not in ``before``: its words, facts and parts.

    What was decided before is gone but for misprints, whose letters a person has seen.
    """
    look = Look.into(document.passages, language)
    document.language = language
    document.unknown_share = look.examination.share
    document.needs_checking = look.examination.needs_checking
    document.save()
    if not is_seen(document.source):
        _describe_anew(document, before)
    misprints = document.words.filter(kind=WordInDoubt.Kind.MISPRINT)
    taken = {place for each in misprints for place in each.places}
    free = [word for word in look.words if taken.isdisjoint(word.places)]
    document.words.exclude(kind=WordInDoubt.Kind.MISPRINT).delete()
    document.findings.all().delete()
    document.parts.all().delete()
    _store(document, replace(look, words=free))


def _describe_anew(document, before):
    """Have the source of ``document``, which readers do not see yet, follow its language."""
    source = document.source
    source.language = document.language
    if not source.engine:
        source.kind = Source.Kind.SCAN if document.needs_checking else Source.Kind.FILE
    column, former = localized("title", document.language), localized("title", before)
    if former != column and not getattr(source, column):
        setattr(source, column, getattr(source, former))
        setattr(source, former, None)
    source.save()


def part_anew(document):
    """Part ``document`` at its headings once more; only for one without drafts."""
    with in_bounded_time():
        known, likely = Known.from_database(), Likely.of_document(document)
        parts = parts_of(likely, document.language, known)
    with transaction.atomic():
        document.parts.all().delete()
        _store_parts(document, parts)


@transaction.atomic
def join_with_former(part):
    """
    Make one of ``part`` and the part before it, if there is one: the former, with one page.

    That is its own page, else the one of ``part``.
    """
    former = part.document.parts.filter(first__lt=part.first).last()
    if former is None:
        return part
    former.last = part.last
    if former.page is None and part.page:
        former.page, former.kind, former.given = part.page, part.kind, part.given
    part.delete()
    former.save()
    return former


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


def _describe(reading, look, delivery):
    """The source, not yet saved, as far as the document itself tells of it."""
    titles = [found.value["title"] for found in look.facts if found.kind == FindingKind.TITLE]
    title = (reading.title or (titles[0] if titles else "") or reading.text)[:TITLE_LENGTH].strip()
    dates = [found.value for found in look.facts if found.kind == FindingKind.DATE]
    is_scan = reading.engine or look.examination.needs_checking
    published = next((each.get("date") for each in dates if each["role"] == DateRole.PAGE), None)
    return Source(
        kind=Source.Kind.SCAN if is_scan else Source.Kind.FILE,
        retrieved_on=timezone.localdate(),
        published_on=PartialDate.parse(published) if published else None,
        pages=reading.pages,
        language=delivery.language,
        engine=reading.engine,
        verbatim_text=whole_text(reading.passages),
        original_name=plain_name(delivery.name),
        sha256=delivery.digest,
        size=len(delivery.data),
        url=delivery.address,
        **{localized("title", delivery.language): title},
    )


def _words_in_doubt(examination):
    """The ``WordInDoubt`` of an examination, not yet of any document."""
    return [
        WordInDoubt(
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
        for each in examination.suspicions
        if len(each.word) <= LONGEST_WORD
    ]


def _store(document, look):
    """Store what a look into ``document`` found."""
    for word in look.words:
        word.document = document
    WordInDoubt.objects.bulk_create(look.words)
    Finding.objects.bulk_create(finding_of(document, found) for found in look.facts)
    _store_parts(document, look.parts)


def _store_parts(document, parts):
    DocumentPart.objects.bulk_create(
        DocumentPart(
            document=document,
            title=title,
            kind=(len(parts) > 1 and kind) or document.kind,  # the clerk knows what a whole one is
            first=part.first,
            last=part.last,
        )
        for part, title, kind in parts
    )
