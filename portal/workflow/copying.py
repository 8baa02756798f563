"""Copies and aliases that visitors see at once: published without a review, so with a reason."""

from django.utils.translation import gettext_lazy as _

from portal.pages.forms import PortalCopyForm

from .forms import ReasonField
from .publishing import keep_reason, needs_reason


class CopyWithReasonForm(PortalCopyForm):
    """Copy form that asks why what it publishes cannot wait for a review."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "alias" in self.fields and not self.user.is_superuser:
            self.fields["reason"] = ReasonField(
                required=False,
                help_text=_(
                    "Needed where the copy or the alias is published at once, without a review. It "
                    "stays in the history of the page."
                ),
            )

    def clean(self):
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        field = self.fields.get("reason")
        is_missing = field and not cleaned_data.get("reason") and "reason" not in self.errors
        if is_missing and self._publishes(cleaned_data) and needs_reason(self.user, parent):
            self.add_error("reason", field.error_messages["required"])
        return cleaned_data

    def _publishes(self, cleaned_data):
        """Whether visitors see something of what is made: only what they see of the original."""
        if not (cleaned_data.get("publish_copies") or cleaned_data.get("alias")):
            return False
        if cleaned_data.get("copy_subpages"):
            return self.page.get_descendants(inclusive=True).live().exists()
        return self.page.live


def keep_reason_of_copies(page, user, reason):
    """Keep the ``reason`` with ``page``, a new copy or alias, and each below it that is public."""
    for copy in page.get_descendants(inclusive=True).live().specific():
        if needs_reason(user, copy):
            keep_reason(copy, user, reason, copy.live_revision)
