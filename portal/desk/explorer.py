"""Wagtail's lists of pages, with the states of the languages and at the cost of few queries."""

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    NavigateToChildrenColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.models import get_page_models

from portal.pages.languages import searchable
from portal.pages.models import PortalPage
from portal.pages.permissions import know_what_is_below

from .columns import LanguagesColumn, TypeColumn, UpdatedColumn
from .units import units_of


class PortalListing:
    """
    What the lists of pages have in common.

    A row of the base page says all that a list shows, so pages are not read again type by type;
    and what Wagtail would ask of each row is asked of all rows at once. What was found stands by
    date: SQLite would take seconds to weigh thousands of titles that have a frequent word.
    """

    is_explicitly_ordered = True

    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Parent")),
        LanguagesColumn("languages", label=_("Languages"), width="12%"),
        TypeColumn(
            "type",
            label=_("Type and unit"),
            accessor="page_type_display_name",
            sort_key="content_type__model",
            width="20%",
        ),
        UpdatedColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]

    table_classname = "listing full-width desk-table"

    def annotate_queryset(self, pages):
        ContentType.objects.get_for_models(*get_page_models())  # all at once, for this process
        return (
            pages.prefetch_related("sites_rooted_here")
            .prefetch_workflow_states()
            .annotate_site_root_state()
            .annotate_approved_schedule()
        )

    def order_queryset(self, pages):
        """By the titles that the list shows."""
        if self.ordering in ("title", "-title"):
            return pages.order_by(self.ordering.replace("title", "draft_title"))
        return super().order_queryset(pages)

    @cached_property
    def search_query(self):
        """What is looked for, folded as the index is; the field shows what was typed."""
        return searchable(super().search_query)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        know_what_is_below(pages, self.request.user)
        units = units_of([page.pk for page in pages])
        for page in pages:
            page.units_in_charge = units.get(page.pk, ())
        return context


class PortalIndexView(PortalListing, ExplorableIndexView):
    """The list of the pages below a page, or of what was found there."""


class PortalSearchView(PortalListing, SearchView):
    """The pages of the whole portal that answer to a word."""

    columns = [*PortalListing.base_columns, NavigateToChildrenColumn("navigate", width="5%")]
    verbose_name = PortalPage._meta.verbose_name
    verbose_name_plural = PortalPage._meta.verbose_name_plural

    def get_queryset(self):
        self.ordering = self.ordering or "-latest_revision_created_at"
        return super().get_queryset()
