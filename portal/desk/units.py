"""Which unit of the city hall a page belongs to: each content app says it of its own pages."""

from functools import reduce
from operator import or_

from django.db.models import F, Q

from portal.pages.collation import alphabetical_key
from portal.pages.languages import active_language, first_text

_relations = []


def register_unit(model, page="pk", unit="unit"):
    """
    Let lists of the admin show units of pages, and find pages by them.

    ``page`` and ``unit`` lead from a row of ``model`` to the page and to the unit.
    """
    _relations.append((model, page, unit))


def in_units(units):
    """Condition for pages: whether one of ``units`` is in charge of something on them."""
    conditions = [
        Q(pk__in=model.objects.filter(**{f"{unit}__in": units}).order_by().values(page))
        for model, page, unit in _relations
    ]
    return reduce(or_, conditions, Q(pk__in=[]))


def units_of(pages):
    """Mapping of the keys ``pages`` to the names of units, in the active language: one query."""
    language = active_language()
    rows = [
        model.objects.filter(**{f"{page}__in": pages, f"{unit}__isnull": False})
        .order_by()
        .values_list(F(page), first_text(f"{unit}__name", language))
        for model, page, unit in _relations
    ]
    found = {}
    if rows and pages:
        # Rows of a union come once each, however many promises of a page a unit has made.
        for page, name in rows[0].union(*rows[1:]):
            found.setdefault(page, []).append(name)
    return {page: sorted(names, key=alphabetical_key) for page, names in found.items()}
