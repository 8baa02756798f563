"""The timeline of the city: what happened, from whatever the content apps contribute."""

from collections import Counter
from itertools import groupby

from django.core.paginator import Paginator
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from portal.pages.models import PortalPage

from ..events import count_events, event_kinds, find_events
from ..forms import TimelineForm


class TimelinePage(PortalPage):
    """
    Shows the dated events of all pages beside it and below them on one axis, year by year.

    A page of the timeline has whole years, as many as it takes to fill it.
    """

    template = "civic/timeline_page.html"
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = []
    required_text = ["title"]
    is_landmark = True
    #: A page of the timeline takes another year while it has fewer events than that.
    events_per_page = 30

    class Meta:
        verbose_name = _("timeline")
        verbose_name_plural = _("timelines")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        language = self.get_text_language(request)
        pages = self.get_pages(language)
        counts = list(count_events(pages, language))
        kinds = {kind for kind, _year, _number in counts}
        form = TimelineForm(
            request.GET,
            kinds=[(kind.key, kind.label) for kind in event_kinds() if kind.key in kinds],
        )
        kind = form.chosen().get("kind")
        years = Counter()
        for found, year, number in counts:
            if kind in (None, found):
                years[year] += number
        sheets = self._sheets(years, form.is_oldest_first)
        items = Paginator(sheets, 1).get_page(form.page_number)
        shown = items[0] if sheets else []
        with translation.override(language):
            events = find_events(pages, language, shown, kind) if shown else []
            grouped = by_year(events, form.is_oldest_first)
        return {
            **context,
            "form": form,
            "is_filtered": bool(form.chosen()),
            "total": years.total(),
            "items": items,
            "all_years": [
                (year, number) for number, sheet in enumerate(sheets, start=1) for year in sheet
            ],
            "years": grouped,
            "reading": self.reading_of_sheet(
                request, 1 if form.chosen() or form.is_oldest_first else items.number
            ),
        }

    def get_pages(self, language):
        """Primary keys of the pages whose events are shown."""
        above = self.path[: -self.steplen]
        pages = PortalPage.objects.filter(path__startswith=above).readable_in(language)
        return pages.order_by().values("pk")

    def _sheets(self, years, is_oldest_first):
        """The years in their order, parted into lists that fill a page each."""
        sheets, room = [], 0
        for year in sorted(years, reverse=not is_oldest_first):
            if room <= 0:
                sheets.append([])
                room = self.events_per_page
            sheets[-1].append(year)
            room -= years[year]
        return sheets


def by_year(events, is_oldest_first):
    """Pairs of a year and its pairs of a period in words and the events of it, in order."""
    ordered = events if is_oldest_first else _latest_first(events)
    return [
        (
            year,
            [(period, list(same)) for period, same in groupby(of_year, lambda each: each.period)],
        )
        for year, of_year in groupby(ordered, lambda event: event.date.year)
    ]


def _latest_first(events):
    """``events`` from the latest date to the earliest; those of one date stay by title."""
    dates = {}
    for event in events:
        dates.setdefault(event.date, []).append(event)
    return [event for date in reversed(dates) for event in dates[date]]
