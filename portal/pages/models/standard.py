from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from ..languages import localized_names
from ..panels import facts_panel, text_panel
from .base import PortalPage


class StandardPage(PortalPage):
    """A page of plain text: about the office, contact, privacy."""

    template = "pages/standard_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [
        *PortalPage.content_panels,
        facts_panel("image", heading=_("Picture")),
        text_panel("body", heading=_("Text")),
    ]
    search_fields = [
        *PortalPage.search_fields,
        *(index.SearchField(name) for name in localized_names("body")),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
