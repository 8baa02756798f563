"""What is new, as an Atom feed in each language."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from portal.characters import carried

from .languages import active_language
from .models import PortalPage
from .routing import find_frame

LENGTH = 30


class PortalFeed(Atom1Feed):
    """Atom that is well-formed whatever stands in the database."""

    def add_root_elements(self, handler):
        super().add_root_elements(_Carrying(handler))

    def add_item_elements(self, handler, item):
        super().add_item_elements(_Carrying(handler), item)


class _Carrying:
    """A writer of XML that leaves out what XML cannot carry."""

    def __init__(self, handler):
        self.handler = handler

    def addQuickElement(self, name, contents=None, attrs=None):
        attributes = {key: carried(str(value)) for key, value in (attrs or {}).items()}
        self.handler.addQuickElement(name, contents and carried(str(contents)), attributes)

    def __getattr__(self, name):
        return getattr(self.handler, name)


class NewestPagesFeed(Feed):
    """
    The pages that were published last and may be read in the language of the feed's address.

    The types of pages with ``is_in_feed`` are in it.
    """

    feed_type = PortalFeed

    def get_object(self, request):
        self.request = request
        return find_frame(request)

    def title(self, frame):
        settings = frame.settings
        return (settings and settings.site_name) or _("What is new")

    def subtitle(self, frame):
        return (frame.settings and frame.settings.tagline) or ""

    def link(self, frame):
        return f"/{active_language()}/"

    def feed_guid(self, frame):
        return self.request.build_absolute_uri()

    def author_name(self, frame):
        return (frame.settings and frame.settings.office_name) or None

    def items(self, frame):
        return (
            PortalPage.objects.of_types(model for model in get_page_models() if model.is_in_feed)
            .filter(path__startswith=frame.site.root_page.path)
            .readable_in(active_language())
            .order_by("-first_published_at", "-pk")[:LENGTH]
        )

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return page.summary

    def item_link(self, page):
        return page.get_full_url(self.request, language=active_language())

    def item_guid(self, page):
        return self.item_link(page)

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at
