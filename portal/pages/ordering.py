"""
The order of lists that no manager of ours makes: those of Wagtail, Django and other packages.

Their views order by the name of a field, or leave choices as they come. See docs/adr/0050.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models.expressions import Case, OrderBy
from django.db.models.functions import Lower, Upper
from django.db.models.signals import post_save
from django.forms.models import ModelChoiceIterator
from wagtail.models import Collection

from .collation import COLLATION, alphabetical_key, is_worded
from .turns import tree_locked

_choices = ModelChoiceIterator.__iter__


def _of_words(expression):
    """Whether ``expression`` is a column of words, or what a package makes of such columns."""
    parts = expression.flatten() if isinstance(expression, Lower | Upper | Case) else [expression]
    fields = [part.target for part in parts if hasattr(part, "target")]
    return bool(fields) and all(map(is_worded, fields))


def _order(self, compiler, connection, **context):
    """An ``OrderBy`` in SQL: words by our collation, and nothing at all before them."""
    if _of_words(self.expression) and not compiler.query.distinct_fields:
        text = "%(expression)s"
        if not (self.nulls_first or self.nulls_last):
            text = f"COALESCE({text}, '')"
        context.setdefault("template", f'{text} COLLATE "{COLLATION}" %(ordering)s')
    return self.as_sql(compiler, connection, **context)


def _is_left_to_names(queryset):
    """Whether ``queryset`` stands in no order, or in that of names that need not be shown."""
    if not queryset.ordered or queryset.model is ContentType:
        return True
    terms = queryset.query.order_by
    names = {field.name for field in queryset.model._meta.fields if is_worded(field)}
    return bool(terms) and all(isinstance(term, str) and term in names for term in terms)


def _choices_in_order(self):
    """The choices of a field: by their labels, unless they have an order that means more."""
    choices = _choices(self)
    if not _is_left_to_names(self.queryset):
        return choices
    return iter(
        sorted(choices, key=lambda choice: (choice[0] != "", alphabetical_key(str(choice[1]))))
    )


def _siblings_behind(self, siblings, newcomer):
    """Those of the collections ``siblings`` that stand behind ``newcomer``: asked by the tree."""
    place = alphabetical_key(newcomer.name)
    behind = [one.pk for one in siblings if alphabetical_key(one.name) > place]
    return siblings.filter(pk__in=behind)


def _move_to_its_place(sender, instance, created, raw=False, **kwargs):
    """Put a collection that has got another name where this name stands."""
    if raw or created or instance.is_root() or _stands_in_its_place(instance):
        return
    with tree_locked():
        instance.move(instance.get_parent(), "sorted-child")
        instance.refresh_from_db(fields=["path", "depth", "numchild"])


def _stands_in_its_place(collection):
    neighbours = (collection.get_prev_sibling(), collection, collection.get_next_sibling())
    keys = [alphabetical_key(each.name) for each in neighbours if each]
    return keys == sorted(keys)


def put_lists_in_order():
    """Have every list of every package stand in alphabetical order."""
    # Django asks an expression for these, so that others can say how a database is told.
    OrderBy.as_sqlite = OrderBy.as_postgresql = _order
    ModelChoiceIterator.__iter__ = _choices_in_order
    Collection.get_sorted_pos_queryset = _siblings_behind
    post_save.connect(_move_to_its_place, sender=Collection)
