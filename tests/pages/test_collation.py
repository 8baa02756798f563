"""Lists stand in the order of a Polish dictionary, on every database."""

import unicodedata

import pytest
from django.db import connection
from django.db.models import F, TextField, Value
from django.db.models.functions import Collate
from django.utils import translation

from portal.civic.models import City, Person
from portal.pages.collation import COLLATION, alphabetical_key
from tests.factories.civic import CityFactory, PersonFactory

POLISH = "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż".split()
#: Words in the order in which every list has them, with letters of others in their places.
IN_ORDER = [
    "",
    " ",
    "_",
    "-",
    "–",
    ",",
    ".",
    "„a”",
    "(b)",
    "§ 1",
    "%",
    "1 Maja",
    "10",
    "2",
    "a",
    "A",
    "á",
    "a b",
    "ab",
    "Æ",
    "ą",
    "Ą",
    "ćma",
    "cz",
]


def from_database(words):
    """``words`` as the database puts them in order."""
    sql = " UNION ALL ".join(["SELECT %s AS word"] * len(words))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT word FROM ({sql}) AS words ORDER BY word COLLATE "{COLLATION}"', words
        )
        return [word for (word,) in cursor.fetchall()]


@pytest.mark.django_db
def test_database_and_python_agree_on_every_letter():
    signs = [
        chr(code)
        for code in [
            *range(32, 127),
            *range(161, 0x180),
            *range(0x391, 0x3CA),
            *range(0x400, 0x460),
        ]
        if unicodedata.category(chr(code)) != "Cn"
    ]
    words = [f"{sign}{rest}" for sign in signs for rest in ("", "a", "z")] + [
        f"a{sign}b" for sign in signs
    ]
    print(
        [w for w in zip(from_database(words), sorted(words, key=alphabetical_key)) if w[0] != w[1]][
            :60
        ]
    )
    assert from_database(words) == sorted(words, key=alphabetical_key)
