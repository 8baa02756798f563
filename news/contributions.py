"""What news contribute to pages that show more than news."""

from django.utils.translation import gettext_lazy as _

from portal.civic.events import EventKind, event_rows, register_events
from portal.civic.uses import register_use
from portal.pages.languages import localized

from .models import NewsPage


def register():
    """Let the timeline show the events that news tell of, and resolutions the news about them."""
    register_events(EventKind("news", _("News"), find_news, lambda row: row["page_title"]))
    register_use(lambda resolution: NewsPage.objects.filter(resolutions=resolution).values("pk"))


def find_news(pages, language):
    return event_rows(
        NewsPage.objects.filter(pk__in=pages),
        language,
        page="",
        start="event_date",
        end="event_date_end",
        place=localized("event_place", language),
    )
