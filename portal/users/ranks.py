"""Who stands above whom: nobody may raise themselves, or touch those above them."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, Value
from django.db.models.functions import Concat

from .roles.declared import GROUP_ROLES

#: Permissions of these apps are power over people and over the log of what they do.
POWER_OVER = ("auth", "users", "roles", "audit")
#: Those of these are given in a collection, or in all.
FILES = ("wagtaildocs", "wagtailimages")


def _all_powers():
    """
    What nobody gives without having it: power over people, and whatever no role is declared with.

    What a declared role lets people write or publish is none, nor are rights in a section or a
    collection: an administrator of people gives them without having them.
    """
    declared = set().union(*(role.permissions() for role in GROUP_ROLES.values()))
    name = Concat("content_type__app_label", Value("."), "codename")
    is_declared = Q(name_of_it__in=declared) & ~Q(content_type__app_label__in=POWER_OVER)
    is_of_files = Q(content_type__app_label__in=FILES)
    return Permission.objects.annotate(name_of_it=name).exclude(is_declared | is_of_files)


def powers(person):
    """Those permissions of ``person`` that only they may give who have them, as a set of keys."""
    permissions = _all_powers()
    if not person.is_superuser:
        permissions = permissions.filter(Q(group__user=person) | Q(user=person))
    return set(permissions.values_list("pk", flat=True))


def is_above(person, other):
    """Whether ``person`` has power that ``other`` lacks."""
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
