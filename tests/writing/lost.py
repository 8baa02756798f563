"""Old versions of pages that refer, wherever a page of their type can, to what has been deleted."""

from uuid import uuid4

from modelcluster.fields import ParentalKey
from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_serializable_data_for_fields,
)
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

#: The key of what is no more, whatever it was.
GONE = 999_999
LINKS = (
    f'<p>Zobacz <a linktype="page" id="{GONE}">stronę</a> '
    f'i <a linktype="document" id="{GONE}">plik</a>.</p>'
)
#: Foreign keys that no deletion can make empty: what a page is, and its own versions.
KEPT = {"content_type", "locale"}


def lose_all(page):
    """Store a version of ``page`` in which every reference is lost, with a row of each kind."""
    revision = page.save_revision()
    content = revision.content | lost_keys(type(page))
    for relation in get_all_child_relations(type(page)):
        content[relation.get_accessor_name()] = [lost_row(relation.related_model)]
    content |= {field.name: [GONE] for field in get_all_child_m2m_relations(type(page))}
    revision.content = content
    revision.save()
    return revision


def lost_row(model):
    """A row of ``model`` as a version keeps it, whose every reference is lost."""
    row = get_serializable_data_for_fields(model()) | lost_keys(model)
    for relation in get_all_child_relations(model):
        row[relation.get_accessor_name()] = [lost_row(relation.related_model)]
    return row


def lost_keys(model):
    """What a version of ``model`` keeps in its foreign keys, its bodies and its rich texts."""
    found = {field.name: GONE for field in foreign_keys(model)}
    for field in model._meta.concrete_fields:
        if isinstance(field, StreamField):
            found[field.name] = lost_value(field.stream_block)
        elif isinstance(field, RichTextField):
            found[field.name] = LINKS
    return found


def foreign_keys(model):
    """The foreign keys of ``model`` that a deletion can leave without what they name."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and not isinstance(field, ParentalKey) and field.name not in KEPT
    ]


def lost_value(block):
    """A value of ``block`` as it is stored, with every block within it, each reference lost."""
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {"type": name, "value": lost_value(child), "id": str(uuid4())}
            for name, child in block.child_blocks.items()
        ]
    if isinstance(block, blocks.BaseStructBlock):
        return {name: lost_value(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "value": lost_value(block.child_block), "id": str(uuid4())}]
    if isinstance(block, blocks.ChooserBlock):
        return GONE
    if isinstance(block, blocks.RichTextBlock):
        return LINKS
    return block.get_prep_value(block.get_default())
