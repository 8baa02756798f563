"""The base of pages that list other pages."""

from dataclasses import dataclass, field

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.models import get_page_models

from ..routing import visitor_language
from .base import PortalPage


class ListingForm(forms.Form):
    """
    Filters of a list, sent with GET. A value that makes no sense is ignored.

    Subclasses add fields that are not required; ``ListingPage.filter_items`` gets what was valid.
    """

    # Beyond a million the number of the first row no longer fits into every database's integers.
    page = forms.IntegerField(
        min_value=1, max_value=1_000_000, required=False, widget=forms.HiddenInput
    )

    def chosen(self):
        """Mapping of the filters in use to their values."""
        self.is_valid()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "page" and value not in (None, "", [])
        }

    @property
    def page_number(self):
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class ListingPage(PortalPage):
    """
    Lists the pages of one model below it that may be read in the visitor's language.

    A subclass names ``item_model`` and, where it has filters, ``form_class``.
    """

    item_model = None
    form_class = ListingForm
    items_per_page = 20
    # Databases disagree on where a row without a date belongs.
    ordering = [F("listed_on").desc(nulls_last=True), "-pk"]
    required_text = ["title"]

    class Meta:
        abstract = True

    def get_items(self, language):
        """Query set of everything that the list may show in ``language``, in its order."""
        return (
            self.item_model.objects.filter(path__startswith=self.path)
            .readable_in(language)
            .select_related(*self.item_model.select_for_listing)
            .order_by(*self.ordering)
        )

    def filter_items(self, items, chosen):
        """``items`` narrowed down by the filters in ``chosen``."""
        return items

    def structured_data(self, request):
        return {"@type": "CollectionPage"}

    def get_form(self, request):
        return self.form_class(request.GET)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = self.get_form(request)
        items = self.filter_items(self.get_items(visitor_language(request)), form.chosen())
        page = paginate(items, form.page_number, self.items_per_page)
        self.pictures = [*self.pictures, *(item.image for item in page)]
        context.update(form=form, items=page, is_filtered=bool(form.chosen()))
        return context


def paginate(queryset, number, size):
    """
    Page ``number`` of ``queryset`` with ``size`` rows: rows and total come in one query.

    The last page answers for any beyond it.
    """
    paginator = Paginator(queryset, size)
    counted = queryset.annotate(total_count=Window(Count("pk")))
    rows = list(counted[(number - 1) * size : number * size])
    is_beyond = not rows and number > 1
    if is_beyond:
        rows = list(counted.reverse()[:size])[::-1]
    paginator.count = rows[0].total_count if rows else 0
    if is_beyond:
        number = paginator.num_pages
        rows = rows[(number - 1) * size - paginator.count :]
    return Page(rows, number, paginator)


@dataclass
class Section:
    """A list with the latest of its items, as the page above it shows them."""

    page: PortalPage
    items: list = field(default_factory=list)
    #: Whether the dates of the items are to be shown: the items know only what all pages have.
    shows_listed_on: bool = False


def latest_sections(parent, language, size=3):
    """
    The lists right below ``parent`` with their latest ``size`` items each, in one query.

    Lists come in the order of the tree. Lists and items are ``PortalPage`` instances that may be
    read in ``language``; a list without such items is left out.
    """
    item_models = {
        model: model.item_model for model in get_page_models() if issubclass(model, ListingPage)
    }
    readable = PortalPage.objects.filter(path__startswith=parent.path).readable_in(language)
    lists = readable.of_types(item_models).filter(depth=parent.depth + 1)
    items = (
        readable.of_types(item_models.values())
        .filter(depth__gt=parent.depth + 1)
        .annotate(
            rank=Window(
                RowNumber(),
                partition_by=Substr("path", 1, len(parent.path) + parent.steplen),
                order_by=[F("listed_on").desc(nulls_last=True), F("pk").desc()],
            )
        )
        .filter(rank__lte=size)
    )
    pages = (
        PortalPage.objects.filter(Q(pk__in=lists.values("pk")) | Q(pk__in=items.values("pk")))
        .select_related("content_type", *PortalPage.select_for_listing)
        .order_by(*ListingPage.ordering)
    )
    sections, found = {}, []
    for page in pages:
        item_model = item_models.get(page.content_type.model_class())
        if item_model and page.depth == parent.depth + 1:
            sections[page.path] = Section(page, shows_listed_on=item_model.shows_listed_on)
        else:
            found.append(page)
    for page in found:
        section = sections.get(page.path[: len(parent.path) + parent.steplen])
        if section:
            section.items.append(page)
    return [section for _path, section in sorted(sections.items()) if section.items]
