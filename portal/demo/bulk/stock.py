"""What the pages of a large load share: cities, people, networks, resolutions, pictures."""

from datetime import date, timedelta
from functools import cached_property
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from networks.models import Network
from portal.civic.models import (
    City,
    Council,
    Framework,
    FrameworkItem,
    Person,
    Resolution,
    Source,
    Topic,
    Unit,
)
from portal.civic.numbers import number_slug
from portal.media.models import PortalImage
from portal.pages.languages import address_part

from . import phrases
from .writer import in_both

PALETTE = ["#1f2a44", "#b5472f", "#d9a441", "#2f7f79"]
SESSIONS = ["X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"]


def stored(model, find_by, rows):
    """Objects of ``model`` with the values of ``rows``, of which those missing are made."""
    found = {tuple(getattr(each, name) for name in find_by): each for each in model.objects.all()}
    keys = [tuple(row[name] for name in find_by) for row in rows]
    made = [model(**row) for row, key in zip(rows, keys, strict=True) if key not in found]
    for each in model.objects.bulk_create(made, batch_size=200):
        found[tuple(getattr(each, name) for name in find_by)] = each
    return [found[key] for key in keys]


class Stock:
    """Makes what pages refer to when it is first asked for; each property is a list."""

    def __init__(self):
        #: Primary keys of the pages that were made last.
        self.recent_page_ids = []

    @cached_property
    def cities(self):
        return stored(
            City,
            ["name_pl"],
            [
                {
                    "name_pl": name,
                    "name_en": english,
                    "polish_genitive": genitive,
                    "polish_locative": locative,
                    "latitude": latitude,
                    "longitude": longitude,
                }
                for name, genitive, locative, english, latitude, longitude in phrases.CITIES
            ],
        )

    @cached_property
    def councils(self):
        rows = [
            {
                "name_pl": f"Rada Miasta {city.polish_genitive}",
                "name_en": f"{city.name_en} City Council",
                "city": city,
            }
            for city in self.cities
        ]
        return stored(Council, ["name_pl"], rows)

    @cached_property
    def units(self):
        rows = [
            {"name_pl": f"Referat: {polish}", "name_en": f"Section for {english}"}
            for polish, english in phrases.THEMES
        ]
        return stored(Unit, ["name_pl"], rows)

    @cached_property
    def topics(self):
        rows = [
            {
                **in_both("name", (theme[0].capitalize(), theme[1].capitalize())),
                "slug": address_part(theme[0]),
            }
            for theme in phrases.THEMES
        ]
        return stored(Topic, ["slug"], rows)

    @cached_property
    def people(self):
        rows = [
            {"given_name": given, "family_name": family}
            for given in phrases.GIVEN_NAMES
            for family in phrases.FAMILY_NAMES
        ]
        return stored(Person, ["given_name", "family_name"], rows)

    @cached_property
    def values(self):
        framework = self._framework
        rows = [
            {
                "framework": framework,
                "number": str(number),
                "sort_order": number,
                **in_both("title", theme),
            }
            for number, theme in enumerate(phrases.THEMES, start=1)
        ]
        return stored(FrameworkItem, ["framework", "number"], rows)

    @cached_property
    def _framework(self):
        row = {
            "key": "bulk-values",
            "kind": Framework.Kind.VALUES,
            **in_both("name", ("Wartości z dużego wczytania", "Values of the large load")),
        }
        return stored(Framework, ["key"], [row])[0]

    @cached_property
    def networks(self):
        kinds = Network.Kind.values
        rows = [
            {
                "name_pl": f"{head}: {theme[0]}",
                "name_en": f"{english}: {theme[1]}",
                "kind": kinds[(number + shift) % len(kinds)],
                "founded": str(1990 + (number + shift) % 35),
            }
            for shift, (head, english) in enumerate(
                [
                    ("Sieć miast", "Network of cities"),
                    ("Koalicja", "Coalition"),
                    ("Karta", "Charter"),
                ]
            )
            for number, theme in enumerate(phrases.THEMES)
        ]
        return stored(Network, ["name_pl"], rows)

    @cached_property
    def resolutions(self):
        rows = []
        for number in range(200):
            day = date(2015, 1, 15) + timedelta(days=number * 19)
            act = f"{SESSIONS[number % len(SESSIONS)]}/{number + 1}/{day.year % 100}"
            rows.append(
                {
                    "council": self.councils[number % len(self.councils)],
                    "term": "VII" if day.year < 2019 else "VIII",
                    "number": act,
                    "slug": number_slug(act, "bulk"),
                    "adopted_on": day,
                    **in_both("title", phrases.OBJECTS[number % len(phrases.OBJECTS)]),
                }
            )
        return stored(Resolution, ["council", "term", "number"], rows)

    @cached_property
    def sources(self):
        rows = [
            {
                "title_pl": f"{head[0]}: {theme[0]}",
                "title_en": f"{head[1]}: {theme[1]}",
                "publisher": "example.org",
                "published_on": str(2015 + number % 12),
            }
            for head in phrases.TITLES
            for number, theme in enumerate(phrases.THEMES)
        ]
        return stored(Source, ["title_pl"], rows)

    @cached_property
    def images(self):
        """The pictures that are there; plain drawn ones where there are none."""
        found = list(PortalImage.objects.order_by("pk")[:40])
        return found or [self._drawn(number) for number in range(8)]

    def _drawn(self, number):
        sheet = Image.new("RGB", (800, 500), PALETTE[number % 4])
        pen = ImageDraw.Draw(sheet)
        pen.ellipse((40 + 50 * number, 80, 380 + 50 * number, 420), fill=PALETTE[(number + 1) % 4])
        file = BytesIO()
        sheet.save(file, "PNG")
        theme = phrases.THEMES[number]
        return PortalImage.objects.create(
            **in_both("title", (f"Koło: {theme[0]}", f"Circle: {theme[1]}")),
            **in_both(
                "alternative_text",
                (
                    f"Rysunek zamiast zdjęcia ({theme[0]}): koło",
                    f"A drawing in place of a photograph ({theme[1]}): a circle",
                ),
            ),
            file=ImageFile(file, name=f"bulk-{number}.png"),
        )
