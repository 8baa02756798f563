"""The base of pages that list other pages."""

from dataclasses import dataclass, field

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, When, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.models import get_page_models

from ..routing import visitor_language
from .base import PortalPage


class ListingForm(forms.Form):
    """
    Filters of a list, sent with GET. A value that makes no sense is ignored.

    Subclasses add fields that are not required; ``RegisterPage.filter_items`` gets what was valid.
    """

    #: Fields that choose how the list is shown rather than what is on it.
    not_filters = ("page",)

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
            if name not in self.not_filters and value not in (None, "", [])
        }

    @property
    def kept(self):
        """Mapping of what the visitor chose beside the filters and keeps with new ones."""
        self.is_valid()
        names = set(self.not_filters) - {"page"}
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}

    @property
    def page_number(self):
        self.is_valid()
        return self.cleaned_data.get("page") or 1


class RegisterPage(PortalPage):
    """
    Lists what its subclass finds, page by page, narrowed down by filters.

    A subclass says what there is (``get_items``) and, where it has filters, ``form_class``. What is
    listed reads in the language of the page's own text, so that no page is half in one language.
    """

    form_class = ListingForm
    items_per_page = 20
    required_text = ["title"]

    class Meta:
        abstract = True

    def get_items(self, language):
        """Query set of everything that the list may show in ``language``, in its order."""
        raise NotImplementedError

    def get_items_language(self, request):
        """The language in which the items are read."""
        return self.get_text_language(request)

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
        items = self.filter_items(self.get_items(self.get_items_language(request)), form.chosen())
        page = paginate(items, form.page_number, self.items_per_page)
        context.update(form=form, items=page, is_filtered=bool(form.chosen()))
        if not form.chosen():
            context["reading"] = self.reading_of_sheet(request, page.number)
        return context


class ListingPage(RegisterPage):
    """
    Lists the pages of one model below it that may be read in the visitor's language.

    A subclass names ``item_model`` and, where it has filters, ``form_class``.
    """

    item_model = None
    #: How the home page shows the list, and how many of its items at most.
    section_template = "components/section.html"
    items_on_home = 3
    # Databases disagree on where a row without a date belongs.
    ordering = [F("listed_on").desc(nulls_last=True), "-pk"]

    class Meta:
        abstract = True

    @classmethod
    def figure_for_home(cls, home, language):
        """
        A database expression for what the home page says of the whole list; ``None`` for nothing.

        ``home`` is the home page's row, ``language`` the visitor's. The expression is read along
        with the home page; ``read_figure`` turns its value into what ``section_template`` shows.
        """
        return None

    @classmethod
    def read_figure(cls, value):
        """What ``section_template`` shows as ``section.figure``."""
        return value

    def get_items(self, language):
        return (
            self.item_model.objects.filter(path__startswith=self.path)
            .readable_in(language)
            .select_related(*self.item_model.select_for_listing)
            .order_by(*self.ordering)
        )

    def get_items_language(self, request):
        """The visitor's: each card says for itself in which language it is."""
        return visitor_language(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        self.pictures = [*self.pictures, *(item.image for item in context["items"])]
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
    #: How many items the list has in all.
    total: int = 0
    items: list = field(default_factory=list)
    #: What is said of the list as a whole, where its model says anything.
    figure: object = None

    @property
    def model(self):
        """The model of the list, a subclass of ``ListingPage``."""
        return self.page.content_type.model_class()

    @property
    def template(self):
        return self.model.section_template

    @property
    def shows_listed_on(self):
        """Whether to show the dates of the items, which know only what all pages have."""
        return self.model.item_model.shows_listed_on


def listing_models():
    """Every model of lists."""
    return [model for model in get_page_models() if issubclass(model, ListingPage)]


def latest_sections(parent, language):
    """
    The lists right below ``parent``, each with its latest items and their number: one query.

    Lists come in the order of the tree. Lists and items are ``PortalPage`` instances that may be
    read in ``language``; a list without such items is left out.
    """
    models = listing_models()
    below = PortalPage.objects.filter(path__startswith=parent.path).readable_in(language)
    lists = below.of_types(models).filter(depth=parent.depth + 1)
    items = below.of_types({model.item_model for model in models}).filter(
        depth__gt=parent.depth + 1
    )
    partition = Substr("path", 1, len(parent.path) + parent.steplen)
    rank = Window(
        RowNumber(),
        partition_by=partition,
        # The list itself stands before its items.
        order_by=[
            Case(When(depth=parent.depth + 1, then=0), default=1),
            F("listed_on").desc(nulls_last=True),
            F("pk").desc(),
        ],
    )
    rows = (
        (lists | items)
        .select_related("content_type", *PortalPage.select_for_listing)
        .annotate(rank=rank, number=Window(Count("pk"), partition_by=partition))
        .filter(rank__lte=1 + max((model.items_on_home for model in models), default=0))
        .order_by("rank")
    )
    sections, found = {}, []
    for page in rows:
        if page.depth == parent.depth + 1:
            sections[page.path] = Section(page, total=page.number - 1)
        else:
            found.append(page)
    for page in found:
        section = sections.get(page.path[: len(parent.path) + parent.steplen])
        if section and len(section.items) < section.model.items_on_home:
            section.items.append(page)
    return [section for _path, section in sorted(sections.items()) if section.items]
