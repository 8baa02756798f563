"""What memberships contribute to pages that show more than memberships."""

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf, Trim
from django.db.models.lookups import Exact
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.civic.events import EventKind, event_rows, register_events
from portal.civic.uses import register_use
from portal.desk.deadlines import DeadlineKind, register_deadlines
from portal.desk.units import register_unit
from portal.pages.languages import first_text, localized

from .models import AccessionStage, MembershipPage, MembershipRole, Obligation, Sitting

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
    register_deadlines(
        DeadlineKind(
            "obligation",
            _("obligation"),
            Obligation,
            page="membership",
            date="next_due",
            text=lambda language: first_text("text", language),
            condition=Q(membership__status=MembershipPage.Status.MEMBER),
        ),
        DeadlineKind(
            "term",
            _("end of a term of office"),
            MembershipRole,
            page="membership",
            date="to_date",
            text=holder_in_office,
            stays=False,
        ),
    )


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


def holder_of(language):
    """Expression for who has a role."""
    person = Concat("person__given_name", Value(" "), "person__family_name")
    return Coalesce(
        NullIf(Trim(person), Value("", output_field=TextField())),
        localized("holder_name", language),
        output_field=TextField(),
    )


def holder_in_office(language):
    """Expression for who has a role, and which: “Anna Nowak: member of the board”."""
    capacity = first_text("capacity", language)
    return Case(
        When(Exact(capacity, Value("")), then=holder_of(language)),
        default=Concat(holder_of(language), Value(": ", output_field=TextField()), capacity),
        output_field=TextField(),
    )


def find_roles(pages, language):
    return event_rows(
        MembershipRole.objects.filter(membership__in=pages),
        language,
        page="membership",
        start=Coalesce("from_date", "elected_on"),
        end="to_date",
        name=holder_of(language),
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
