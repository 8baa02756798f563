"""What declarations contribute to pages that show more than declarations."""

from django.db.models import Q
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.civic.events import EventKind, event_rows, register_events
from portal.civic.uses import register_use
from portal.desk.deadlines import DeadlineKind, register_deadlines
from portal.desk.units import register_unit
from portal.pages.feeds import FeedEntry, feed_identifier, register_feed_source
from portal.pages.languages import first_text, localized, localized_names

from .models import Commitment, DeclarationPage


def register():
    """Let the timeline show declarations, and resolutions the declarations that rest on them."""
    register_events(
        EventKind("declaration", _("Declarations and statements"), find_declarations, title)
    )
    register_use(
        lambda resolution: DeclarationPage.objects.filter(resolutions=resolution).values("pk")
    )
    register_feed_source(find_changed_commitments)
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


def find_changed_commitments(request, pages, language, limit):
    """Entries of feeds for the commitments whose status or evidence has changed."""
    commitments = (
        Commitment.objects.filter(page__in=pages.order_by().values("pk"))
        .exclude(changed_at=None)
        .filter(**{f"{localized('text', language)}__gt": ""})
        .select_related("page")
        .defer(*(f"page__{name}" for name in localized_names("body")))
        .order_by("-changed_at")[:limit]
    )
    return [commitment_entry(request, commitment, language) for commitment in commitments]


def commitment_entry(request, commitment, language):
    """“Commitment, done: …”, updated when something became of it."""
    page = commitment.page
    text = Truncator(commitment.text).chars(160)
    return FeedEntry(
        identifier=feed_identifier(page, language, "commitment", commitment.pk),
        title=gettext("Commitment, %(status)s: %(text)s")
        % {"status": commitment.get_status_display(), "text": text},
        summary=commitment.evidence or page.title,
        url=page.get_full_url(request, language=language) + commitment.fragment,
        published=commitment.changed_at,
        updated=commitment.changed_at,
    )


def title(row):
    """“Joint statement: On refugees from Afghanistan”."""
    return f"{capfirst(DeclarationPage.Kind(row['code']).label)}: {row['page_title']}"
