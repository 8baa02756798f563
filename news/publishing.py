"""What to look for in a piece of news before it is published."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.pages.languages import languages, localized
from portal.pages.publishing import Finding, advice, rows_of

from .models import NewsPage


def find_in_news(page):
    """Findings about the dates of news, the people in its picture and its quotes."""
    if not isinstance(page, NewsPage):
        return
    if page.date and page.date > timezone.localdate():
        message = _("The date of the news lies in the future: it would stand first in all lists.")
        yield advice(message, field="date")
    start, end = page.event_date, page.event_date_end
    if start and end and str(end)[: len(str(start))] < str(start)[: len(str(end))]:
        message = _("The last day of the event lies before the first.")
        yield Finding(message, field="event_date_end")
    people = rows_of(page, "people_in_picture")
    if page.image_id and not people:
        message = _("Nobody in the picture is named. If there are people in it, name them.")
        yield advice(message, field="image")
    for row in people:
        if not row.child.name and not row.child.person_id:
            message = _("Name this person in the picture, or delete the row.")
            yield Finding(message, field="name", row=row)
    for row in rows_of(page, "quotes"):
        yield from find_in_quote(page, row)


def find_in_quote(page, row):
    quote = row.child
    if not quote.speaker_id and not quote.speaker_name:
        yield advice(_("Say whose words these are."), field="speaker", row=row)
    said_in = quote.original_language_code
    for language in languages():
        words = localized("text", language)
        if page.text("ready", language) and not getattr(quote, words) and not said_in:
            message = _("The quote has no words in this language. Say in which it was said.")
            yield advice(message, field=words, row=row)
