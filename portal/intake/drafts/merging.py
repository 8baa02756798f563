"""
Bringing a page in step with its document without undoing what editors did to it.

A page is filled twice: as the document gives it, on a page of its own (the gift), and as it stands.
What a page was given last is kept as ``given``. Only what still is as it was given follows the
document; what editors changed, added or deleted stays.
"""

import json
import re
from difflib import SequenceMatcher
from html import unescape

from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from portal.pages.languages import localized, localized_names, translated_names

# What Wagtail's editor adds to a text that nobody changed.
BLOCK_KEY = re.compile(r'\s?data-block-key="[^"]*"')
BOOK_KEEPING = {"id", "sort_order"}


def given_by(gift):
    """What a gift gives: values of ``fields`` and of ``rows``, by relation, that are not empty."""
    return {
        "fields": values_of(gift, empty=type(gift)()),
        "rows": {
            relation: rows
            for relation in relations_of(gift)
            if (rows := [values_of(row, type(row)()) for row in getattr(gift, relation).all()])
        },
    }


def merge(page, gift, given, row_keys):
    """
    Have ``page`` say what ``gift`` says, where it still says what it was ``given``.

    ``row_keys`` names, by relation, the field by which rows are recognised. Returns the names of
    the fields and relations in which something else than the gift's stays.
    """
    new = given_by(gift)
    given = given or given_now(page, new)
    kept = []
    before, coming = given["fields"], new["fields"]
    for name in {**before, **coming}:
        if not follow(page, gift, name, before):
            kept.append(name)
    for relation in {**given["rows"], **new["rows"]}:
        before, coming = (each["rows"].get(relation, []) for each in (given, new))
        rows = Rows(page, gift, relation, row_keys.get(relation))
        if rows.merge(before, coming):
            kept.append(relation)
    return kept


def given_now(page, new):
    """What a page that nobody knows the gift of was given: for want of better, what it says now."""
    if page.pk is None:
        return {"fields": {}, "rows": {}}
    return {
        "fields": {name: value_of(page, name) for name in new["fields"]},
        "rows": {
            relation: [
                {name: value_of(row, name) for name in {key for each in rows for key in each}}
                for row in getattr(page, relation).all()
            ]
            for relation, rows in new["rows"].items()
        },
    }


def follow(holder, gift, name, given):
    """Take over the gift's value if that given before is still there; whether both agree then."""
    field = holder._meta.get_field(name)
    now, coming = value_of(holder, name), value_of(gift, name)
    if now == coming:
        return True
    if now != given.get(name, value_of(type(holder)(), name)):
        return False
    if field.many_to_many:
        getattr(holder, name).set(getattr(gift, name).all())
    else:
        setattr(holder, field.attname, getattr(gift, field.attname))
    return True


class Rows:
    """The rows of a page in one relation, beside those of the gift."""

    def __init__(self, page, gift, relation, key):
        self.manager = getattr(page, relation)
        self.rows = list(self.manager.all())
        self.gifts = list(getattr(gift, relation).all())
        self.key = key and localized(key, page.original_language)

    def merge(self, given, coming):
        """Bring the rows in step; return whether some stay that say something else."""
        names = {name for row in (*given, *coming) for name in row}
        now = [{name: value_of(row, name) for name in names} for row in self.rows]
        keys = [[self.key_of(row, names) for row in rows] for rows in (given, now, coming)]
        row_of_given = paired(keys[0], keys[1])
        given_of_coming = {new: old for old, new in paired(keys[0], keys[2]).items()}
        result, is_kept = [], False
        unpaired = [at for at in range(len(self.rows)) if at not in row_of_given.values()]
        for number, gift in enumerate(self.gifts):
            if number in given_of_coming:
                old = given_of_coming[number]
                if old not in row_of_given:
                    is_kept = True  # an editor deleted it
                    continue
                row = self.rows[row_of_given[old]]
                agreed = [follow(row, gift, name, given[old]) for name in names]
                is_kept = is_kept or not all(agreed)
            else:
                same = next((at for at in unpaired if keys[1][at] == keys[2][number]), None)
                row = self.manager.model() if same is None else self.rows[same]
                for name in coming[number]:
                    follow(row, gift, name, {})
            result.append(row)
        left = {row_of_given[old]: given[old] for old in row_of_given}
        for at, row in enumerate(self.rows):
            if row in result:
                continue
            gone = left.get(at)
            if gone is None or self.says_more(row, now[at], gone, names):
                before = [each for each in self.rows[:at] if each in result]
                result.insert(result.index(before[-1]) + 1 if before else 0, row)
                is_kept = True
        for number, row in enumerate(result):
            row.sort_order = number
        self.manager.set(result)
        return is_kept

    def key_of(self, row, names):
        """By what a row is recognised: the value of its key, else all of its values."""
        if self.key:
            return json.dumps(row.get(self.key, ""))
        return json.dumps({name: row.get(name, "") for name in sorted(names)})

    def says_more(self, row, now, given, names):
        """Whether a row that the document no longer has says what the document did not give."""
        texts = localized_names(*translated_names(type(row)))
        return any(now[name] != given.get(name, "") for name in names) or any(
            getattr(row, name) for name in texts if name not in names
        )


