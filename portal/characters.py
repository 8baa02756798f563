"""Which characters are stored and sent: those that every program can carry, in one form."""

import re
import unicodedata

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


def carried(text):
    """``text`` without characters that XML or a database cannot carry."""
    return _FORBIDDEN.sub("", text)


def settled(text):
    """
    ``text`` as it is stored: composed (NFC), with one form of line ends, LF.

    Without characters that cannot be carried, and without marks that turn a line.
    """
    text = carried(_LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFC", _TURNING.sub("", text))
    if _ISOLATE.search(text):
        text = "\n".join(_with_closed_isolates(line) for line in text.split("\n"))
    return text


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
