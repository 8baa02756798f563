from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from ..languages import localized_names
from ..panels import text_panel
from .base import PortalPage


class HomePage(PortalPage):
    """The first page of a site."""

    template = "pages/home_page.html"
    parent_page_types = ["pages.PortalPage"]
    max_count_per_parent = None
    required_text = ["title", "summary"]

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*PortalPage.content_panels, text_panel("body", side_by_side=False)]
    search_fields = [
        *PortalPage.search_fields,
        *(index.SearchField(name) for name in localized_names("body")),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
