"""The numbers of council resolutions and of mayors' orders."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.pages.languages import address_part

# City documents carry Cyrillic letters that look like Roman numerals.
LOOK_ALIKES = str.maketrans("ХСМІхсмі", "XCMIxcmi")
ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
RESOLUTION = re.compile(
    r"(?P<session>[MDCLXVI]{1,15})/(?P<number>[1-9]\d{0,4})/(?P<year>\d{2}|\d{4})"
)
ORDER = re.compile(r"(?P<number>[1-9]\d{0,4})/(?P<year>\d{4})")
INTRODUCTION = re.compile(r"^((uchwa\w+|zarządzeni\w+|resolution|order)\s+)?(nr|no)?\.?\s*", re.I)


@dataclass(frozen=True)
class ActNumber:
    """The number of an act: session in Roman numerals (resolutions only), number, year."""

    session: str
    number: int
    year: str

    def __str__(self):
        parts = (self.session, str(self.number), self.year)
        return "/".join(part for part in parts if part)


def number_slug(number, *further):
    """The number of an act as a part of an address: ``xvi-171-11``, with ``further`` words."""
    return address_part("-".join((*number.split("/"), *further)))


def parse_number(raw, on=None):
    """
    Number of a resolution (``XVI/171/11``) or of an order (``2908/2021``) as ``ActNumber``.

    Look-alike letters, backslashes, spaces and a leading "uchwała nr" are mended. Raises
    ``ValidationError`` with the reason where it is none, or where its year is not that of ``on``,
    the date of the act.
    """
    text = INTRODUCTION.sub("", raw.strip())
    text = "/".join(part.strip() for part in text.replace("\\", "/").split("/"))
    text = text.translate(LOOK_ALIKES).upper()
    match = RESOLUTION.fullmatch(text) or ORDER.fullmatch(text)
    if not match:
        raise ValidationError(
            _("“%(number)s” is not a number of an act. Write it as XVI/171/11 or 2908/2021.")
            % {"number": raw}
        )
    parts = {"session": "", **match.groupdict()}
    if parts["session"]:
        parse_roman(parts["session"])
    if on and int(parts["year"][-2:]) != on.year % 100:
        raise ValidationError(
            _("The number says %(year)s, the date of the act %(date)s.")
            % {"year": parts["year"], "date": on.year}
        )
    return ActNumber(parts["session"], int(parts["number"]), parts["year"])


def parse_roman(raw):
    """
    The Roman numeral ``raw`` in capital letters, with look-alike letters mended.

    Raises ``ValidationError`` for what is none: ``XCLX``, ``IIX``.
    """
    text = raw.strip().translate(LOOK_ALIKES).upper()
    if not text or not ROMAN.fullmatch(text):
        raise ValidationError(_("“%(numeral)s” is not a Roman numeral.") % {"numeral": raw})
    return text
