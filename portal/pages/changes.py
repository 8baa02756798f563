"""What has changed in the original of a page since a translation was made from it."""

import json

from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue

from .differences import changed_only, compare
from .languages import languages, localized, translated_names
from .publishing import rows_of
from .texts import BOOK_KEEPING, TranslationState, words_and_numbers, words_of


def changes_of_original(page):
    """
    Changed passages of the original of ``page``, by the field of the translation to be mended.

    The names are those of the edit form: ``title_en``, ``paragraphs-0-text_en``; the passages as
    ``compare`` gives them. Empty where no translation is outdated, or where no revision holds the
    original as it was: one query for each outdated language.
    """
    found = {}
    for language in languages():
        if page.text("translation_state", language) == TranslationState.OUTDATED:
            found |= _changes_for(page, language)
    return found


def _changes_for(page, language):
    original = page.original_language
    revision = page.revision_translated_from(language)
    if revision is None:
        return {}
    found = {}
    for name, before, now in _texts(page, revision.content, original):
        earlier, later = _readable(before), _readable(now)
        if words_and_numbers(earlier) == words_and_numbers(later):
            continue
        passages = changed_only(compare(earlier, later))
        if passages:
            found[localized(name, language)] = passages
    return found


def _texts(page, content, language):
    """Triples of a field's name without language, its text in ``content`` and in ``page``."""
    yield from _columns(page, content, language, "")
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if translated_names(relation.related_model):
            stored = {row["pk"]: row for row in content.get(name, []) if row["pk"]}
            for row in rows_of(page, name):
                before = stored.get(row.child.pk, {})
                yield from _columns(row.child, before, language, f"{name}-{row.position}-")


def _columns(holder, content, language, prefix):
    for name in sorted(translated_names(type(holder)) - BOOK_KEEPING):
        column = localized(name, language)
        yield f"{prefix}{name}", content.get(column), getattr(holder, column)


def _readable(value):
    """The texts in a field's value, stored or not, as passages."""
    if isinstance(value, str) and value.startswith("[{"):
        value = json.loads(value)
    if isinstance(value, StreamValue):
        value = value.get_prep_value()
    return "\n\n".join(words_of(value)) if value else ""
