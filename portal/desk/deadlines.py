"""What is due soon: each content app says which of its dates are deadlines."""

import datetime
from dataclasses import dataclass, field

from django.db.models import CharField, F, Q, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.civic.dates import PartialDate
from portal.pages.languages import active_language, first_text

from .duties import Duty, Row, edit_page_url, editable_pages

DAYS_AHEAD = 60
#: Sorts after every day of a month and every month of a year.
AFTER_ALL = "-99"

_kinds = {}


@dataclass(frozen=True)
class DeadlineKind:
    """
    One kind of deadlines: rows of ``model``, each on the page to which ``page`` leads.

    ``date`` names a column of partial dates. ``text(language)`` is an expression for what is due.
    Only rows that meet ``condition`` count; ``stays`` says that what is past is still to be done.
    """

    key: str
    label: object
    model: type
    page: str
    date: str
    text: callable
    condition: Q = field(default_factory=Q)
    stays: bool = True


def register_deadlines(*kinds):
    """Remind editors of deadlines of ``kinds``."""
    _kinds.update({kind.key: kind for kind in kinds})


def end_of(column):
    """
    Expression for the end of the partial date in ``column``, to be compared with days as text.

    What is known by the year or by the month ends after each of its days: ``2026-05-99``.
    """
    return Concat(Cast(column, CharField()), Value(AFTER_ALL), output_field=CharField())


def date_of(end):
    """The ``PartialDate`` of which ``end_of`` gave the end."""
    return PartialDate.parse(end.removesuffix(AFTER_ALL))


class DeadlinesDuty(Duty):
    """What has a date within sixty days, and what has missed its date."""

    key = "deadlines"
    title = gettext_lazy("Due within 60 days")
    icon = "calendar-alt"
    order = 40

    def items(self, user):
        if not _kinds:
            return []
        pages = editable_pages(user).filter(live=True).order_by().values("pk")
        first, *others = (self._find(kind, pages) for kind in _kinds.values())
        return first.union(*others, all=True).order_by("row_end", "row_text", "row_page")

    def _find(self, kind, pages):
        language, today = active_language(), timezone.localdate()
        last_day = today + datetime.timedelta(days=DAYS_AHEAD)
        of_pages = {f"{kind.page}__in": pages, f"{kind.date}__isnull": False}
        rows = kind.model.objects.filter(kind.condition, **of_pages).annotate(
            row_kind=Value(kind.key, output_field=TextField()),
            row_page=F(f"{kind.page}__pk"),
            row_title=first_text(f"{kind.page}__title", language),
            row_text=kind.text(language),
            row_end=end_of(kind.date),
        )
        earliest = "" if kind.stays else today.isoformat()
        rows = rows.filter(row_end__gt=earliest, row_end__lt=last_day.isoformat() + AFTER_ALL)
        return rows.order_by().values_list(
            "row_kind", "row_page", "row_title", "row_text", "row_end"
        )

    def row(self, item):
        key, page, title, text, end = item
        is_late = end < timezone.localdate().isoformat()
        sentence = _("overdue since %(date)s") if is_late else _("by %(date)s")
        when = sentence % {"date": date_of(end).display()}
        return Row(
            title=text or title,
            url=edit_page_url(page),
            note=" · ".join([capfirst(when), str(_kinds[key].label), title]),
            is_urgent=is_late,
        )
