"""What an old version of a page refers to and has been deleted since: named, never a failure."""

from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage

from .languages import languages, localized
from .publishing import Finding, Row, Severity, place_of

#: Columns that say what an object is called.
NAMES = ("name", "title", "family_name")

_is_naming = ContextVar("is_naming", default=False)


class LostReference(NamedTuple):
    """A field whose object is gone: of the page, or of a row at a place in a relation."""

    relation: str
    position: int
    field: str


class Lost:
    """Stands where a block shows what has been deleted since: nothing, but it says so."""

    is_lost = True

    def __init__(self, model):
        self.model = model

    def __bool__(self):
        return False

    def __str__(self):
        return words_for(self.model)


def words_for(model):
    """What stands in the place of a deleted object of ``model``, in the active language."""
    if issubclass(model, AbstractImage):
        return str(_("The picture that stood here has been deleted."))
    if issubclass(model, AbstractDocument):
        return str(_("The document that stood here has been deleted."))
    if issubclass(model, AbstractPage):
        return str(_("The page that stood here has been deleted."))
    return str(_("What stood here has been deleted."))


@contextmanager
def naming_what_is_lost():
    """Let chooser blocks give a ``Lost`` in the place of what is gone, as previews show it."""
    token = _is_naming.set(True)
    try:
        yield
    finally:
        _is_naming.reset(token)


def name_lost(model, keys, found):
    """``found``, what there is of ``model`` for ``keys``, with a ``Lost`` where it is gone."""
    if not _is_naming.get():
        return found
    pairs = zip(keys, found, strict=True)
    return [Lost(model) if key and each is None else each for key, each in pairs]


def stand_in(model):
    """An object of ``model`` that is called what has become of it, with all that it must have."""
    instance = model(pk=0)
    for name in NAMES:
        for language in languages():
            with translation.override(language):
                for column in (name, localized(name, language)):
                    if hasattr(instance, column):
                        setattr(instance, column, words_for(model))
    fill_gaps(instance)
    return instance


def fill_gaps(instance):
    """Let what ``instance`` must refer to and does not be a stand-in, for a look at it only."""
    for field in required_keys(type(instance)):
        if getattr(instance, field.attname) is None:
            field.set_cached_value(instance, stand_in(field.related_model))


def fill_gaps_of(page):
    """Fill the gaps of ``page`` and of its rows: afterwards it can be shown, but not stored."""
    for holder, _row in holders_of(page):
        fill_gaps(holder)


def required_keys(model):
    """The foreign keys without which an object of ``model`` cannot be."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and not field.null and not isinstance(field, ParentalKey)
    ]


def holders_of(page):
    """Pairs of an object and its ``Row``: ``page`` itself, which has none, and its rows."""
    yield page, None
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME and required_keys(relation.related_model):
            for position, child in enumerate(getattr(page, name).all()):
                yield child, Row(name, position, child)


def find_lost(page):
    """
    What is to be chosen anew in ``page`` before it is published.

    A reference that must be there and is not keeps it from being published by anybody, as when
    its time comes.
    """
    for holder, row in holders_of(page):
        for field in required_keys(type(holder)):
            if getattr(holder, field.attname) is None:
                place = place_of(page, Finding("", field=field.name, row=row))
                message = format_lazy("{}: {}", place, _("choose one."))
                yield ValidationError(message)
    for lost in page.lost_references:
        finding = as_finding(page, lost)
        if finding:
            yield finding


def as_finding(page, lost):
    """The ``Finding`` that says of ``lost`` what has become of it; ``None`` for a row removed."""
    row, holder = None, page
    if lost.relation:
        children = list(getattr(page, lost.relation).all())
        if lost.position >= len(children):
            return None
        holder = children[lost.position]
        row = Row(lost.relation, lost.position, holder)
    field = holder._meta.get_field(lost.field)
    if not field.many_to_many and getattr(holder, field.attname) is not None:
        return None  # chosen anew
    message = _("What stood here has been deleted.")
    return Finding(message, Severity.ADVICE, field=lost.field, row=row)


def places_of_lost(page):
    """Names of the fields of ``page`` and its rows whose objects are gone, in reading order."""
    findings = (as_finding(page, lost) for lost in page.lost_references)
    return [capfirst(place_of(page, finding)) for finding in findings if finding]
