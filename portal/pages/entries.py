"""What a page lists and what is read at an address of its own below it, without being a page."""

from django.template.response import TemplateResponse
from django.utils import translation

from .routing import Routed
from .texts import Translated


class Shown:
    """What Wagtail's pages bring along to be served: a template and its context."""

    template = None

    def serve(self, request, *args, **kwargs):
        return TemplateResponse(request, self.template, self.get_context(request))

    def get_context(self, request, *args, **kwargs):
        return {"page": self, "self": self, "request": request}

    def get_view_restrictions(self):
        return self.register.get_view_restrictions()


class Entry(Translated, Routed, Shown):
    """
    An entry of a register, as a resolution, with the manners of a page.

    It has an address in each language, below that of the ``register``, and is read there as any
    page is: in the visitor's language where it is readable in it, else in another one under a
    notice. So templates, the switch of languages, search engines and the sitemap treat it as a
    page. What it does not say of itself is what the register says.
    """

    #: No page has this key: the register is a page above the entry.
    pk = None
    #: What other apps add to pages belongs to the register.
    companion_relations = companions = ()
    image = None
    seo_title = search_description = ""
    listed_on = first_published_at = last_published_at = None

    def __init__(self, register, slug):
        self.register, self.slug = register, slug

    def __getattr__(self, name):
        if name == "register":  # a copy in the making
            raise AttributeError(name)
        return getattr(self.register, name)

    @property
    def title(self):
        """Title in the active language."""
        raise NotImplementedError

    @property
    def summary(self):
        """What it is about, in the active language."""
        return ""

    def structured_data(self, request):
        """As of a page: see ``PortalPage.structured_data``."""
        return {"@type": "WebPage"}

    def text(self, field_name, language):
        with translation.override(language):
            return getattr(self, field_name)

    def is_readable_in(self, language):
        return self.register.is_readable_in(language) and bool(self.text("title", language))

    def get_local_path(self, language):
        return f"{self.register.get_local_path(language)}{self.slug}/"
