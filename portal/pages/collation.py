"""
The order of a Polish dictionary, and letters without their marks: the same on every database.

PostgreSQL brings the collation ``pl-x-icu``: https://www.unicode.org/reports/tr35/tr35-collation.html.
SQLite has none; its connections get one of that name, which follows the same rules for
punctuation, digits and the Latin, Greek and Cyrillic letters. See docs/adr/0050.
"""

import unicodedata
from functools import lru_cache

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import Expression, OrderBy
from django.db.models.functions import Coalesce, Collate
from modeltranslation.fields import TranslationField

from .folding import fold
from .languages import active_language, first_text, translated_names

COLLATION = "pl-x-icu"

SIGNS = "_-‐‒–—―,;:!¡?¿.·'‘’‚‛‹›\"“”„‟«»()[]{}‖§¶@*/\\&#%‰†‡•‣`´˜^¯˘˙¨˚˝¸˛°©®→+±÷×<=>¬|¦~−"
CURRENCIES = "¤¢$£¥€"
LATIN = "aąbcćdeęfghiıjklłmnńŋoópqĸrsśtŧuvwxyzźżþ"
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
CYRILLIC = "абвгдђеєжзѕиійјклљмнњопрстћуфхцчџшщъыьэюя"
#: Letters that Unicode does not take apart, as others with a mark.
TAKEN_APART = {
    "æ": "a\u0335e",
    "œ": "o\u0335e",
    "ß": "ss",
    "ø": "o\u0338",
    "đ": "d\u0335",
    "ð": "d\u0336",
    "ħ": "h\u0335",
    "ґ": "г\u0335",
    "ς": "σ",
}
#: Marks of letters that are no letters of their own, in the order of Unicode's collation.
MARKS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"

_SPACE, _SIGN, _OTHER_SIGN, _CURRENCY, _DIGIT, _LETTER, _OTHER_LETTER = range(7)
_PLACES = {
    sign: (group, place)
    for group, signs in (
        (_SPACE, "\t\n\v\f\r "),
        (_SIGN, SIGNS),
        (_CURRENCY, CURRENCIES),
        (_DIGIT, "0123456789"),
        (_LETTER, LATIN + GREEK + CYRILLIC),
    )
    for place, sign in enumerate(signs)
}


def _elements(text):
    """Pairs of a sign with a place of its own, or a mark, and whether it is a capital."""
    for sign in unicodedata.normalize("NFC", text):
        small = sign.lower()
        if small in _PLACES:
            yield small, small != sign
        else:
            for part in unicodedata.normalize("NFKD", TAKEN_APART.get(small, small)):
                yield part, small != sign


@lru_cache(maxsize=20_000)
def alphabetical_key(text):
    """
    The key by which ``text`` stands in alphabetical order: for ``sorted``.

    Letters part words first, then the marks of foreign letters, then capitals; spaces stand
    before signs, these before digits, and these before letters. Only equal texts have equal keys.
    """
    letters, marks, capitals = [], [], []
    for sign, is_capital in _elements(text):
        kind = unicodedata.category(sign)
        if sign in _PLACES:
            letters.append(_PLACES[sign])
        elif kind[0] == "M":
            marks.append(MARKS.find(sign) + 1 or ord(sign))
            continue
        elif kind in ("Cc", "Cf", "Cs"):
            continue  # what cannot be seen does not count
        else:
            group = _OTHER_SIGN if kind[0] in "PSZ" else _OTHER_LETTER
            letters.append((group, ord(sign)))
        marks.append(0)
        capitals.append(is_capital)
    return tuple(letters), tuple(marks), tuple(capitals), text


def compare(one, other):
    """Which of two texts comes first: -1, 0 or 1, as SQLite wants to know."""
    one, other = alphabetical_key(one), alphabetical_key(other)
    return (one > other) - (one < other)


def collate(connection, **kwargs):
    """Give a new connection of SQLite the collation that PostgreSQL has, and ``fold``."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(COLLATION, compare)
        connection.connection.create_function("fold", 1, fold, deterministic=True)


class Alphabetical(Expression):
    """
    The text at ``path`` in alphabetical order; of a translated text what a reader is shown.

    ``name`` stands by the active language when the query runs, ``name_en`` by English; where the
    language has none, by the first language that has one. Nothing at all comes first.
    """

    output_field = models.TextField()

    def __init__(self, path):
        super().__init__()
        self.path = path

    def resolve_expression(self, query=None, *args, **kwargs):
        text = self._text(query.model)
        return Collate(text, COLLATION).resolve_expression(query, *args, **kwargs)

    def _text(self, model):
        *way, name = self.path.split(LOOKUP_SEP)
        field = _field(model, self.path)
        language = active_language()
        if isinstance(field, TranslationField):
            name, language = field.translated_field.name, field.language
        if name in translated_names(field.model):
            return first_text(LOOKUP_SEP.join([*way, name]), language)
        return Coalesce(F(self.path), Value(""), output_field=models.TextField())


def _field(model, path):
    """The field of ``model`` at ``path``; ``None`` where there is none, as for annotations."""
    field = None
    for name in path.split(LOOKUP_SEP):
        try:
            field = model._meta.get_field("id" if name == "pk" else name)
        except (AttributeError, FieldDoesNotExist):
            return None
        model = field.related_model
    return field


def is_worded(field):
    """Whether ``field`` holds words for people, rather than a choice, an address or a code."""
    return (
        isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, (models.SlugField, models.URLField, models.EmailField))
        and not field.choices
        and field.name not in ("path", "url_path")
        and field.model._meta.app_label not in ("contenttypes", "sessions")
    )


def alphabetically(model, *terms):
    """
    ``terms`` of an ordering of ``model`` with all that are words in alphabetical order.

    A relation stands by the ordering of the model that it leads to.
    """
    for term in terms:
        if not isinstance(term, str):
            yield term
            continue
        sign, path = ("-", term[1:]) if term.startswith("-") else ("", term)
        field = _field(model, path)
        if is_worded(field):
            yield OrderBy(Alphabetical(path), descending=bool(sign))
        elif field and field.is_relation and path.rpartition(LOOKUP_SEP)[2] == field.name:
            related = field.related_model
            for name in default_ordering(related) or ["pk"]:
                inner = name.removeprefix("-")
                inner_sign = "-" if (inner != name) != bool(sign) else ""
                yield from alphabetically(model, f"{inner_sign}{path}{LOOKUP_SEP}{inner}")
        else:
            yield term


def default_ordering(model):
    """The default ordering of ``model``, translated names without a language."""
    return [_without_language(model, term) for term in model._meta.ordering]


def _without_language(model, term):
    field = _field(model, term.removeprefix("-"))
    if isinstance(field, TranslationField):
        return term.removesuffix(field.name) + field.translated_field.name
    return term


class AlphabeticalQuerySet(models.QuerySet):
    """Whatever it is ordered by, words come in alphabetical order."""

    def order_by(self, *terms):
        return super().order_by(*alphabetically(self.model, *terms))


class AlphabeticalManager(models.Manager.from_queryset(AlphabeticalQuerySet)):
    """Gives what there is in the alphabetical order of the active language."""

    def get_queryset(self):
        return super().get_queryset().order_by(*default_ordering(self.model))
