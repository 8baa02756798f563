"""Who stands above whom: nobody may raise themselves, or touch those above them."""

from django.contrib.auth.models import Permission

#: Permissions of these apps are power over people and over the log of what they do. Rights to
#: write and to publish are none: an administrator of people gives them without having them.
POWER_OVER = ("auth", "users", "roles", "audit")


def _named(permissions):
    rows = permissions.filter(content_type__app_label__in=POWER_OVER)
    return {
        f"{label}.{code}" for label, code in rows.values_list("content_type__app_label", "codename")
    }


def powers(person):
    """Names of the permissions of ``person`` that are power over people."""
    permissions = Permission.objects.all()
    if not person.is_superuser:
        permissions = permissions.filter(group__user=person) | permissions.filter(user=person)
    return _named(permissions)


def is_above(person, other):
    """Whether ``person`` has power over people that ``other`` lacks."""
    if other.is_superuser:
        return False
    return person.is_superuser or bool(powers(person) - powers(other))


def may_administer(actor, person):
    """Whether ``actor`` may change ``person``: not themselves, and nobody above them."""
    return actor.pk != person.pk and not is_above(person, actor)


def may_give(actor, group):
    """Whether ``actor`` may take people into ``group``: it gives no power that the actor lacks."""
    return actor.is_superuser or not _named(group.permissions) - powers(actor)
