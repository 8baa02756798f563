"""The parts of a page and the records that a draft brings along."""

from django.core.exceptions import ValidationError

from portal.civic.models import Council, Resolution
from portal.civic.terms import term_on
from portal.pages.languages import localized_names

from ..recognition.kinds import FindingKind
from ..records import record_named
from .content import partial_date


def set_rows(page, relation, rows, keep=()):
    """
    Make the parts of ``page`` in ``relation`` those of ``rows``, mappings of fields to values.

    What a part says in fields that its row does not name stays, so another language is not lost.
    Parts beyond the rows go, but for those with a value in one of ``keep``.
    """
    manager = getattr(page, relation)
    parts = list(manager.all())
    for number, row in enumerate(rows):
        if number == len(parts):
            parts.append(manager.model())
        for name, value in row.items():
            setattr(parts[number], name, value)
    extra = parts[len(rows) :]
    parts = parts[: len(rows)] + [
        each for each in extra if any(getattr(each, name) for name in keep)
    ]
    for number, each in enumerate(parts):
        each.sort_order = number
    manager.set(parts)


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
