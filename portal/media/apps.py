from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"
    verbose_name = _("media")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from .folders import audience_of_avatar, audience_of_picture, register_folder
        from .models import PortalDocument, PortalImage
        from .policies import FilePermissionPolicy
        from .signal_handlers import register_signal_handlers

        # The permissions are those of Wagtail's own models, as in Wagtail's own policies.
        kinds = {PortalImage: "wagtailimages.Image", PortalDocument: "wagtaildocs.Document"}
        for model, auth_model in kinds.items():
            policy = FilePermissionPolicy(model, auth_model, "uploaded_by_user")
            register_permission_policy(model, policy)
        register_folder("images", audience_of_picture)
        register_folder("avatar_images", audience_of_avatar)
        register_signal_handlers()
