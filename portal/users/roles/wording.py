"""What each role may and may not do, in words: for the screens and for ``docs/roles/``."""

from django.utils.translation import gettext_lazy as _

from .declared import (
    ACCESSIBILITY_OFFICER,
    AUTHOR,
    EDITOR,
    PEOPLE_ADMINISTRATOR,
    PUBLISHER,
    REVIEWER,
    SYSTEM_ADMINISTRATOR,
    TRANSLATOR,
)

PAGES = {
    "add": _("Create pages, and change and delete the drafts they created themselves."),
    "change": _("Change every page; the change is published after a review."),
    "publish": _("Publish past the review, giving a reason; schedule and unpublish pages."),
    "lock": _("Lock pages against changes."),
    "unlock": _("Unlock pages that others have locked."),
    "bulk_delete": _("Delete pages together with the pages below them."),
}
FILES = {
    "add": _("Upload pictures and documents, and change those they uploaded."),
    "change": _("Change and delete all pictures and documents."),
    "choose": _("Use pictures and documents on pages."),
}
RECORDS = {
    "view": _("Look at the records that pages refer to: people, resolutions, networks and others."),
    "add": _("Add records."),
    "change": _("Change records; what visitors see of them only with the right to publish."),
    "delete": _("Delete records."),
}
OTHERS = {
    "wagtailadmin.access_admin": _("Sign in to the editors’ side."),
    "intake.add_incomingdocument": _("Take in documents and check them."),
    "intake.delete_incomingdocument": _("Delete documents that were taken in."),
    "civic.read_original": _("Read the files of sources that are not published yet."),
    "pages.change_portalsettings": _("Change the portal’s name, contact data and menus."),
    "wagtailredirects.change_redirect": _("Lead old addresses to other pages."),
    "accessibility.change_easyreadtext": _("Write easy-to-read texts; they show at once."),
    "accessibility.change_signlanguagefilm": _("Add sign language films; they show at once."),
    "audit.view_entry": _("Read the log of what was done, and export it."),
    "users.view_user": _("See all accounts."),
    "users.add_user": _("Invite people."),
    "users.change_user": _("Change and deactivate accounts."),
    "auth.view_group": _("See which groups there are and give them to people."),
    "roles.add_rolegroup": _("Give a role for one section or one language only."),
    "workflow.add_absence": _("Say who is away and who does their reviews."),
}
#: Permissions that say nothing beyond those above.
UNSAID = {
    "intake.view_incomingdocument",
    "intake.change_incomingdocument",
    "wagtailredirects.add_redirect",
    "wagtailredirects.delete_redirect",
    "accessibility.add_easyreadtext",
    "accessibility.delete_easyreadtext",
    "accessibility.add_signlanguagefilm",
    "accessibility.delete_signlanguagefilm",
    "roles.view_rolegroup",
    "roles.change_rolegroup",
    "roles.delete_rolegroup",
    "workflow.view_absence",
    "workflow.change_absence",
    "workflow.delete_absence",
}

#: What stands in place of a sentence about pages where a role limits it.
INSTEAD = {
    (TRANSLATOR.key, "change"): _(
        "Change the text of every page in the language of the role; the change is published after "
        "a review."
    ),
    (REVIEWER.key, "change"): _("Change every page; somebody else must then approve the change."),
}
#: What a role may do beyond its permissions.
ALSO = {
    TRANSLATOR.key: [_("Say that the page may be read in that language.")],
    REVIEWER.key: [
        _("Approve changes of others, which publishes them, or ask for corrections."),
        _("Hand their reviews to somebody else while they are away."),
    ],
    PUBLISHER.key: [
        _("Approve changes of others, as reviewers do."),
        _("Close a page to the public, or open it to it."),
    ],
    SYSTEM_ADMINISTRATOR.key: [
        _("Do everything, in the editors’ side and in the administrators’ side."),
        _("Publish at once; the log keeps who did."),
    ],
}
NEVER = {
    AUTHOR.key: [
        _("Change or delete pages of others."),
        _("Publish."),
    ],
    TRANSLATOR.key: [
        _("Change another language, or dates, numbers, pictures and relations."),
        _("Create, copy, move or delete pages."),
        _("Publish."),
    ],
    EDITOR.key: [
        _("Publish, unpublish, or delete what is published."),
    ],
    REVIEWER.key: [
        _("Approve a page that they themselves have worked on since it was last published."),
        _("Publish past the review."),
        _("Delete or move pages."),
    ],
    PUBLISHER.key: [
        _("Publish past the review without giving a reason."),
        _("Approve a page that they themselves have worked on since it was last published."),
        _("See or change accounts."),
    ],
    ACCESSIBILITY_OFFICER.key: [
        _("Create, move or delete pages."),
        _("Publish."),
    ],
    PEOPLE_ADMINISTRATOR.key: [
        _("Write, change or publish anything, unless they are given another role besides."),
        _("Make somebody a system administrator."),
    ],
    SYSTEM_ADMINISTRATOR.key: [],
}


def abilities(role):
    """Sentences that say what ``role`` may do."""
    by_kind = ((FILES, role.files), (RECORDS, role.records))
    entering = [OTHERS[name] for name in role.others[:1] if name == "wagtailadmin.access_admin"]
    pages = [INSTEAD.get((role.key, action), PAGES[action]) for action in role.pages]
    shared = [words[action] for words, actions in by_kind for action in actions]
    others = [OTHERS[name] for name in role.others[len(entering) :] if name not in UNSAID]
    return [*entering, *pages, *shared, *others, *ALSO.get(role.key, [])]


def limits(role):
    """Sentences that say what ``role`` may not do."""
    return NEVER[role.key]
