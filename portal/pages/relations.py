"""What a page shows beyond its own row, read in as few queries as the database allows."""

import json
from datetime import UTC, datetime
from functools import reduce

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import JSONObject
from django.db.models.query import QuerySet
from django.utils.timezone import is_naive, make_aware
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import COMMENTS_RELATION_NAME, AbstractPage

from .languages import translated_names
from .privacy import is_private


def load_relations(page, relations, references=()):
    """
    Load child objects and many-to-many relations of ``page`` with what they refer to: one query.

    ``relations`` maps the name of a relation to the foreign keys to follow from its rows, with
    double underscores for those further away: ``{"stages": ["resolution__council", "city"]}``.
    A relation of what the page itself refers to has a path: ``network__facts``. Afterwards
    ``page.stages.all()`` is a list in memory, as on a page restored from a revision.

    ``references`` are pairs of model and primary key, as ``references_of`` finds them in a body;
    a mapping of the pairs to instances is returned. The rows of everything come as JSON objects
    of one ``UNION ALL``.
    """
    wanted = {}
    for model, key in references:
        wanted.setdefault(model, set()).add(key)
    arms = [_relation_arm(page, name, follow) for name, follow in relations.items()]
    arms += [_arm(model._meta.label, model, {"pk__in": keys}, []) for model, keys in wanted.items()]
    rows = arms[0].union(*arms[1:], all=True) if arms else []
    loaded = {name: [] for name in relations}
    known = {}
    models_by_label = {model._meta.label: model for model in wanted}
    for name, _order, data in sorted(rows, key=lambda row: (row[1] or 0, row[2]["id"])):
        if name in models_by_label:
            instance = _instance(models_by_label[name], data, [], name)
            known[models_by_label[name], instance.pk] = instance
        else:
            holder, relation = _holder(page, name)
            model = holder._meta.get_field(relation).related_model
            loaded[name].append(_instance(model, data, relations[name], name))
    for name, objects in loaded.items():
        holder, relation = _holder(page, name)
        vars(holder).setdefault("_cluster_related_objects", {})[relation] = objects
    return known


def _holder(page, path):
    """The object that has the relation at the end of ``path``, and the relation's name."""
    *steps, name = path.split("__")
    return reduce(getattr, steps, page), name


def _relation_arm(page, path, follow):
    holder, name = _holder(page, path)
    relation = holder._meta.get_field(name)
    back = relation.related_query_name() if relation.many_to_many else relation.field.name
    return _arm(path, relation.related_model, {back: holder.pk}, follow)


def _is_left_out(model, field, relation):
    """Whether a column is only read where a page shows it: ``long_columns`` says where."""
    shown_in = getattr(model, "long_columns", {}).get(field.name)
    return shown_in is not None and relation not in shown_in


def _arm(name, model, condition, follow):
    has_order = any(field.name == "sort_order" for field in model._meta.fields)
    return (
        QuerySet(model)  # not the model's manager, which would rewrite names of translated fields
        .filter(**condition)
        .order_by()
        .values_list(
            Value(name),
            F("sort_order") if has_order else Value(0),
            _row(model, follow, name),
        )
    )


def _columns(model, relation):
    """
    Fields of ``model`` that a row carries.

    Not the bare columns of translated fields, which repeat a language, nor blocks; of pages only
    what cards show; long texts only in the relations whose rows show them.
    """
    names = getattr(model, "card_columns", None)
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in translated_names(model)
        and (isinstance(field, models.JSONField) or field.get_internal_type() != "JSONField")
        and (names is None or field.name in names)
        and not _is_left_out(model, field, relation)
    ]


def _row(model, follow, relation, prefix=""):
    pairs = {field.attname: F(prefix + field.attname) for field in _columns(model, relation)}
    if issubclass(model, AbstractPage):
        pairs["is_private"] = is_private(prefix)
    for name, further in _steps(follow).items():
        related = model._meta.get_field(name).related_model
        pairs[f"{name}__row"] = _row(related, further, relation, f"{prefix}{name}__")
    return JSONObject(**pairs)


def _steps(follow):
    steps = {}
    for path in follow:
        name, _separator, further = path.partition("__")
        steps.setdefault(name, [])
        if further:
            steps[name].append(further)
    return steps


