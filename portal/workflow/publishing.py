"""Publishing without a review: who must give a reason, and how it is kept."""

from django.conf import settings
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import WorkflowPage

from portal.pages.turns import tree_locked

from .mails import tell_of_publication_past_review

#: What the history of a page calls it; the entry keeps the reason.
PUBLISHED_PAST_REVIEW = "workflow.publish_past_review"


def needs_reason(user, page):
    """Whether ``user`` has to say why ``page`` is to be published without a review."""
    return page.has_workflow and not user.is_superuser


def may_need_reason(user):
    """Whether there are pages for whose publication without a review ``user`` has to say why."""
    is_enabled = getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True)
    reviewed = WorkflowPage.objects.filter(workflow__active=True)
    return is_enabled and not user.is_superuser and reviewed.exists()


def take_back_from_visitors(page):
    """Make a draft of a new ``page``: Wagtail saves it as published before it is asked to."""
    if page.live and not page.live_revision_id and not page.last_published_at:
        page.live, page.has_unpublished_changes = False, True
        page.base_page_model.objects.filter(pk=page.pk).update(
            live=False, has_unpublished_changes=True
        )


@tree_locked()
def publish_past_review(page, user, reason):
    """Publish the latest draft of ``page`` without a review and keep the ``reason``."""
    revision = page.get_latest_revision()
    PublishPageRevisionAction(revision, user=user).execute()
    keep_reason(page, user, reason, revision)


def keep_reason(page, user, reason, revision):
    """Write into the history of ``page`` why nobody reviewed it; tell who would have."""
    log(page, PUBLISHED_PAST_REVIEW, user=user, data={"reason": reason}, revision=revision)
    tell_of_publication_past_review(page, user, reason)
