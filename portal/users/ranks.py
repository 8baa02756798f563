"""Who stands above whom: nobody may raise themselves, or touch those above them."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

#: Permissions of these apps are power over people and over the log of what they do. Rights to
#: write and to publish are none: an administrator of people gives them without having them.
POWER_OVER = ("auth", "users", "roles", "audit")


def _all_powers():
    return Permission.objects.filter(content_type__app_label__in=POWER_OVER)


def powers(person):
    """Those permissions of ``person`` that are power over people, as a set of their keys."""
    permissions = _all_powers()
    if not person.is_superuser:
        permissions = permissions.filter(Q(group__user=person) | Q(user=person))
    return set(permissions.values_list("pk", flat=True))


def is_above(person, other):
    """Whether ``person`` has power over people that ``other`` lacks."""
    if other.is_superuser:
        return False
    return person.is_superuser or bool(powers(person) - powers(other))


def may_administer(actor, person):
    """Whether ``actor`` may change ``person``: not themselves, and nobody above them."""
    return actor.pk != person.pk and not is_above(person, actor)


def givable_groups(actor):
    """The groups that ``actor`` may take people into: they give no power that the actor lacks."""
    if actor.is_superuser:
        return Group.objects.all()
    lacking = _all_powers().exclude(pk__in=powers(actor))
    return Group.objects.exclude(permissions__in=lacking)
