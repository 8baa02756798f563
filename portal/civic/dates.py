"""Dates as precise as their source: a year, a month or a day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
POINTS = re.compile(r"(?:(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.)?(?P<year>\d{4})(?: r\.)?")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """
    A year, a month of a year, or a day; written ``2022``, ``2022-09`` or ``2022-09-01``.

    The form is that of ISO 8601 with reduced precision, which sorts as text: a year comes before
    its months, a month before its days. Raises ``ValueError`` for a date that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        first = [1 if part is None else part for part in (self.month, self.day)]
        date(self.year, *first)

    @classmethod
    def parse(cls, text):
        """The date in ``text``: ``2022-09``, ``09.2022``, ``25.05.2011`` or a year alone."""
        match = ISO.fullmatch(text.strip()) or POINTS.fullmatch(text.strip())
        if not match:
            raise ValueError(f"not a date: {text!r}")
        return cls(**{part: int(number) for part, number in match.groupdict().items() if number})

    @classmethod
    def of(cls, day):
        """The day of a ``datetime.date``."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self):
        """``year``, ``month`` or ``day``."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self):
        """The first ``datetime.date`` that it covers."""
        return date(self.year, self.month or 1, self.day or 1)

    def __str__(self):
        return "-".join(
            f"{part:0{width}d}"
            for part, width in ((self.year, 4), (self.month, 2), (self.day, 2))
            if part
        )

    def __lt__(self, other):
        if not isinstance(other, PartialDate):
            return NotImplemented
        return str(self) < str(other)

    def display(self):
        """The date in words in the active language: ``25 maja 2011``, ``September 2022``."""
        if self.day:
            return formats.date_format(self.first_day, "DATE_FORMAT")
        if self.month:
            words = formats.date_format(self.first_day, "YEAR_MONTH_FORMAT")
            # Django begins the nominative with a capital in every language.
            return words if get_language() == "en" else words.lower()
        return str(self.year)


def is_in_future(value):
    """Whether a ``PartialDate``, which may be ``None``, certainly lies after today."""
    today = str(PartialDate.of(timezone.localdate()))
    return bool(value) and str(value) > today[: len(str(value))]


def display_range(start, end):
    """``start`` and ``end`` in words: ``29–30 czerwca 2017``; either may be ``None``."""
    if not start or not end or start == end:
        return (start or end).display() if start or end else ""
    same_month = (start.year, start.month) == (end.year, end.month)
    if start.day and end.day and same_month:
        return f"{start.day}–{end.display()}"
    if start.precision == end.precision == "year":
        return f"{start.year}–{end.year}"
    return f"{start.display()} – {end.display()}"


class PartialDateFormField(forms.CharField):
    """One text field for a date of any precision."""

    def clean(self, value):
        value = super().clean(value)
        if value in self.empty_values:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(
                _("“%(value)s” is not a date. Write a year, 09.2022 or 25.05.2011.")
                % {"value": value}
            ) from error

    def prepare_value(self, value):
        """The date as an editor types it: ``25.05.2011``."""
        if isinstance(value, PartialDate):
            return ".".join(reversed(str(value).split("-")))
        return value

    def has_changed(self, initial, data):
        try:
            parsed = PartialDate.parse(data) if data else None
        except ValueError:
            return True
        return (initial or None) != parsed


class PartialDateField(models.CharField):
    """A ``PartialDate`` in a column of ten characters that sorts by time."""

    description = gettext_lazy("Date with a year, a month or a day")

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs.setdefault(
            "help_text", gettext_lazy("A year, a month or a day: 2022, 09.2022 or 25.05.2011.")
        )
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def to_python(self, value):
        if not value:
            return None
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate.of(value)
        try:
            return PartialDate.parse(value)
        except ValueError as error:
            raise ValidationError(_("“%s” is not a date.") % value) from error

    def run_validators(self, value):
        """Check the form that is stored: Django's own validators measure its length."""
        super().run_validators(value and str(value))

    def get_prep_value(self, value):
        value = self.to_python(value)
        return str(value) if value else None

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs, "max_length": 20})
