from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import views
from .content_checker import use_our_rules
from .models import Term


@hooks.register("insert_global_admin_js")
def scripts_of_all_screens():
    """Notice that an edit form has been saved; give names to what screen readers find nameless."""
    addresses = ((static(f"writing/{name}.js"),) for name in ("sent", "names"))
    return format_html_join("", '<script src="{}"></script>', addresses)


@hooks.register("register_admin_urls")
def register_urls():
    patterns = [
        path("hints/", views.hints, name="hints"),
        path(
            "structure/<str:app_label>/<str:model_name>/<str:column>/",
            views.structure,
            name="structure",
        ),
    ]
    return [path("writing/", include((patterns, "writing")))]


@register_snippet
class TermViewSet(SnippetViewSet):
    """The glossary."""

    model = Term
    icon = "openquote"
    add_to_admin_menu = True
    menu_order = 310
    list_display = ["__str__"]


hooks.register("construct_wagtail_userbar", use_our_rules)
