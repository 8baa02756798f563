"""
Tables for spreadsheet programs and for other programs: one writer under every export.

Two variants of CSV. The one for programs (RFC 4180: commas, UTF-8 without a mark) stays as it is
from version to version. The one for people opens by a double click in a Polish Excel: a byte order
mark, semicolons, and whatever Excel would turn into a number or a date marked as text.
"""

import csv
import re

from django.http import StreamingHttpResponse
from django.utils import translation
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from portal.characters import carried

#: A cell that begins so is a formula to some program; the full-width forms are to East Asian ones.
SIGNS = tuple("=+-@＝＋－＠")
#: What some program takes for the end of a cell, whatever the file says.
_ENDS_OF_CELLS = re.compile(r"([;,|\"'\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029])")
#: What programs skip before they look for a sign.
_SKIPPED = " \u00a0\u200b\u200c\u200d\u2060\ufeff\x00"
#: The most characters in a cell of a workbook (Excel specifications and limits).
LONGEST = 32_767

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[+-]\d\d:\d\d)?)?")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_DATE = 40
_MONTHS = {
    *("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"),
    *("jan", "feb", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
}
_PARTS_OF_NUMBERS = {"e", "am", "pm", "r", "zł", "pln", "eur", "usd", "st", "nd", "rd", "th"}


def harmless(value):
    """
    ``value`` as text with an apostrophe before whatever a program could take for a formula.

    That is at its beginning and also where a program that reads other separators, or no quotation
    marks, would begin a cell. Numbers are left as they are.
    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = carried(force_str(value))
    parts = _ENDS_OF_CELLS.split(text)
    parts = [f"'{part}" if part.lstrip(_SKIPPED).startswith(SIGNS) else part for part in parts]
    marked = "".join(parts)
    return f"'{marked}" if text.startswith(("\t", "\r", "\n")) else marked


def as_text(value):
    """``harmless(value)`` as Excel leaves it: numbers of acts and half dates are no dates."""
    cell = harmless(value)
    if isinstance(cell, str) and would_be_converted(cell):
        cell = f"'{cell}"
    return fitting(cell)


def would_be_converted(text):
    """Whether Excel would show a number or a date in the place of ``text``."""
    text = text.strip()
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST_DATE or text.startswith("'"):
        return False
    if _DAY.fullmatch(text):
        return False
    if text.isdecimal() and len(text) <= 15 and not (text.startswith("0") and len(text) > 1):
        return False
    return all(
        set(word) <= set("ivxlcdm") or word[:3] in _MONTHS or word in _PARTS_OF_NUMBERS
        for word in _WORD.findall(text.lower())
    )


def fitting(cell):
    """``cell`` as a workbook holds it: what is longer than that ends by saying so."""
    if not isinstance(cell, str):
        return cell
    cell = carried(cell)
    if len(cell) <= LONGEST:
        return cell
    notice = " … " + _("[cut: Excel holds no longer text; the CSV for programs has all of it]")
    return cell[: LONGEST - len(notice)] + notice


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, value):
        return value


def for_programs(rows, name):
    """Answer with ``rows`` as the file ``name`` in the variant for programs."""
    writer = csv.writer(_Echo())
    return _answer((writer.writerow(map(harmless, row)) for row in rows), name)


def for_excel(rows, name):
    """Answer with ``rows`` as the file ``name``, which Excel opens right by a double click."""
    return _answer(_excel_lines(rows), name)


def _excel_lines(rows):
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff"
    for row in rows:
        yield writer.writerow(map(as_text, row))


def _answer(lines, name):
    """A stream is read after the screen's language has been put away, so each line brings it."""
    response = StreamingHttpResponse(
        _in_language(lines, translation.get_language()), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _in_language(lines, language):
    lines, ended = iter(lines), object()
    while True:
        with translation.override(language):
            line = next(lines, ended)
        if line is ended:
            return
        yield line
