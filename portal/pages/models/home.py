from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from ..blocks import BodyBlock
from ..languages import active_language, localized_names
from ..panels import text_panel
from ..routing import visitor_language
from .base import PortalPage
from .listing import latest_sections, listing_models


class HomePage(PortalPage):
    """The first page of a site: what it is for, and the latest of every list below it."""

    template = "pages/home_page.html"
    parent_page_types = ["pages.PortalPage"]
    required_text = ["title", "summary"]

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*PortalPage.content_panels, text_panel("body")]
    search_fields = [
        *PortalPage.search_fields,
        *(index.SearchField(name) for name in localized_names("body")),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @classmethod
    def rows_for_reading(cls, found):
        """Also what the lists below say of themselves as a whole."""
        return super().rows_for_reading(found).annotate(**cls._figures(found))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sections = latest_sections(self, visitor_language(request))
        figures = self._read_figures()
        for section in sections:
            name = self._figure_name(section.model)
            if name in figures:
                section.figure = section.model.read_figure(figures[name])
        items = [item for section in sections for item in section.items]
        self.pictures = [*self.pictures, *(item.image for item in items)]
        return {**context, "sections": sections}

    @staticmethod
    def _figure_name(model):
        return f"figure_of_{model._meta.model_name}"

    @classmethod
    def _figures(cls, home):
        """Mapping of names to the expressions that the models of lists give."""
        expressions = {
            cls._figure_name(model): model.figure_for_home(home, active_language())
            for model in listing_models()
        }
        return {name: found for name, found in expressions.items() if found is not None}

    def _read_figures(self):
        """Values of the expressions; a draft that is previewed has to ask for them."""
        figures = self._figures(self)
        if figures and not all(hasattr(self, name) for name in figures):
            return type(self).objects.filter(pk=self.pk).values(**figures).first() or {}
        return {name: getattr(self, name) for name in figures}
