"""Two windows at one page: the one that saves later is told, and no text is lost in silence."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.utils.timestamps import render_timestamp

#: Sent by the form of a page that had no version when it was opened, so that it can name none.
WITHOUT_VERSION = "opened_without_version"
#: Sent with a save by somebody who has been told of the newer version and keeps to their own.
KEEP_MINE = "keep-mine"


class NewerVersionMixin:
    """
    An edit view that does not save over a version which the form does not know of.

    It says who saved it and shows what was typed again, with a choice: look at the difference,
    keep one's own text, or take the newer one. Whatever is chosen, both stay in the history.
    """

    @cached_property
    def is_out_of_date(self):
        names = ("overwrite_revision_id", "loaded_revision_id")
        sent = self.request.POST
        if WITHOUT_VERSION in sent and not any(sent.get(name) for name in names):
            return self.latest_revision is not None
        return super().is_out_of_date

    def post(self, request, *args, **kwargs):
        """Refuse what was begun on an older version, unless it is said to be kept nevertheless."""
        if self.page.alias_of_id or self.locked_for_user or not self.is_out_of_date:
            return super().post(request, *args, **kwargs)
        if self.expects_json_response:
            return JsonResponse(
                {
                    "success": False,
                    "error_code": "invalid_revision",
                    "error_message": self.who_saved,
                    "difference": self.difference_url,
                },
                status=400,
            )
        if request.POST.get(KEEP_MINE):
            return super().post(request, *args, **kwargs)
        return self.show_again()

    @property
    def who_saved(self):
        """Who has saved the newer version, and when, in the language of the screen."""
        revision = self.latest_revision
        when = {"when": render_timestamp(revision.created_at)}
        if revision.user_id == self.request.user.pk:
            return _("You saved a newer version in another window (%(when)s).") % when
        if revision.user is None:
            return _("A newer version has been saved (%(when)s).") % when
        values = when | {"name": revision.user.get_full_name() or revision.user.get_username()}
        return _("%(name)s saved a newer version (%(when)s).") % values

    @property
    def difference_url(self):
        """Address of what has changed since the form was opened."""
        seen = self.request.POST.get("loaded_revision_id") or ""
        is_older = seen.isdecimal() and len(seen) < 19 and int(seen) != self.latest_revision.pk
        is_known = is_older and self.page.revisions.filter(pk=seen).exists()
        versions = (seen if is_known else "live", self.latest_revision.pk)
        return reverse("wagtailadmin_pages:revisions_compare", args=(self.page.pk, *versions))

    def show_again(self):
        """The form with what was typed, and the choice; saved next is what it shows then."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        self.autosave_enabled = False  # not before somebody has chosen
        keep = format_html(
            '<button type="submit" form="page-edit-form" class="button button-small">{}</button>',
            _("Keep what I typed"),
        )
        choices = [
            messages.button(self.difference_url, _("Show the difference"), new_window=True),
            messages.button(self.get_edit_url(), _("Take the newer version")),
        ]
        words = _("What you typed is in the form below and has not been saved yet.")
        text = format_html("{} {} {}", self.who_saved, words, keep)
        messages.error(self.request, text, buttons=choices)
        return self.render_to_response(self.get_context_data())
