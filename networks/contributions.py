"""What memberships contribute to pages that show more than memberships."""

from django.db.models import Q, TextField, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.civic.events import EventKind, event_rows, register_events
from portal.civic.uses import register_use
from portal.desk.units import register_unit
from portal.pages.languages import localized

from .models import AccessionStage, MembershipPage, MembershipRole, Sitting

RESTS_ON_RESOLUTION = Q(kind=AccessionStage.Kind.COUNCIL_RESOLUTION) | Q(resolution__isnull=False)


def register():
    """Let the timeline show what happened in memberships, and resolutions what rests on them."""
    register_events(
        EventKind("resolution", _("Resolutions"), find_resolutions, stage_title),
        EventKind("accession", _("Steps into networks"), find_steps, stage_title),
        EventKind("role", _("Roles in networks"), find_roles, role_title),
        EventKind("sitting", _("Sittings"), find_sittings, sitting_title),
    )
    register_use(
        lambda resolution: (
            AccessionStage.objects.filter(resolution=resolution).order_by().values("membership")
        )
    )
    register_unit(MembershipPage)


def find_resolutions(pages, language):
    return _stages(AccessionStage.objects.filter(RESTS_ON_RESOLUTION), pages, language)


def find_steps(pages, language):
    return _stages(AccessionStage.objects.exclude(RESTS_ON_RESOLUTION), pages, language)


def _stages(stages, pages, language):
    return event_rows(
        stages.filter(membership__in=pages),
        language,
        page="membership",
        start="date",
        end="date_end",
        code="kind",
        name=localized("label", language),
        detail="resolution__number",
        place=localized("place", language),
    )


def stage_title(row):
    """“Council resolution No. XVI/171/11: ICORN”."""
    name = row["name"] or AccessionStage.Kind(row["code"]).label
    if row["detail"]:
        number = gettext("No. %(number)s") % {"number": row["detail"]}
        name = f"{name} {number}"
    return f"{name}: {row['page_title']}"


def find_roles(pages, language):
    person = Concat("person__given_name", Value(" "), "person__family_name")
    holder = Coalesce(
        NullIf(Trim(person), Value("", output_field=TextField())),
        localized("holder_name", language),
        output_field=TextField(),
    )
    return event_rows(
        MembershipRole.objects.filter(membership__in=pages),
        language,
        page="membership",
        start=Coalesce("from_date", "elected_on"),
        end="to_date",
        name=holder,
        detail=localized("body_name", language),
        code=localized("capacity", language),
    )


def role_title(row):
    """“Anna Nowak, member of the board: ICORN”; the body where nobody says what the role is."""
    said = [row["name"], row["code"] or row["detail"]]
    return f"{', '.join(filter(None, said))}: {row['page_title']}"


def find_sittings(pages, language):
    return event_rows(
        Sitting.objects.filter(membership__in=pages),
        language,
        page="membership",
        start="date",
        end="date_end",
        place=localized("place", language),
    )


def sitting_title(row):
    """“Sitting: Commission on Human Rights”."""
    return gettext("Sitting: %(body)s") % {"body": row["page_title"]}
