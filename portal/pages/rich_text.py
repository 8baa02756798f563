"""The editor of rich text; named by a setting, as it needs the models."""

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.html_to_contentstate import HtmlToContentStateHandler

from portal.characters import settled

from .widgets import refusing_damage

# Spaces that HTML keeps as they are (no-break, thin, …), and what stands in their places while
# Wagtail strips and moves those that HTML folds: characters that no stored text has.
_SPACES = "\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_STAND_INS = "".join(chr(0xFDD0 + number) for number in range(len(_SPACES)))
_AWAY = str.maketrans(_SPACES, _STAND_INS)
_BACK = str.maketrans(_STAND_INS, _SPACES)


class _KeepingSpaces(HtmlToContentStateHandler):
    def handle_data(self, content):
        before = self.state.current_block
        start = len(before.text) if before else 0
        super().handle_data(content.translate(_AWAY))
        block = self.state.current_block
        if block:
            start = start if block is before else 0
            block.text = block.text[:start] + block.text[start:].translate(_BACK)


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
