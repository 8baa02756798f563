"""What a page shows beyond its own row, read in as few queries as the database allows."""

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import JSONObject
from django.db.models.query import QuerySet
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import AbstractImage

from .languages import translated_names


def load_relations(page, relations):
    """
    Load child objects and many-to-many relations of ``page`` with what they refer to: one query.

    ``relations`` maps the name of a relation to the foreign keys to follow from its rows, with
    double underscores for those further away: ``{"stages": ["resolution__council", "city"]}``.
    Afterwards ``page.stages.all()`` is a list in memory, as on a page restored from a revision.
    The rows of all relations come as JSON objects of one ``UNION ALL``.
    """
    if not relations:
        return
    arms = [_arm(page, name, follow) for name, follow in relations.items()]
    rows = sorted(arms[0].union(*arms[1:], all=True), key=lambda row: (row[1], row[2]["id"]))
    loaded = {name: [] for name in relations}
    for name, _order, data in rows:
        model = page._meta.get_field(name).related_model
        loaded[name].append(_instance(model, data, relations[name]))
    vars(page).setdefault("_cluster_related_objects", {}).update(loaded)


def _arm(page, name, follow):
    relation = page._meta.get_field(name)
    back = relation.remote_field.name if relation.many_to_many else relation.field.name
    if relation.many_to_many:
        back = relation.related_query_name()
    model = relation.related_model
    has_order = any(field.name == "sort_order" for field in model._meta.fields)
    return (
        QuerySet(model)  # not the model's manager, which would rewrite names of translated fields
        .filter(**{back: page.pk})
        .order_by()
        .values_list(
            Value(name),
            F("sort_order") if has_order else Value(0),
            _row(model, follow),
        )
    )


def _columns(model):
    """
    Fields of ``model`` that a row carries.

    Not the bare columns of translated fields, which repeat a language, nor blocks; of pages only
    what cards show.
    """
    names = getattr(model, "card_columns", None)
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in translated_names(model)
        and not isinstance(field, models.JSONField)
        and field.get_internal_type() != "JSONField"
        and (names is None or field.name in names)
    ]


def _row(model, follow, prefix=""):
    pairs = {field.attname: F(prefix + field.attname) for field in _columns(model)}
    for name, further in _steps(follow).items():
        related = model._meta.get_field(name).related_model
        pairs[f"{name}__row"] = _row(related, further, f"{prefix}{name}__")
    return JSONObject(**pairs)


def _steps(follow):
    steps = {}
    for path in follow:
        name, _separator, further = path.partition("__")
        steps.setdefault(name, [])
        if further:
            steps[name].append(further)
    return steps


def _instance(model, data, follow):
    fields = _columns(model)
    values = [field.to_python(data[field.attname]) for field in fields]
    instance = model.from_db("default", [field.attname for field in fields], values)
    for name, further in _steps(follow).items():
        field = model._meta.get_field(name)
        row = data[f"{name}__row"]
        related = _instance(field.related_model, row, further) if row["id"] else None
        field.set_cached_value(instance, related)
    return instance


def images_in(value):
    """Yield the pictures in a body, wherever in its blocks they stand."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for block in value:
            yield from images_in(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from images_in(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from images_in(part)


def load_renditions(images):
    """Load the sizes that exist of ``images`` in one query, so that templates need none."""
    images = [image for image in images if image is not None]
    if images:
        models.prefetch_related_objects(images, "renditions")
