"""Search that finds words with or without their marks: Wagtail's, of the database in use."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import OrderBy
from wagtail.search import index
from wagtail.search.backends import database

from .collation import is_worded
from .languages import searchable

LONGEST_QUERY = 255  # letters: PostgreSQL refuses words of more than 2,046 bytes


class FoldedSearchField(index.SearchField):
    """A field whose words are in the index in small ASCII letters."""

    def get_value(self, obj):
        return folded_content(super().get_value(obj))


class FoldedAutocompleteField(index.AutocompleteField):
    """A field whose words are found by their first letters, in small ASCII letters."""

    def get_value(self, obj):
        return folded_content(super().get_value(obj))


def folded_content(value):
    """What a field gives to the index, a text or several, in small ASCII letters."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(map(folded_content, value))
    return "" if value is None else searchable(str(value))


def folded_fields(fields):
    """The fields of an index, each with its words folded."""
    for field in fields:
        if isinstance(field, index.RelatedFields):
            yield index.RelatedFields(field.field_name, list(folded_fields(field.fields)))
        elif isinstance(field, index.SearchField):
            yield FoldedSearchField(field.field_name, boost=field.boost, **field.kwargs)
        elif isinstance(field, index.AutocompleteField):
            yield FoldedAutocompleteField(field.field_name, **field.kwargs)
        else:
            yield field


class Findable(index.Indexed):
    """Whose ``search_fields`` are found with or without marks, as the backend folds queries."""

    @classmethod
    def get_search_fields(cls):
        return list(folded_fields(super().get_search_fields()))


class AnyFilter:
    """A search that narrows down what a list has filtered already, by whatever it was."""

    def check(self):
        """Nothing: other indexes know the fields of ``FilterField`` only, a database knows all."""


class FoldingSearch:
    """
    Folds what is looked for as the index is folded, and puts what fits best first.

    Where relevance is to rank, the text that was typed comes first, then its like without marks,
    then what begins with it, then the rest in the order of the list.
    """

    def _search(self, compiler, query, model_or_queryset, order_by_relevance=True, **kwargs):
        queryset = model_or_queryset
        if not isinstance(queryset, models.QuerySet):
            queryset = queryset.objects.all()
        if isinstance(query, str):
            first = closest_first(queryset.model, query) if order_by_relevance else []
            queryset = queryset.order_by(*first, *map(as_expression, queryset.query.order_by))
            order_by_relevance = False
            query = searchable(query[:LONGEST_QUERY])
            if not query:  # no letter of any script, so nothing has it
                query, queryset = "-", queryset.none()
        compiler = type(compiler.__name__, (AnyFilter, compiler), {})
        return super()._search(
            compiler, query, queryset, order_by_relevance=order_by_relevance, **kwargs
        )


def as_expression(term):
    """A term of an ordering as an expression, which search does not ask to be in its index."""
    if not isinstance(term, str):
        return term
    return OrderBy(F(term.removeprefix("-")), descending=term.startswith("-"))


def closest_first(model, typed):
    """What to order by for the names that ``typed`` fits best to come first."""
    if not index.class_is_indexed(model):
        return []
    typed = " ".join(typed[:LONGEST_QUERY].replace("\0", "").split())
    known = {field.name: field for field in model._meta.concrete_fields}
    names = [field.field_name for field in model.get_autocomplete_search_fields()]
    names = [name for name in names if name in known and is_worded(known[name])]
    if not names:
        return []
    forms = {typed, typed.lower(), typed.upper(), typed.title(), typed.capitalize()}
    fits = (("in", forms), ("folded", typed), ("folded__startswith", typed))
    ranks = [
        When(reduce(or_, (Q(**{f"{name}__{lookup}": value}) for name in names)), then=Value(rank))
        for rank, (lookup, value) in enumerate(fits)
    ]
    return [Case(*ranks, default=Value(len(fits))).asc()]


class BriefSearch:
    """
    A ``ModelAdmin`` that looks for as many letters as every database can.

    Django asks each field for each word, and SQLite refuses conditions that are too deep.
    """

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, search_term[:LONGEST_QUERY])


def SearchBackend(params):
    """The search of the database in use, folding: what the setting names by this module."""
    backend = type(database.SearchBackend(params))
    return type(backend.__name__, (FoldingSearch, backend), {})(params)
