"""What administrators of people do to a person, apart from changing their data."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Invitation
from .second_factor import remove_second_factor


@dataclass(frozen=True)
class Action:
    """One of them: its words, when it makes sense, what it does. ``entry`` is its
    name in the log, where the log does not take note by itself.
    """

    label: Promise
    question: Promise
    done: Promise
    entry: str
    fits: Callable
    run: Callable
    is_grave: bool = False


def invite(person, actor):
    """An invitation for ``person``, which is yet to be sent."""
    return Invitation.objects.create(person=person, invited_by=actor)


def is_waited_for(person):
    """Whether ``person`` was invited and has not come yet."""
    invitation = getattr(person, "invitation", None)
    return bool(person.is_active and invitation and not invitation.accepted_at)


def _set_active(person, value):
    person.is_active = value
    person.save(update_fields=["is_active"])


def _deactivate(person):
    _set_active(person, False)
    person.end_sessions()


#: By the name that stands in the address.
ACTIONS = {
    "invite": Action(
        _("Send the invitation again"),
        _("A new e-mail is sent. The link in the earlier one stops working."),
        _("The invitation has been sent again."),
        "",
        is_waited_for,
        lambda person: None,
    ),
    "sessions": Action(
        _("Sign out everywhere"),
        _(
            "The person is signed out of all browsers at once and has to sign in again. "
            "What they have not saved may be lost."
        ),
        _("The person has been signed out everywhere."),
        "person.sessions_ended",
        lambda person: person.is_active and person.last_login,
        lambda person: person.end_sessions(),
    ),
    "second-factor": Action(
        _("Reset the second factor"),
        _(
            "All authenticator apps, security keys and recovery codes of the person stop working, "
            "and they are signed out. Do so only when you are sure that it is the person "
            "themselves who asked, for example face to face or on the telephone."
        ),
        _("The second factor has been reset."),
        "person.second_factor_reset",
        lambda person: Authenticator.objects.filter(user=person).exists(),
        remove_second_factor,
        is_grave=True,
    ),
    "deactivate": Action(
        _("Deactivate"),
        _(
            "The person can no longer sign in and is signed out at once. What they wrote stays, "
            "with their name. You can activate them again at any time."
        ),
        _("The person has been deactivated."),
        "",
        lambda person: person.is_active,
        _deactivate,
        is_grave=True,
    ),
    "activate": Action(
        _("Activate again"),
        _("The person can sign in again, with the groups that they had."),
        _("The person has been activated again."),
        "",
        lambda person: not person.is_active,
        lambda person: _set_active(person, True),
    ),
}
