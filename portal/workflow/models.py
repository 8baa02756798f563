"""The review before publication, and who stands in for whom."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState
from wagtail.signals import task_submitted

from portal.pages.models import PortalPage

from .changes import EVERYTHING, Changes, has_worked_on, unpublished_changes
from .locks import ReviewLock
from .reviewers import may_review, reviews_something


class ReviewState(TaskState):
    """A page that waits for a review, with what has changed in it."""

    languages = models.JSONField(_("languages"), default=list)
    facts = models.BooleanField(_("more than text"), default=True)

    exclude_fields_in_copy = ["taskstate_ptr"]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    @property
    def changes(self):
        """What the page under review changes."""
        return Changes(frozenset(self.languages), self.facts)


class ReviewTask(Task):
    """
    Somebody else than whoever worked on a page checks it, and publishes it by approving.

    Who may is said by the roles: reviewers and publishers of the section, for a change in one
    language alone also the reviewers of that language.
    """

    task_state_class = ReviewState
    lock_class = ReviewLock

    class Meta:
        verbose_name = _("review by somebody else")
        verbose_name_plural = _("reviews by somebody else")

    @classmethod
    def get_description(cls):
        return _(
            "Reviewers and publishers of the section approve changes of others. A change in one "
            "language alone goes to the reviewers of that language, where there are any."
        )

    def start(self, workflow_state, user=None):
        """Wait for a review of what the latest draft changes; Wagtail's ``start``, which knows."""
        page = workflow_state.content_object.specific
        found = unpublished_changes(page)
        if page.locked_by_id and not may_review(page.locked_by, page, found):
            page.locked, page.locked_by, page.locked_at = False, None, None
            page.save(update_fields=["locked", "locked_by", "locked_at"])
        state = ReviewState.objects.create(
            workflow_state=workflow_state,
            revision=page.get_latest_revision(),
            task=self,
            languages=sorted(found.languages),
            facts=found.facts,
        )
        task_submitted.send(sender=ReviewState, instance=state, user=user)
        return state

    def user_can_access_editor(self, obj, user):
        return self._may_review(obj, user)

    def locked_for_user(self, obj, user):
        return not self._may_review(obj, user)

    def user_can_lock(self, obj, user):
        return self._may_review(obj, user)

    def get_actions(self, obj, user):
        if not self._may_review(obj, user) or has_worked_on(user, obj):
            return []
        return [
            ("reject", _("Ask for corrections"), True),
            ("approve", _("Approve and publish"), False),
            ("approve", _("Approve and publish, with a comment"), True),
        ]

    def on_action(self, task_state, user, action_name, comment="", **kwargs):
        """
        Approve or reject; an approval by whoever worked on the page starts the review anew.

        That happens where a reviewer corrects something and approves in one go: what they wrote
        waits for somebody else. Whoever may not review the page now, whatever an earlier screen
        said, is refused: ``PermissionDenied``.
        """
        page = task_state.workflow_state.content_object
        current = page.current_workflow_task_state
        if current is None or current.pk != task_state.pk or task_state.task_id != self.pk:
            raise PermissionDenied
        person = get_user_model().objects.filter(pk=user.pk).first()
        if person is None or not self._may_review(page, person):
            raise PermissionDenied
        if action_name == "approve" and has_worked_on(user, page):
            task_state.cancel(user=user, resume=True)
            return
        if action_name == "approve":
            # The form has saved what it showed: the same once more, which now is what is approved.
            task_state.revision = page.get_latest_revision()
            task_state.save(update_fields=["revision"])
        super().on_action(task_state, user, action_name, comment=comment)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = ReviewState.objects.filter(
            task=self, status=TaskState.STATUS_IN_PROGRESS
        ).select_related("workflow_state")
        pages = PortalPage.objects.in_bulk(
            [int(state.workflow_state.object_id) for state in waiting]
        )
        mine = []
        for state in waiting:
            page = pages.get(int(state.workflow_state.object_id))
            if page and self._may_review(page, user) and not has_worked_on(user, page):
                mine.append(state.pk)
        return TaskState.objects.filter(pk__in=mine)

    def _may_review(self, page, user):
        """Whether ``user`` may approve what the draft changes now: it may have grown since."""
        if not reviews_something(user):
            return False
        return may_review(user, page, EVERYTHING) or may_review(
            user, page, unpublished_changes(page)
        )


class Absence(models.Model):
    """A time in which somebody else does a person's reviews."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="absence",
    )
    since = models.DateField(_("first day away"))
    until = models.DateField(_("last day away"))
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputises",
        help_text=_(
            "Gets the requests for review and may approve in the person's place. Empty: the other "
            "reviewers get them."
        ),
    )

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-until"]

    def __str__(self):
        return f"{self.person}: {self.since}–{self.until}"

    def clean(self):
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The last day cannot be before the first one.")})
        if self.deputy_id and self.deputy_id == self.person_id:
            raise ValidationError({"deputy": _("Choose somebody else.")})

    @classmethod
    def today(cls):
        """The absences of today."""
        day = timezone.localdate()
        return cls.objects.filter(since__lte=day, until__gte=day)
