"""The log as a table that spreadsheet programs open."""

import csv

from django.http import StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

#: A cell that begins so would be a formula to a spreadsheet program.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
ROWS_AT_ONCE = 2000


class Echo:
    """A file that hands back what is written to it."""

    def write(self, value):
        return value


def cell(value):
    """``value`` as text that no spreadsheet program takes for a formula."""
    text = str(value if value is not None else "")
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_csv(entries):
    """Answer with ``entries`` as CSV, row by row, in the language of the screen."""
    rows = _rows(entries, translation.get_language())
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    name = f"log-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(entries, language):
    writer = csv.writer(Echo(), delimiter=";")
    yield "\ufeff"  # so that spreadsheet programs read UTF-8
    with translation.override(language):
        yield writer.writerow(
            [_("when"), _("who"), _("what was done"), _("concerned"), _("from where"), _("details")]
        )
    for entry in entries.iterator(chunk_size=ROWS_AT_ONCE):
        with translation.override(language):
            row = [
                timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
                entry.actor,
                entry.kind_name,
                entry.person or entry.subject,
                entry.address,
                entry.details_text,
            ]
        yield writer.writerow([cell(value) for value in row])
