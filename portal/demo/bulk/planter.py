"""Puts a large number of pages into the tree, in batches that by-pass saving page by page."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from random import Random
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.db.models.query import QuerySet
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Revision, Site

from portal.pages.languages import (
    address_part,
    default_language,
    in_default_language,
    languages,
    localized,
    translated_names,
)
from portal.pages.models import PortalPage
from portal.pages.texts import BOOK_KEEPING, TranslationState

from .makers import SHARES, StandardMaker
from .stock import Stock
from .writer import Writer, in_both

BATCH = 500
RECENT = 200  # pages among which related ones are chosen
DEEPEST = 7


def key(number):
    """The ``translation_key`` of page ``number`` of a large load: by it such pages are known."""
    return UUID(f"b01c0000-0000-8000-8000-{number:012x}")


INDEX_KEYS = 16**11  # those of the pages that were made to stand above the others


def planted():
    """Query set of the pages of all large loads so far."""
    return PortalPage.objects.filter(
        translation_key__gte=key(0), translation_key__lt=key(INDEX_KEYS)
    )


@dataclass
class Place:
    """A page below which others may stand."""

    pk: int
    path: str
    depth: int
    url_path: str
    local_paths: dict
    last_step: int = 0
    added: int = 0

    @classmethod
    def of(cls, page):
        last = page.get_last_child()
        return cls(
            page.pk,
            page.path,
            page.depth,
            page.url_path,
            {language: page.get_local_path(language) for language in languages()},
            PortalPage._str2int(last.path[-PortalPage.steplen :]) if last else 0,
        )


@dataclass
class Planter:
    """
    Makes pages that depend on ``seed`` and on their number alone.

    The Wagtail way of saving would need several seconds a hundred pages: here the rows of a batch
    are inserted table by table. No signals are sent, so neither the search index nor Wagtail's
    index of references knows the pages.
    """

    seed: int = 0
    with_revisions: bool = False
    stock: Stock = field(default_factory=Stock)

    @in_default_language
    def plant(self, count, report):
        """Add ``count`` pages; ``report(done)`` is called after each batch."""
        last = planted().order_by("-translation_key").first()
        first = last.translation_key.int - key(0).int + 1 if last else 0
        self.site = Site.objects.select_related("root_page").get(is_default_site=True)
        self.places = {maker: [Place.of(self._index_page(maker))] for maker, _share in SHARES}
        for start in range(first, first + count, BATCH):
            numbers = range(start, min(start + BATCH, first + count))
            with transaction.atomic():
                self._plant_batch(numbers)
            report(numbers.stop - first)

    def _index_page(self, maker):
        """The page below which the pages of ``maker`` go: one that is there, else a new one."""
        own_key = key(INDEX_KEYS + [each for each, _share in SHARES].index(maker))
        found = maker.index_model.objects.filter(translation_key=own_key)
        if maker is not StandardMaker:
            found = maker.index_model.objects.order_by("path")
        page = found.first()
        if page is None:
            page = maker.index_model(
                translation_key=own_key,
                **in_both("title", maker.index_title),
                **in_both("summary", maker.index_title),
                **dict.fromkeys((localized("ready", code) for code in languages()), True),
            )
            if maker is StandardMaker:
                # Not for secrets: the same seed must make the same load.
                writer = Writer(Random(self.seed))  # noqa: S311
                for name, body in in_both("body", writer.body(1)).items():
                    setattr(page, name, body)
            PortalPage.objects.get(pk=self.site.root_page_id).add_child(instance=page)
        return page

    def _plant_batch(self, numbers):
        pages = [self._make(number) for number in numbers]
        self._insert(pages)
        if self.with_revisions:
            self._insert_revisions(pages)
        self.stock.recent_page_ids = [
            *self.stock.recent_page_ids,
            *(page.pk for page in pages),
        ][-RECENT:]

    def _make(self, number):
        # Not for secrets: the same seed must make the same page.
        chance = Random(f"{self.seed}-{number}")  # noqa: S311
        makers, shares = zip(*SHARES, strict=True)
        maker = chance.choices(makers, shares)[0]
        page = maker(chance, self.stock).make()
        page.translation_key = key(number)
        page.locale_id = self.site.root_page.locale_id
        self._put(page, maker, chance, number)
        self._publish(page, chance)
        return page

    def _put(self, page, maker, chance, number):
        """Give ``page`` its place in the tree and its addresses."""
        places = self.places[maker]
        parent = chance.choice(places) if maker is StandardMaker else places[0]
        parent.last_step += 1
        parent.added += 1
        page.depth = parent.depth + 1
        page.path = PortalPage._get_path(parent.path, page.depth, parent.last_step)
        local_paths = {}
        for language in languages():
            title = page.text("title", language) or page.text("title", default_language())
            slug = f"{address_part(title)}-{number + 1}"
            local_paths[language] = f"{parent.local_paths[language]}{slug}/"
            setattr(page, localized("local_slug", language), slug)
            setattr(page, localized("local_path", language), local_paths[language])
        page.slug = page.text("local_slug", default_language())
        page.url_path = f"{parent.url_path}{page.slug}/"
        if maker is StandardMaker and page.depth < DEEPEST:
            page.place = Place(None, page.path, page.depth, page.url_path, local_paths)
            places.append(page.place)

    def _publish(self, page, chance):
        """Most pages are published in all languages, some wait for a translation or a check."""
        moment = timezone.make_aware(datetime.combine(page.made_on, time(9)))
        page.live = chance.random() < 0.97
        page.has_unpublished_changes = not page.live
        page.first_published_at = page.last_published_at = moment if page.live else None
        page.latest_revision_created_at = moment
        page.draft_title = page.text("title", default_language())
        page.listed_on = page.get_listed_on()
        lot = chance.random()
        for language in languages():
            is_original = language == page.original_language
            if not is_original and lot < 0.05:
                self._empty(page, language)
            setattr(page, localized("ready", language), is_original or lot >= 0.15)
        page.settle_text()
        if lot > 0.9:
            self._let_translations_age(page)

    def _empty(self, page, language):
        for holder in (page, *page._children()):
            for name in translated_names(type(holder)) - BOOK_KEEPING:
                setattr(holder, localized(name, language), "")

    def _let_translations_age(self, page):
        for language in languages():
            if language != page.original_language:
                setattr(page, localized("source_digest", language), "0" * 32)
                state = TranslationState.OUTDATED
                setattr(page, localized("translation_state", language), state)

    def _insert(self, pages):
        rows = PortalPage.objects.bulk_create(
            [PortalPage(**own_values(page, PortalPage)) for page in pages]
        )
        by_model = defaultdict(list)
        for page, row in zip(pages, rows, strict=True):
            page.pk = page.portalpage_ptr_id = page.id = row.pk
            if hasattr(page, "place"):
                page.place.pk = row.pk
            by_model[type(page)].append(page)
        for model, made in by_model.items():
            # Django's bulk_create refuses models with a parent, whose rows we have just written.
            QuerySet(model)._batched_insert(made, model._meta.local_concrete_fields, None)
            self._insert_parts(model, made)
        for place in (place for places in self.places.values() for place in places if place.added):
            parent = PortalPage.objects.filter(pk=place.pk)
            parent.update(numchild=F("numchild") + place.added)
            place.added = 0

    def _insert_parts(self, model, pages):
        for relation in get_all_child_relations(model):
            parts = []
            for page in pages:
                for part in getattr(page, relation.get_accessor_name()).all():
                    setattr(part, relation.field.attname, page.pk)
                    parts.append(part)
            relation.related_model.objects.bulk_create(parts, batch_size=BATCH)
        for many in get_all_child_m2m_relations(model):
            through = many.remote_field.through
            here, there = many.m2m_field_name(), many.m2m_reverse_field_name()
            through.objects.bulk_create(
                [
                    through(**{f"{here}_id": page.pk, f"{there}_id": other.pk})
                    for page in pages
                    for other in getattr(page, many.name).all()
                ],
                batch_size=BATCH,
            )

    def _insert_revisions(self, pages):
        base_type = ContentType.objects.get_for_model(PortalPage)
        revisions = Revision.objects.bulk_create(
            Revision(
                content_type_id=page.content_type_id,
                base_content_type=base_type,
                object_id=str(page.pk),
                created_at=page.latest_revision_created_at,
                object_str=str(page),
                content=page.serializable_data(),
            )
            for page in pages
        )
        rows = []
        for page, revision in zip(pages, revisions, strict=True):
            live = revision if page.live else None
            rows.append(PortalPage(pk=page.pk, latest_revision=revision, live_revision=live))
        PortalPage.objects.bulk_update(rows, ["latest_revision", "live_revision"])


def own_values(page, model):
    """What ``page`` has in the columns of ``model``, a parent of its own."""
    return {column.attname: getattr(page, column.attname) for column in model._meta.concrete_fields}
