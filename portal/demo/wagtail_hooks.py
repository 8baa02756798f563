from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .loader import LOADED


@hooks.register("register_log_actions")
def name_the_loading(actions):
    """Let the history of a page say where its first version comes from."""
    actions.register_action(LOADED, _("Load the demo content"), _("Loaded from the demo content"))
