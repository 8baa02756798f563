"""Filters of the register of resolutions and of the timeline."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.models import ListingForm


class ResolutionFilterForm(ListingForm):
    """Year and body; offers what there are acts of."""

    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    council = forms.TypedChoiceField(
        label=_("Adopted by"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args, years=(), councils=(), **kwargs):
        """``years``: numbers; ``councils``: pairs of primary key and name."""
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("All years")), *((year, str(year)) for year in years)]
        self.fields["council"].choices = [("", _("all bodies")), *councils]
        if len(councils) < 2:
            del self.fields["council"]


class TimelineForm(ListingForm):
    """Kind of events, and whether the newest or the oldest come first."""

    NEWEST, OLDEST = "newest", "oldest"
    not_filters = ("page", "order")

    kind = forms.ChoiceField(label=_("What happened"), required=False)
    order = forms.ChoiceField(
        choices=[(NEWEST, NEWEST), (OLDEST, OLDEST)], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, kinds=(), **kwargs):
        """``kinds``: pairs of key and label."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("everything")), *kinds]

    @property
    def is_oldest_first(self):
        self.is_valid()
        return self.cleaned_data.get("order") == self.OLDEST
