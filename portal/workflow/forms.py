"""What people type about reviews: reasons and absences."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from .models import Absence
from .reviewers import people_who_review

SHORTEST_REASON = 10


class ReasonField(forms.CharField):
    """Why something is published without a review."""

    def __init__(self, **kwargs):
        options = {
            "label": _("Reason"),
            "help_text": _(
                "Why this cannot wait for a review. It stays in the history of the page."
            ),
            "min_length": SHORTEST_REASON,
            "max_length": 500,
            "widget": forms.Textarea(attrs={"rows": 3}),
        }
        super().__init__(**options | kwargs)


class ReasonForm(forms.Form):
    """Asks for the reason of a publication past the review."""

    reason = ReasonField()


class AbsenceForm(forms.ModelForm):
    """From when to when a person is away and who does their reviews; empty: not away."""

    class Meta:
        model = Absence
        fields = ("since", "until", "deputy")
        widgets = {"since": AdminDateInput, "until": AdminDateInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("since", "until"):
            self.fields[name].required = False
        self.fields["since"].help_text = _(
            "While you are away, requests for review go to your deputy."
        )
        self.fields["deputy"].queryset = people_who_review().exclude(pk=self.instance.person_id)
        self.fields["deputy"].empty_label = _("nobody: the other reviewers")

    def clean(self):
        cleaned_data = super().clean()
        since, until = cleaned_data.get("since"), cleaned_data.get("until")
        for name, value, other in (("since", since, until), ("until", until, since)):
            if other and not value and name not in self.errors:
                self.add_error(name, _("Say both the first and the last day."))
        return cleaned_data

    def _post_clean(self):
        if self.cleaned_data.get("since"):
            super()._post_clean()

    def save(self, commit=True):
        """Keep the absence, or forget it where the dates are empty."""
        if self.cleaned_data.get("since"):
            return super().save(commit)
        if self.instance.pk:
            self.instance.delete()
        return self.instance
