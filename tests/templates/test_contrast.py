"""The colours of the style against each other, by the formula of WCAG 2.2."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
TEXT, LARGE_TEXT, GRAPHICS = 7, 4.5, 3
PAIRS = [
    *((text, ground, TEXT)
      for text in ("ink", "ink-soft", "link", "link-hover", "accent")
      for ground in ("paper", "tint")),
    ("ink", "tint-strong", TEXT),
    ("ink", "under-way-tint", TEXT),
    *((text, "under-way-tint", TEXT) for text in ("accent", "ink-soft")),
    *((text, ground, TEXT)
      for text in ("on-wall", "on-wall-soft")
      for ground in ("wall", "wall-deep", "wall-course")),
    *((text, "door", TEXT) for text in ("on-door", "on-door-soft", "light")),
    *((text, "opening", TEXT) for text in ("on-opening", "wall")),
    ("on-light", "light", TEXT),
    *((text, ground, TEXT)
      for text in ("good", "under-way", "bad")
      for ground in (f"{text}-tint", "paper")),
    ("light", "wall", LARGE_TEXT),
    *(("control-line", ground, GRAPHICS) for ground in ("paper", "tint")),
    *(("focus", ground, GRAPHICS) for ground in ("paper", "tint", "tint-strong", "under-way-tint")),
    ("light", "door", GRAPHICS),
    ("light", "wall-course", GRAPHICS),
]  # fmt: skip


def rules():
    """Colours by the selector of the block that gives them, in the order of the style."""
    blocks = re.findall(r"(:root[^{]*) {([^}]*)}", TOKENS)
    return [
        (selector, dict(re.findall(r"--([\w-]+): #(\w{3,6});", text))) for selector, text in blocks
    ]


def colours(theme):
    found = {}
    for selector, given in rules():
        if selector == ":root" or theme == "dark":
            found |= given
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


def test_dark_colours_are_the_same_by_preference_and_by_choice():
    by_preference, by_choice = (given for selector, given in rules() if "theme" in selector)
    assert by_preference
    assert by_preference == by_choice


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_of_the_gate_has_the_colours_of_the_style(theme):
    drawing = (settings.BASE_DIR / "static/img/open-gate.svg").read_text()
    light, dark = drawing.split("prefers-color-scheme: dark")
    for name in ("wall-light", "wall-deep", "opening"):
        assert f"#{colours(theme)[name]}" in (light if theme == "light" else dark)
