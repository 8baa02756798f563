"""What the first screen of the admin says: what there is to do today."""

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from .duties import look_out

#: Wagtail's panels that say the same at greater length.
REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel, RecentEditsPanel)


class DutiesPanel(Component):
    """Everything that waits for the user, kind by kind; what has been done, in one line."""

    name = "duties"
    template_name = "wagtailadmin/home/duties.html"
    order = 10

    def get_context_data(self, parent_context):
        outlooks = look_out(parent_context["request"].user)
        return {
            "outlooks": [outlook for outlook in outlooks if outlook.number],
            "done": [outlook.duty.title for outlook in outlooks if not outlook.number],
            "number": sum(outlook.number for outlook in outlooks),
        }
