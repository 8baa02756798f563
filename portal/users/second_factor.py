"""Who needs a second factor to sign in, who has one, and how to take it away."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from wagtail.models import GroupPagePermission

from .notices import tell

#: What is asked for beside a password; recovery codes only stand in for one of these.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def needs_second_factor(person):
    """Whether ``person`` has a permission, for all or in a section, that asks for a second one."""
    names = set(settings.SECOND_FACTOR_REQUIRED_FOR)
    if not names:
        return False
    if person.is_superuser or names & person.get_all_permissions():
        return True
    codenames = [name.partition(".")[2] for name in names]
    return GroupPagePermission.objects.filter(
        group__user=person, permission__codename__in=codenames
    ).exists()


def has_second_factor(person):
    """Whether ``person`` is asked for a code or a key when they sign in."""
    return is_mfa_enabled(person, FACTORS)


def may_do_without(authenticator):
    """Whether its owner may remove ``authenticator``: they need none, or they have another."""
    person = authenticator.user
    others = Authenticator.objects.filter(user=person, type__in=FACTORS).exclude(
        pk=authenticator.pk
    )
    return others.exists() or not needs_second_factor(person)


def remove_second_factor(person):
    """
    Take all second factors and recovery codes of ``person`` away and end their sessions.

    Whoever needs a second factor is led to set up a new one when they next sign in.
    """
    Authenticator.objects.filter(user=person).delete()
    person.end_sessions()
    tell(person, "second_factor_reset")
