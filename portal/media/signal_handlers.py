"""What happens to pictures when pages are published."""

from contextlib import suppress

from django.db import transaction
from wagtail.fields import StreamField
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.signals import page_published

from portal.pages.relations import values_in

from .models import PortalImage
from .sharing import portal_name, sharing_picture


def make_picture_sizes(instance, **kwargs):
    """Make what visitors will be sent of a published page's pictures: the first need not wait."""

    def make():
        with suppress(OSError):  # no room for them: the page is published all the same
            for image in pictures_of(instance):
                get_renditions_or_not_found(image, image.picture_specs)

    transaction.on_commit(make)


def pictures_of(page):
    """The pictures that ``page`` refers to itself and in its bodies, each once."""
    found = set()
    for field in page._meta.concrete_fields:
        if field.related_model is PortalImage:
            found.add(getattr(page, field.name))
        elif isinstance(field, StreamField):
            values = values_in(getattr(page, field.name))
            found.update(value for value in values if isinstance(value, PortalImage))
    return found - {None}


def draw_sharing_pictures(instance, **kwargs):
    """Draw what stands for a published page where it is shared; else its first reader's site waits.

    A storage that cannot be written to does not keep a page from being published: the picture is
    drawn when somebody asks for it.
    """

    def draw():
        site = instance.get_site()
        settings = getattr(site, "portalsettings", None)
        with suppress(OSError):
            for language in instance.readable_languages():
                sharing_picture(instance.text("title", language), portal_name(settings, language))

    transaction.on_commit(draw)


def register_signal_handlers():
    page_published.connect(make_picture_sizes)
    page_published.connect(draw_sharing_pictures)
