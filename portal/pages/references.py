"""The pictures, documents and pages that a body refers to: found before it is rendered."""

import re
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import escape
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text.pages import Page, PageLinkHandler

from .languages import localized, translated_names

LINK = re.compile(r"""<a\b[^>]*\blinktype=["'](page|document)["'][^>]*>""")
IDENTIFIER = re.compile(r"""\bid=["'](\d+)["']""")

_known = ContextVar("known_objects", default=None)


@contextmanager
def known_objects(objects):
    """
    Let the chooser blocks and links of the portal take what they refer to from ``objects``.

    ``objects`` maps pairs of model and primary key to instances. What is not in it, or is asked
    for outside this block, is read from the database as ever.
    """
    token = _known.set(objects)
    try:
        yield
    finally:
        _known.reset(token)


def find_known(model, keys):
    """The known instances of ``model`` for ``keys`` in their order; ``None`` unless all are."""
    objects = _known.get()
    if objects is None:
        return None
    found = [objects.get((model, int(key))) if key else None for key in keys]
    return found if all(item or not key for item, key in zip(found, keys, strict=True)) else None


class KnownObjectsMixin:
    """A chooser block that asks the database only for what is not known yet."""

    def bulk_to_python(self, values):
        found = find_known(self.model_class, values)
        return super().bulk_to_python(values) if found is None else found


class PageChooserBlock(KnownObjectsMixin, blocks.PageChooserBlock):
    """Chooses a page."""


class DocumentBlock(KnownObjectsMixin, DocumentChooserBlock):
    """Chooses a document."""


class ImageBlock(KnownObjectsMixin, ImageChooserBlock):
    """Chooses a picture."""


class KnownPageLinkHandler(PageLinkHandler):
    """Links in running text to pages, without a query for each paragraph."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [attrs.get("id") for attrs in attrs_list]
        found = find_known(Page, keys)
        if found is not None:
            return found
        pages = Page.objects.in_bulk([key for key in keys if key])
        return [pages.get(int(key)) if key else None for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [
            f'<a href="{escape(page.url)}">' if page and page.readable_languages() else "<a>"
            for page in cls.get_many(attrs_list)
        ]


class KnownDocumentLinkHandler(DocumentLinkHandler):
    """Links in running text to documents, without a query for each paragraph."""

    @classmethod
    def get_many(cls, attrs_list):
        found = find_known(get_document_model(), [attrs.get("id") for attrs in attrs_list])
        return super().get_many(attrs_list) if found is None else found


def references_of(page, language):
    """Set of pairs of model and primary key that the bodies of ``page`` in ``language`` name."""
    found = set()
    for name in translated_names(type(page)):
        field = page._meta.get_field(localized(name, language))
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            found.update(_in_block(value.stream_block, list(value.raw_data)))
    return found


def _in_block(block, raw):
    if not raw:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, blocks.RichTextBlock):
        yield from _in_rich_text(raw)
    else:
        for child, value in _children(block, raw):
            yield from _in_block(child, value)


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
    models = {"page": Page, "document": get_document_model()}
    for link in LINK.finditer(html):
        identifier = IDENTIFIER.search(link[0])
        if identifier:
            yield models[link[1]], int(identifier[1])
