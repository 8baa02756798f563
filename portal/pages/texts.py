"""What a page says in each language: whether it is complete, readable and up to date."""

import re
import unicodedata
from collections import Counter
from hashlib import blake2b
from html import unescape

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue

from .languages import (
    in_default_language,
    languages,
    localized,
    localized_names,
    translated_names,
)
from .typography import without_tags

# Translated columns that are about a page rather than part of what it says.
BOOK_KEEPING = {
    "local_slug",
    "local_path",
    "ready",
    "translation_state",
    "text_digest",
    "source_digest",
    "state_since",
    "words_changed",
    "text_changed_at",
}
# Parts of blocks that say how or whence rather than what.
NOT_TEXT = {"id", "type", "level", "language"}
BLOCK_TAG = re.compile(
    r"<(?=/?(?:p|li|ul|ol|h[1-6]|br|hr|div|blockquote|table|tr|td|th|dl|dt|dd|pre|embed)\b)", re.I
)
WORD_OR_NUMBER = re.compile(
    r"\d+(?:[.,:/]\d+)*|[^\W\d]+|[%‰§°€$£¥₴]|[\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff]"
)


class TranslationState(models.TextChoices):
    """How far a page has come in a language."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    READY = "ready", _("ready")
    OUTDATED = "outdated", _("outdated")


class Translated:
    """
    Knows the text of a page in each language.

    ``ready_<language>`` says that editors let the page be read in a language;
    ``translation_state_<language>`` what they still have to do there. A digest of each language's
    text tells whether a translation was made from the original as it stands: ``source_digest`` is
    the original's digest at the time of the translation. ``state_since_<language>`` says since
    when the state is what it is, ``words_changed_<language>`` how many words of the original have
    changed since an outdated translation was made from it: ``None`` where nobody knows any more.
    ``text_changed_at_<language>`` says when the text last became another than a correction of it.
    """

    #: Translated fields that must not be empty in a language in which the page is to be read.
    required_text = ["title", "summary", "body"]
    #: Set for one save: the change of the original leaves its translations up to date.
    minor_correction = False
    #: Set for one save: languages whose text somebody found to be right as it stands.
    checked_languages = frozenset()
    #: Known of a page that was read as a relation of another one: whether it is not for everybody.
    is_private = False
    #: Set while a draft is checked, which may be incomplete.
    allows_incomplete_text = False

    def is_readable_in(self, language):
        """Whether a visitor may read this page in ``language``: the one answer for all uses."""
        return bool(self.live and self.text("ready", language) and not self.is_private)

    def readable_languages(self):
        """Codes of the languages in which a visitor may read this page."""
        return [language for language in languages() if self.is_readable_in(language)]

    def reading_language(self, language):
        """
        The language in which a visitor who asks for ``language`` reads this page.

        The original where it is not ready in ``language``, else whichever language is; ``None``
        where the page may not be read at all.
        """
        candidates = (language, self.original_language, *languages())
        return next((code for code in candidates if self.is_readable_in(code)), None)

    def text(self, field_name, language):
        """The value of a translated field in ``language``, whichever language is active."""
        return getattr(self, localized(field_name, language))

    def missing_text(self, language):
        """Columns that are empty in ``language`` although the page needs them to be read."""
        columns = [localized(name, language) for name in self.required_text]
        return [column for column in columns if not getattr(self, column)]

    def is_complete_in(self, language):
        """Whether everything is there that the page needs to be read in ``language``."""
        return not self.missing_text(language)

    def clean(self):
        """Refuse a page that would be read in a language in which it is not complete."""
        super().clean()
        if self._is_specific() and not self.allows_incomplete_text:
            errors = self.readiness_errors()
            if errors:
                raise ValidationError(errors)

    def readiness_errors(self):
        """Mapping of columns to messages that say what is missing and in which language."""
        errors = {}
        ready = [language for language in languages() if self.text("ready", language)]
        for language in ready:
            for column in self.missing_text(language):
                label = self._meta.get_field(column).verbose_name
                errors[column] = ValidationError(
                    _("Needed before the page can be read in this language: %(field)s."),
                    params={"field": label},
                )
        if not ready:
            errors[localized("ready", self.original_language)] = _(
                "Say in which language the page may be read: at least one."
            )
        return errors

    def settle_text(self):
        """Bring digests and translation states in step with the text as it now is."""
        original = self.original_language
        current = {code for code in languages() if self._is_up_to_date(code)}
        digests = {code: self.digest(code) for code in languages()}
        changed = {code for code in languages() if digests[code] != self.text("text_digest", code)}
        confirmed = current if self.minor_correction else set()
        confirmed |= set(self.checked_languages)
        for code in changed | confirmed:
            setattr(self, localized("source_digest", code), digests[original])
        for code in changed:
            setattr(self, localized("text_digest", code), digests[code])
            if not self.minor_correction:
                setattr(self, localized("text_changed_at", code), moment())
        for code in languages():
            self._settle_state(code, text_has_changed=bool(changed & {code, original}))

    def settle_change_of_text(self):
        """
        Keep ``text_changed_at`` of what is stored from going back, as an earlier version would.

        Readers to whom an earlier version is given back read another text from now on.
        """
        kept = localized_names("text_changed_at", "text_digest")
        stored = self.base_page_model.objects.filter(pk=self.pk).values(*kept).first() or {}
        for code in languages():
            column, digest = localized("text_changed_at", code), localized("text_digest", code)
            before, now = stored.get(column), getattr(self, column)
            if before and (now is None or now < before):
                is_same = stored[digest] == getattr(self, digest)
                setattr(self, column, before if is_same else moment())

    def _settle_state(self, language, text_has_changed):
        state = self._state_in(language)
        is_new = state != self.text("translation_state", language)
        if is_new or self.text("state_since", language) is None:
            setattr(self, localized("state_since", language), timezone.now())
        setattr(self, localized("translation_state", language), state)
        if is_new or text_has_changed:
            setattr(self, localized("words_changed", language), self._words_changed(language))

    def translated_from(self, language):
        """
        The page as it stood when its text in ``language`` was made from the original.

        ``None`` where that text of the original is no longer kept.
        """
        revision = self.revision_translated_from(language)
        if revision:
            return revision.as_object()
        column = localized("text_digest", self.original_language)
        digest = self.text("source_digest", language)
        return type(self)._default_manager.filter(pk=self.pk, **{column: digest or None}).first()

    def revision_translated_from(self, language):
        """The revision that the text in ``language`` was made from; ``None`` if none is kept."""
        column = localized("text_digest", self.original_language)
        digest = self.text("source_digest", language)
        if not digest or self.pk is None:
            return None
        return self.revisions.filter(**{f"content__{column}": digest}).order_by("pk").last()

    def _words_changed(self, language):
        if self.text("translation_state", language) != TranslationState.OUTDATED:
            return 0
        earlier = self.translated_from(language)
        if earlier is None:
            return self.text("words_changed", language) or None
        original = self.original_language
        return count_changes(earlier.words_in(original), self.words_in(original))

    def _state_in(self, language):
        if not self.text("text_digest", language):
            return TranslationState.MISSING
        if not self.text("ready", language) or not self.is_complete_in(language):
            return TranslationState.DRAFT
        return (
            TranslationState.READY if self._is_up_to_date(language) else TranslationState.OUTDATED
        )

    def _is_up_to_date(self, language):
        """Whether the text and the original are a pair: one was made from the other as it stands"""
        original = self.original_language
        return (
            language == original
            or self.text("source_digest", language) == self.text("text_digest", original)
            or self.text("source_digest", original) == self.text("text_digest", language)
        )

    def _is_specific(self):
        """Whether the page's own columns are there: without them each text would look changed."""
        return self.specific_class is type(self)

    @in_default_language
    def words_in(self, language):
        """
        Everything that the page says in ``language``, field by field and block by block.

        Dates, numbers, relations, links, pictures and formatting do not count.
        """
        return [word for value in self._translated_values(language) for word in words_of(value)]

    def digest(self, language):
        """Digest of everything that the page says in ``language``; empty where it says nothing."""
        return digest_of(self.words_in(language))

    def _translated_values(self, language):
        for holder in (self, *self._children()):
            for name in sorted(translated_names(type(holder)) - BOOK_KEEPING):
                yield getattr(holder, localized(name, language))

    def _children(self):
        for name in sorted(_accessors(type(self))):  # whatever the order of models in the code
            yield from getattr(self, name).all()


