"""From the bytes of a file to a ``Reading``, whatever the file is."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..passages import Reading
from .encodings import decode
from .formats import format_of
from .process import parse
from .refusals import Refusal
from .text import read_text
from .worker import LONGEST_WORD, check_text

__all__ = ["FORMATS", "SENTENCES", "Unreadable", "check_size", "read"]

FORMATS = {
    "text": _("plain text"),
    "html": _("web page (HTML)"),
    "docx": _("Word document"),
    "odt": _("OpenDocument text"),
    "pdf": _("PDF"),
    "image": _("picture of a text"),
}

#: Why a file cannot be read, by the code of a ``Refusal``.
SENTENCES = {
    "empty": _("The file is empty."),
    "no_text": _("There is no text in this file."),
    "size": _("The file is larger than %(megabytes)s MB, which is the most that is read at once."),
    "unknown": _(
        "Files of this kind cannot be read: save it as text, HTML, Word (.docx), OpenDocument "
        "(.odt) or PDF, or as a picture (PNG, JPEG, TIFF, WebP)."
    ),
    "old_office": _(
        "This file has the old format of Word (.doc) or of another office program: open it there "
        "or in LibreOffice, choose “Save as” and the format “Word document (.docx)”."
    ),
    "rich_text": _(
        "This file has the format RTF: open it in Word or LibreOffice, choose “Save as” and the "
        "format “Word document (.docx)”."
    ),
    "encrypted": _("The file is protected by a password: save it without the password first."),
    "broken": _("The file is damaged or incomplete: open it, save it anew and try once more."),
    "unsafe": _(
        "The file holds declarations that no text processor writes and that may do harm: open it "
        "in Word or LibreOffice and save it anew."
    ),
    "unpacked": _("The file unpacks to more than can be read and may have been made to do harm."),
    "encoding": _(
        "The encoding of this text cannot be told: open it in a text editor and save it as UTF-8."
    ),
    "damaged": _(
        "The text is damaged in line %(line)s, where a letter does not fit the encoding: correct "
        "it in a text editor and save it as UTF-8."
    ),
    "long": _(
        "The text is longer than is read at once (characters: %(characters)s, lines: %(lines)s): "
        "take it in by parts."
    ),
    "no_words": _(
        "The text has more than %(longest)s characters in a row without a space, which no word "
        "has: take out what is not text, such as an encoded picture."
    ),
    "pages": _("The file has more than %(pages)s pages: take it in by parts."),
    "slow": _(
        "Reading the file took longer than is allowed (seconds: %(seconds)s): take it in by parts."
    ),
    "heavy": _("The file needs more memory than is allowed: take it in by parts."),
    "recognition": _("Tesseract could not read this picture: save it as PNG and try once more."),
    "tesseract": _(
        "This file is a picture of a text, and to read it the portal’s server needs the program "
        "Tesseract with Polish and English: apt-get install tesseract-ocr tesseract-ocr-pol"
    ),
}


class Unreadable(ValidationError):
    """A file that cannot be read, with one sentence for a clerk; ``code`` as in ``SENTENCES``."""

    def __str__(self):
        return self.messages[0]


def read(data, name="", *, language=None):
    """
    The ``Reading`` of a file's bytes. ``name`` only counts where the content does not say what it
    is; ``language`` is the one a picture of a text is in first. Raises ``Unreadable`` for whatever
    cannot be read, and nothing else.

    Files that need a parser are read in a process of its own, bounded in time and memory.
    """
    check_size(len(data))
    limits = _limits()
    try:
        if not data.strip(b"\x00 \t\r\n"):
            raise Refusal("empty")
        format = format_of(data, name)
        if format == "text":
            return _with_text(_read_text(*decode(data), limits))
        return _with_text(_parse(data, format, language, limits))
    except Refusal as refusal:
        raise _unreadable(refusal, limits) from refusal


def check_size(size):
    """Raise ``Unreadable`` for a file of more bytes than are read: before it is in memory."""
    if size > settings.INTAKE_MAX_SIZE:
        raise _unreadable(Refusal("size"), _limits())


def _limits():
    return {
        "pages": settings.INTAKE_MAX_PAGES,
        "unpacked": settings.INTAKE_MAX_UNPACKED_SIZE,
        "characters": settings.INTAKE_MAX_CHARACTERS,
        "lines": settings.INTAKE_MAX_LINES,
        "longest": LONGEST_WORD,
        "memory": settings.INTAKE_MEMORY,
    }


def _read_text(text, encoding, limits):
    check_text([text], text.count("\n"), limits)
    return Reading(tuple(read_text(text)), "text", encoding)


def _parse(data, format, language, limits):
    options = limits | {"format": format, "language": language, "recognise": format == "image"}
    if not options["recognise"]:
        try:
            return parse(data, options, settings.INTAKE_SECONDS)
        except Refusal as refusal:
            if refusal.code != "scanned":
                raise
    return parse(data, options | {"recognise": True}, settings.INTAKE_RECOGNITION_SECONDS)


def _with_text(reading):
    if not reading.passages:
        raise Refusal("no_text")
    return reading


def _unreadable(refusal, limits):
    values = limits | {"megabytes": settings.INTAKE_MAX_SIZE // 1024**2} | refusal.values
    return Unreadable(SENTENCES[refusal.code], code=refusal.code, params=values)
