from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from ..languages import localized_names
from ..panels import text_panel
from ..routing import visitor_language
from .base import PortalPage
from .listing import latest_sections


class HomePage(PortalPage):
    """The first page of a site: what it is for, and the latest of every list below it."""

    template = "pages/home_page.html"
    parent_page_types = ["pages.PortalPage"]
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sections = latest_sections(self, visitor_language(request))
        items = [item for section in sections for item in section.items]
        self.pictures = [*self.pictures, *(item.image for item in items)]
        return {**context, "sections": sections}
