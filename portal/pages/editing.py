"""The views in which editors write a page, and the checklist that stands beside the form."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from .publishing import publication_findings


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


class PortalCreateView(ChecklistMixin, CreateView):
    """Writes a new page."""


class PortalEditView(ChecklistMixin, EditView):
    """Writes a page that there is."""