def _instance(model, data, follow, relation):
    fields = _columns(model, relation)
    values = [_python_value(field, data[field.attname]) for field in fields]
    instance = model.from_db("default", [field.attname for field in fields], values)
    if "is_private" in data:
        instance.is_private = bool(data["is_private"])
    for name, further in _steps(follow).items():
        field = model._meta.get_field(name)
        row = data[f"{name}__row"]
        related = _instance(field.related_model, row, further, relation) if row["id"] else None
        field.set_cached_value(instance, related)
    return instance


def _python_value(field, value):
    if isinstance(field, models.JSONField) and isinstance(value, str):  # SQLite has it as text
        value = json.loads(value)
    value = field.to_python(value)
    if isinstance(value, datetime) and is_naive(value):  # SQLite stores UTC without saying so
        return make_aware(value, UTC)
    return value


def without_lost_references(model, data):
    """
    ``data`` of a stored revision of ``model`` without keys of rows that are gone: one query.

    A row that a published page refers to cannot be deleted; one that only a draft names can.
    Such a draft opens with an empty choice, where it would otherwise not open at all, and without
    the child objects that make no sense alone. The second answer lists what editors chose and is
    gone: triples of a relation, empty for the page's own, of a place in it and of a field.
    """
    wanted = {}
    for field, key in _references_in(model, data):
        wanted.setdefault(field.related_model, set()).add(key)
    if not wanted:
        return data, []
    arms = [
        QuerySet(related)
        .filter(pk__in=keys)
        .order_by()
        .values_list(Value(related._meta.label), "pk")
        for related, keys in wanted.items()
    ]
    existing = set(arms[0].union(*arms[1:], all=True))
    return _kept(model, data, existing), list(_lost(model, data, existing))


def _foreign_keys(model, data):
    """Pairs of a foreign key of ``model``, not that to a parent, and its value in ``data``."""
    return [
        (field, data[field.name])
        for field in model._meta.concrete_fields
        if field.many_to_one and not isinstance(field, ParentalKey) and data.get(field.name)
    ]


def _chosen(model, data):
    """Pairs of a many-to-many field of ``model`` and each key that it has in ``data``."""
    return [
        (field, key)
        for field in model._meta.many_to_many
        if isinstance(field, ParentalManyToManyField)
        for key in data.get(field.name) or ()
    ]


def _child_rows(model, data):
    """Triples of a relation's name, its model and its rows in ``data``."""
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in data:
            yield name, relation.related_model, data[name]


def _references_in(model, data):
    yield from _foreign_keys(model, data)
    yield from _chosen(model, data)
    for _name, child, rows in _child_rows(model, data):
        for row in rows:
            yield from _references_in(child, row)


def _kept(model, data, existing):
    """``data`` with ``None`` for each lost key, without the rows that go with what is lost."""
    data = dict(data)
    for field, _key in _gone(_foreign_keys(model, data), existing):
        data[field.name] = None
    for name, child, rows in _child_rows(model, data):
        data[name] = [_kept(child, row, existing) for row in _staying(child, rows, existing)]
    return data


def _gone(references, existing):
    return [
        (field, key)
        for field, key in references
        if (field.related_model._meta.label, key) not in existing
    ]


def _staying(model, rows, existing):
    """Those of ``rows`` that are not deleted along with what they refer to."""
    return [
        row
        for row in rows
        if not any(
            field.remote_field.on_delete is models.CASCADE
            for field, _key in _gone(_foreign_keys(model, row), existing)
        )
    ]


def _lost(model, data, existing):
    book_keeping = {field.name for field in AbstractPage._meta.get_fields()}
    places = [("", 0, model, data)]
    for name, child, rows in _child_rows(model, data):
        if name != COMMENTS_RELATION_NAME:
            staying = _staying(child, rows, existing)
            places += [(name, position, child, row) for position, row in enumerate(staying)]
    for name, position, holder, values in places:
        references = _foreign_keys(holder, values) + _chosen(holder, values)
        fields = dict.fromkeys(field.name for field, _key in _gone(references, existing))
        for field in fields if name else fields.keys() - book_keeping:
            yield name, position, field


def values_in(value):
    """Yield everything in a body, converted from its stored form: blocks and their parts."""
    if isinstance(value, StreamValue):
        for block in value:
            yield from values_in(block.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from values_in(part)
    elif isinstance(value, ListValue):
        for part in value:
            yield from values_in(part)
    else:
        yield value


def load_renditions(images):
    """Load the sizes that exist of ``images`` in one query, so that templates need none."""
    images = [image for image in images if image is not None]
    if images:
        models.prefetch_related_objects(images, "renditions")
