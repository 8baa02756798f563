"""What declarations contribute to pages that show more than declarations."""

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.civic.events import EventKind, event_rows, register_events
from portal.civic.uses import register_use
from portal.desk.deadlines import DeadlineKind, register_deadlines
from portal.desk.units import register_unit
from portal.pages.languages import first_text

from .models import Commitment, DeclarationPage


def register():
    """Let the timeline show declarations, and resolutions the declarations that rest on them."""
    register_events(
        EventKind("declaration", _("Declarations and statements"), find_declarations, title)
    )
    register_use(
        lambda resolution: DeclarationPage.objects.filter(resolutions=resolution).values("pk")
    )
    register_unit(Commitment, page="page")
    register_deadlines(
        DeadlineKind(
            "promise",
            _("promise"),
            Commitment,
            page="page",
            date="deadline",
            text=lambda language: first_text("text", language),
            condition=~Q(status__in=[Commitment.Status.DONE, Commitment.Status.DROPPED]),
        )
    )


def find_declarations(pages, language):
    return event_rows(
        DeclarationPage.objects.filter(pk__in=pages),
        language,
        page="",
        start="document_date",
        code="kind",
    )


def title(row):
    """“Joint statement: On refugees from Afghanistan”."""
    return f"{capfirst(DeclarationPage.Kind(row['code']).label)}: {row['page_title']}"
