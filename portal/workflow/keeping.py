"""Makes the portal's workflow."""

from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from portal.pages.languages import in_default_language
from portal.pages.models import PortalPage

from .models import ReviewTask
from .wording import TASK_NAME, WORKFLOW_NAME

#: What Wagtail's migrations call the workflow that they make, and its task.
WAGTAILS_OWN = "Moderators approval"


@in_default_language
def make_default_workflow(report=print, **kwargs):
    """
    Make the review and let all pages go through it, unless people have decided otherwise.

    Once it has been made, it is theirs: it is neither renamed nor assigned nor activated again.
    """
    if ReviewTask.objects.exists():
        return
    task = ReviewTask.objects.create(name=str(TASK_NAME))
    workflow = Workflow.objects.create(name=str(WORKFLOW_NAME))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = PortalPage.get_first_root_node()
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned is None:
        WorkflowPage.objects.create(page=root, workflow=workflow)
    elif _is_wagtails_own(assigned.workflow):
        assigned.workflow = workflow
        assigned.save()
    else:
        report(f"{workflow}: made; all pages keep “{assigned.workflow}”")
        return
    report(f"{workflow}: made for all pages")


def _is_wagtails_own(workflow):
    tasks = workflow.tasks.all()
    return workflow.name == WAGTAILS_OWN and all(
        isinstance(task.specific, GroupApprovalTask) and task.name == WAGTAILS_OWN for task in tasks
    )
