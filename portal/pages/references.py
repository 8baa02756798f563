"""The pictures, documents and pages that a body refers to: found before it is rendered."""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import reduce

from django.apps import apps
from django.conf import settings
from django.utils.html import format_html
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import LinkRewriter

from .languages import active_language
from .lost import name_lost
from .relations import load_relations, values_in

ANCHOR = re.compile(r"<a\b[^<>]*>")
LINK = re.compile(r"""\blinktype=["'](page|document)["']""")
IDENTIFIER = re.compile(r"""\bid=["'](\d+)["']""")

_known = ContextVar("known_objects", default=None)


@contextmanager
def known_objects(objects):
    """
    Let the chooser blocks of the portal take what they refer to from ``objects``.

    ``objects`` maps pairs of model and primary key to instances; what is not in it is not there.
    Outside this block everything is read from the database as ever.
    """
    token = _known.set(objects)
    try:
        yield
    finally:
        _known.reset(token)


def find_known(model, keys):
    """Known instances of ``model`` for ``keys`` in their order; ``None`` where nothing is known."""
    objects = _known.get()
    if objects is None:
        return None
    # Several blocks may name one object: each gets its own, as from Wagtail.
    return [copy(objects.get((model, int(key)))) if key else None for key in keys]


class KnownObjectsMixin:
    """A chooser block that asks the database only for what is not known yet."""

    def bulk_to_python(self, values):
        values = list(values)
        found = find_known(self.model_class, values)
        found = super().bulk_to_python(values) if found is None else found
        return name_lost(self.model_class, values, found)


class PageChooserBlock(KnownObjectsMixin, blocks.PageChooserBlock):
    """Chooses a page."""


class DocumentBlock(KnownObjectsMixin, DocumentChooserBlock):
    """Chooses a document."""


class ImageBlock(KnownObjectsMixin, ImageChooserBlock):
    """Chooses a picture."""


def load_for_reading(page, request):
    """
    Load what ``page`` shows beyond its own row, for the language in which ``request`` reads it.

    Its relations and all that its bodies, and its companions', refer to come in one query, what
    its child objects' rich text links to in another where there is any. ``page.pictures`` lists
    the pictures. Blocks are converted and the links in rich text become ordinary ones, in the
    language of the visitor, so that templates ask the database for nothing. A link to a page that
    nobody may read is dropped.
    """
    language = page.reading_language(active_language())
    bodies = list(_texts([page, *page.companions], language))
    known = load_relations(page, page.relations_for_reading, references_of(bodies))
    texts = list(_texts(_children_of(page), language))
    linked = references_of(texts) - set(known)
    if linked:
        known |= load_relations(page, {}, linked)
    images = [page.image, *_images_of_relations(page)]
    rewrite = _link_rewriter(known, request)
    with known_objects(known):
        for holder, name in (*bodies, *texts):
            value = getattr(holder, name)
            if isinstance(value, StreamValue):
                images += _settle(value, rewrite)
            elif value:
                setattr(holder, name, rewrite(value))
    page.pictures = images


def _children_of(page):
    return [
        child
        for path in page.relations_for_reading
        for child in reduce(getattr, path.split("__"), page).all()
    ]


def _texts(holders, language):
    """Pairs of object and name for each body and rich text of ``holders`` in ``language``."""
    return [
        (holder, field.name)
        for holder in holders
        for field in holder._meta.concrete_fields
        if isinstance(field, StreamField | RichTextField)
        and getattr(field, "language", None) == language
    ]


def _settle(body, rewrite):
    """Convert the blocks of ``body`` while what they refer to is known; return its pictures."""
    values = list(values_in(body))
    for value in values:
        if isinstance(value, RichText):
            value.source = rewrite(value.source)
    return [value for value in values if isinstance(value, AbstractImage)]


def _link_rewriter(known, request):
    """Function that turns the links in rich text, stored by primary key, into ordinary ones."""

    def link_to(model, address):
        def opening_tag(attributes):
            key = attributes.get("id", "")
            target = known.get((model, int(key))) if key.isdecimal() else None
            url = target and address(target)
            return format_html('<a href="{}">', url) if url else "<a>"

        return opening_tag

    def page_address(page):
        return page.get_url(request) if page.readable_languages() else None

    models = linked_models()
    return LinkRewriter(
        {
            "page": link_to(models["page"], page_address),
            "document": link_to(models["document"], lambda document: document.url),
        }
    )


def _images_of_relations(page):
    """Yield the pictures among what the relations of ``page`` follow."""
    for path, follow in page.relations_for_reading.items():
        for child in reduce(getattr, path.split("__"), page).all():
            for steps in follow:
                target = child
                for step in steps.split("__"):
                    target = getattr(target, step, None)
                    if isinstance(target, AbstractImage):
                        yield target


def references_of(texts):
    """Set of pairs of model and primary key that ``texts``, pairs of object and field, name."""
    found = set()
    for holder, name in texts:
        value = getattr(holder, name)
        if isinstance(value, StreamValue):
            found.update(_in_block(value.stream_block, list(value.raw_data)))
        else:
            found.update(_in_rich_text(value or ""))
    return found


def _in_block(block, raw):
    for leaf, value in leaves_of(block, raw):
        if value and isinstance(leaf, blocks.ChooserBlock):
            yield leaf.model_class, value
        elif value and isinstance(leaf, blocks.RichTextBlock):
            yield from _in_rich_text(value)


def leaves_of(block, raw):
    """Pairs of a block that has no blocks within it and its stored value, in reading order."""
    if not isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock | blocks.ListBlock):
        yield block, raw
        return
    for child, value in _children(block, raw or {}):
        yield from leaves_of(child, value)


def _children(block, raw):
    """Pairs of the blocks within ``block`` and their stored values."""
    if isinstance(block, blocks.StreamBlock):
        known = block.child_blocks
        return [(known[item["type"]], item["value"]) for item in raw if item["type"] in known]
    if isinstance(block, blocks.StructBlock):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        # Lists stored by old versions of Wagtail hold bare values.
        values = [
            item["value"] if isinstance(item, dict) and "value" in item else item for item in raw
        ]
        return [(block.child_block, value) for value in values]
    return []


def _in_rich_text(html):
    models = linked_models()
    for anchor in ANCHOR.findall(html):
        link, identifier = LINK.search(anchor), IDENTIFIER.search(anchor)
        if link and identifier:
            yield models[link[1]], int(identifier[1])


def linked_models():
    """The models that rich text links to, by the name that a link gives them."""
    page_model = apps.get_model(settings.WAGTAIL_PAGE_MODEL)
    return {"page": page_model, "document": get_document_model()}
