"""
What the portal has records of, by kind of finding: cities, units, councils, networks.

An app whose records should be recognised in documents registers them, so that this app need not
know it.
"""

from functools import reduce
from operator import or_

from django.db.models import Q

from portal.civic.models import City, Council, Unit
from portal.pages.languages import localized_names

from .recognition.kinds import FindingKind

_registered = {}


def register_records(kind, model, others=(), acronym=""):
    """
    Have the instances of ``model`` recognised as findings of ``kind``.

    ``others`` are columns with further names, through relations too (``former_names__name``);
    ``acronym`` is the column with what has to stand in a text letter by letter.
    """
    _registered[kind] = (model, others, acronym)


def registered_kinds():
    """The kinds of findings that there are records of."""
    return list(_registered)


def names_of(kind):
    """The names of all records of a kind, in the active language."""
    return [str(record) for record in _registered[kind][0].objects.all()]


def record_named(kind, name):
    """The record of a kind with exactly this name in some language; ``None`` where none has it."""
    columns = [Q(**{column: name.strip()}) for column in localized_names("name")]
    return _registered[kind][0].objects.filter(reduce(or_, columns)).first()


def rows(kind):
    """
    Yield ``(key, names, others, acronyms)`` of each record of a kind: one query.

    ``names`` maps languages to names, the other two are tuples of text.
    """
    model, others, acronym = _registered[kind]
    columns = localized_names("name")
    codes = [column.removeprefix("name_") for column in columns]
    wanted = [*columns, *others, *([acronym] if acronym else [])]
    found = {}
    for key, *values in model.objects.order_by("pk").values_list("pk", *wanted):
        names = dict(zip(codes, values[: len(columns)], strict=True))
        further = values[len(columns) : len(columns) + len(others)]
        acronyms = values[len(columns) + len(others) :]
        _names, known_others, _acronyms = found.setdefault(key, (names, [], acronyms))
        known_others += [each for each in further if each]
    for key, (names, further, acronyms) in found.items():
        clean = {code: name or "" for code, name in names.items()}
        yield key, clean, tuple(dict.fromkeys(further)), tuple(filter(None, acronyms))


register_records(FindingKind.CITY, City, others=("polish_genitive", "polish_locative"))
register_records(FindingKind.BODY, Council)
register_records(FindingKind.UNIT, Unit)
