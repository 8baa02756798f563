"""How pictures stand in a page."""

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from wagtail.images.models import Picture


class PictureElement(Picture):
    """
    ``<picture>`` as HTML has it: ``sizes`` stands where widths are to choose from, and there only.

    Wagtail writes ``sizes`` on the one fallback too, and leaves out a width where it is the only
    one.
    https://html.spec.whatwg.org/multipage/embedded-content.html#attr-img-sizes
    """

    def __html__(self):
        """The element with a ``<source>`` for each format but the last, which the image has."""
        attributes = dict(self.attrs)
        sizes = attributes.pop("sizes", None)
        last = self.get_fallback_format()
        sources = [
            flatatt({"srcset": self._srcset(name, sizes), "sizes": sizes, "type": mime_type})
            for name, mime_type in self.source_format_order
            if name in self.formats and name != last
        ]
        image = self.formats[last][0].img_tag(attributes)
        elements = format_html_join("", "<source{}>", ((source,) for source in sources))
        return format_html("<picture>{}{}</picture>", elements, image)

    def _srcset(self, name, sizes):
        renditions = self.formats[name]
        if not sizes:
            return renditions[0].url
        return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)
