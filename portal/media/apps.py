from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "media"
    verbose_name = _("media")

    def ready(self):
        from .folders import audience_of_avatar, audience_of_picture, register_folder
        from .signal_handlers import register_signal_handlers

        register_folder("images", audience_of_picture)
        register_folder("avatar_images", audience_of_avatar)
        register_signal_handlers()