def moment():
    """Now, no more precise than the content of a revision keeps it."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _accessors(model):
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if translated_names(relation.related_model)
    ]


def plain_text(html):
    """``html`` without mark-up and entities; words of two blocks do not grow together."""
    text = without_tags(BLOCK_TAG.sub(" <", html))
    return unescape(unescape(text))  # other programs write &amp;nbsp;


def digest_of(texts):
    """Digest of the words and numbers of ``texts``; empty where there is none."""
    words = words_and_numbers(" ".join(texts))
    return blake2b(" ".join(words).encode(), digest_size=16).hexdigest() if words else ""


def words_and_numbers(text):
    """
    The words and numbers of ``text``: what a translation has to follow.

    Composition, spaces, punctuation and invisible characters make no difference; a point or comma
    within a number, a currency or a percentage does.
    """
    kept = (char for char in unicodedata.normalize("NFC", text) if not is_invisible(char))
    return WORD_OR_NUMBER.findall("".join(kept))


def is_invisible(char):
    """Whether ``char`` only forms or joins others: soft hyphens, zero widths, variations."""
    return unicodedata.category(char) in ("Cf", "Cn", "Co", "Cs") or "\ufe00" <= char <= "\ufe0f"


def words_of(value):
    """Yield the texts in a field's value, without mark-up and with white space folded."""
    if isinstance(value, StreamValue):
        value = value.get_prep_value()
    if isinstance(value, str):
        text = " ".join(plain_text(value).split())
        if text and not re.fullmatch(r"https?://\S+", text):
            yield text
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_TEXT:
                yield from words_of(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from words_of(part)


def count_changes(earlier, later):
    """
    How many words have come or gone between two lists of texts; at least one.

    A word that stands elsewhere now has not changed; a word in place of another one counts once.
    """
    before, after = (Counter(words_and_numbers(" ".join(texts))) for texts in (earlier, later))
    return max((before - after).total(), (after - before).total(), 1)
