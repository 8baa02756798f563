"""The parts of a page and the records that a draft brings along."""

from django.core.exceptions import ValidationError

from portal.civic.models import Council, Resolution
from portal.civic.terms import term_on
from portal.pages.languages import localized

from ..recognition.kinds import FindingKind
from ..records import record_named
from .content import partial_date


def set_rows(page, relation, rows):
    """Make the parts of ``page`` in ``relation`` of ``rows``, mappings of fields to values."""
    manager = getattr(page, relation)
    parts = []
    for number, row in enumerate(rows):
        part = manager.model(sort_order=number)
        for name, value in row.items():
            setattr(part, name, value)
        parts.append(part)
    manager.set(parts)


def existing(model, keys):
    """Those of ``keys`` that records of ``model`` still have: one may have been deleted since."""
    return set(
        model.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", flat=True)
    )


def only_council():
    """The portal's only council; ``None`` where it has more of them, or none."""
    councils = Council.objects.all()[:2]
    return councils[0] if len(councils) == 1 else None


def resolution_of(finding, content):
    """
    The resolution that a finding of ``content`` names: the portal's own one, else a new one.

    ``None`` where the number is wrong or too little is known of it to keep it, or where it would be
    new and the person may not add it: visitors see it at once.
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
        **{localized("title", finding.document.language): finding.words},
    )
    try:
        resolution.clean()
    except ValidationError:
        return None
    known = Resolution.objects.filter(
        council=council, term=resolution.term, number=resolution.number
    ).first()
    if known is None:
        if not content.may_add(Resolution):
            return None
        resolution.save()
    finding.value = {**value, "resolution": (known or resolution).pk}
    finding.save(update_fields=["value"])
    return known or resolution


def resolutions_in(content):
    """The resolutions that ``content`` names, each once: the portal's own ones, else new ones."""
    named = (resolution_of(finding, content) for finding in content.found(FindingKind.RESOLUTION))
    return list(dict.fromkeys(filter(None, named)))
