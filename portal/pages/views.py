"""Views of Wagtail's admin that have to know about the languages of a page."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
)
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    PreviewRevisionForTaskView,
    WorkflowActionView,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import TaskState

from .collation import alphabetical_key
from .editing import PortalCreateView, PortalEditView
from .forms import DeleteForm
from .languages import in_default_language, languages, localized_names
from .looking import mark_of_draft
from .models import PortalPage
from .publishing import what_stands_in_the_way
from .redirects import hand_over
from .versions import PortalRevisionsCompareView, PortalRevisionsRevertView


class PortalCopyView(CopyView):
    """Copies a page with a title and an address in each language."""

    def post(self, request, page_id, *args, **kwargs):
        """Validate the form at once: Wagtail would first fetch the new parent, which may not be."""
        return FormView.post(self, request, page_id, *args, **kwargs)

    def form_valid(self, form):
        self.parent_page = form.cleaned_data["new_parent_page"]
        try:
            new_page = self.copy(form.cleaned_data, form.new_attributes())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        title = self.page.specific_deferred.get_admin_display_title()
        messages.success(self.request, _("“%(title)s” has been copied.") % {"title": title})
        for run in hooks.get_hooks("after_copy_page"):
            response = run(self.request, self.page, new_page)
            if hasattr(response, "status_code"):
                return response
        return redirect(
            self.next_url or reverse("wagtailadmin_explore", args=[self.parent_page.pk])
        )

    @in_default_language
    @transaction.atomic
    def copy(self, data, attributes):
        """The copy, or the alias, of the page below ``self.parent_page``."""
        options = {"recursive": data.get("copy_subpages"), "user": self.request.user}
        if data.get("alias"):
            page = self.page.specific
            alias = CreatePageAliasAction(page, parent=self.parent_page, **options).execute(
                skip_permission_checks=True
            )
            for column in localized_names("local_slug"):  # the titles stay those of the original
                setattr(alias, column, attributes[column] or getattr(alias, column))
            alias.save(clean=False)
            return alias
        permissions = self.parent_page.permissions_for_user(self.request.user)
        return CopyPageAction(
            self.page,
            to=self.parent_page,
            update_attrs=attributes | {"slug": ""},
            keep_live=permissions.can_publish_subpage() and data.get("publish_copies"),
            **options,
        ).execute()


class PortalMoveConfirmView(MoveConfirmView):
    """Says in plain words why a page cannot be moved to a place."""

    def dispatch(self, request, page_to_move_id, destination_id, *args, **kwargs):
        page = get_object_or_404(PortalPage, pk=page_to_move_id)
        destination = get_object_or_404(PortalPage, pk=destination_id)
        for language in languages():
            error = page.address_error(destination, language)
            if error:
                messages.error(request, " ".join(error.messages))
                return redirect("wagtailadmin_pages:move", page.pk)
        return super().dispatch(request, page_to_move_id, destination_id, *args, **kwargs)


class PortalDeleteView(DeleteView):
    """Asks which page shall answer at the addresses of the deleted ones."""

    template_name = "wagtailadmin/pages/delete_page.html"

    @cached_property
    def form(self):
        return DeleteForm(self.request.POST or None, page=self.page)

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        before = transaction.savepoint()
        if self.form.cleaned_data["successor"]:
            hand_over(self.page, self.form.cleaned_data["successor"])
        response = super().post(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK:  # not confirmed: nothing has been deleted
            transaction.savepoint_rollback(before)
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"form": self.form}


class PortalMoveBulkAction(MoveBulkAction):
    """Moves pages one by one, each from where the moves before it left it."""

    @classmethod
    def execute_action(cls, objects, destination=None, user=None, **kwargs):
        for page in objects:
            page.refresh_from_db()
            destination.refresh_from_db()
            super().execute_action([page], destination=destination, user=user, **kwargs)
        return len(objects), 0


class PortalPublishBulkAction(PublishBulkAction):
    """Publishes what can be published, and says of the other pages why they were not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.refusals = []

    def get_execution_context(self):
        return {**super().get_execution_context(), "refusals": self.refusals}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, refusals=(), **kwargs):
        numbers = [0, 0]
        for page in objects:
            numbers[0] += cls.publish(page, user, refusals, **kwargs)
            for draft in cls.drafts_below(page, user) if include_descendants else ():
                numbers[1] += cls.publish(draft, user, refusals, **kwargs)
        return tuple(numbers)

    @classmethod
    def publish(cls, page, user, refusals, **kwargs):
        """Whether ``page`` is published now; else ``refusals`` gets its title and the reasons."""
        if page.alias_of_id:
            reasons = [_("It follows the page that it is an alias of: publish that one.")]
        elif user and page.permissions_for_user(user).page_locked():
            reasons = [_("It is locked.")]
        else:
            reasons = what_stands_in_the_way(page.get_latest_revision_as_object())
        if not reasons:
            try:
                with transaction.atomic():
                    super().execute_action([page], user=user)
            except ValidationError as error:
                reasons = error.messages
        if reasons:
            refusals.append((str(page.specific), reasons))
        return not reasons

    @staticmethod
    def drafts_below(page, user):
        """The drafts below ``page`` that ``user`` may publish."""
        drafts = page.get_descendants().not_live().specific()
        return [
            draft for draft in drafts if not user or draft.permissions_for_user(user).can_publish()
        ]

    def get_success_message(self, num_parent_objects, num_child_objects):
        for title, reasons in self.refusals:
            values = {"title": title, "reasons": " ".join(dict.fromkeys(reasons))}
            messages.error(
                self.request, _("“%(title)s” has not been published. %(reasons)s") % values
            )
        if not num_parent_objects and not num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


