"""What there is to do with pages: reviews, drafts, translations."""

from functools import reduce
from operator import or_

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.utils import get_user_display_name
from wagtail.models import TaskState, WorkflowState, get_default_page_content_type

from portal.pages.languages import localized_names
from portal.pages.texts import TranslationState

from .columns import language_badges
from .duties import Duty, Row, edit_page_url, editable_pages

#: After this many days, somebody has waited long for a review.
LONG_WAIT = 7
NEWEST_FIRST = (F("latest_revision_created_at").desc(nulls_last=True), "-pk")
TO_TRANSLATE = (TranslationState.OUTDATED, TranslationState.MISSING)


def ago(moment):
    """“3 days ago”, in the active language and to one unit."""
    if (timezone.now() - moment).days < 1:
        return _("today")
    return _("%(time)s ago") % {"time": timesince(moment, depth=1)}


class ReviewsDuty(Duty):
    """Pages that wait for a review by the user, the longest wait first."""

    key = "reviews"
    title = gettext_lazy("For your review")
    icon = "glasses"
    order = 10

    def items(self, user):
        return (
            TaskState.objects.reviewable_by(user)
            .filter(revision__base_content_type=get_default_page_content_type())
            .select_related("revision__user")
            .order_by("started_at", "pk")
        )

    def row(self, item):
        author = item.revision.user
        waiting = ago(item.started_at)
        return Row(
            title=item.revision.object_str,
            url=edit_page_url(item.revision.object_id),
            note=f"{get_user_display_name(author)} · {waiting}" if author else waiting,
            is_urgent=(timezone.now() - item.started_at).days >= LONG_WAIT,
        )


class SubmissionsDuty(Duty):
    """Pages that the user has handed in for review, those sent back first."""

    key = "submissions"
    title = gettext_lazy("Handed in by you")
    icon = "upload"
    order = 20

    def items(self, user):
        return (
            WorkflowState.objects.active()
            .filter(requested_by=user, base_content_type=get_default_page_content_type())
            .exclude(current_task_state=None)
            .select_related("current_task_state__revision", "current_task_state__task")
            .order_by("-status", "-created_at", "pk")
        )

    def row(self, item):
        task_state = item.current_task_state
        is_sent_back = item.status == WorkflowState.STATUS_NEEDS_CHANGES
        state = _("Sent back to you") if is_sent_back else task_state.task.name
        moment = task_state.finished_at if is_sent_back else task_state.started_at
        return Row(
            title=task_state.revision.object_str,
            url=edit_page_url(item.object_id),
            note=f"{state} · {ago(moment or item.created_at)}",
            is_urgent=is_sent_back,
        )


class DraftsDuty(Duty):
    """What the user has written and nobody reads yet, the newest first."""

    key = "drafts"
    title = gettext_lazy("Your drafts")
    icon = "draft"
    order = 30

    def items(self, user):
        in_workflow = WorkflowState.objects.active().filter(
            base_content_type=get_default_page_content_type(),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        is_own = Q(latest_revision__user=user.pk)
        is_own |= Q(latest_revision=None, owner=user.pk, live=False)
        return (
            editable_pages(user)
            .filter(is_own & (Q(has_unpublished_changes=True) | Q(live=False)))
            .filter(~Exists(in_workflow))
            .order_by(*NEWEST_FIRST)
        )

    def row(self, item):
        state = _("Changes not published") if item.live else _("Not published yet")
        moment = item.latest_revision_created_at
        return Row(
            title=item.get_admin_display_title(),
            url=edit_page_url(item.pk),
            note=f"{state} · {ago(moment)}" if moment else state,
            badges=tuple(language_badges(item)),
        )


class TranslationsDuty(Duty):
    """Published pages of which a translation is missing or outdated, the outdated ones first."""

    key = "translations"
    title = gettext_lazy("Translations to make or to mend")
    icon = "globe"
    order = 50

    def items(self, user):
        columns = localized_names("translation_state")
        wanting = [Q(**{f"{column}__in": TO_TRANSLATE}) for column in columns]
        outdated = [When(**{column: TranslationState.OUTDATED}, then=0) for column in columns]
        return (
            editable_pages(user)
            .filter(reduce(or_, wanting), live=True, depth__gt=1, alias_of=None)
            .order_by(Case(*outdated, default=Value(1)), *NEWEST_FIRST)
        )

    def row(self, item):
        wanting = [badge for badge in language_badges(item) if badge.state in TO_TRANSLATE]
        return Row(
            title=item.get_admin_display_title(),
            url=edit_page_url(item.pk),
            note=" · ".join(self._sentence(item, badge) for badge in wanting),
            badges=tuple(wanting),
        )

    def _sentence(self, page, badge):
        words = page.text("words_changed", badge.code)
        if badge.state == TranslationState.MISSING or not words:
            return capfirst(badge.label)
        changed = ngettext("%(number)s word changed", "%(number)s words changed", words)
        return f"{capfirst(badge.label)}, {changed % {'number': words}}"

    @property
    def url(self):
        states = "&".join(f"state={state}" for state in TO_TRANSLATE)
        return f"{reverse('desk_translations')}?{states}"
