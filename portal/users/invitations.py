"""Asking a person to work on the portal: an e-mail with a link that holds for some days."""

from smtplib import SMTPException

from allauth.utils import generate_unique_username
from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation

from portal.audit.recording import record

from .models import Invitation
from .notices import mail_to

SALT = "portal.users.invitations"


class NotSent(Exception):
    """The mail server did not take the invitation."""


def free_username(person):
    """A name to sign in by that nobody has, made of the e-mail address."""
    return generate_unique_username([person.email.partition("@")[0], "user"])


def send_invitation(invitation):
    """
    Send ``invitation``, once more if need be: links of e-mails before it lead nowhere then.

    Raises ``NotSent`` where no mail server takes it; the invitation stays and can be sent again.
    """
    person = invitation.person
    invitation.sent_at = timezone.now()
    with translation.override(person.language):
        path = reverse("account_invitation", kwargs={"token": _token(invitation)})
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
    try:
        mail_to(person, "invitation", invitation=invitation, link=link).send()
    except (OSError, SMTPException) as error:
        raise NotSent from error
    invitation.save(update_fields=["sent_at"])
    record("person.invited", person)


def find_invitation(token):
    """The open invitation whose latest e-mail has ``token`` in its link; ``None`` without one."""
    try:
        pk, *state = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    invitation = Invitation.objects.select_related("person").filter(pk=pk).first()
    is_latest = invitation and invitation.is_open and _state(invitation) == state
    return invitation if is_latest else None


def _state(invitation):
    """What makes a link the latest: when it was sent and to which address."""
    return [int(invitation.sent_at.timestamp() * 1_000_000), invitation.person.email]


def _token(invitation):
    return signing.dumps([invitation.pk, *_state(invitation)], salt=SALT)
