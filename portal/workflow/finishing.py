"""What follows from the last approval. Wagtail reads this module before there are any models."""


def publish_approved(workflow_state, user=None):
    """
    Publish what has been approved.

    The task has said that ``user`` may approve; the right to publish without a review is another.
    A workflow whose tasks have been switched off or taken out ends without an approval: what was
    handed in is a draft again.
    """
    state = workflow_state.current_task_state
    if state is None or state.status != state.STATUS_APPROVED:
        workflow_state.status = workflow_state.STATUS_CANCELLED
        workflow_state.save()
        return
    state.revision.publish(user=user, skip_permission_checks=True)
