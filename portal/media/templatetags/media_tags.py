"""Template tags that show pictures of the library."""

from django import template
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()


@register.simple_tag
def portal_picture(image, eager=False, sizes="", small=False):
    """
    ``image`` as ``<picture>`` in modern formats and several widths, with a JPEG for old browsers.

    The alternative text is that of the active language. The browser loads the picture when it
    comes into sight, or at once where ``eager`` says that it is in sight from the start. ``sizes``
    tells how wide it is shown, as in HTML; without it, the width of the text. ``small`` is for the
    picture of an entry in a list: its narrowest size is the only one on offer, and it has no
    alternative text, which stands where the picture is shown in full. Sizes loaded beforehand
    (``load_renditions``) are used without a query.
    """
    specs = image.small_picture_specs if small else image.picture_specs
    renditions = get_renditions_or_not_found(image, specs)
    attributes = {"alt": ""} if small else {"sizes": sizes or "(min-width: 60rem) 58rem, 100vw"}
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return Picture(renditions, attributes)
