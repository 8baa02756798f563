"""The languages of the portal and what follows from having several of them."""

import re
import unicodedata
from functools import cache, wraps

from anyascii import anyascii
from django.conf import settings
from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import translation
from django.utils.text import slugify
from modeltranslation.fields import TranslationField
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname, get_language

ADDRESS_PART_LENGTH = 80


def languages():
    """Codes of the portal's languages, the office's own first."""
    return [code for code, _name in settings.LANGUAGES]


def default_language():
    """Code of the language that every page must have: the first of the setting LANGUAGES."""
    return languages()[0]


def language_choices():
    """Pairs of code and name for a choice of language, each name in its own language."""
    return list(settings.LANGUAGES)


def active_language():
    """Code of the active language where the portal publishes in it, else of the default one."""
    return get_language()


def localized(field_name, language):
    """Name of the column that holds ``field_name`` in ``language``: ``title_pl``."""
    return build_localized_fieldname(field_name, language)


def localized_names(*field_names):
    """Names of the columns of all ``field_names``, language by language."""
    return [localized(name, language) for language in languages() for name in field_names]


def first_text(path, language):
    """
    Expression for the text at ``path`` in ``language``, else in the first language that has one.

    For names, which fall back; ``path`` may lead over foreign keys: ``unit__name``.
    """
    columns = dict.fromkeys(localized(path, code) for code in (language, *languages()))
    texts = (NullIf(F(column), Value("")) for column in columns)
    return Coalesce(*texts, Value(""), output_field=TextField())


@cache
def translated_names(model):
    """Names of the fields of ``model``, inherited ones too, that have a column a language."""
    return frozenset(
        field.translated_field.name
        for field in model._meta.concrete_fields
        if isinstance(field, TranslationField)
    )


def hide_bare_fields_from_reference_index():
    """
    Let Wagtail's index of uses read the columns of each language only.

    It would read the bare field, too, which says again what one of the languages says.
    """
    for model in translator.get_registered_models():
        for name in translator.get_options_for_model(model).local_fields:
            field = model._meta.get_field(name)
            if hasattr(field, "extract_references"):
                field.extract_references = lambda value: ()


def in_default_language(method):
    """
    Run ``method`` with the default language active.

    The bare name of a translated field reads and writes the active language, in the admin that
    of the editor's screen. Whatever stores a page runs under this decorator, so that what is
    stored does not depend on who stores it.
    """

    @wraps(method)
    def run(*args, **kwargs):
        with translation.override(default_language()):
            return method(*args, **kwargs)

    return run


def searchable(text):
    """
    The words of ``text`` in small ASCII letters: ``„Równość” w Łodzi`` becomes ``rownosc w lodzi``.

    For texts to be found and for what people type to find them, with or without diacritics.
    """
    composed = unicodedata.normalize("NFC", text or "")
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(composed).lower()))


def address_part(text):
    """
    ``text`` as one part of an address: ASCII letters of any script's text, digits, hyphens.

    Django's own ``slugify`` drops letters that do not decompose (``Łódź`` would become ``odz``).
    At most 80 characters, cut between words; empty where nothing of the text can be spelled, as
    where it has pictures alone, whose English names nobody chose.
    """
    spelled = "".join(sign for sign in text or "" if not _is_picture(sign))
    slug = slugify(anyascii(spelled))
    if len(slug) <= ADDRESS_PART_LENGTH:
        return slug
    return slug[: ADDRESS_PART_LENGTH + 1].rpartition("-")[0] or slug[:ADDRESS_PART_LENGTH]


def _is_picture(sign):
    """Whether ``sign`` is an emoji or the like, not a sign that stands for letters, as № does."""
    return unicodedata.category(sign) == "So" and not unicodedata.decomposition(sign)
