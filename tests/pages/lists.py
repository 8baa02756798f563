"""All lists and choosers of the admin, found by their addresses, and names to put into them."""

from dataclasses import dataclass
from inspect import isclass

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from taggit.models import Tag
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site, Task, Workflow

from portal.pages.models import PortalPage
from portal.workflow.models import ReviewTask
from tests.factories.pages import StandardPageFactory
from tests.permissions.samples import factory_of

#: Names in the order of a Polish dictionary, with English ones that stand the other way round.
NAMES = {
    "Cieszyn": "Ipswich",
    "Ćmielów": "Hull",
    "Lublin": "Glasgow",
    "Luboń": "Exeter",
    "Łódź": "Durham",
    "Sopot": "Chester",
    "Ślęza": "Bristol",
    "Zabrze": "Bath",
    "Żory": "Aberdeen",
}
MIXED = ["Łódź", "Żory", "Cieszyn", "Ślęza", "Luboń", "Zabrze", "Ćmielów", "Sopot", "Lublin"]
#: Fields that name what a list shows; a list can be sorted by them.
NAMING = ("name", "title", "family_name", "old_path", "site_name", "draft_title")


@dataclass
class View:
    """A view of the admin at an address without arguments."""

    name: str
    kind: type
    model: type

    @property
    def url(self):
        return reverse(self.name)


def all_views(resolver=None, namespace=""):
    """Yield name and callback of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from all_views(pattern, ":".join(filter(None, (namespace, pattern.namespace))))
        elif isinstance(pattern, URLPattern) and pattern.name and pattern.callback:
            yield ":".join(filter(None, (namespace, pattern.name))), pattern


def lists(kinds=(BaseListingView, BaseChooseView)):
    """Yield every list and chooser that has an address without arguments."""
    for name, pattern in all_views():
        kind = getattr(pattern.callback, "view_class", None)
        if not (isclass(kind) and issubclass(kind, kinds)) or "<" in str(pattern.pattern):
            continue
        values = {**vars(kind), **pattern.callback.view_initkwargs}
        found = values.get("model_class") or values.get("model")
        found = found or getattr(kind, "model_class", None) or getattr(kind, "model", None)
        model = apps.get_model(found) if isinstance(found, str) else found
        if not name.startswith(("wagtailusers_", "wagtailsnippets:")):  # closed
            yield View(name, kind, model)


def make(model, polish, english):
    """A ``model`` of that name; what lists show of it, in Polish and in English."""
    if model is Collection:
        Collection.get_first_root_node().add_child(name=polish)
    elif model in (Workflow, Tag):
        model.objects.create(name=polish)
    elif model in (Task, ReviewTask):
        ReviewTask.objects.create(name=polish)
    elif model is Site:
        root = StandardPageFactory()
        name = f"{len(Site.objects.all())}.example.org"
        Site.objects.create(hostname=name, site_name=polish, root_page=root)
    elif model is Redirect:
        page = StandardPageFactory()
        path = Redirect.objects.create(old_path=f"/{polish}", redirect_page=page).old_path
        return path, path
    elif issubclass(model, Page | PortalPage):
        StandardPageFactory(title_pl=polish, title_en=english)
        return polish, english
    else:
        return _record(model, polish, english)
    return polish, polish


def _record(model, polish, english):
    fields = {field.name for field in model._meta.fields}
    factory = factory_of(model)
    if "family_name" in fields:
        factory(family_name=polish)
        return polish, polish
    if "page" in fields:
        factory(page__title_pl=polish, page__title_en=english)
        return polish, polish
    name = next(name for name in ("name", "title") if f"{name}_pl" in fields)
    factory(**{f"{name}_pl": polish, f"{name}_en": english})
    return polish, english
