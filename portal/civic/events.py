"""The dated events of the city: each content app says which of its dates are some."""

from dataclasses import dataclass
from functools import reduce

from django.db.models import CharField, Count, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Substr

from portal.pages.links import link_columns, page_to_link
from portal.pages.models import PortalPage

from .dates import PartialDate, display_range

_kinds = {}


@dataclass(frozen=True)
class EventKind:
    """
    One kind of events and where they are found.

    ``find(pages, language)`` gives a query set made by ``event_rows`` of what happened according
    to ``pages``, a query set of the primary keys of the pages that visitors may read in
    ``language``. ``title(row)`` says what happened, in the active language; ``row`` is a mapping
    with the columns that ``event_rows`` was given.
    """

    key: str
    label: object
    find: callable
    title: callable


@dataclass(frozen=True)
class Event:
    """Something that happened, and the page that tells of it."""

    kind: EventKind
    title: str
    date: PartialDate
    end: PartialDate
    place: str
    page: PortalPage

    @property
    def period(self):
        """The date or dates in words of the active language."""
        return display_range(self.date, self.end)


def register_events(*kinds):
    """Let the timeline show events of ``kinds``, in this order."""
    _kinds.update({kind.key: kind for kind in kinds})


def event_kinds():
    """All kinds of events, in the order in which the apps registered them."""
    return list(_kinds.values())


def event_rows(queryset, language, *, page, start, end=None, **words):
    """
    ``queryset`` with the columns that all events share; rows without a date are left out.

    ``page`` leads from a row to its page and is empty where the row is one; ``start`` and ``end``
    name columns of partial dates. ``words`` are expressions or names of columns of text: ``code``,
    ``name``, ``detail`` and ``place``, as far as there are any.
    """
    columns = {
        "row_start": start,
        "row_end": end,
        "row_code": words.get("code"),
        "row_name": words.get("name"),
        "row_detail": words.get("detail"),
        "row_place": words.get("place"),
        **link_columns(page, language),
    }
    texts = {name: _text(column) for name, column in columns.items()}
    return (
        queryset.order_by()
        .annotate(**texts, row_year=Substr(texts["row_start"], 1, 4))
        .exclude(row_start="")
    )


def count_events(pages, language):
    """Rows of ``kind``, ``year`` and ``number``, for all events of ``pages``: one query."""
    return _union(
        kind.find(pages, language)
        .annotate(row_kind=Value(kind.key))
        .values("row_kind", "row_year")
        .annotate(number=Count("page_key"))
        .values_list("row_kind", "row_year", "number")
        for kind in event_kinds()
    )


def find_events(pages, language, years, kind=None):
    """The events of ``years`` by date, in the words of the active language: one query."""
    columns = (
        *("row_start", "row_end", "row_code", "row_name", "row_detail", "row_place"),
        *link_columns("", language),
    )
    rows = _union(
        each.find(pages, language)
        .filter(row_year__in=years)
        .annotate(row_kind=Value(each.key))
        .values_list("row_kind", *columns)
        for each in event_kinds()
        if kind in (None, each.key)
    )
    found = [_event(dict(zip(("row_kind", *columns), row, strict=True)), language) for row in rows]
    return sorted(found, key=lambda event: (event.date, event.title))


def _event(row, language):
    page = page_to_link(row, language)
    row = {name.removeprefix("row_"): value for name, value in row.items()}
    kind = _kinds[row["kind"]]
    return Event(
        kind,
        kind.title(row),
        PartialDate.parse(row["start"]),
        PartialDate.parse(row["end"]) if row["end"] else None,
        row["place"],
        page,
    )


def _union(querysets):
    querysets = list(querysets)
    if not querysets:
        return []
    return reduce(lambda one, other: one.union(other, all=True), querysets)


def _text(column):
    """``column`` as a text that is never null: a union takes one type for each column."""
    if column is None:
        return Value("", output_field=TextField())
    expression = F(column) if isinstance(column, str) else column
    plain = Cast(Cast(expression, CharField()), TextField())
    return Coalesce(plain, Value("", output_field=TextField()))
