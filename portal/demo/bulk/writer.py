"""Texts of a large load: the same in Polish and English, made from a source of chance."""

from django.utils.html import format_html, format_html_join
from wagtail.blocks import StreamValue

from portal.pages.blocks import BodyBlock

from . import phrases

BODY = BodyBlock()
LANGUAGES = ("pl", "en")  # of the phrases


class Writer:
    """Writes texts in pairs, Polish and English, choosing phrases by ``chance``."""

    def __init__(self, chance):
        self.chance = chance

    def pick(self, pairs):
        return self.chance.choice(pairs)

    def title(self):
        head, theme = self.pick(phrases.TITLES), self.pick(phrases.THEMES)
        return f"{head[0]}: {theme[0]}", f"{head[1]}: {theme[1]}"

    def sentence(self):
        parts = (
            self.pick(phrases.SUBJECTS),
            self.pick(phrases.VERBS),
            self.pick(phrases.OBJECTS),
            self.pick(phrases.CIRCUMSTANCES),
        )
        return tuple(" ".join(words) + "." for words in zip(*parts, strict=True))

    def text(self, sentences):
        """Several sentences, a short remark among them."""
        pairs = [self.sentence() for _number in range(sentences)]
        pairs.insert(self.chance.randint(1, sentences), self.pick(phrases.REMARKS))
        return tuple(" ".join(words) for words in zip(*pairs, strict=True))

    def rich_text(self, sentences):
        return tuple(format_html("<p>{}</p>", text) for text in self.text(sentences))

    def promise(self):
        head, theme = self.pick(phrases.PROMISES), self.pick(phrases.THEMES)
        return f"{head[0]}: {theme[0]}.", f"{head[1]}: {theme[1]}."

    def body(self, paragraphs):
        """A body of paragraphs, with a heading and a list in longer ones, in each language."""
        raw = ([], [])
        for number in range(paragraphs):
            for blocks, text in zip(raw, self.rich_text(self.chance.randint(2, 5)), strict=True):
                blocks.append({"type": "paragraph", "value": str(text)})
            if number == 1:
                for blocks, heading in zip(raw, self.pick(phrases.THEMES), strict=True):
                    text = heading[:1].upper() + heading[1:]
                    blocks.append({"type": "heading", "value": {"text": text, "level": "h2"}})
            if number == 2:
                items = zip(*(self.promise() for _item in range(3)), strict=True)
                for blocks, texts in zip(raw, items, strict=True):
                    rows = format_html_join("", "<li>{}</li>", ((text,) for text in texts))
                    blocks.append({"type": "paragraph", "value": f"<ul>{rows}</ul>"})
        return tuple(StreamValue(BODY, blocks, is_lazy=True) for blocks in raw)


def in_both(name, texts):
    """``texts`` as values of the columns of the translated field ``name``."""
    return {f"{name}_{code}": text for code, text in zip(LANGUAGES, texts, strict=True)}
