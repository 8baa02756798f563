"""The parts of a page and the records that a draft brings along."""

from difflib import SequenceMatcher

from django.core.exceptions import ValidationError

from portal.civic.models import Council, Resolution
from portal.civic.terms import term_on
from portal.pages.languages import localized_names

from ..recognition.kinds import FindingKind
from ..records import record_named
from .content import partial_date


def set_rows(page, relation, rows, keep=(), by=None):
    """
    Make the parts of ``page`` in ``relation`` those of ``rows``, mappings of fields to values.

    What a part says in fields that its row does not name stays, so another language is not lost:
    rows and parts are paired by their value of the field ``by``, else by their places. Parts
    without a row go, but for those with a value in one of ``keep``.
    """
    manager = getattr(page, relation)
    found, left = paired(list(manager.all()), rows, by)
    parts = []
    for part, row in zip(found, rows, strict=True):
        parts.append(part or manager.model())
        for name, value in row.items():
            setattr(parts[-1], name, value)
    parts += [each for each in left if any(getattr(each, name) for name in keep)]
    for number, each in enumerate(parts):
        each.sort_order = number
    manager.set(parts)


def paired(parts, rows, by):
    """For each row the part that it continues, or ``None``; and the parts that none continues."""
    if by is None:
        found = [*parts[: len(rows)], *[None] * (len(rows) - len(parts))]
        return found, parts[len(rows) :]
    found, left = [], []
    old, new = [getattr(each, by) for each in parts], [row[by] for row in rows]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _change, start, end, new_start, new_end in matcher.get_opcodes():
        common = min(end - start, new_end - new_start)
        found += [*parts[start : start + common], *[None] * (new_end - new_start - common)]
        left += parts[start + common : end]
    return found, left


def existing(model, keys):
    """Those of ``keys`` that records of ``model`` still have: one may have been deleted since."""
    return set(
        model.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", flat=True)
    )


def only_council():
    """The portal's only council; ``None`` where it has more of them, or none."""
    councils = Council.objects.all()[:2]
    return councils[0] if len(councils) == 1 else None


def resolution_of(finding):
    """
    The resolution that a finding names: the portal's own one, else a new one.

    ``None`` where the number is wrong or too little is known of it to keep it.
    """
    value = finding.value
    if value.get("resolution"):
        return Resolution.objects.filter(pk=value["resolution"]).first()
    adopted_on = partial_date(value.get("adopted_on"))
    council = (
        record_named(FindingKind.BODY, value["council"]) if value["council"] else only_council()
    )
    if not (value.get("number") and council and adopted_on and adopted_on.day):
        return None
    resolution = Resolution(
        number=value["number"],
        council=council,
        adopted_on=adopted_on.first_day,
        term=term_on(adopted_on.first_day),
        **dict.fromkeys(localized_names("title"), finding.words),
    )
    try:
        resolution.clean()
    except ValidationError:
        return None
    known = Resolution.objects.filter(
        council=council, term=resolution.term, number=resolution.number
    ).first()
    if known is None:
        resolution.save()
    finding.value = {**value, "resolution": (known or resolution).pk}
    finding.save(update_fields=["value"])
    return known or resolution
