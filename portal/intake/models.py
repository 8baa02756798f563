"""Documents on their way to a page: what was read, what was recognised, what is in doubt."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.civic.models import Source
from portal.pages.collation import AlphabeticalManager
from portal.pages.languages import language_choices

from .passages import mend, unpack
from .reading import FORMATS
from .recognition.kinds import FindingKind


class PageKind(models.TextChoices):
    """What a document becomes."""

    DECLARATION = "declaration", _("declaration")
    MEMBERSHIP = "membership", _("membership")
    NEWS = "news", _("news")


class IncomingDocument(models.Model):
    """
    A document that was taken in: its text in passages, and what is still to be decided about it.

    The file and both texts, as read and as mended, belong to its ``source``, which the pages that
    are made from the document cite.
    """

    source = models.OneToOneField(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="incoming_document"
    )
    kind = models.CharField(_("to become"), max_length=20, choices=PageKind)
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    file_format = models.CharField(
        _("kind of file"), max_length=10, choices=FORMATS, blank=True, editable=False
    )
    stored_passages = models.JSONField(default=list, editable=False)
    unknown_share = models.FloatField(_("share of unknown words"), default=0)
    needs_checking = models.BooleanField(_("OCR: check"), default=False)
    taken_in_at = models.DateTimeField(_("taken in at"), auto_now_add=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken in by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    replaced = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="corrections",
        help_text=_("An earlier file of the same document."),
    )

    objects = AlphabeticalManager()

    class Meta:
        verbose_name = _("document to take in")
        verbose_name_plural = _("documents to take in")
        ordering = ["-taken_in_at", "-pk"]

    def __str__(self):
        return self.source.original_name

    @cached_property
    def passages(self):
        """The text as it was read, a list of ``Passage``."""
        return [unpack(stored) for stored in self.stored_passages]

    def mended_passages(self):
        """The passages with every repair and correction that was decided on put in."""
        decided = {}
        for word in self.words.exclude(state=WordInDoubt.State.OPEN):
            decided.setdefault(word.passage, []).append((word.start, word.end, word.replacement))
        return [
            mend(passage, decided.get(number, ())) for number, passage in enumerate(self.passages)
        ]

    def open_words(self):
        """The words that somebody has to decide on before a page is published."""
        return self.words.filter(state=WordInDoubt.State.OPEN).exclude(
            kind=WordInDoubt.Kind.UNLISTED
        )


class DocumentPart(models.Model):
    """
    What one page is made from: a document, or the passages of it that are about one thing.

    ``given`` is what the page was given when its draft was last made, so that what an editor has
    changed since is known: see ``portal.intake.drafts.merging``.
    """

    document = models.ForeignKey(IncomingDocument, on_delete=models.CASCADE, related_name="parts")
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("to become"), max_length=20, choices=PageKind)
    first = models.PositiveIntegerField(_("first passage"))
    last = models.PositiveIntegerField(_("last passage"))
    is_wanted = models.BooleanField(_("make a draft of it"), default=True)
    page = models.ForeignKey(
        settings.WAGTAIL_PAGE_MODEL,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    given = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("part of a document")
        verbose_name_plural = _("parts of documents")
        ordering = ["document", "first"]

    def __str__(self):
        return self.title

    def open_words(self):
        """The words of the part that somebody has to decide on."""
        return self.document.open_words().filter(passage__range=(self.first, self.last))


class InPassage(models.Model):
    """Something that stands in a passage of a document: ``text[start:end]`` are the ``words``."""

    passage = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Finding(InPassage):
    """Something that was recognised in a document, with the words that it was recognised by."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        DROPPED = "dropped", _("dropped")

    document = models.ForeignKey(
        IncomingDocument, on_delete=models.CASCADE, related_name="findings"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=FindingKind)
    words = models.TextField(_("words"))
    value = models.JSONField(_("meaning"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["document", "passage", "start", "pk"]

    def __str__(self):
        return self.words


class WordInDoubt(InPassage):
    """
    A word that is not in the dictionary, or that is but hardly in this place; or a misprint.

    ``proposals`` lists what may stand for it, likeliest first: mappings with ``word`` and
    ``confusions`` (``["é→ó"]``). ``replacement`` is what was decided on.
    """

    class Kind(models.TextChoices):
        UNKNOWN = "unknown", _("not a word")
        DOUBTFUL = "doubtful", _("a word, but hardly here")
        PUNCTUATION = "punctuation", _("punctuation")
        UNLISTED = "unlisted", _("not in the dictionary")
        MISPRINT = "misprint", _("misprint of the original")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        MENDED = "mended", _("mended")
        KEPT = "kept", _("kept as it is")

    document = models.ForeignKey(IncomingDocument, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(_("word"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    proposals = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    replacement = models.CharField(_("mended"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("word in doubt")
        verbose_name_plural = _("words in doubt")
        ordering = ["document", "passage", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "passage", "start"], name="unique_word_in_doubt"
            )
        ]
        indexes = [models.Index(fields=["document", "state"], name="words_in_doubt_by_state")]

    def __str__(self):
        return self.word

    @property
    def places(self):
        """Each place of the text that the word takes: pairs of passage and position."""
        return [(self.passage, at) for at in range(self.start, max(self.end, self.start + 1))]
