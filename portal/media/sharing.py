"""
The picture that stands for a page where it is shared: its title under the name of the portal.

It is drawn once for each text and kept in the storage of uploaded files under a digest of what it
says, so that a new title makes a new picture and an old one is never drawn again.
"""

from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

from portal.pages.languages import localized

#: Pixels, as sites that show such pictures ask for: about 1.91 to 1.
WIDTH, HEIGHT = 1200, 630
FOLDER = "sharing"
#: To be raised when the drawing changes: it is part of each digest.
VERSION = 1

WALL, WALL_DEEP, STONE, LIGHT, CREAM = "#842317", "#4f130c", "#ffffff", "#ffc845", "#ffe3d8"
FONT = Path(__file__).parent / "fonts" / "bona-nova.ttf"
SCALE = 2  # drawn larger and made smaller, which smooths the edges
MARGIN, TEXT_WIDTH, TEXT_HEIGHT = 72, 720, 400
TITLE_SIZES = range(84, 35, -4)
NAME_SIZE = 38
LEADING = 1.15
# Letters that the typeface lacks and what stands for them.
SUBSTITUTES = str.maketrans({"ʼ": "’", "\u00a0": " "})


def portal_name(settings, language):
    """What the portal calls itself in ``language`` by its ``settings``, which may be ``None``."""
    return (settings and getattr(settings, localized("site_name", language))) or "Brama"


def sharing_digest(title, name):
    """Digest that the picture with ``title`` and the portal's ``name`` is kept under."""
    words = "\x1f".join((str(VERSION), title, name))
    return blake2b(words.encode(), digest_size=12).hexdigest()


def sharing_picture(title, name):
    """
    The bytes of the picture; it is drawn and kept where there is none yet.

    An empty file, which a full disk once left, is no picture. Raises ``OSError`` where the storage
    cannot keep it.
    """
    path = f"{FOLDER}/{sharing_digest(title, name)}.png"
    if default_storage.exists(path):
        with default_storage.open(path) as file:
            if picture := file.read():
                return picture
        default_storage.delete(path)
    picture = draw(title, name)
    default_storage.save(path, ContentFile(picture))
    return picture


def draw(title, name):
    """The picture as the bytes of a PNG file of 1200 × 630 pixels."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), WALL)
    canvas = ImageDraw.Draw(picture)
    _draw_gate(canvas)
    font, lines = _fit(canvas, title.translate(SUBSTITUTES))
    top = MARGIN * SCALE
    for line in lines:
        canvas.text((MARGIN * SCALE, top), line, font=font, fill=STONE)
        top += font.size * LEADING
    base = (HEIGHT - MARGIN) * SCALE
    canvas.rectangle(
        _scaled(MARGIN, HEIGHT - MARGIN - 74, MARGIN + 96, HEIGHT - MARGIN - 68), LIGHT
    )
    name = name.translate(SUBSTITUTES)
    canvas.text((MARGIN * SCALE, base), name, font=_font(NAME_SIZE), fill=CREAM, anchor="ls")
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    file = BytesIO()
    small.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _scaled(*numbers):
    return [number * SCALE for number in numbers]


def _draw_gate(canvas):
    """An open gate that light falls through, standing on the lower edge."""
    for inset, colour in ((0, WALL_DEEP), (42, LIGHT)):
        left, right, top = 860 + inset, 1160 - inset, 190 + inset
        radius = (right - left) / 2
        canvas.pieslice(_scaled(left, top, right, top + 2 * radius), 180, 360, colour)
        canvas.rectangle(_scaled(left, top + radius, right, HEIGHT), colour)
    for side in (-1, 1):
        leaf = ((108, HEIGHT), (108, 340), (102, 304), (84, 272), (60, 322), (60, 572))
        corners = [(1010 + side * across, down) for across, down in leaf]
        canvas.polygon(_scaled(*(number for corner in corners for number in corner)), WALL)


@cache
def _font(size):
    return ImageFont.truetype(FONT, size * SCALE)


def _fit(canvas, title):
    """The largest font in which ``title`` fits, and its lines; a very long one is cut short."""
    for size in TITLE_SIZES:
        font = _font(size)
        lines = _lines(canvas, font, title)
        room = int(TEXT_HEIGHT / (size * LEADING))
        if len(lines) <= room and all(_width(canvas, font, line) <= 1 for line in lines):
            return font, lines
    return font, [*lines[: room - 1], f"{lines[room - 1]}…"] if len(lines) > room else lines


def _width(canvas, font, line):
    """How wide ``line`` is, as a share of the room for it."""
    return canvas.textlength(line, font) / (TEXT_WIDTH * SCALE)


def _lines(canvas, font, title):
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(canvas, font, longer) <= 1 or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
