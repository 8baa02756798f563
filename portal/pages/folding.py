"""Texts without capitals and marks, so that whoever types ``lodz`` finds ``Łódź``."""

import re
import unicodedata

from django.db.models import CharField, TextField, Transform
from django.db.models.lookups import Contains, StartsWith

#: Letters that Unicode does not take apart, and what people type for them.
PLAIN = str.maketrans("łŁđĐøØħĦŧŦı", "lLdDoOhHtTi")
MARKS = "[\u0300-\u036f]"


def fold(text):
    """``text`` in small letters without marks, as ``Folded`` makes it in the database."""
    if text is None:
        return None
    return re.sub(MARKS, "", unicodedata.normalize("NFKD", text)).translate(PLAIN).lower()


class Folded(Transform):
    """A text in small letters without marks: ``name__folded="lodz"``."""

    lookup_name = "folded"
    function = "fold"
    bilateral = True
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **extra_context):
        marked, plain = ("".join(map(chr, letters)) for letters in (PLAIN.keys(), PLAIN.values()))
        template = (
            f"LOWER(TRANSLATE(REGEXP_REPLACE(NORMALIZE(%(expressions)s::text, NFKD), '{MARKS}', "
            f"'', 'g'), '{marked}', '{plain}') COLLATE \"pl-x-icu\")"
        )
        return super().as_sql(compiler, connection, template=template, **extra_context)


class FoldedLookup:
    """
    Compares plain letters: whatever does not tell capitals apart does not tell marks apart.

    All searches of both admins that do not ask an index ask by these lookups. Django's own know
    the capitals of ASCII only on SQLite, and those of all letters on PostgreSQL.
    """

    def __init__(self, lhs, rhs):
        # PostgreSQL refuses a null, which no text has; what is looked for by it is not there.
        is_text = not hasattr(rhs, "resolve_expression")
        rhs = fold(str(rhs).replace("\0", "\ufffd")) if is_text else Folded(rhs)
        super().__init__(Folded(lhs), rhs)


class FoldedContains(FoldedLookup, Contains):
    lookup_name = "icontains"


class FoldedStartsWith(FoldedLookup, StartsWith):
    lookup_name = "istartswith"


def register_lookups():
    """Let texts be compared by their plain letters."""
    for field in (CharField, TextField):
        for lookup in (Folded, FoldedContains, FoldedStartsWith):
            field.register_lookup(lookup)
