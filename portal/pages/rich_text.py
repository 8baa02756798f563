"""The editor of rich text; named by a setting, as it needs the models."""

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.html_to_contentstate import HtmlToContentStateHandler

from portal.characters import settled

from .widgets import refusing_damage

# Spaces that HTML keeps as they are (no-break, thin, …), each with what stands in its place while
# Wagtail strips and moves those that HTML folds: characters that no stored text has.
_KEPT = dict(
    zip("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", map(chr, range(0xFDD0, 0xFDEF)), strict=False)
)
_AWAY = str.maketrans(_KEPT)
_BACK = str.maketrans({stand_in: space for space, stand_in in _KEPT.items()})


class _KeepingSpaces(HtmlToContentStateHandler):
    def handle_data(self, content):
        super().handle_data(content.translate(_AWAY))
        block = self.state.current_block
        if block and not block.text.isascii():
            block.text = block.text.translate(_BACK)


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor of rich text, which keeps every kind of space that somebody typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter.html_to_contentstate_handler = _KeepingSpaces(self.features)

    def value_from_datadict(self, data, files, name):
        """
        The text in ``data``, settled; ``BadRequest`` where the editor could not have sent it.

        Only now: what the editor sends counts the characters up to each link and emphasis.
        """
        with refusing_damage(name):
            text = super().value_from_datadict(data, files, name)
            return text and settled(text)
