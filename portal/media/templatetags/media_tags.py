"""Template tags that show pictures of the library."""

import logging

from django import template
from django.urls import reverse
from wagtail.images.shortcuts import get_renditions_or_not_found

from portal.pages.routing import find_frame

from ..pictures import PictureElement
from ..sharing import HEIGHT, WIDTH, portal_name, sharing_digest
from ..storage import is_full

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def portal_picture(image, eager=False, sizes="", small=False):
    """
    ``image`` as ``<picture>``: AVIF in several widths, with a WebP for older browsers.

    The alternative text is that of the active language. The browser loads the picture when it
    comes into sight, or at once where ``eager`` says that it is in sight from the start. ``sizes``
    tells how wide it is shown, as in HTML; without it, the width of the text. ``small`` is for the
    picture of an entry in a list: its narrowest size is the only one on offer, and it has no
    alternative text, which stands where the picture is shown in full. Sizes loaded beforehand
    (``load_renditions``) are used without a query.
    """
    specs = image.small_picture_specs if small else image.picture_specs
    try:
        renditions = get_renditions_or_not_found(image, specs)
    except OSError as error:
        if not is_full(error):
            raise
        logger.exception("No room for the sizes of picture %s", image.pk)
        return ""  # the page is read without it
    attributes = {"alt": ""} if small else {"sizes": sizes or "(min-width: 60rem) 58rem, 100vw"}
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return PictureElement(renditions, attributes)


@register.simple_tag(takes_context=True)
def sharing_picture(context):
    """
    The picture that stands for the current page on other sites: its ``url``, size and
    ``alternative_text``.

    ``None`` where no page is shown, or one that is not stored yet. The address is made without a
    look at the storage: the picture is drawn when it is asked for, if it has not been before. What
    follows the question mark changes with what the picture says, so that other sites fetch it anew.
    """
    reading, request = context.get("reading"), context.get("request")
    frame = reading and find_frame(request)
    if not frame or frame.site is None or reading.page.pk is None:
        return None
    language = reading.text_language
    title = reading.page.text("title", language)
    digest = sharing_digest(title, portal_name(frame.settings, language))
    path = reverse("sharing_picture", args=[reading.page.pk, language])
    return {
        "url": f"{frame.site.root_url}{path}?{digest[:8]}",
        "alternative_text": title,
        "width": WIDTH,
        "height": HEIGHT,
    }
