"""The register of resolutions, and the page of each."""

from django.db.models import IntegerField, TextField, Value
from django.db.models.functions import Cast, ExtractYear
from django.db.models.query import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.pages.collation import alphabetical_key
from portal.pages.entries import Entry
from portal.pages.languages import first_text, localized
from portal.pages.models import RegisterPage

from ..forms import ResolutionFilterForm
from ..structured_data import legislation
from ..uses import pages_resting_on
from .organisations import Council
from .resolutions import Resolution


class ResolutionIndexPage(RegisterPage):
    """Lists all resolutions and orders; each has a page of its own below it."""

    template = "civic/resolution_index_page.html"
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = []
    form_class = ResolutionFilterForm
    is_landmark = True
    has_entries = True

    class Meta:
        verbose_name = _("register of resolutions")
        verbose_name_plural = _("registers of resolutions")

    def get_items(self, language):
        return (
            Resolution.objects.filter(**{f"{localized('title', language)}__gt": ""})
            .select_related("council")
            .order_by("-adopted_on", "-pk")
        )

    def filter_items(self, items, chosen):
        if "year" in chosen:
            items = items.filter(adopted_on__year=chosen["year"])
        if "council" in chosen:
            items = items.filter(council=chosen["council"])
        return items

    def get_form(self, request):
        """The filters, with the years and bodies that there are acts of: one query."""
        language = self.get_items_language(request)
        items = QuerySet(Resolution).filter(**{f"{localized('title', language)}__gt": ""})
        years = items.annotate(key=ExtractYear("adopted_on")).values_list(
            Value("year"), Cast("key", IntegerField()), Value("", output_field=TextField())
        )
        councils = QuerySet(Council).filter(resolutions__in=items.values("pk"))
        councils = councils.values_list(Value("council"), "pk", first_text("name", language))
        found = {"year": [], "council": []}
        for facet, key, label in years.order_by().union(councils.order_by()):
            found[facet].append((key, label))
        return self.form_class(
            request.GET,
            years=sorted((year for year, _label in found["year"]), reverse=True),
            councils=sorted(found["council"], key=lambda choice: alphabetical_key(choice[1])),
        )

    def get_entries(self):
        """An ``Entry`` for each act: one query."""
        return (ResolutionEntry(self, resolution) for resolution in Resolution.objects.all())

    def find_entry(self, slug):
        """The ``Entry`` at ``slug`` with what its page shows; ``None`` where there is none."""
        found = Resolution.objects.select_related("council", "document").filter(slug=slug).first()
        return found and ResolutionEntry(self, found)


class ResolutionEntry(Entry):
    """The page of a resolution or an order, made from what is stored of it."""

    template = "civic/resolution.html"

    def __init__(self, register, resolution):
        super().__init__(register, resolution.slug)
        self.resolution = resolution

    @property
    def title(self):
        """“Resolution No. XVI/171/11”."""
        kind = capfirst(self.resolution.get_kind_display())
        return gettext("%(kind)s No. %(number)s") % {
            "kind": kind,
            "number": self.resolution.number,
        }

    @property
    def summary(self):
        return self.resolution.title

    def is_readable_in(self, language):
        """In which its title is there: the rest are facts and names."""
        return self.register.is_readable_in(language) and bool(
            getattr(self.resolution, localized("title", language))
        )

    def structured_data(self, request):
        """An act; its own page is what describes it, and the bulletin what it is based on."""
        act = legislation(self.resolution)
        return {
            **act,
            "url": self.get_full_url(request),
            "name": self.title,
            "isBasedOn": act.get("url"),
        }

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "resolution": self.resolution,
            "pages": list(pages_resting_on(self.resolution)),
        }
