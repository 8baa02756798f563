"""What to look for in the facts of a page, of whatever type, before it is published."""

from django.utils.translation import gettext_lazy as _

from portal.pages.publishing import advice, rows_of

from .dates import is_in_future
from .models import Resolution

#: Child relations of pages whose rows are claims, which name a source and a date.
CLAIMS = "claims"


def find_in_acts(page):
    """Advice on resolutions that a page names and that lead visitors nowhere."""
    if hasattr(page, "resolutions"):
        yield from without_link(list(page.resolutions.all()), field="resolutions")


def without_link(resolutions, **place):
    """Advice on those of ``resolutions`` that have neither an address nor a file."""
    for resolution in resolutions:
        if not (resolution.bip_url or resolution.document_id):
            yield advice(
                _("Resolution %(number)s has neither an address nor a file to read."),
                params=(("number", resolution.number),),
                **place,
            )


def resolutions_by_key(keys):
    """Mapping of primary keys to resolutions: one query, none without keys."""
    return Resolution.objects.in_bulk({key for key in keys if key})


def find_in_claims(page):
    """Advice on dated facts without a source or from the future."""
    if not hasattr(page, CLAIMS):
        return
    for row in rows_of(page, CLAIMS):
        if not row.child.source_id:
            yield advice(_("Say where this was read."), field="source", row=row)
        if is_in_future(row.child.as_of):
            yield future_date("as_of", row)


def future_date(field, row=None):
    """Advice on a date after today where something that has happened is told of."""
    return advice(_("The date lies in the future. Is it right?"), field=field, row=row)
