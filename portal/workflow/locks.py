"""What the edit form says while a page waits for a review."""

from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock

from .changes import has_worked_on, unpublished_changes
from .mails import name_of
from .reviewers import people_to_ask


class ReviewLock(WorkflowLock):
    """Keeps a page that waits for a review for its reviewers, and says who they are."""

    def get_message(self, user):
        state = self.object.current_workflow_task_state
        asked = people_to_ask(
            self.object, unpublished_changes(self.object), {state.revision.user_id}
        )
        if asked:
            names = ", ".join(_with_others(*each) for each in asked.items())
            sentences = [_("Waits for a review by: %(names)s.") % {"names": names}]
        else:
            sentences = [_("Nobody may review this page just now: ask an administrator of people.")]
        if self.for_user(user):
            sentences.append(_("Meanwhile only those who review it may change it."))
        elif has_worked_on(user, self.object):
            sentences.append(
                _("You have worked on this page yourself, so somebody else has to approve it.")
            )
        return escape(" ".join(sentences))


def _with_others(person, others):
    if not others:
        return name_of(person)
    names = ", ".join(map(name_of, others))
    return _("%(person)s (in place of %(others)s)") % {"person": name_of(person), "others": names}
