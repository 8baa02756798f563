"""The views in which editors write a page, and the checklist that stands beside the form."""

import json

from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from .changes import changes_of_original
from .preloading import guard_choosers, load_children, load_known, load_types
from .publishing import publication_findings
from .references import known_objects
from .twice import OnceMixin
from .windows import NewerVersionMixin


class ChecklistSidePanel(BaseSidePanel):
    """What has to be mended before the page is published, and what would make it better."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Before publishing")
        icon_name = "list-ul"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": len(self.panel.errors)}

    name = "checklist"
    title = _("Before publishing")
    template_name = "writing/checklist.html"
    order = 150

    @cached_property
    def findings(self):
        return publication_findings(self.object)

    @property
    def errors(self):
        return [finding for finding in self.findings if finding.stops]

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {
            "errors": self.errors,
            "advice": [finding for finding in self.findings if not finding.stops],
            "is_new": self.object.pk is None,
        }


class ChecklistMixin:
    """A view with the checklist among what stands beside the form."""

    def get_side_panels(self):
        panels = [*super().get_side_panels(), ChecklistSidePanel(self.page, self.request)]
        return MediaContainer(sorted(panels, key=lambda panel: panel.order))

    def get_context_data(self, **kwargs):
        guard_choosers(self.form)
        return super().get_context_data(**kwargs)


class PortalCreateView(OnceMixin, ChecklistMixin, CreateView):
    """Writes a new page."""


class PortalEditView(NewerVersionMixin, ChecklistMixin, EditView):
    """Writes a page that there is; what the form shows is read in few queries."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET":
            load_types()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Approve or send back nothing but what the form shows: a newer draft is shown first."""
        if request.POST.get("action-workflow-action") and self.is_out_of_date:
            messages.error(
                request,
                _("The page has been changed since you opened it. Look at it as it is now."),
            )
            return redirect(self.get_edit_url())
        return super().post(request, *args, **kwargs)

    def workflow_action_is_valid(self):
        """Whether the action may be taken, and what comes with it is what its form asks for."""
        if not super().workflow_action_is_valid():
            return False
        try:
            sent = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
        except ValueError:
            return False
        form_class = self.page.current_workflow_task.get_form_for_action(self.workflow_action)
        return isinstance(sent, dict) and sent.keys() <= form_class.base_fields.keys()

    def get_object(self):
        """The page as it was saved last, which knows what has been read of it already."""
        if self.request.method != "GET":
            return super().get_object()
        record, revision = self.real_page_record, self.latest_revision
        record.get_parent()
        record.known_workflow = record.get_workflow()
        page = record.specific
        if record.has_unpublished_changes and revision:
            page = page.with_content_json(revision.content)
            for name in ("_cached_parent_obj", "_current_workflow_states", "known_workflow"):
                setattr(page, name, getattr(record, name, None))
        page._approved_schedule = self.scheduled_revision is not None
        if revision and revision.user_id == self.request.user.pk:
            revision.user = self.request.user
        if revision and page.latest_revision_id == revision.pk:
            page.latest_revision = record.latest_revision = revision
            if page.live_revision_id == revision.pk:
                page.live_revision = record.live_revision = revision
        load_children(page)
        return page

    def render_to_response(self, context, **kwargs):
        """Render at once, as long as what the form shows is known."""
        if self.request.method != "GET":
            return super().render_to_response(context, **kwargs)
        with known_objects(self.known):
            return super().render_to_response(context, **kwargs).render()

    def get_context_data(self, **kwargs):
        if self.request.method != "GET":
            return super().get_context_data(**kwargs)
        self.known = load_known(self.page, self.form)
        self.request.changes_of_original = changes_of_original(self.page)
        with known_objects(self.known):
            return super().get_context_data(**kwargs)
