"""Publishing without a review, in the editors' side."""

from time import time

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.pages.looking import mark_of_draft
from portal.pages.models import PortalPage
from portal.pages.publishing import what_stands_in_the_way
from portal.pages.views import PortalPublishBulkAction

from .forms import ReasonField, ReasonForm
from .publishing import keep_reason, may_need_reason, needs_reason, publish_past_review


class PublishPastReviewView(WagtailAdminTemplateMixin, FormView):
    """Asks a publisher for the reason, and publishes the latest draft."""

    form_class = ReasonForm
    template_name = "workflow/publish_past_review.html"
    page_title = gettext_lazy("Publish without a review")
    header_icon = "warning"

    def dispatch(self, request, *args, **kwargs):
        page = get_object_or_404(PortalPage, pk=kwargs["page_id"])
        if page.alias_of_id or not page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        lock = page.get_lock()
        if lock and lock.for_user(request.user):
            raise PermissionDenied
        self.draft = page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.draft.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.edit_address, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def edit_address(self):
        """Where the draft can be corrected."""
        return reverse("wagtailadmin_pages:edit", args=[self.draft.pk])

    def form_valid(self, form):
        mark = mark_of_draft(self.draft)
        if self.request.POST.get("draft", mark) != mark:
            form.add_error(
                None, _("The page has been changed since you opened it. Look at it as it is now.")
            )
            return self.form_invalid(form)
        obstacles = what_stands_in_the_way(self.draft)
        if obstacles:
            form.add_error(None, _("The page is not complete yet. Correct it first."))
            for message in obstacles:
                form.add_error(None, message)
            return self.form_invalid(form)
        publish_past_review(self.draft, self.request.user, form.cleaned_data["reason"])
        is_planned = self.draft.go_live_at and self.draft.go_live_at > timezone.now()
        message = (
            _("“%(title)s” will be published at the time that you chose, without a review.")
            if is_planned
            else _("“%(title)s” has been published without a review.")
        )
        messages.success(self.request, message % {"title": self.draft.get_admin_display_title()})
        for run in hooks.get_hooks("after_publish_page"):
            response = run(self.request, self.draft)
            if hasattr(response, "status_code"):
                return response
        return redirect("wagtailadmin_explore", self.draft.get_parent().pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "page": self.draft,
            "edit_address": self.edit_address,
            "is_new": not self.draft.live_revision_id,
            "mark_of_draft": mark_of_draft(self.draft),
            "latest_revision": self.draft.get_latest_revision(),
        }


class BulkPublishForm(PortalPublishBulkAction.form_class):
    """Wagtail's question about the pages below, ours for the reason, and when it was asked."""

    looked_at = forms.FloatField(initial=time, required=False, widget=forms.HiddenInput)

    reason = ReasonField()


class PublishWithReasonBulkAction(PortalPublishBulkAction):
    """Publishes several pages; keeps the reason of whoever does so without a review."""

    template_name = "workflow/confirm_bulk_publish.html"
    form_class = BulkPublishForm

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not may_need_reason(self.request.user):
            del form.fields["reason"]
        return form

    def get_execution_context(self):
        data = self.cleaned_form.cleaned_data
        return super().get_execution_context() | {
            "reason": data.get("reason", ""),
            "looked_at": data["looked_at"],
        }

    @classmethod
    def publish(cls, page, user, refusals, reason="", looked_at=None, **kwargs):
        latest = page.get_latest_revision()
        if looked_at and latest and latest.created_at.timestamp() > looked_at:
            words = _("The page has been changed since you opened it. Look at it as it is now.")
            refusals.append((str(page.specific), [words]))
            return False
        is_new = page.has_unpublished_changes or not page.live
        is_published = super().publish(page, user, refusals, **kwargs)
        if is_published and is_new and user and needs_reason(user, page):
            keep_reason(page.specific, user, reason, page.get_latest_revision())
        return is_published
