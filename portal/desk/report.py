"""How every page stands in every language."""

from dataclasses import dataclass
from datetime import datetime

import django_filters
from django.apps import apps
from django.db.models import Case, CharField, F, IntegerField, Value, When
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView

from portal.pages.collation import Alphabetical
from portal.pages.languages import (
    active_language,
    language_choices,
    languages,
    localized,
)
from portal.pages.models import PortalPage
from portal.pages.texts import TranslationState

from .columns import LanguageBadge, TypeColumn
from .duties import edit_page_url, editable_pages
from .filters import PageTypeFilter, SectionFilter, UnitFilter, capitalised_states
from .units import units_of

#: The states in the order in which they want work.
URGENCY = (
    TranslationState.OUTDATED,
    TranslationState.MISSING,
    TranslationState.DRAFT,
    TranslationState.READY,
)
#: The columns of a row: those of ``PageInLanguage``, then what only sorts.
ROW = (
    "row_page",
    "row_title",
    "row_language",
    "row_original",
    "row_state",
    "row_since",
    "row_words",
    "row_app",
    "row_model",
    "row_live",
    "row_rank",
)


@dataclass
class PageInLanguage:
    """A row of the report: how a page stands in a language."""

    pk: int
    title: str
    language_code: str
    original_language: str
    state: str
    since: datetime
    words: int
    type_app: str
    type_model: str
    is_live: bool
    units_in_charge: list = ()

    @property
    def badge(self):
        """How the page stands, for the template of a badge."""
        return LanguageBadge(self.language_code, self.language, self.state, self.is_original)

    @property
    def is_original(self):
        return self.language_code == self.original_language

    @property
    def language(self):
        return dict(language_choices())[self.language_code]

    @property
    def role(self):
        """Whether the language is that of the original, or a translation of it."""
        return _("original") if self.is_original else _("translation")

    @property
    def state_label(self):
        return TranslationState(self.state).label

    @property
    def type(self):
        """The name of the page type."""
        model = apps.get_model(self.type_app, self.type_model)
        return capfirst(model._meta.verbose_name)

    @property
    def words_changed(self):
        """How many words of the original have changed since; only of an outdated translation."""
        return self.words if self.state == TranslationState.OUTDATED else None

    @property
    def units(self):
        return ", ".join(self.units_in_charge)


class LanguageColumn(Column):
    """The language by its name, and whether it is that of the original."""

    cell_template_name = "desk/language_cell.html"


class StateColumn(Column):
    """The state as a badge."""

    cell_template_name = "desk/state_cell.html"

    def get_value(self, instance):
        return instance.badge


class WordsColumn(Column):
    """How many words of the original have changed since; of an outdated translation only."""

    cell_template_name = "desk/words_cell.html"

    def get_value(self, instance):
        return instance if instance.state == TranslationState.OUTDATED else None


class TranslationReportFilterSet(WagtailFilterSet):
    """Languages and states choose among the rows; the rest among the pages."""

    language = django_filters.MultipleChoiceFilter(
        label=_("Language"),
        choices=language_choices,
        method="leave_to_the_rows",
        widget=CheckboxSelectMultiple,
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"),
        choices=capitalised_states,
        method="leave_to_the_rows",
        widget=CheckboxSelectMultiple,
    )
    section = SectionFilter()
    page_type = PageTypeFilter()
    unit = UnitFilter()

    class Meta:
        model = PortalPage
        fields = []

    def leave_to_the_rows(self, pages, name, value):
        """A page has several languages: see ``TranslationReportView``."""
        return pages


class TranslationReportView(PageReportView):
    """
    Every page in every language: its state, since when, and how much of the original has changed.

    The database puts the languages one below the other, sorts them and counts them, so a screen
    costs the same however many pages there are.
    """

    page_title = _("Translations")
    header_icon = "globe"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    index_url_name = "desk_translations"
    index_results_url_name = "desk_translations_results"
    filterset_class = TranslationReportFilterSet
    any_permission_required = ["add", "change", "publish"]
    default_ordering = "urgency"
    verbose_name_plural = _("translations")
    table_classname = "listing full-width desk-table desk-report"
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            sort_key="title",
            get_url=lambda row: edit_page_url(row.pk),
            classname="title",
            width="36%",
        ),
        LanguageColumn("language", label=_("Language"), sort_key="language"),
        StateColumn("state", label=_("State"), sort_key="urgency"),
        DateColumn("since", label=_("Since"), sort_key="since"),
        WordsColumn("words_changed", label=_("Words changed"), sort_key="words"),
        TypeColumn("type", label=_("Type and unit"), sort_key="type", width="18%"),
    ]
    #: What each key of a column sorts by.
    orderings = {
        "title": ["row_title", "row_language"],
        "language": ["row_language", "row_rank", "row_since"],
        "urgency": ["row_rank", "row_since", "row_title"],
        "since": ["row_since", "row_title"],
        "words": ["row_words", "row_title"],
        "type": ["row_model", "row_title"],
    }
    list_export = [
        "title",
        "language",
        "role",
        "state_label",
        "since",
        "words_changed",
        "type",
        "units",
        "is_live",
    ]
    export_headings = {
        "title": _("Title"),
        "language": _("Language"),
        "role": _("Original or translation"),
        "state_label": _("State"),
        "since": _("Since"),
        "words_changed": _("Words changed"),
        "type": _("Type"),
        "units": _("Unit in charge"),
        "is_live": _("Published"),
    }

    def get_filename(self):
        return "translations"

    def get_filtered_queryset(self):
        pages = editable_pages(self.request.user).filter(depth__gt=1, alias_of=None).order_by()
        pages = self.filter_queryset(pages)
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        states = chosen.get("state") or TranslationState.values
        first, *others = (
            self._in_language(pages, code, states) for code in chosen.get("language") or languages()
        )
        rows = first.union(*others, all=True) if others else first
        return rows.order_by(*self._sort_keys(), "row_page")

    def _sort_keys(self):
        key = (self.ordering or self.default_ordering).removeprefix("-")
        first, *others = self.orderings[key]
        column = F(first)
        is_descending = self.ordering.startswith("-")
        return [
            column.desc(nulls_last=True) if is_descending else column.asc(nulls_last=True),
            *others,
        ]

    def _in_language(self, pages, language, states):
        state = localized("translation_state", language)
        ranks = [When(**{state: value}, then=rank) for rank, value in enumerate(URGENCY)]
        return (
            pages.filter(**{f"{state}__in": states})
            .annotate(
                row_page=F("pk"),
                row_title=Alphabetical(localized("title", active_language())),
                row_language=Value(language, output_field=CharField()),
                row_original=F("original_language"),
                row_state=F(state),
                row_since=Coalesce(
                    localized("state_since", language),
                    "latest_revision_created_at",
                    "first_published_at",
                ),
                row_words=F(localized("words_changed", language)),
                row_app=F("content_type__app_label"),
                row_model=F("content_type__model"),
                row_live=F("live"),
                row_rank=Case(*ranks, default=len(URGENCY), output_field=IntegerField()),
            )
            .values_list(*ROW)
        )

    def get_table(self, object_list):
        return super().get_table([] if self.is_export else self.rows(object_list))

    def decorate_paginated_queryset(self, object_list):
        return self.rows(object_list) if self.is_export else object_list

    def rows(self, object_list):
        """The rows of the query as ``PageInLanguage``, with the units in charge."""
        rows = [PageInLanguage(*values[: len(ROW) - 1]) for values in object_list]
        units = units_of({row.pk for row in rows})
        for row in rows:
            row.units_in_charge = units.get(row.pk, [])
        return rows
