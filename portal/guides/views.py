"""Help in the admin: the guides, step by step, and what each role may do."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .reading import DOCS, FOLDERS, INDEX, LANGUAGES, PICTURES, language_of_guides, read_guide


def index(request):
    """Leads to the list of guides in the language of the screen."""
    return redirect("guides:guide", language_of_guides(), INDEX)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """A page of help."""

    template_name = "guides/guide.html"
    header_icon = "help"
    _show_breadcrumbs = True

    @cached_property
    def guide(self):
        try:
            return read_guide(self.kwargs["folder"], self.kwargs["name"])
        except LookupError as error:
            raise Http404 from error

    @property
    def page_title(self):
        return self.guide.title

    @property
    def is_index(self):
        return self.kwargs["folder"] in LANGUAGES and self.kwargs["name"] == INDEX

    def get_breadcrumbs_items(self):
        items = super().get_breadcrumbs_items()
        if not self.is_index:
            items = [*items, {"url": reverse("guides:index"), "label": _("Guides")}]
        return [*items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"guide": self.guide, "is_index": self.is_index}


def picture(request, folder, name):
    """A picture of a guide."""
    if folder not in FOLDERS:
        raise Http404
    return serve(request, name, document_root=f"{DOCS / FOLDERS[folder]}{PICTURES}")
