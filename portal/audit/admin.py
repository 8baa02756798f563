from django.contrib.admin import ModelAdmin, ShowFacets, SimpleListFilter, display, register
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.pages.collation import Alphabetical
from portal.pages.finding import BriefSearch

from .export import as_csv
from .kinds import PEOPLE, SIGNING_IN
from .models import Entry
from .recording import record

SHOWN = 120  # characters of the details; the export has all of them


class AreaFilter(SimpleListFilter):
    """Entries about signing in, about people, or about content."""

    title = _("area")
    parameter_name = "area"

    def lookups(self, request, model_admin):
        return [
            ("signing-in", _("signing in")),
            ("people", _("people and rights")),
            ("content", _("content")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "signing-in":
            return queryset.filter(kind__in=SIGNING_IN)
        if self.value() == "people":
            return queryset.filter(kind__in=PEOPLE)
        if self.value() == "content":
            return queryset.exclude(kind__in=[*SIGNING_IN, *PEOPLE])
        return queryset


class FailureFilter(SimpleListFilter):
    """Attempts to sign in that failed."""

    title = _("attempts")
    parameter_name = "failed"

    def lookups(self, request, model_admin):
        return [("yes", _("failed only"))]

    def queryset(self, request, queryset):
        return queryset.filter(kind__endswith="failed") if self.value() else queryset


@register(Entry)
class EntryAdmin(BriefSearch, ModelAdmin):
    """The log: to read, to filter, to export, and for nobody to change."""

    list_display = ["at", "who", "kind_label", "concerned", "address", "details_label"]
    list_display_links = None
    list_filter = [AreaFilter, FailureFilter, "at"]
    list_select_related = ["actor", "person"]
    search_fields = [
        f"{field}__{name}"
        for field in ("actor", "person")
        for name in ("first_name", "last_name", "email", "username")
    ] + ["subject", "address"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    actions = None
    change_list_template = "admin/audit/log.html"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.export)
        return [
            path("export/", view, name="audit_entry_export"),
            path("export/programs/", view, {"for_programs": True}, "audit_entry_export_programs"),
            *super().get_urls(),
        ]

    def export(self, request, for_programs=False):
        """The entries that the list shows, with its filters and search, as CSV."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            entries = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return redirect("admin:audit_entry_changelist")
        record("log.exported", entries=entries.count())
        return as_csv(entries.select_related("actor", "person"), for_programs)

    @display(description=_("who"), ordering=Alphabetical("actor__last_name"))
    def who(self, entry):
        return entry.actor

    @display(description=_("what was done"), ordering="kind")
    def kind_label(self, entry):
        return entry.kind_name

    @display(description=_("concerned"), ordering=Alphabetical("subject"))
    def concerned(self, entry):
        return entry.person or entry.subject

    @display(description=_("details"))
    def details_label(self, entry):
        return Truncator(entry.details_text).chars(SHOWN)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"title": self.opts.verbose_name_plural.capitalize()}
        )
