from django.utils.translation import gettext_lazy as _

from portal.pages.models import ListingPage
from portal.pages.routing import visitor_language

from ..forms import DeclarationFilterForm
from .declaration import DeclarationPage


class DeclarationIndexPage(ListingPage):
    """Lists the declarations below it, by kind and year."""

    template = "declarations/declaration_index_page.html"
    item_model = DeclarationPage
    form_class = DeclarationFilterForm
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["declarations.DeclarationPage", "declarations.CommitmentRegisterPage"]

    class Meta:
        verbose_name = _("list of declarations")
        verbose_name_plural = _("lists of declarations")

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
