from django.db.models import Count, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from portal.pages.languages import localized
from portal.pages.models import ListingPage
from portal.pages.routing import visitor_language

from ..forms import DeclarationFilterForm
from ..progress import Progress
from .declaration import DeclarationPage
from .parts import Commitment


class DeclarationIndexPage(ListingPage):
    """Lists the declarations below it, by kind and year."""

    template = "declarations/declaration_index_page.html"
    item_model = DeclarationPage
    form_class = DeclarationFilterForm
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["declarations.DeclarationPage", "declarations.CommitmentRegisterPage"]
    section_template = "declarations/parts/section.html"

    class Meta:
        verbose_name = _("list of declarations")
        verbose_name_plural = _("lists of declarations")

    @classmethod
    def figure_for_home(cls, home, language):
        """How many promises have which status, of all declarations that may be read."""
        declarations = DeclarationPage.objects.readable_in(language)
        promises = (
            Commitment._base_manager.filter(
                page__in=declarations.filter(path__startswith=home.path).order_by().values("pk")
            )
            .filter(**{f"{localized('text', language)}__gt": ""})
            .order_by()
            .annotate(all=Value(1))
            .values("all")  # one row for the whole
        )
        counts = {
            status: Count("pk", filter=Q(status=status)) for status in Commitment.Status.values
        }
        return Subquery(promises.annotate(counts=JSONObject(**counts)).values("counts"))

    @classmethod
    def read_figure(cls, value):
        """``Progress`` of the promises; ``None`` where there are none."""
        return Progress(value, Commitment.Status) if value else None

    def get_form(self, request):
        """The filters, with the kinds and years that there is something to read of: one query."""
        items = self.get_items(visitor_language(request)).order_by()
        found = set(items.values_list("kind", "listed_on__year").distinct())
        kinds = {kind for kind, _year in found}
        return self.form_class(
            request.GET,
            kinds=[choice for choice in DeclarationPage.Kind.choices if choice[0] in kinds],
            years=sorted({year for _kind, year in found if year}, reverse=True),
        )

    def filter_items(self, items, chosen):
        if "kind" in chosen:
            items = items.filter(kind=chosen["kind"])
        if "year" in chosen:
            items = items.filter(listed_on__year=chosen["year"])
        return items
