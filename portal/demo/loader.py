"""Puts the content of the files into the database and leaves alone what people changed there."""

from graphlib import TopologicalSorter
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Site

from portal.pages.languages import in_default_language, languages
from portal.pages.models import PortalPage
from portal.pages.turns import tree_locked

from .builder import Builder
from .content import Content

#: What the history of a page calls its loading; the entry keeps the digest of the file.
LOADED = "demo.load"


class Loader:
    """
    Loads a content folder. ``report`` is called with a line of text for each page.

    May be run again: pages whose file has changed are brought up to date, unless somebody edited,
    unpublished or replaced them in the meantime; everything else that is there stays as it is.
    """

    def __init__(self, folder, report=print):
        self.content = Content(folder)
        self.builder = Builder(self.content.folder)
        self.report = report
        self.site = Site.objects.select_related("root_page").get(is_default_site=True)

    @in_default_language
    def run(self):
        """Load everything. Raises ``ContentError``; what was loaded before it stays."""
        collections = in_order(self.content.collections)
        about_pages = [each for each in collections if PortalPage in referred_models(each.model)]
        for collection in collections:
            if collection not in about_pages:
                self._load_collection(collection)
        places = [(file, self._find_or_make_place(file)) for file in self.content.pages]
        for file, page in places:
            self.report(f"{self._load_page(file, page):<10} {self._addresses(page)}")
        for collection in about_pages:
            self._load_collection(collection)
        if self.content.site:
            self._load_settings(self.content.site)

    @transaction.atomic
    def _load_collection(self, collection):
        for key, values in collection.entries.items():
            place = collection.place / key
            instance = collection.model()
            self.builder.fill(instance, values, place)
            known = {name: getattr(instance, name) for name in collection.find_by}
            found = collection.model.objects.filter(**known).first()
            if found is None:
                self.builder.check(instance, place)
                instance.save()
            self.builder.remember(found or instance, key)

    @tree_locked()
    def _find_or_make_place(self, file):
        """The page of ``file``: the one loaded before, or a new one, not yet published."""
        page = self._find(file)
        if page is None:
            page = file.model(live=False, translation_key=key_in_tree(file.key))
            self.builder.fill(page, file.data, file.place, whole=False)
            parent = self.builder.known[PortalPage][file.parent_key]
            PortalPage.objects.get(pk=parent.pk).add_child(instance=page)
        # Foreign keys to pages want the base model, the loading the page's own.
        self.builder.known.setdefault(PortalPage, {})[file.key] = page
        return page

    def _find(self, file):
        if file.parent_key is None:
            return self.site.root_page.specific
        found = PortalPage.objects.filter(translation_key=key_in_tree(file.key)).first()
        return found and found.specific

    @tree_locked()
    def _load_page(self, file, page):
        """Bring ``page`` up to date where it is the loader's; return in a word what was done."""
        page.refresh_from_db()  # pages added below it have changed its row
        entry = PageLogEntry.objects.filter(page=page.pk, action=LOADED).first()  # the latest one
        known = entry.revision_id if entry else None
        if page.latest_revision_id != known or (entry and not page.live):
            return "left alone"
        if entry and entry.data.get("digest") == file.digest:
            return "unchanged"
        self.builder.fill(page, file.data, file.place)
        self.builder.check(page, file.place)
        revision = page.save_revision()
        revision.publish()
        log(page, LOADED, data={"digest": file.digest}, revision=revision)
        return "updated" if entry else "loaded"

    @transaction.atomic
    def _load_settings(self, file):
        """Name, contact data and menus, unless somebody has already saved some."""
        if not file.model.objects.filter(site=self.site).exists():
            settings = file.model(site=self.site)
            self.builder.fill(settings, file.data, file.place)
            self.builder.check(settings, file.place)
            settings.save()

    def _addresses(self, page):
        return "  ".join(page.get_url(language=language) or "" for language in languages())


def key_in_tree(key):
    """The ``translation_key`` by which the page of a file is found again, wherever it moves."""
    return uuid5(NAMESPACE_URL, f"brama-demo:{key}")


def in_order(collections):
    """``collections`` sorted so that what others refer to comes first."""
    by_model = {collection.model: collection for collection in collections}
    graph = {
        model: [found for found in referred_models(model) if found in by_model]
        for model in by_model
    }
    return [by_model[model] for model in TopologicalSorter(graph).static_order()]


def referred_models(model):
    """Yield the models that ``model`` and its parts have foreign keys to, other than itself."""
    parts = [relation.related_model for relation in get_all_child_relations(model)]
    for holder in (model, *parts):
        for field in holder._meta.concrete_fields:
            if field.is_relation and field.related_model is not model:
                yield field.related_model
