"""What an edit form shows, read at once rather than field by field and row by row."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.functions import Length, Substr
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.documents.rich_text.contentstate import DocumentLinkElementHandler
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage, get_page_models

from .choices import share_choices
from .references import find_known, linked_models, references_of
from .relations import load_relations, load_renditions


def load_types():
    """Read the content types of all page types, which a process asks for but once."""
    ContentType.objects.get_for_models(*get_page_models())


def load_children(page):
    """Read all child objects and many-to-many relations of ``page`` that are not a draft's own."""
    in_memory = vars(page).get("_cluster_related_objects", {})
    names = [relation.get_accessor_name() for relation in get_all_child_relations(type(page))]
    names += [
        field.name
        for field in page._meta.many_to_many
        if isinstance(field, ParentalManyToManyField)
    ]
    left = {COMMENTS_RELATION_NAME, *in_memory}
    load_relations(page, {name: [] for name in names if name not in left})


def load_known(page, form):
    """
    What the bodies of ``page`` and the choosers of ``form`` refer to, by model and primary key.

    The choices of fields that stand in each row are read once for all of them.
    """
    forms = with_rows(form)
    share_choices(forms)
    choosers = [(bound, bound.value()) for bound in choosers_of(forms)]
    wanted = references_of(texts_of([page, *(each.instance for each in forms[1:])]))
    wanted |= {
        (bound.field.widget.model_class, int(value))
        for bound, value in choosers
        if str(value or "").isdecimal()
    }
    known = read(wanted)
    for bound, _value in choosers:
        make_known(bound.field.widget, known)
    return known


def with_rows(form):
    """``form`` and those of all its rows."""
    return [form, *(row for formset in form.formsets.values() for row in formset.forms)]


def choosers_of(forms):
    """The bound fields of ``forms`` that are choosers."""
    return [
        bound for form in forms for bound in form if isinstance(bound.field.widget, BaseChooser)
    ]


def guard_choosers(form):
    """Let the choosers of ``form`` show nothing where what was sent is no choice at all."""
    for bound in choosers_of(with_rows(form)):
        make_known(bound.field.widget, {})


def texts_of(holders):
    """Pairs of object and name for each body and rich text of ``holders``."""
    return [
        (holder, field.name)
        for holder in holders
        for field in holder._meta.concrete_fields
        if isinstance(field, StreamField | RichTextField) and getattr(field, "language", None)
    ]


def read(wanted):
    """Mapping of ``wanted``, pairs of model and key, to instances: at most three queries."""
    page_model = linked_models()["page"]
    keys = {key for model, key in wanted if issubclass(model, AbstractPage)}
    known = load_relations(
        None, {}, {pair for pair in wanted if not issubclass(pair[0], AbstractPage)}
    )
    if keys:
        pages = pages_with_parents(page_model, keys)
        known |= {
            (model, key): pages[key]
            for model, key in wanted
            if issubclass(model, AbstractPage) and key in pages
        }
    load_renditions([each for each in known.values() if isinstance(each, get_image_model())])
    return known


def pages_with_parents(page_model, keys):
    """Mapping of ``keys`` to pages that know their parents: one query."""
    chosen = page_model.objects.filter(pk__in=keys).order_by()
    length = Length("path") - page_model.steplen
    above = chosen.annotate(above=Substr("path", 1, length)).values("above")
    found = page_model.objects.filter(Q(pk__in=keys) | Q(path__in=above))
    by_path = {page.path: page for page in found}
    for page in by_path.values():
        page._cached_parent_obj = by_path.get(page.path[: -page.steplen])
        page.specific = page  # what choosers show stands in the base model
    return {page.pk: page for page in by_path.values()}


def make_known(widget, known):
    """Let a chooser take what it shows from ``known``; a nonsensical value is no choice."""
    find = widget.get_instance

    def get_instance(value):
        if value is None or isinstance(value, widget.model_class):
            return value
        if not str(value).isdecimal():
            return None
        return known.get((widget.model_class, int(value))) or find(value)

    widget.get_instance = get_instance


class KnownPageLink(PageLinkElementHandler):
    """A link to a page in rich text, of which no more is read than is known already."""

    def get_attribute_data(self, attrs):
        known = find_known(linked_models()["page"], [attrs["id"]])
        if known is None:
            return super().get_attribute_data(attrs)
        page = known[0]
        if page is None:
            return {"id": int(attrs["id"]), "url": None, "parentId": None}
        parent = page.get_parent()
        return {"id": page.pk, "url": page.url, "parentId": parent.pk if parent else None}


class KnownDocumentLink(DocumentLinkElementHandler):
    """A link to a document in rich text, of which no more is read than is known already."""

    def get_attribute_data(self, attrs):
        known = find_known(linked_models()["document"], [attrs["id"]])
        if not known or known[0] is None:
            return super().get_attribute_data(attrs)
        document = known[0]
        return {"id": document.pk, "url": document.url, "filename": document.filename}
