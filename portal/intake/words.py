"""Deciding on words in doubt. It is done within ``deciding``, so that all else follows."""

from contextlib import contextmanager

from django.utils import timezone

from portal.civic.models import Source
from portal.civic.visibility import is_seen

from .models import WordInDoubt
from .passages import whole_text
from .recognising import Likely, in_bounded_time, recognise_anew

Kind, State = WordInDoubt.Kind, WordInDoubt.State


@contextmanager
def deciding(document, user=None):
    """
    Bring in step with the decisions that are taken meanwhile: the mended text, and what was
    recognised in it. Raises ``Unreadable`` where recognising takes too long.
    """
    before = Likely.of_document(document)
    yield
    settle_text(document, user)
    with in_bounded_time():
        recognise_anew(document, before)


def decide(word, replacement, alike=False):
    """
    Put ``replacement`` in place of ``word``; the same letters mean that it stays as it is.

    With ``alike`` the same goes for every open word of the document that is written the same and is
    in doubt for the same reason. Returns how many words were decided on.
    """
    state = State.KEPT if replacement == word.word else State.MENDED
    words = WordInDoubt.objects.filter(pk=word.pk)
    if alike:
        words |= word.document.words.filter(kind=word.kind, word=word.word, state=State.OPEN)
    return words.update(state=state, replacement=replacement)


def accept_likeliest(document):
    """Mend each open word that is none by its first proposal; return how many there were."""
    words = [
        word
        for word in document.words.filter(
            state=State.OPEN, kind__in=[Kind.UNKNOWN, Kind.PUNCTUATION]
        )
        if word.proposals
    ]
    for word in words:
        word.state, word.replacement = State.MENDED, word.proposals[0]["word"]
    WordInDoubt.objects.bulk_update(words, ["state", "replacement"], batch_size=500)
    return len(words)


def keep_doubtful(document):
    """Leave each open word that is one, but hardly in its place, as it is; return how many."""
    words = list(document.words.filter(state=State.OPEN, kind=Kind.DOUBTFUL))
    for word in words:
        word.state, word.replacement = State.KEPT, word.word
    WordInDoubt.objects.bulk_update(words, ["state", "replacement"], batch_size=500)
    return len(words)


def misprint_at(document, passage, words):
    """
    Where ``words`` stand in a passage that may be mended as a misprint: start and end.

    Raises ``ValueError`` where they do not stand there exactly once, or overlap with a word that is
    in doubt.
    """
    passages = document.passages
    text = passages[passage].text if passage < len(passages) else ""
    if not words or text.count(words) != 1:
        raise ValueError(words)
    start = text.index(words)
    end = start + len(words)
    if _words_between(document, passage, start, end).exclude(kind=Kind.UNLISTED).exists():
        raise ValueError(words)
    return start, end


def mend_misprint(document, passage, words, replacement, note):
    """
    Mend what the original itself has wrong: ``words`` of a passage, with a note for readers.

    Returns the ``WordInDoubt``; raises ``ValueError`` as ``misprint_at`` does.
    """
    start, end = misprint_at(document, passage, words)
    _words_between(document, passage, start, end).delete()
    return WordInDoubt.objects.create(
        document=document,
        passage=passage,
        start=start,
        end=end,
        word=words,
        kind=Kind.MISPRINT,
        state=State.MENDED,
        replacement=replacement,
        note=note,
    )


def _words_between(document, passage, start, end):
    return document.words.filter(passage=passage, start__lt=end, end__gt=start)


def corrections_of(document):
    """What was mended in ``document``, as its source keeps it."""
    return [
        {
            "from": word.word,
            "to": word.replacement,
            "reason": Source.Reason.MISPRINT if word.kind == Kind.MISPRINT else Source.Reason.SCAN,
            "note": word.note,
            "passage": word.passage,
        }
        for word in document.words.filter(state=State.MENDED)
    ]


def settle_text(document, user=None):
    """
    Bring the mended text of the document's source in step with what was decided.

    Readers of a published page see it, so from then on it waits for the next publication of a page
    that was made from the document: see ``show_corrections``.
    """
    if corrections_of(document) == document.source.corrections:
        return
    document.source.corrected_by = user
    document.source.save(update_fields=["corrected_by"])
    if not is_seen(document.source):
        show_corrections(document)


def show_corrections(document):
    """Let readers see what was mended in ``document``."""
    source, corrections = document.source, corrections_of(document)
    if corrections == source.corrections:
        return
    source.corrections = corrections
    source.corrected_text = whole_text(document.mended_passages()) if corrections else ""
    source.corrected_at = timezone.now()
    source.save(update_fields=["corrections", "corrected_text", "corrected_at"])
