"""What the log names: its own kinds of entries, and those of Wagtail's history."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry

SIGNING_IN = {
    "sign_in": _("signed in"),
    "sign_in.failed": _("could not sign in"),
    "sign_in.second_factor_failed": _("gave a wrong second factor"),
    "sign_out": _("signed out"),
    "password.changed": _("changed their password"),
    "password.reset": _("set a new password by e-mail"),
    "email.changed": _("changed their e-mail address"),
    "second_factor.added": _("set up a second factor"),
    "second_factor.removed": _("removed a second factor"),
    "second_factor.renewed": _("made new recovery codes"),
}
PEOPLE = {
    "person.created": _("made an account"),
    "person.invited": _("invited a person"),
    "person.accepted": _("accepted the invitation"),
    "person.changed": _("changed a person’s data"),
    "person.groups_added": _("put a person into groups"),
    "person.groups_removed": _("took a person out of groups"),
    "person.activated": _("activated a person"),
    "person.deactivated": _("deactivated a person"),
    "person.sessions_ended": _("signed a person out everywhere"),
    "person.second_factor_reset": _("reset a person’s second factor"),
    "group.rights_added": _("gave rights to a group"),
    "group.rights_removed": _("took rights from a group"),
    "log.exported": _("exported the log"),
}
#: What Wagtail's history names as commands.
CONTENT = {
    "wagtail.create": _("made"),
    "wagtail.edit": _("changed"),
    "wagtail.delete": _("deleted"),
    "wagtail.publish": _("published"),
    "wagtail.publish.schedule": _("scheduled the publication"),
    "wagtail.publish.scheduled": _("published at the time set"),
    "wagtail.schedule.cancel": _("cancelled the time set"),
    "wagtail.unpublish": _("withdrawn"),
    "wagtail.unpublish.scheduled": _("withdrawn at the time set"),
    "wagtail.lock": _("locked"),
    "wagtail.unlock": _("unlocked"),
    "wagtail.rename": _("given another title"),
    "wagtail.revert": _("went back to an earlier version"),
    "wagtail.copy": _("copied"),
    "wagtail.create_alias": _("mirrored elsewhere"),
    "wagtail.convert_alias": _("parted from what it mirrored"),
    "wagtail.move": _("moved"),
    "wagtail.reorder": _("put into another order"),
    "wagtail.view_restriction.create": _("closed to some readers"),
    "wagtail.view_restriction.edit": _("changed who may read it"),
    "wagtail.view_restriction.delete": _("opened to all readers"),
    "wagtail.comments.create": _("commented"),
    "wagtail.comments.edit": _("changed a comment"),
    "wagtail.comments.delete": _("deleted a comment"),
    "wagtail.comments.resolve": _("settled a comment"),
    "wagtail.comments.create_reply": _("answered a comment"),
    "wagtail.comments.edit_reply": _("changed an answer to a comment"),
    "wagtail.comments.delete_reply": _("deleted an answer to a comment"),
    "wagtail.workflow.start": _("handed in for review"),
    "wagtail.workflow.approve": _("approved in a review"),
    "wagtail.workflow.reject": _("sent back from a review"),
    "wagtail.workflow.resume": _("handed in again"),
    "wagtail.workflow.cancel": _("taken back from review"),
}
KINDS = SIGNING_IN | PEOPLE | CONTENT
#: What entries hold in short, in words.
WORDS = {
    "password": _("by password"),
    "totp": _("by a code from an app"),
    "webauthn": _("by a security key"),
    "recovery_codes": _("by a recovery code"),
    "socialaccount": _("by the identity provider"),
    "first_name": _("first name"),
    "last_name": _("last name"),
    "email": _("e-mail address"),
    "username": _("name to sign in by"),
    "is_superuser": _("system administrator"),
}
#: Wagtail keeps every draft in the history of its page; the log has what came of them.
ONLY_IN_THE_HISTORY = {"wagtail.edit", "wagtail.create"}


def name_of(kind):
    """Words for ``kind``: the log's own or those of Wagtail's history; else its bare name."""
    if kind in KINDS:
        return KINDS[kind]
    return registry.get_action_label(kind) if registry.action_exists(kind) else kind
