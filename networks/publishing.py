"""What to look for in a membership before it is published."""

from django.utils.translation import gettext_lazy as _

from portal.civic.dates import is_in_future
from portal.civic.publishing import future_date, resolutions_by_key, without_link
from portal.pages.publishing import advice, rows_of

from .models import AccessionStage, MembershipPage


def find_in_membership(page):
    """Findings about the dates of a membership, the acts that it rests on and its roles."""
    if not isinstance(page, MembershipPage):
        return
    if is_in_future(page.joined_on):
        yield future_date("joined_on")
    for relation, column in (("stages", "date"), ("roles", "elected_on"), ("sittings", "date")):
        for row in rows_of(page, relation):
            if is_in_future(getattr(row.child, column)):
                yield future_date(column, row)
    for row in rows_of(page, "roles"):
        if not row.child.person_id and not row.child.holder_name:
            yield advice(_("Say who has the role."), field="person", row=row)
    yield from find_in_stages(page)


def find_in_stages(page):
    """Advice on stages without a resolution, or with one that nobody can read."""
    stages = rows_of(page, "stages")
    resolutions = resolutions_by_key(row.child.resolution_id for row in stages)
    for row in stages:
        chosen = resolutions.get(row.child.resolution_id)
        if chosen:
            yield from without_link([chosen], field="resolution", row=row)
        elif row.child.kind == AccessionStage.Kind.COUNCIL_RESOLUTION:
            message = _("Choose the resolution that this stage tells of.")
            yield advice(message, field="resolution", row=row)