def paired(old, new):
    """Which of ``new`` continues which of ``old``, by their places, where any does."""
    found = {}
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _change, start, end, new_start, new_end in matcher.get_opcodes():
        found |= dict(zip(range(start, end), range(new_start, new_end), strict=False))
    return found


def relations_of(page):
    """Names of the relations with the parts of a page."""
    return [relation.get_accessor_name() for relation in get_all_child_relations(type(page))]


def values_of(holder, empty):
    """Values of the fields of a page or a row in which it differs from an ``empty`` one."""
    fields = [*holder._meta.concrete_fields, *holder._meta.many_to_many]
    bare = translated_names(type(holder)) | BOOK_KEEPING
    names = (field.name for field in fields if field.editable and field.name not in bare)
    values = ((name, value_of(holder, name)) for name in names)
    return {name: value for name, value in values if value != value_of(empty, name)}


def value_of(holder, name):
    """The value of a field in types that JSON has; what nobody entered is an empty text."""
    field = holder._meta.get_field(name)
    if field.many_to_many:
        return sorted(each.pk for each in getattr(holder, name).all())
    value = field.value_from_object(holder)
    if isinstance(field, StreamField):
        return stripped(field.stream_block.get_prep_value(value))
    if value is None or isinstance(value, (bool, int, float)):
        return "" if value is None else value
    return stripped(str(value))


def stripped(value):
    """A text or the blocks of one without what the editor's screen alone puts there."""
    if isinstance(value, str):
        return unescape(BLOCK_KEY.sub("", value))
    if isinstance(value, dict):
        if value.get("type") == "table":  # its screen adds how it is laid out
            return {"type": "table", "data": value["value"]["data"]}
        parts = {name: stripped(part) for name, part in value.items() if name != "id"}
        return {name: part for name, part in parts.items() if part}
    if isinstance(value, (list, tuple)):
        return [stripped(each) for each in value]
    return value


def label_of(page, name):
    """What an editor's screen calls a field or a relation."""
    if name in relations_of(page):
        return capfirst(getattr(page, name).model._meta.verbose_name_plural)
    return capfirst(page._meta.get_field(name).verbose_name)


def facts_of(page, given):
    """
    Lines for dates, numbers, choices and relations of a page, as an editor's screen names them.

    Those of the fields that a document gives, as ``given`` has them; its words are no facts.
    """
    for name in given["fields"]:
        if is_fact(page, name):
            yield f"{label_of(page, name)}: {shown(page, name) or '–'}"
    for relation, rows in given["rows"].items():
        label = capfirst(getattr(page, relation).model._meta.verbose_name)
        names = dict.fromkeys(name for row in rows for name in row)
        for row in getattr(page, relation).all():
            values = [shown(row, name) for name in names if is_fact(row, name)]
            if any(values):
                yield f"{label}: {' · '.join(filter(None, values))}"


def is_fact(holder, name):
    """Whether a field is no text in a language."""
    return name not in localized_names(*translated_names(type(holder)))


def shown(holder, name):
    """The value of a field in the words of the active language."""
    field = holder._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(str(each) for each in getattr(holder, name).all())
    value = getattr(holder, name)
    if value is None:
        return ""
    if field.choices:
        return str(getattr(holder, f"get_{name}_display")())
    return value.display() if hasattr(value, "display") else str(value)
