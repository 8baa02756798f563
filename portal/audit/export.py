"""The log as a table that spreadsheet programs open."""

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import spreadsheets

ROWS_AT_ONCE = 2000


def as_csv(entries, for_programs=False):
    """
    Answer with ``entries`` as CSV for Excel or for programs, in the language of the screen.

    Each has an ``id`` by which it is known again in the file of another day.
    """
    answer = spreadsheets.for_programs if for_programs else spreadsheets.for_excel
    return answer(_rows(entries), f"log-{timezone.localdate():%Y-%m-%d}")


def _rows(entries):
    what = [_("what was done"), _("concerned"), _("from where"), _("details")]
    yield [_("when"), _("who"), *what, "id"]
    for entry in entries.iterator(chunk_size=ROWS_AT_ONCE):
        yield [
            timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
            entry.actor,
            entry.kind_name,
            entry.person or entry.subject,
            entry.address,
            entry.details_text,
            f"log-{entry.pk}",
        ]
