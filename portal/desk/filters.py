"""Filters that lists of pages in the admin have in common."""

from functools import reduce
from operator import or_

import django_filters
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import get_page_models

from portal.civic.models import Unit
from portal.pages.collation import alphabetical_key
from portal.pages.languages import language_choices, localized
from portal.pages.models import PortalPage
from portal.pages.texts import TranslationState

from .duties import editable_pages
from .units import in_units

SECTION_DEPTH = 3
#: Filters of Wagtail's own lists that stand behind ours.
WAGTAILS = ("latest_revision_created_at", "owner", "edited_by")


def capitalised_states():
    """The states of a translation, as they stand in a list of choices."""
    return [(value, capfirst(label)) for value, label in TranslationState.choices]


def page_types():
    """The page types of which there can be pages, by name."""
    models = [model for model in get_page_models() if model is not PortalPage]
    return sorted(models, key=lambda model: alphabetical_key(str(model._meta.verbose_name)))


class PageTypeFilter(django_filters.MultipleChoiceFilter):
    """Types by their names in the code, so that no look at the content types is needed."""

    def __init__(self):
        super().__init__(label=_("Type"), choices=page_type_choices, widget=CheckboxSelectMultiple)

    def filter(self, qs, value):
        chosen = [model for model in page_types() if model._meta.label_lower in value]
        # A subquery, because search cannot follow a relation.
        return qs.filter(pk__in=PortalPage.objects.of_types(chosen).values("pk")) if chosen else qs


def page_type_choices():
    """Pairs of name in the code and name for people, of each page type."""
    return [(model._meta.label_lower, capfirst(model._meta.verbose_name)) for model in page_types()]


class UnitFilter(django_filters.ModelMultipleChoiceFilter):
    """Pages on which one of the chosen units is in charge of something."""

    def __init__(self):
        super().__init__(
            label=_("Unit in charge"),
            queryset=lambda request: Unit.objects.all(),
            widget=CheckboxSelectMultiple,
        )

    def filter(self, qs, value):
        return qs.filter(in_units(value)) if value else qs


class SectionFilter(django_filters.ModelMultipleChoiceFilter):
    """Pages in one of the chosen sections: the pages right below a home page."""

    def __init__(self):
        super().__init__(
            label=_("Section"),
            queryset=lambda request: editable_pages(request.user).filter(depth=SECTION_DEPTH),
            widget=CheckboxSelectMultiple,
        )

    def filter(self, qs, value):
        within = [Q(path__startswith=section.path) for section in value]
        return qs.filter(reduce(or_, within)) if within else qs


#: One filter for the state of each language.
LanguageStateFilterSet = type(WagtailFilterSet)(
    "LanguageStateFilterSet",
    (WagtailFilterSet,),
    {
        f"state_{code}": django_filters.MultipleChoiceFilter(
            field_name=localized("translation_state", code),
            label=name.capitalize(),
            choices=capitalised_states,
            distinct=False,
            widget=CheckboxSelectMultiple,
        )
        for code, name in language_choices()
    },
)


class ExplorerFilterSet(LanguageStateFilterSet):
    """What an editor asks of a list of pages, the most frequent first."""

    page_type = PageTypeFilter()
    unit = UnitFilter()

    class Meta:
        model = PortalPage
        fields = []

    @classmethod
    def get_filters(cls):
        """Our filters, then Wagtail's."""
        return super().get_filters() | {name: PageFilterSet.base_filters[name] for name in WAGTAILS}
