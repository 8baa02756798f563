"""What to look for in a declaration before it is published."""

from django.utils.translation import gettext_lazy as _

from portal.civic.dates import is_in_future
from portal.civic.publishing import future_date
from portal.pages.languages import languages, localized
from portal.pages.publishing import advice, rows_of

from .models import DeclarationPage


def find_in_declaration(page):
    """Findings about the dates of a declaration, its signatories and its commitments."""
    if not isinstance(page, DeclarationPage):
        return
    if is_in_future(page.document_date):
        yield future_date("document_date")
    if not page.issuing_city_id and not any(
        page.text("issuing_association", language) for language in languages()
    ):
        yield advice(_("Say who issued it: a city or an association."), field="issuing_city")
    if not page.official_language:
        message = _("Say in which language it was signed: that text is the official one.")
        yield advice(message, field="official_language")
    for row in rows_of(page, "commitments"):
        if is_in_future(row.child.status_as_of):
            yield future_date("status_as_of", row)
        for language in languages():
            words = localized("text", language)
            if page.text("ready", language) and not getattr(row.child, words):
                message = _("The commitment has no words in this language: it is left out there.")
                yield advice(message, field=words, row=row)
    if not rows_of(page, "sources"):
        yield advice(_("Name where the text was read."), field="sources")
