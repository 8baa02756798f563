"""The colours of the style against each other, by the formula of WCAG 2.2."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
TEXT, GRAPHICS = 7, 3
PAIRS = [
    *((text, ground, TEXT)
      for text in ("ink", "ink-soft", "link", "link-hover", "accent")
      for ground in ("paper", "tint")),
    ("ink", "tint-strong", TEXT),
    ("ink", "under-way-tint", TEXT),
    ("on-wall", "wall", TEXT),
    ("on-wall-soft", "wall", TEXT),
    ("good", "good-tint", TEXT),
    ("good", "paper", TEXT),
    ("under-way", "under-way-tint", TEXT),
    ("bad", "bad-tint", TEXT),
    ("light", "wall", 4.5),
    ("control-line", "paper", GRAPHICS),
    ("control-line", "tint", GRAPHICS),
    ("focus", "paper", GRAPHICS),
]  # fmt: skip


def colours(theme):
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): #(\w{3,6});", light))
    if theme == "dark":
        found |= dict(re.findall(r"--([\w-]+): #(\w{3,6});", dark))
    return found


def luminance(colour):
    digits = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_colours_stand_out(theme, text, ground, least):
    found = colours(theme)
    darker, lighter = sorted(luminance(found[name]) for name in (text, ground))
    assert (lighter + 0.05) / (darker + 0.05) >= least
