"""The base of every page of the portal."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import (
    AbstractPage,
    DefaultBasePageMixin,
    PageManager,
    WorkflowPage,
)
from wagtail.models.pages import AbstractPageMeta
from wagtail.query import PageQuerySet
from wagtail.search import index

from portal.characters import settle_texts

from ..addresses import ADDRESS_LENGTH, Addressed
from ..collation import AlphabeticalQuerySet
from ..finding import Findable
from ..forms import PortalCopyForm
from ..languages import (
    default_language,
    in_default_language,
    language_choices,
    languages,
    localized,
    localized_names,
    searchable,
)
from ..lost import LostReference
from ..panels import facts_panel, text_panel, title_panel
from ..parents import ParentPage
from ..permissions import PagePermissions
from ..privacy import is_private
from ..publishing import publication_barriers
from ..relations import without_lost_references
from ..routing import Routed
from ..texts import Translated, TranslationState
from ..turns import TakesTurns, tree_locked


class PortalPageQuerySet(AlphabeticalQuerySet, PageQuerySet):
    def delete(self, *args, **kwargs):
        """Delete the pages and all below them, once it is their turn."""
        with tree_locked():
            return super().delete(*args, **kwargs)

    delete.alters_data = True
    delete.queryset_only = True

    def readable_in(self, language):
        """Pages that any visitor may read in ``language``: published, ready there, not private."""
        return self.unrestricted().filter(live=True, **{localized("ready", language): True})

    def readable_somewhere(self):
        """Pages that any visitor may read in at least one language."""
        ready = [models.Q(**{name: True}) for name in localized_names("ready")]
        return self.unrestricted().filter(reduce(or_, ready), live=True)

    def unrestricted(self):
        """Pages that are not private, nor below a private page."""
        return self.filter(~is_private())

    def of_types(self, page_models):
        """Pages of exactly one of ``page_models``, without a look at the content types first."""
        types = [
            models.Q(
                content_type__app_label=model._meta.app_label,
                content_type__model=model._meta.model_name,
            )
            for model in page_models
        ]
        return self.filter(reduce(or_, types)) if types else self.none()


class PortalPage(
    TakesTurns, Addressed, Translated, Routed, Findable, AbstractPage, DefaultBasePageMixin
):
    """
    A page in all languages of the portal: each text has a column a language, each fact one.

    Abstract in use: editors create pages of the types that descend from it. Menus, cards and
    reports of mixed types read this model alone, so what they show stands here.
    """

    copy_form_class = PortalCopyForm
    #: Foreign keys that the page itself and its entry in a list need, read with the page's row.
    select_for_reading = ["image"]
    select_for_listing = ["image"]
    #: Says what a person may do with a page; an app may add rules of its own to it.
    permission_tester = PagePermissions
    #: Whether new pages of the type are news to those who follow the feed.
    is_in_feed = False
    #: Whether ``listed_on`` is a date to show rather than one that stands in for a vaguer one.
    shows_listed_on = False
    #: Whether every page of the site may link to its page of this type, of which it has one.
    is_landmark = False
    #: Whether what the page lists has addresses of its own below it: see ``Entry``.
    has_entries = False
    #: One-to-one relations in which other apps keep what they add to pages of all types. An app
    #: appends its own when it is ready; each page is read together with them.
    companion_relations = []
    #: Set while an edit form is checked, whose rows are not part of the page yet.
    is_checked_by_form = False
    #: What a version of the page referred to that has been deleted since: see ``lost.py``.
    lost_references = ()
    #: Child relations and many-to-many fields that the page shows: see ``load_relations``.
    relations_for_reading = {}
    #: Columns that a card of the page needs where it is read along with another page.
    card_columns = {
        "id",
        "live",
        "path",
        "depth",
        "url_path",
        "original_language",
        "listed_on",
        "image",
        "content_type",
        *localized_names("title", "summary", "local_path", "ready"),
    }

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        help_text=_("One to three sentences. They introduce the page and stand in every list."),
    )
    local_slug = models.SlugField(
        _("address"),
        blank=True,
        max_length=80,
        help_text=_("The last part of the page's address. Empty: made from the title."),
    )
    local_path = models.CharField(
        _("path"), max_length=ADDRESS_LENGTH, null=True, unique=True, editable=False
    )
    ready = models.BooleanField(
        _("may be read"),
        default=False,
        help_text=_("Visitors read the page in this language once it is published."),
    )
    original_language = models.CharField(
        _("language of the original"),
        max_length=10,
        choices=language_choices,
        default=default_language,
        help_text=_("The other language is a translation of it."),
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    listed_on = models.DateField(_("date in lists"), null=True, editable=False, db_index=True)
    translation_state = models.CharField(
        _("state of the translation"),
        max_length=10,
        choices=TranslationState,
        default=TranslationState.MISSING,
        editable=False,
    )
    text_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    source_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    state_since = models.DateTimeField(_("in this state since"), null=True, editable=False)
    words_changed = models.PositiveIntegerField(
        _("words changed in the original since"), null=True, editable=False
    )
    text_changed_at = models.DateTimeField(_("text changed"), null=True, editable=False)
    #: Whether visitors could reach the page at the address that it has.
    is_address_known = models.BooleanField(default=False, editable=False)

    objects = PageManager.from_queryset(PortalPageQuerySet)()
    parent_page = ParentPage()

    content_panels = [title_panel(), text_panel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [text_panel("local_slug"), facts_panel("show_in_menus")],
            heading=_("Address and menus"),
        ),
        MultiFieldPanel(
            [text_panel("seo_title"), text_panel("search_description")],
            heading=_("For search engines"),
        ),
    ]
    settings_panels = [
        MultiFieldPanel(
            [
                text_panel("ready"),
                facts_panel(
                    FieldPanel("original_language", required_on_save=True),
                    FieldPanel("minor_correction"),
                ),
            ],
            heading=_("Languages"),
        ),
        PublishingPanel(),
    ]

    search_fields = [
        *(index.SearchField(name, boost=2) for name in localized_names("title")),
        *(index.AutocompleteField(name) for name in localized_names("title")),
        *(index.SearchField(name) for name in localized_names("summary")),
        *(field for field in AbstractPage.search_fields if field.field_name != "title"),
        *(index.FilterField(name) for name in localized_names("ready")),
        *(index.FilterField(name) for name in localized_names("translation_state")),
        index.FilterField("listed_on"),
        index.AutocompleteField("folded_titles"),
    ]
    exclude_fields_in_copy = ["local_path", *localized_names("local_path"), "is_address_known"]

    class Meta(AbstractPageMeta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self):
        """
        The title in the default language: it stands in logs, whoever's screen wrote them.

        A draft that somebody began in another language goes by its title there.
        """
        languages_in_order = (default_language(), self.original_language, *languages())
        return next(filter(None, (self.text("title", each) for each in languages_in_order)), "")

    @property
    def folded_titles(self):
        """
        Titles and addresses in all languages in plain letters, for whoever types ``rownosc``.

        Lists of the admin fold what is looked for in the same way.
        """
        texts = [getattr(self, name) for name in localized_names("title", "local_slug")]
        return searchable(" ".join(filter(None, texts)))

    def get_admin_display_title(self):
        """What lists of the admin call the page: an English draft has no Polish title yet."""
        title = super().get_admin_display_title() if getattr(self, "is_open", True) else self.title
        return title or str(self)

    def get_listed_on(self):
        """The date under which lists show the page; types with a date of their own override it."""
        return self.first_published_at and timezone.localdate(self.first_published_at)

    def structured_data(self, request):
        """
        What the page is to search engines, in the active language: properties of schema.org.

        They stand beside, or in place of, those that every page has: see ``structured_data.py``.
        """
        return {"@type": "WebPage"}

    def permissions_for_user(self, user):
        """What ``user`` may do with the page, as ``permission_tester`` says."""
        return self.permission_tester(user, self)

    @property
    def companions(self):
        """What other apps add to the page: those of ``companion_relations`` that there are."""
        found = (getattr(self, name, None) for name in self.companion_relations)
        return [companion for companion in found if companion is not None]

    def get_workflow(self):
        """
        The active workflow of the page or of the nearest page above it: one query.

        One whose tasks are all switched off is none: nobody could approve what is handed in to it.
        """
        if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
            return None
        if "known_workflow" in vars(self):
            return self.known_workflow
        has_task = models.Q(workflow__workflow_tasks__task__active=True)
        is_unfinished = models.Q(workflow__workflow_tasks=None)
        assigned = WorkflowPage.objects.filter(
            has_task | is_unfinished,
            page__in=self.get_ancestors(inclusive=True),
            workflow__active=True,
        )
        nearest = assigned.select_related("workflow").order_by("-page__depth").first()
        return nearest.workflow if nearest else None

    @property
    def has_workflow(self):
        """Whether the page or one above it has an active workflow."""
        return self.get_workflow() is not None

    @in_default_language
    def save(self, *args, **kwargs):
        """Write the page with everything that is derived from its text."""
        if kwargs.get("update_fields") is None:
            if self._is_specific():
                self.settle_text()
                self.settle_change_of_text()
                self.listed_on = self.get_listed_on()
            if self.alias_of_id:
                # Follow the original itself, so that its privacy is found at one remove.
                self.alias_of_id = self.alias_of.alias_of_id or self.alias_of_id
                self.draft_title = self.title
        super().save(*args, **kwargs)

    @in_default_language
    def full_clean(self, *args, **kwargs):
        """Check the texts as they will be stored."""
        settle_texts(type(self), self)
        super().full_clean(*args, **kwargs)

    @in_default_language
    def minimal_clean(self):
        """What a draft must have: an address of its own and a title in one language at least."""
        if self.title or not str(self):
            super().minimal_clean()
        else:
            self._set_core_field_defaults()
            self._check_slug_is_unique()

    def clean(self):
        super().clean()
        if self._is_specific() and not self.allows_incomplete_text:
            errors = [] if self.is_checked_by_form else publication_barriers(self)
            if errors:
                raise ValidationError(errors)

    @in_default_language
    def save_revision(self, *args, **kwargs):
        """Store a revision; reports read the translation states of the latest from the page."""
        with tree_locked():
            self.settle_addresses()
            self.settle_text()
            revision = super().save_revision(*args, **kwargs)
            self.draft_title = str(self)
            kept = (
                "draft_title",
                *localized_names("translation_state", "state_since", "words_changed"),
            )
            self.base_page_model.objects.filter(pk=self.pk).update(
                **{column: getattr(self, column) for column in kept}
            )
            return revision

    def update_aliases(self, **kwargs):
        """
        Publish the aliases with the page: not before its time, as where it is only scheduled.

        Wagtail calls this when a publication is planned, too: https://github.com/wagtail/wagtail/issues/11344
        """
        if self.live:
            super().update_aliases(**kwargs)

    update_aliases.alters_data = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        lost = []
        if check_fks:  # all at once, where Wagtail would ask for each
            data, lost = without_lost_references(cls, data)
        page = super().from_serializable_data(data, False, strict_fks)
        page.lost_references = [LostReference(*each) for each in lost]
        return page

    @in_default_language
    def with_content_json(self, content):
        """A page as it stood in a revision, at the place in the tree where it stands now."""
        page = super().with_content_json(content)
        kept = ("local_path", "local_slug") if self.alias_of_id else ("local_path",)
        for column in ("is_address_known", *localized_names(*kept)):
            setattr(page, column, getattr(self, column))
        return page
