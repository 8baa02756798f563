"""Periods of dates that may each be a year, a month or a day."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def refuse_end_before_start(instance, start_name, end_name):
    """
    Raise ``ValidationError`` on ``end_name`` where it certainly lies before ``start_name``.

    Dates are compared as far as both go: 2022 does not lie before September 2022.
    """
    start, end = getattr(instance, start_name), getattr(instance, end_name)
    if not start or not end:
        return
    length = min(len(str(start)), len(str(end)))
    if str(end)[:length] < str(start)[:length]:
        raise ValidationError(
            {
                end_name: _("The end (%(end)s) lies before the beginning (%(start)s).")
                % {"end": end.display(), "start": start.display()}
            }
        )
