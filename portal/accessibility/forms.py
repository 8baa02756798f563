"""The forms in which editors write the statement and further forms of pages; filters of lists."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from portal.pages.forms import PortalPageForm
from portal.pages.languages import localized_names
from portal.pages.models import PortalPage
from portal.pages.models.listing import ListingForm
from portal.workflow.forms import ReasonField
from portal.workflow.publishing import keep_reason, needs_reason

from .kinds import FormKind, FormState


class StatementForm(PortalPageForm):
    """Edit form of a statement: what it says of itself and its register have to agree."""

    def clean(self):
        cleaned_data = super().clean()
        if not self.is_deferred_validation:
            groups = self._open_groups()
            self._check_status(cleaned_data.get("status"), groups)
            if "costs" in groups and not cleaned_data.get("costs_assessment_address"):
                message = _("Give the address of the assessment: a failing rests on its costs.")
                self.add_error("costs_assessment_address", message)
        return cleaned_data

    def _check_status(self, status, groups):
        if status == "full" and groups & {"appendix", "costs"}:
            message = _("The register names failings that are not resolved.")
            self.add_error("status", message)
        elif status in ("partial", "none") and not groups:
            message = _("Name in the register what is not accessible.")
            self.add_error("status", message)

    def _open_groups(self):
        """Groups of the failings that the form holds and that are not resolved."""
        today = timezone.localdate()
        rows = [row for row in self.formsets["failings"].forms if row.is_valid()]
        return {
            row.cleaned_data["group"]
            for row in rows
            if row.cleaned_data
            and not row.cleaned_data.get("DELETE")
            and not (row.cleaned_data["resolved_on"] and row.cleaned_data["resolved_on"] <= today)
        }


ONLY_PUBLISHERS = gettext_lazy("Only those who may publish the page may change what visitors read.")


def may_change(user, *pages):
    """Whether ``user`` may change what visitors read beside ``pages``; ``None`` is no page."""
    return all(page.permissions_for_user(user).can_publish() for page in pages if page)


class AccessFormForm(WagtailAdminModelForm):
    """
    Edit form of an easy-to-read text or a film.

    What visitors read is changed only by those who may publish the page that it belongs to.
    """

    def clean(self):
        cleaned_data = super().clean()
        user = self.for_user
        if user and self.has_changed() and self._is_public():
            # Taken from one page and given to another, it changes what is read on both.
            former = PortalPage.objects.filter(pk=self.initial.get("page")).first()
            if not may_change(user, former, cleaned_data.get("page")):
                raise ValidationError(ONLY_PUBLISHERS)
        return cleaned_data

    def _is_public(self):
        names = localized_names("ready")
        return any(self.cleaned_data.get(name) or self.initial.get(name) for name in names)


class FilmForm(AccessFormForm):
    """Edit form of a film: new files that visitors see at once are published past the review."""

    reason = ReasonField(
        required=False,
        label=gettext_lazy("Reason for exchanging the file"),
        help_text=gettext_lazy(
            "Needed where visitors can watch the film and one of its files is new. It stays in "
            "the history of the page."
        ),
    )
    files = ("video", "poster", *localized_names("captions"))

    def clean(self):
        cleaned_data = super().clean()
        page, user = cleaned_data.get("page"), self.for_user
        is_wanting = not cleaned_data.get("reason") and "reason" not in self.errors
        is_asked = page and user and self._publishes_files() and needs_reason(user, page)
        if is_wanting and is_asked:
            self.add_error("reason", _("Say why the file is exchanged without a review."))
        return cleaned_data

    def _publishes_files(self):
        return self._is_public() and not set(self.files).isdisjoint(self.changed_data)

    def save(self, commit=True):
        """Keep the film, and in the history of its page why a new file had no review."""
        film = super().save(commit)
        if commit and self.cleaned_data.get("reason") and self._publishes_files():
            page = film.page.specific
            keep_reason(page, self.for_user, self.cleaned_data["reason"], page.live_revision)
        return film


class AccessFormsFilterForm(ListingForm):
    """Filters of the overview: which form, and whether it keeps up with its page."""

    form = forms.ChoiceField(
        label=gettext_lazy("Form"),
        required=False,
        choices=[("", gettext_lazy("all")), *FormKind.choices],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[
            ("", gettext_lazy("all")),
            *((state.value, state.label) for state in (FormState.CURRENT, FormState.OUTDATED)),
        ],
    )
