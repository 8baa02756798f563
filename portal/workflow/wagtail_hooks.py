"""Where the review shows in the editors' side."""

from django.shortcuts import redirect
from django.urls import include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import CancelWorkflowMenuItem, SubmitForModerationMenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.log_actions import LogFormatter
from wagtail.models import WorkflowState

from . import urls
from .copying import keep_reason_of_copies
from .forms import AbsenceForm
from .models import Absence
from .publishing import PUBLISHED_PAST_REVIEW, needs_reason, take_back_from_visitors
from .reviewers import people_who_review
from .views import PublishWithReasonBulkAction


@hooks.register("register_admin_urls")
def register_urls():
    return [path("workflow/", include(urls))]


hooks.register("register_bulk_action", PublishWithReasonBulkAction)


@hooks.register("before_publish_page")
def ask_for_reason(request, page):
    """What a publisher wants to publish without a review is kept as a draft till they say why."""
    if needs_reason(request.user, page):
        take_back_from_visitors(page)
        return redirect("workflow:publish_past_review", page.pk)
    return None


@hooks.register("after_copy_page")
def keep_why_copies_are_public(request, page, new_page):
    """What is public among the copies has the reason that the form asked for."""
    keep_reason_of_copies(new_page, request.user, request.POST.get("reason", "").strip())


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action(PUBLISHED_PAST_REVIEW)
    class PublishedPastReview(LogFormatter):
        label = gettext_lazy("Publish without a review")
        message = gettext_lazy("Published without a review")

        def format_comment(self, log_entry):
            return _("Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


class HandInMenuItem(SubmitForModerationMenuItem):
    """The button that sends a page to the reviewers, in plain words."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        is_sent_back = state and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("Hand in again") if is_sent_back else _("Hand in for review")
        return context


class TakeBackMenuItem(CancelWorkflowMenuItem):
    """The button that ends a review before its time, in plain words."""

    label = gettext_lazy("Take back from review")


PLAIN_WORDS = {
    SubmitForModerationMenuItem: HandInMenuItem,
    CancelWorkflowMenuItem: TakeBackMenuItem,
}


@hooks.register("construct_page_action_menu")
def name_steps_of_review(menu_items, request, context):
    """Let the buttons of the review say what they do."""
    for index, item in enumerate(menu_items):
        if type(item) in PLAIN_WORDS:
            menu_items[index] = PLAIN_WORDS[type(item)](order=item.order)


@hooks.register("after_edit_page")
def say_that_it_waits(request, page):
    """Say why an approval together with a correction has not published the page."""
    wanted_to_approve = request.POST.get("workflow-action-name") == "approve"
    if wanted_to_approve and page.workflow_in_progress:
        text = _(
            "Your corrections are saved. Because of them somebody else has to approve the page."
        )
        messages.warning(request, text)


class AbsencePanel(BaseSettingsPanel):
    """In one's account: when one is away and who does one's reviews."""

    name = "absence"
    title = gettext_lazy("Absence")
    order = 250
    form_class = AbsenceForm

    def is_active(self):
        """Whether the person reviews anything."""
        return people_who_review().filter(pk=self.user.pk).exists()

    def get_form(self):
        absence = Absence.objects.filter(person=self.user).first() or Absence(person=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, instance=absence, prefix=self.name)


@hooks.register("register_account_settings_panel")
def register_absence_panel(request, user, profile):
    return AbsencePanel(request, user, profile)
