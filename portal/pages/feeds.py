"""What is new, as an Atom feed in each language."""

import datetime
from dataclasses import dataclass
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from portal.characters import carried

from .languages import active_language
from .models import PortalPage
from .routing import find_frame

LENGTH = 30
_sources = []


@dataclass(frozen=True)
class FeedEntry:
    """Something new: ``identifier`` never changes, whatever becomes of its address."""

    identifier: str
    title: str
    summary: str
    url: str
    published: datetime.datetime
    updated: datetime.datetime


def register_feed_source(find):
    """
    Have ``find(request, pages, language, limit)`` asked for more that is new than pages.

    It gives ``FeedEntry`` objects, the newest first, about pages of the query set ``pages``.
    """
    _sources.append(find)


def feed_identifier(page, *parts):
    """
    An identifier for ``parts`` of ``page`` in feeds, of which the first is the language.

    It is made of the page's own key, which no change of address, host or place touches (RFC 4287,
    4.2.6).
    """
    return uuid5(page.translation_key, "/".join(map(str, parts))).urn


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
    What was published last and may be read in the language of the feed's address.

    The pages of the types with ``is_in_feed`` and whatever apps have registered.
    """

    feed_type = PortalFeed

    def get_object(self, request):
        self.request = request
        return find_frame(request)

    def title(self, frame):
        name = (frame.settings and frame.settings.site_name) or frame.site.hostname
        subject = (frame.settings and frame.settings.tagline) or _("What is new")
        return f"{name} – {subject}"

    def subtitle(self, frame):
        return _("News, declarations, memberships and what became of commitments")

    def link(self, frame):
        return f"/{active_language()}/"

    def feed_guid(self, frame):
        return feed_identifier(frame.site.root_page, active_language(), "feed")

    def author_name(self, frame):
        settings = frame.settings
        return (settings and (settings.office_name or settings.site_name)) or frame.site.hostname

    def items(self, frame):
        language = active_language()
        pages = PortalPage.objects.filter(path__startswith=frame.site.root_page.path).readable_in(
            language
        )
        newest = pages.of_types(model for model in get_page_models() if model.is_in_feed)
        newest = newest.exclude(first_published_at=None).order_by("-first_published_at", "-pk")
        entries = [self.page_entry(page, language) for page in newest[:LENGTH]]
        for find in _sources:
            entries += find(self.request, pages, language, LENGTH)
        return sorted(entries, key=lambda entry: entry.published, reverse=True)[:LENGTH]

    def page_entry(self, page, language):
        """The entry of ``page``: updated when its words changed, not when they were corrected."""
        changed = page.text("text_changed_at", language)
        return FeedEntry(
            identifier=feed_identifier(page, language),
            title=page.title,
            summary=page.summary,
            url=page.get_full_url(self.request, language=language),
            published=page.first_published_at,
            updated=max(filter(None, [changed, page.first_published_at])),
        )

    def item_title(self, entry):
        return entry.title

    def item_description(self, entry):
        return entry.summary

    def item_link(self, entry):
        return entry.url

    def item_guid(self, entry):
        return entry.identifier

    def item_pubdate(self, entry):
        return entry.published

    def item_updateddate(self, entry):
        return entry.updated
