"""The register of commitments: every promise of every declaration in one place."""

from django.db.models import CharField, Count, F, IntegerField, Value
from django.db.models.functions import Cast, Coalesce, NullIf, Substr
from django.db.models.query import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.pages.languages import first_text, localized, localized_names
from portal.pages.models import RegisterPage

from ..export import FORMATS, commitments_as_csv
from ..forms import NO_YEAR, CommitmentFilterForm
from ..progress import Progress
from .declaration import DeclarationPage
from .parts import Commitment


class CommitmentRegisterPage(RegisterPage):
    """Lists the promises of all declarations beside it and below it."""

    template = "declarations/commitment_register_page.html"
    parent_page_types = [
        "pages.HomePage",
        "pages.StandardPage",
        "declarations.DeclarationIndexPage",
    ]
    subpage_types = []
    form_class = CommitmentFilterForm
    items_per_page = 50
    is_landmark = True

    class Meta:
        verbose_name = _("register of commitments")
        verbose_name_plural = _("registers of commitments")

    def serve(self, request, *args, **kwargs):
        """The page or, with a ``format`` of ``FORMATS``, what the filters leave as a table."""
        response = super().serve(request, *args, **kwargs)
        if request.GET.get("format") not in FORMATS or not hasattr(response, "context_data"):
            return response
        form = response.context_data["form"]
        items = self.get_items(self.get_items_language(request))
        return commitments_as_csv(self.filter_items(items, form.chosen()), request)

    def get_items(self, language):
        bodies = (f"page__{name}" for name in localized_names("body"))
        return (
            self._readable(Commitment.objects, language)
            .select_related("page__issuing_city", "unit", "framework_item__framework")
            .defer(*bodies)
            .order_by(F("page__listed_on").desc(nulls_last=True), "-page", "sort_order", "pk")
        )

    def filter_items(self, items, chosen):
        if "status" in chosen:
            items = items.filter(status=chosen["status"])
        if "unit" in chosen:
            items = items.filter(unit=chosen["unit"])
        if "point" in chosen:
            items = items.filter(framework_item=chosen["point"])
        if chosen.get("year") == NO_YEAR:
            items = items.filter(page__document_date=None)
        elif "year" in chosen:
            items = items.filter(page__document_date__startswith=chosen["year"])
        return items

    def get_form(self, request):
        return self.form_class(request.GET, self.get_facets(self.get_items_language(request)))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "overview": Progress(context["form"].numbers, Commitment.Status)}

    def get_facets(self, language):
        """
        What the register can be narrowed down by, with how many commitments there are of each.

        A mapping of ``status``, ``unit``, ``point`` and ``year`` to lists of key, label and number;
        the label of a point is a pair of its framework and itself. One query.
        """
        items = self._readable(QuerySet(Commitment), language).order_by()
        nothing = Value("", output_field=CharField())
        first = Value(0, output_field=IntegerField())
        year = Coalesce(
            NullIf(Substr(Cast("page__document_date", CharField()), 1, 4), Value("")),
            Value(NO_YEAR),
        )
        arms = {
            "status": (F("status"), nothing, nothing, first),
            "year": (year, nothing, nothing, first),
            "unit": (Cast("unit", CharField()), nothing, first_text("unit__name", language), first),
            "point": (
                Cast("framework_item", CharField()),
                first_text("framework_item__framework__name", language),
                first_text("framework_item__title", language),
                F("framework_item__sort_order"),
            ),
        }
        querysets = []
        for name, (key, group, label, place) in arms.items():
            rows = items.annotate(
                facet=Value(name), key=key, group=group, label=label, place=place
            ).exclude(key=None)
            querysets.append(
                rows.values("facet", "key", "group", "label", "place").annotate(number=Count("pk"))
            )
        facets = {name: [] for name in arms}
        for row in querysets[0].union(*querysets[1:], all=True):
            facets[row["facet"]].append(row)
        for row in facets["status"]:
            row["label"] = Commitment.Status(row["key"]).label
        facets["status"].sort(key=lambda row: Commitment.Status.values.index(row["key"]))
        return facets

    def _readable(self, commitments, language):
        """``commitments`` of declarations that may be read in ``language``, worded in it."""
        declarations = DeclarationPage.objects.filter(
            path__startswith=self.path[: -self.steplen]
        ).readable_in(language)
        return commitments.filter(
            page__in=declarations.order_by().values("pk"),
            **{f"{localized('text', language)}__gt": ""},
        )
