"""Which characters are stored and sent: those that every program can carry, in one form."""

import re
import unicodedata
from html import unescape

from django.db import models
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

# Line ends of all programs: of Windows, of text processors (vertical tab, new page), of Unicode.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What XML 1.0 forbids or discourages (https://www.w3.org/TR/xml/#charsets): controls,
# surrogates that stand alone, and what Unicode will never give to a character.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# Marks that turn the direction of what follows. Isolates keep a piece of Arabic or Hebrew in its
# place and stay where each is closed; the others reach beyond their piece.
_TURNING = re.compile("[\u202a-\u202e]")
_ISOLATE = re.compile("[\u2066-\u2069]")
_CLOSING_ISOLATE = "\u2069"
# How HTML writes a character by its number.
_REFERENCE = re.compile(r"&#(?:\d{1,8}|[xX][\da-fA-F]{1,8});?")
# Nobody sees these (soft hyphen, zero widths, directions, byte order): alone, they say nothing.
_UNSEEN = "\xad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_BLANK = _UNSEEN + " \t\n\xa0"
# Values of forms in which every character counts.
_AS_TYPED = re.compile("passw", re.I)


def carried(text):
    """``text`` without characters that XML or a database cannot carry."""
    return _FORBIDDEN.sub("", text)


def settled(text):
    """
    ``text`` as it is stored: composed (NFC), with one form of line ends, LF.

    Without characters that cannot be carried, by themselves or by their number, and without marks
    that turn a line. Empty where nothing of it can be seen.
    """
    text = carried(_LINE_END.sub("\n", text))
    text = _REFERENCE.sub(lambda match: match[0] if carried(unescape(match[0])) else "", text)
    text = unicodedata.normalize("NFC", _TURNING.sub("", text))
    if _ISOLATE.search(text):
        text = "\n".join(_with_closed_isolates(line) for line in text.split("\n"))
    return text if text.isspace() or text.strip(_BLANK) else ""


def one_line(text):
    """``text`` as the subject of an e-mail may hold it: carried, on one line."""
    return " ".join(carried(text).split())


def _with_closed_isolates(line):
    """``line`` with its isolates, or without any where one is not closed."""
    depth = 0
    for mark in _ISOLATE.findall(line):
        depth += -1 if mark == _CLOSING_ISOLATE else 1
        if depth < 0:
            break
    return _ISOLATE.sub("", line) if depth else line


def settled_deeply(value):
    """``value``, as JSON has it, with every text in it settled, names of parts as well."""
    if isinstance(value, str):
        return settled(value)
    if isinstance(value, dict):
        return {settled_deeply(key): settled_deeply(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [settled_deeply(part) for part in value]
    return value


def settle_texts(sender, instance, **kwargs):
    """
    Settle all texts of a row before it is saved, whatever its model and whoever saves it.

    Passwords stay as they were typed.
    """
    deferred = instance.get_deferred_fields()
    for field in sender._meta.concrete_fields:
        if holds_text(field) and field.attname not in deferred:
            before = getattr(instance, field.attname)
            after = _settled_value(field, before)
            if after != before:
                setattr(instance, field.attname, after)


def holds_text(field):
    """Whether people's text may be in ``field`` of a model."""
    kinds = (models.CharField, models.TextField, models.JSONField, StreamField)
    return isinstance(field, kinds) and field.name != "password"


def _settled_value(field, value):
    if isinstance(value, StreamValue):
        stored = list(value.get_prep_value())
        clean = settled_deeply(stored)
        return value if clean == stored else field.to_python(clean)
    return settled_deeply(value)


class SettleWhatIsSent:
    """
    Forms and views get settled texts, so that what they check is what is stored.

    That something is there, that it is not too long, that no other has the same name. Passwords
    stay as they were typed. What scripts send as JSON is settled when it has been read: it may
    count characters.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        request.GET = _settled_values(request.GET)
        if request.method == "POST":
            request.POST = _settled_values(request.POST)
            for _name, files in request.FILES.lists():
                for file in files:
                    file.name = settled(file.name)


def _settled_values(data):
    clean = data.copy()
    for name, values in data.lists():
        if not _AS_TYPED.search(name):
            clean.setlist(
                name,
                [each if each.startswith(('{"', '[{"')) else settled(each) for each in values],
            )
    clean._mutable = False
    return clean
