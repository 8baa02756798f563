"""The editor of rich text; named by a setting, as it needs the models."""

from wagtail.admin.rich_text import DraftailRichTextArea

from .widgets import refusing_damage


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor of rich text."""

    def value_from_datadict(self, data, files, name):
        """The text in ``data``; ``BadRequest`` where the editor could not have sent it."""
        with refusing_damage(name):
            return super().value_from_datadict(data, files, name)
