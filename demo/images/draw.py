"""Draw the pictures that stand in for missing photographs: ``python demo/images/draw.py``."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
SIZE = (1600, 1000)
SMOOTHING = 3  # drawn three times as large, then reduced, which smooths the edges

INK = "#1f2a44"
BRICK = "#b5472f"
SAND = "#f4ead8"
GOLD = "#d9a441"
TEAL = "#2f7f79"
SKY = "#cfe3e6"
PAPER = "#fffdf8"


class Canvas:
    """A sheet on which shapes are drawn in the units of the finished picture."""

    def __init__(self, background):
        self.sheet = Image.new("RGB", [side * SMOOTHING for side in SIZE], background)
        self.pen = ImageDraw.Draw(self.sheet, "RGBA")

    def polygon(self, points, fill):
        self.pen.polygon([(x * SMOOTHING, y * SMOOTHING) for x, y in points], fill=fill)

    def rectangle(self, box, fill, radius=0):
        """``box``: left, top, right, bottom."""
        box = [side * SMOOTHING for side in box]
        self.pen.rounded_rectangle(box, radius=radius * SMOOTHING, fill=fill)

    def circle(self, x, y, radius, fill):
        box = [side * SMOOTHING for side in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(box, fill=fill)

    def line(self, points, fill, width):
        scaled = [(x * SMOOTHING, y * SMOOTHING) for x, y in points]
        self.pen.line(scaled, fill=fill, width=width * SMOOTHING, joint="curve")

    def arch(self, box, fill):
        """An opening with a round top."""
        left, top, right, bottom = box
        radius = (right - left) / 2
        self.circle(left + radius, top + radius, radius, fill)
        self.rectangle((left, top + radius, right, bottom), fill)

    def figure(self, x, ground, height, fill):
        """A person, reduced to a head and a coat."""
        head = height / 8
        top = ground - height + 2.4 * head
        self.circle(x, ground - height + head, head, fill)
        self.rectangle((x - 1.5 * head, top, x + 1.5 * head, ground), fill, radius=1.2 * head)
        self.rectangle((x - 1.5 * head, ground - 2 * head, x + 1.5 * head, ground), fill)

    def house(self, x, ground, width, fill, window=GOLD):
        self.rectangle((x - width / 2, ground - width, x + width / 2, ground), fill)
        roof = [(x - 0.62 * width, ground - width), (x, ground - 1.55 * width)]
        self.polygon([*roof, (x + 0.62 * width, ground - width)], INK)
        side = 0.22 * width
        self.rectangle(
            (x - side / 2, ground - 0.7 * width, x + side / 2, ground - 0.4 * width), window
        )

    def save(self, name):
        picture = self.sheet.resize(SIZE, Image.Resampling.LANCZOS)
        picture.save(FOLDER / f"{name}.webp", quality=88, method=6)


def on_circle(x, y, radius, count, start=-90):
    """Points spread evenly on a circle."""
    for number in range(count):
        angle = math.radians(start + number * 360 / count)
        yield x + radius * math.cos(angle), y + radius * math.sin(angle)


def gate():
    canvas = Canvas(SKY)
    canvas.rectangle((0, 820, 1600, 1000), GOLD)
    for left, right, top in ((260, 480, 300), (1120, 1340, 300), (640, 960, 150)):
        canvas.rectangle((left, top, right, 830), BRICK)
        step = (right - left) / 5
        for number in (0, 2, 4):
            canvas.rectangle(
                (left + number * step, top - 50, left + (number + 1) * step, top), BRICK
            )
        canvas.arch(((left + right) / 2 - 24, top + 60, (left + right) / 2 + 24, top + 150), INK)
    canvas.rectangle((260, 470, 1340, 830), BRICK)
    for number in range(0, 14, 2):
        canvas.rectangle((260 + number * 83, 430, 260 + (number + 1) * 83, 471), BRICK)
    canvas.arch((620, 440, 980, 830), INK)
    canvas.arch((660, 480, 940, 830), SAND)
    canvas.polygon([(660, 829), (940, 829), (1180, 1000), (420, 1000)], SAND)
    for left, right, far in ((620, 540, 500), (980, 1060, 500)):
        canvas.polygon([(left, far + 90), (right, far + 130), (right, 880), (left, 830)], INK)
    return canvas


def five_columns():
    canvas = Canvas(SAND)
    canvas.polygon([(250, 330), (800, 110), (1350, 330)], INK)
    canvas.rectangle((270, 340, 1330, 400), INK)
    for number, colour in enumerate((BRICK, GOLD, TEAL, BRICK, GOLD)):
        x = 340 + number * 230
        canvas.rectangle((x - 60, 420, x + 60, 800), colour)
        canvas.rectangle((x - 84, 400, x + 84, 440), INK)
        canvas.rectangle((x - 84, 780, x + 84, 820), INK)
    canvas.rectangle((220, 820, 1380, 870), INK)
    canvas.rectangle((160, 870, 1440, 920), TEAL)
    return canvas


def way_to_a_door():
    canvas = Canvas(INK)
    canvas.circle(330, 220, 70, SAND)
    canvas.polygon([(-80, 760), (240, 330), (560, 760)], "#39456a")
    canvas.polygon([(240, 760), (600, 420), (960, 760)], "#2d3858")
    canvas.rectangle((0, 740, 1600, 1000), "#4a3b3a")
    canvas.polygon([(60, 1000), (320, 1000), (1200, 780), (1130, 780)], SAND)
    canvas.rectangle((980, 420, 1460, 790), BRICK)
    canvas.polygon([(920, 430), (1220, 210), (1520, 430)], GOLD)
    canvas.arch((1110, 520, 1250, 790), PAPER)
    canvas.rectangle((1320, 540, 1400, 630), GOLD)
    for x, ground, height in ((420, 935, 190), (500, 915, 120), (580, 900, 180)):
        canvas.figure(x, ground, height, SKY)
    return canvas


def web_of_cities():
    canvas = Canvas(SAND)
    places = list(on_circle(800, 500, 380, 11))
    for x, y in places:
        canvas.line([(800, 500), (x, y)], INK, 4)
    for number, (x, y) in enumerate(places):
        other = places[(number + 4) % 11]
        canvas.line([(x, y), other], "#1f2a4440", 3)
    for number, (x, y) in enumerate(places):
        canvas.circle(x, y, 46, (BRICK, TEAL, GOLD)[number % 3])
        canvas.circle(x, y, 20, PAPER)
    canvas.circle(800, 500, 92, INK)
    canvas.rectangle((744, 478, 856, 496), GOLD)
    canvas.rectangle((744, 508, 856, 526), GOLD)
    return canvas


def overlapping_town():
    canvas = Canvas(PAPER)
    shapes = [(200, 340), (420, 520), (640, 420), (860, 640), (1080, 460), (1300, 560), (1480, 380)]
    colours = ("#b5472fc8", "#d9a441c8", "#2f7f79c8", "#1f2a44c8")
    for number, (x, height) in enumerate(shapes):
        canvas.rectangle((x - 150, 900 - height, x + 150, 900), colours[number % 4])
        if number % 2:
            canvas.circle(x, 900 - height, 150, colours[(number + 1) % 4])
        else:
            top = 900 - height
            roof = [(x - 170, top), (x, top - 150), (x + 170, top)]
            canvas.polygon(roof, colours[(number + 2) % 4])
    canvas.rectangle((0, 900, 1600, 1000), INK)
    return canvas


def book_as_roof():
    canvas = Canvas(TEAL)
    canvas.rectangle((0, 850, 1600, 1000), INK)
    canvas.rectangle((500, 470, 1100, 850), SAND)
    canvas.polygon([(800, 180), (1330, 420), (1330, 500), (800, 270)], PAPER)
    canvas.polygon([(800, 180), (270, 420), (270, 500), (800, 270)], "#ece3d0")
    canvas.polygon([(800, 270), (1330, 500), (1330, 520), (800, 290)], BRICK)
    canvas.polygon([(800, 270), (270, 500), (270, 520), (800, 290)], BRICK)
    for number in range(3):
        shift = number * 26
        canvas.line([(880, 246 + shift * 0.6), (1250, 412 + shift * 0.6)], "#1f2a4470", 5)
        canvas.line([(720, 246 + shift * 0.6), (350, 412 + shift * 0.6)], "#1f2a4470", 5)
    canvas.circle(800, 640, 130, "#d9a44166")
    canvas.circle(800, 640, 74, GOLD)
    canvas.rectangle((680, 780, 920, 800), INK)
    canvas.polygon([(780, 780), (840, 640), (862, 650), (806, 780)], INK)
    return canvas


def ring_of_houses():
    canvas = Canvas(SKY)
    canvas.circle(800, 520, 420, PAPER)
    canvas.circle(800, 520, 270, SKY)
    colours = (BRICK, TEAL, "#c98a5a")
    for number, (x, y) in enumerate(on_circle(800, 540, 350, 10)):
        canvas.house(x, y + 60, 120, colours[number % 3])
    canvas.circle(800, 520, 120, GOLD)
    return canvas


def round_table():
    canvas = Canvas(SAND)
    for number, (x, y) in enumerate(on_circle(800, 500, 400, 14)):
        canvas.circle(x, y, 58, (INK, BRICK, TEAL)[number % 3])
    canvas.circle(800, 500, 310, "#c98a5a")
    canvas.circle(800, 500, 286, GOLD)
    for x, y in on_circle(800, 500, 220, 14):
        canvas.rectangle((x - 26, y - 34, x + 26, y + 34), PAPER, radius=4)
    return canvas


def eleven_figures():
    canvas = Canvas(SKY)
    canvas.rectangle((0, 700, 1600, 1000), TEAL)
    for number in range(11):
        x = 180 + number * 124
        height = 330 + 40 * math.sin(number * 1.7)
        canvas.figure(x, 760, height, (INK, BRICK, GOLD)[number % 3])
    canvas.rectangle((220, 730, 1380, 900), PAPER, radius=8)
    for number in range(3):
        canvas.rectangle((280, 765 + number * 36, 1320 - number * 160, 775 + number * 36), INK)
    return canvas


def four_before_a_bridge():
    canvas = Canvas(SAND)
    canvas.polygon(
        [(0, 520), (420, 250), (900, 470), (1300, 230), (1600, 420), (1600, 700), (0, 700)],
        "#b9cdb0",
    )
    canvas.rectangle((0, 600, 1600, 1000), SKY)
    canvas.rectangle((0, 500, 1600, 590), "#c98a5a")
    for number in range(6):
        left = 30 + number * 270
        canvas.rectangle((left - 30, 500, left + 30, 720), "#c98a5a")
        canvas.arch((left + 30, 570, left + 240, 720), SKY)
    canvas.rectangle((0, 860, 1600, 1000), "#8a6a4f")
    for x, height, colour in (
        (440, 470, INK),
        (680, 440, TEAL),
        (920, 430, BRICK),
        (1160, 480, GOLD),
    ):
        canvas.figure(x, 900, height, colour)
    return canvas


DRAWINGS = {
    "gate": gate,
    "five-columns": five_columns,
    "way-to-a-door": way_to_a_door,
    "web-of-cities": web_of_cities,
    "overlapping-town": overlapping_town,
    "book-as-roof": book_as_roof,
    "ring-of-houses": ring_of_houses,
    "round-table": round_table,
    "eleven-figures": eleven_figures,
    "four-before-a-bridge": four_before_a_bridge,
}

if __name__ == "__main__":
    for name, draw in DRAWINGS.items():
        draw().save(name)
