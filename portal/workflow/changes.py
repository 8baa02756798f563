"""What a draft changes: the text of which languages, or what all languages share."""

import json
import re
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from modelcluster.models import get_all_child_relations
from modeltranslation.fields import TranslationField

from portal.pages.languages import in_default_language, translated_names

#: In a body of blocks, which is JSON, and in the HTML of its paragraphs.
RANDOM_KEYS = re.compile(
    r', "id": "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"| data-block-key=\\*"\w+\\*"'
)
#: Columns that follow from others, and relations that are no content.
NO_CONTENT = {"slug", "comments"}


@dataclass(frozen=True)
class Changes:
    """``languages`` in which the text differs; ``facts``: whether anything else does."""

    languages: frozenset = frozenset()
    facts: bool = False

    def __bool__(self):
        return bool(self.languages) or self.facts

    def __or__(self, other):
        return Changes(self.languages | other.languages, self.facts or other.facts)

    @property
    def only_language(self):
        """The language in which alone something differs; empty where there is none such."""
        return next(iter(self.languages)) if len(self.languages) == 1 and not self.facts else ""


EVERYTHING = Changes(facts=True)


@in_default_language
def unpublished_changes(page):
    """What the latest draft of ``page`` changes of what is published."""
    model = page.specific_class
    published = model.objects.filter(pk=page.pk, live=True).first()
    if published is None:
        return EVERYTHING
    stored = json.loads(json.dumps(published.serializable_data(), cls=DjangoJSONEncoder))
    return changes(model, stored, page.get_latest_revision().content)


def changes(model, before, after):
    """What differs between two stored contents of a ``model``."""
    relations = {
        relation.get_accessor_name(): relation.related_model
        for relation in get_all_child_relations(model)
    }
    found = Changes()
    for name in (before.keys() | after.keys()) - NO_CONTENT:
        if _essence(before.get(name)) == _essence(after.get(name)):
            continue
        if name in relations:
            found |= _changed_rows(relations[name], before.get(name), after.get(name))
        else:
            found |= _changed_field(model, name)
    return found


def _essence(value):
    """
    ``value`` without the random keys that blocks and paragraphs get whenever they are sent.

    An empty text is the same whether a form has sent it or it was never filled in.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return RANDOM_KEYS.sub("", value)
    return value


def _changed_field(model, name):
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return Changes()
    if not field.editable or field.primary_key or name in translated_names(model):
        return Changes()
    if isinstance(field, TranslationField):
        return Changes(frozenset([field.language]))
    return EVERYTHING


def _changed_rows(model, before, after):
    """Of rows: a new, a missing or a moved one changes more than a language."""
    before, after = before or [], after or []
    if [row.get("pk") for row in before] != [row.get("pk") for row in after]:
        return EVERYTHING
    found = Changes()
    for earlier, later in zip(before, after, strict=True):
        found |= changes(model, earlier, later)
    return found


def has_worked_on(user, page):
    """Whether ``user`` changed anything in what ``page`` would publish."""
    model = page.specific_class
    revisions = page.revisions.order_by("created_at", "pk")
    for revision in revisions_since_published(page).filter(user=user):
        earlier = revisions.filter(created_at__lt=revision.created_at).last()
        if earlier is None or changes(model, earlier.content, revision.content):
            return True
    return False


def revisions_since_published(page):
    """The revisions of ``page`` that are not published."""
    row = page.base_page_model.objects.get(pk=page.pk)
    if row.last_published_at is None:
        return page.revisions.all()
    newer = Q(created_at__gt=row.last_published_at)
    if row.live_revision_id:
        newer |= Q(pk__gt=row.live_revision_id)
    return page.revisions.filter(newer)
