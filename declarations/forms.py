"""The form in which editors write a declaration, and the filters of the lists."""

from itertools import groupby

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.pages.collation import alphabetical_key
from portal.pages.forms import PortalPageForm
from portal.pages.languages import languages, localized
from portal.pages.models.listing import ListingForm


class DeclarationPageForm(PortalPageForm):
    """
    Edit form that checks paragraphs and commitments together, as they were sent.

    Wagtail checks a page before the rows of its inline panels are part of it. This form numbers
    the paragraphs that it was sent and shows them to the page for its own checks.
    """

    def clean(self):
        cleaned_data = super().clean()
        rows = self._rows("paragraphs")
        for row in rows:  # an emptied number does not take a paragraph's number away
            row.instance.number = row.instance.number or row.initial.get("number")
        self.instance.sent_paragraphs = [row.instance for row in rows]
        self.instance.number_paragraphs()
        self._refuse_repeated_numbers(rows)
        self._refuse_missing_paragraphs(rows)
        if not self.is_deferred_validation:
            self._mark_missing_text(rows)
        return cleaned_data

    def _post_clean(self):
        super()._post_clean()
        self.instance.sent_paragraphs = None

    def get_field_updates_for_resave(self):
        """Also put the numbers that paragraphs got into the form that is still open."""
        numbers = [
            (row.add_prefix("number"), str(row.instance.number)) for row in self._rows("paragraphs")
        ]
        return [*super().get_field_updates_for_resave(), *numbers]

    def _rows(self, relation):
        """Valid forms of an inline panel that stay, in the order that the editor gave them."""
        rows = [
            row
            for row in self.formsets[relation].forms
            if row.is_valid() and row.cleaned_data and not row.cleaned_data.get("DELETE")
        ]
        return sorted(rows, key=lambda row: row.cleaned_data.get("ORDER") or 0)

    @staticmethod
    def _refuse_repeated_numbers(rows):
        seen = set()
        for row in rows:
            number = row.instance.number
            if number in seen:
                row.add_error("number", _("Another paragraph has this number."))
            seen.add(number)

    def _refuse_missing_paragraphs(self, paragraph_rows):
        numbers = sorted({row.instance.number for row in paragraph_rows})
        for row in self._rows("commitments"):
            number = row.instance.paragraph_number
            if number is not None and number not in numbers:
                message = _("There is no paragraph %(number)s. The paragraphs are: %(numbers)s.")
                if not numbers:
                    message = _("There is no paragraph %(number)s: the text has none yet.")
                listed = ", ".join(map(str, numbers))
                row.add_error("paragraph_number", message % {"number": number, "numbers": listed})

    def _mark_missing_text(self, rows):
        for language in languages():
            if not self.cleaned_data.get(localized("ready", language)):
                continue
            for row in rows:
                if not row.instance.has_text(language):
                    row.add_error(
                        localized("text", language),
                        _("Needed before the page can be read in this language."),
                    )


class DeclarationFilterForm(ListingForm):
    """Filters of the list: kind of declaration and year."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    year = forms.TypedChoiceField(
        label=gettext_lazy("Year"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args, kinds=(), years=(), **kwargs):
        """``kinds``: pairs of value and label; ``years``: numbers. Both as they may be chosen."""
        super().__init__(*args, **kwargs)
        everything = ("", _("all"))
        self.fields["kind"].choices = [
            everything,
            *((value, capfirst(label)) for value, label in kinds),
        ]
        self.fields["year"].choices = [everything, *((year, str(year)) for year in years)]


#: Chosen in place of a year: declarations whose date nobody knows.
NO_YEAR = "none"


class CommitmentFilterForm(ListingForm):
    """Filters of the register of commitments; each offers what there are commitments of."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    point = forms.TypedChoiceField(
        label=gettext_lazy("Point of a framework"), required=False, coerce=int, empty_value=None
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Unit in charge"), required=False, coerce=int, empty_value=None
    )
    year = forms.ChoiceField(label=gettext_lazy("Year of the declaration"), required=False)

    def __init__(self, data, facets):
        """``facets`` as ``CommitmentRegisterPage.get_facets`` gives them."""
        super().__init__(data)
        #: How many commitments there are of each status, whatever the filters.
        self.numbers = {row["key"]: row["number"] for row in facets["status"]}
        statuses = [(row["key"], capfirst(row["label"])) for row in facets["status"]]
        years = sorted(row["key"] for row in facets["year"] if row["key"] != NO_YEAR)
        has_undated = any(row["key"] == NO_YEAR for row in facets["year"])
        units = sorted(facets["unit"], key=lambda row: alphabetical_key(row["label"]))
        self.fields["status"].choices = [("", gettext_lazy("any")), *statuses]
        self.fields["point"].choices = [("", gettext_lazy("any")), *self._points(facets["point"])]
        self.fields["unit"].choices = [
            ("", gettext_lazy("any")),
            *((row["key"], row["label"]) for row in units),
        ]
        self.fields["year"].choices = [
            ("", gettext_lazy("any")),
            *((year, year) for year in reversed(years)),
            *([(NO_YEAR, gettext_lazy("date not known"))] if has_undated else []),
        ]
        for name in ("point", "unit"):  # a choice of nothing helps nobody
            if not facets[name]:
                del self.fields[name]

    @staticmethod
    def _points(rows):
        """Choices grouped by framework, each in the order of its points."""
        ordered = sorted(rows, key=lambda row: (alphabetical_key(row["group"]), row["place"] or 0))
        return [
            (framework, [(row["key"], row["label"]) for row in points])
            for framework, points in groupby(ordered, key=lambda row: row["group"])
        ]
