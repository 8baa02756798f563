"""What Wagtail's checker of the preview looks for beyond its own rules."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

#: Rules of axe-core that an editor can do something about, with what they say and what helps.
MESSAGES = {
    "image-alt": (
        _("A picture has no alternative text"),
        _("Describe it in the library, or mark it as decorative."),
    ),
    "link-in-text-block": (
        _("A link cannot be told from the text around it"),
        _("Delete formatting that came along with pasted text."),
    ),
    "valid-lang": (
        _("The language of a passage is not known"),
        _("Choose the language of the quote from the list."),
    ),
    "th-has-data-cells": (
        _("A header of the table belongs to no cells"),
        _("Check which row or column is the header of the table."),
    ),
    "video-caption": (_("A film has no captions"), _("Add the captions to the film.")),
}


def use_our_rules(request, items, page):
    """Have the checker in the preview apply our rules, too, and explain them."""
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_run_only = [*item.axe_run_only, *MESSAGES]
            item.axe_messages = item.axe_messages | {
                rule: {"error_name": name, "help_text": text}
                for rule, (name, text) in MESSAGES.items()
            }