class OwnReviewMixin:
    """A view that acts on the step of the workflow at which its own page is, and on no other."""

    def get_task_state(self):
        states = TaskState.objects.filter(workflow_state__in=self.object.workflow_states)
        state = states.filter(pk=self.task_state_id).first()
        if state is None:
            raise PermissionDenied
        return state.specific

    def dispatch(self, request, *args, **kwargs):
        current = self.object.current_workflow_task_state
        if current and current.pk != self.task_state.pk:
            return self.lead_to_the_page(
                _("The page has been handed in anew since you opened it. Look at it as it is now.")
            )
        return super().dispatch(request, *args, **kwargs)

    def lead_to_the_page(self, reason):
        """Do nothing, say the ``reason`` and show what there is to see."""
        messages.error(self.request, reason)
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(
                self.request, {"step": "success", "redirect": self.redirect_url}
            )
        return redirect(self.redirect_url)


class PortalCollectWorkflowActionDataView(OwnReviewMixin, CollectWorkflowActionDataView):
    """Asks for the comment that goes with an action in the edit form of the same page."""

    def lead_to_the_page(self, reason):
        """The form beneath would take any other answer for the comment."""
        messages.error(self.request, reason)
        return redirect(self.redirect_url)


class PortalPreviewRevisionForTaskView(PreviewRevisionForTaskView):
    """Shows what an approval would publish: a reviewer may have corrected what was handed in."""

    def get_task_state(self):
        state = super().get_task_state()
        if state:
            state.revision = self.object.get_latest_revision()
        return state


class PortalWorkflowActionView(OwnReviewMixin, WorkflowActionView):
    """
    Approves what can be published and was looked at.

    Of other pages it says why they cannot, and they wait on.
    """

    def get_submit_url(self):
        """The address of the form, which carries what the form was made from."""
        query = urlencode({"draft": mark_of_draft(self.object)})
        return f"{super().get_submit_url()}?{query}"

    def has_looked_at_draft(self):
        """
        Whether nobody changed the draft since the form was made.

        Without a form, as by a single button, since the page was handed in or shown anew.
        """
        if "draft" in self.request.GET:
            return self.request.GET["draft"] == mark_of_draft(self.object)
        latest = self.object.get_latest_revision()
        return latest is None or latest.pk == self.task_state.revision_id

    def post(self, request, *args, **kwargs):
        if not self.has_looked_at_draft():
            self.task_state.revision = self.object.get_latest_revision()
            self.task_state.save(update_fields=["revision"])
            return self.lead_to_the_page(
                _("The page has been changed since you opened it. Look at it as it is now.")
            )
        draft = self.object.specific.get_latest_revision_as_object()
        reasons = what_stands_in_the_way(draft) if self.action_name == "approve" else []
        if not reasons:
            return super().post(request, *args, **kwargs)
        values = {"title": str(draft), "reasons": " ".join(dict.fromkeys(reasons))}
        return self.lead_to_the_page(_("“%(title)s” has not been published. %(reasons)s") % values)


class PortalDeleteBulkAction(DeleteBulkAction):
    """Deletes pages but once where one of them stands below another."""

    @classmethod
    def execute_action(cls, objects, **kwargs):
        above = {page.path for page in objects}
        topmost = [
            page
            for page in objects
            if not any(page.path != path and page.path.startswith(path) for path in above)
        ]
        return super().execute_action(topmost, **kwargs)


class PortalAddSubpageView(AddSubpageView):
    """The types of pages that can be added below a page, by name."""

    def get_context_data(self, **kwargs):
        self.page_types.sort(key=lambda page_type: alphabetical_key(str(page_type[0])))
        return super().get_context_data(**kwargs)


class PortalPageViewSet(PageViewSet):
    """The views of every page type."""

    add_view_class = PortalCreateView
    add_subpage_view_class = PortalAddSubpageView
    edit_view_class = PortalEditView
    copy_view_class = PortalCopyView
    delete_view_class = PortalDeleteView
    move_confirm_view_class = PortalMoveConfirmView
    workflow_action_view_class = PortalWorkflowActionView
    collect_workflow_action_data_view_class = PortalCollectWorkflowActionDataView
    workflow_preview_view_class = PortalPreviewRevisionForTaskView
    revisions_revert_view_class = PortalRevisionsRevertView
    revisions_compare_view_class = PortalRevisionsCompareView
