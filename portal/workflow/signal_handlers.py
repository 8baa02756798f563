"""What happens when a page is handed in, approved or sent back."""

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail.users.models import UserProfile

from portal.pages.languages import default_language
from portal.users.roles.keeping import roles_kept

from . import mails
from .keeping import make_default_workflow
from .models import ReviewState

#: Wagtail's own notifications, which take the sender's language for the recipient's.
WAGTAILS_OWN = (
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def register_signal_handlers():
    """Send the portal's messages in place of Wagtail's; make the workflow with the roles."""
    for signal, sender, identity in WAGTAILS_OWN:
        signal.disconnect(sender=sender, dispatch_uid=identity)
    task_submitted.connect(mails.ask_for_review, sender=ReviewState)
    workflow_approved.connect(mails.tell_of_approval, sender=WorkflowState)
    workflow_rejected.connect(mails.tell_of_corrections, sender=WorkflowState)
    roles_kept.connect(make_default_workflow)


@receiver(pre_save, sender=UserProfile)
def choose_language_of_the_office(instance, **kwargs):
    """
    Whoever has chosen no language gets that of the office, on the screen and in e-mails.

    Without it, an e-mail is in the language of whoever caused it.
    """
    instance.preferred_language = instance.preferred_language or default_language()


@receiver(user_logged_in)
def have_a_profile(user, **kwargs):
    """Whoever signs in has a profile, and so a language, from the first screen on."""
    UserProfile.get_for_user(user)
