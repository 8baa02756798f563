"""Who may do what with pictures and documents in the admin."""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from .publicity import may_publish_all, pages_showing


class FilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """
    As Wagtail's own, but what published pages show is deleted only by those who may publish them.

    All of Wagtail's views ask it: the one for a file, the bulk action, the page for many uploads.
    """

    def user_has_any_permission_for_instance(self, user, actions, instance):
        """Whether ``user`` may do at least one of ``actions`` with ``instance``."""
        others = [action for action in actions if action != "delete"]
        ask = super().user_has_any_permission_for_instance
        if others and ask(user, others, instance):
            return True
        return (
            "delete" in actions
            and ask(user, ["delete"], instance)
            and may_publish_all(user, pages_showing(instance).specific())
        )
