"""What a role keeps somebody from, beyond what Wagtail's permissions say."""

from wagtail.permission_policies import ModelPermissionPolicy

from .declared import ROLES, ByLanguage
from .models import RoleGroup


class OnlySystemAdministrators(ModelPermissionPolicy):
    """Nobody but system administrators may do anything with what this policy is asked about."""

    def user_has_permission(self, user, action):
        return user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions):
        return user.is_active and user.is_superuser


class RoleLimits:
    """
    Mixin for Wagtail's answers about a page: who does not write pages neither deletes nor moves
    them, whatever else they may change about them.
    """

    def can_delete(self, ignore_bulk=False):
        may_write = self.user.is_superuser or (self.user.is_active and "add" in self.permissions)
        return may_write and super().can_delete(ignore_bulk)


def languages_of(user, page):
    """
    Languages whose text ``user`` may change on ``page``; ``None`` where everything may be changed.

    Whoever may change the page by another role than a translator's is not held to a language.
    """
    if user.is_superuser:
        return None
    tester = page.permissions_for_user(user)
    policy = tester.permission_policy
    actions = {"change", "add"} if page.owner_id == user.pk else {"change"}
    groups = {
        permission.group_id
        for permission in policy.get_cached_permissions_for_user(user)
        if permission.permission.codename.partition("_")[0] in actions
        and page.path.startswith(permission.page.path)
    }
    if not groups:
        return None
    translators = languages_by_group(user)
    if groups - translators.keys():
        return None
    return {translators[group] for group in groups}


def languages_by_group(user):
    """Mapping of the translators' groups that ``user`` is in to their languages."""
    if not hasattr(user, "_languages_by_group"):
        keys = [key for key, role in ROLES.items() if role.by_language == ByLanguage.ALWAYS]
        rows = RoleGroup.objects.filter(role__in=keys, group__user=user)
        user._languages_by_group = dict(rows.values_list("group", "language"))
    return user._languages_by_group
