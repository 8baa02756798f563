"""
The roles: who may do what. This file is their only declaration.

``manage.py sync_roles`` makes a group for each and keeps it as it is declared here; ``docs/roles/``
says the same in words, and a test holds both together.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import get_snippet_models


class ByLanguage(StrEnum):
    """Whether a role is given for a language."""

    NEVER = "never"
    MAY_BE = "may be"
    ALWAYS = "always"


@dataclass(frozen=True)
class Role:
    """What the people in a group may do."""

    key: str
    name: str | Promise
    summary: str | Promise
    #: With pages of the section, the whole portal where none is named: Wagtail's page permissions.
    pages: tuple[str, ...] = ()
    #: With pictures and documents. Whoever may add one may change it later.
    files: tuple[str, ...] = ()
    #: With records that pages refer to, of every kind: people, resolutions, networks …
    records: tuple[str, ...] = ()
    #: Anything else: names of permissions, as in ``"civic.read_original"``.
    others: tuple[str, ...] = ()
    by_language: ByLanguage = ByLanguage.NEVER
    #: Whether the role may be given for a section of the tree only.
    by_section: bool = True
    #: Everything: marked at the account itself (``is_superuser``), since no group can give it.
    is_everything: bool = False

    def permissions(self):
        """Names of the permissions that do not depend on a place in the tree."""
        records = (
            f"{model._meta.app_label}.{action}_{model._meta.model_name}"
            for model in get_snippet_models()
            for action in self.records
        )
        return {*self.others, *records}


ENTER = "wagtailadmin.access_admin"
INTAKE = (
    "intake.view_incomingdocument",
    "intake.add_incomingdocument",
    "intake.change_incomingdocument",
    "civic.read_original",
)

AUTHOR = Role(
    key="author",
    name=_("Authors"),
    summary=_("Write pages of their own and hand them in for review."),
    pages=("add",),
    files=("add", "choose"),
    records=("view",),
    others=(ENTER, *INTAKE),
)
TRANSLATOR = Role(
    key="translator",
    name=_("Translators"),
    summary=_("Change the text of one language and nothing else."),
    pages=("change",),
    files=("choose",),
    records=("view",),
    others=(ENTER,),
    by_language=ByLanguage.ALWAYS,
)
EDITOR = Role(
    key="editor",
    name=_("Editorial staff"),
    summary=_("Write and change all pages and hand them in for review."),
    pages=("add", "change"),
    files=("add", "change", "choose"),
    records=("view", "add", "change"),
    others=(ENTER, *INTAKE),
)
REVIEWER = Role(
    key="reviewer",
    name=_("Reviewers"),
    summary=_("Check changes of others and publish them by approving; never their own."),
    pages=("change", "lock", "unlock"),
    files=("add", "change", "choose"),
    records=("view", "add", "change"),
    others=(ENTER, *INTAKE),
    by_language=ByLanguage.MAY_BE,
)
PUBLISHER = Role(
    key="publisher",
    name=_("Publishers"),
    summary=_("Answer for what is published; may publish past the review, giving a reason."),
    pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    files=("add", "change", "choose"),
    records=("view", "add", "change", "delete"),
    others=(
        ENTER,
        *INTAKE,
        "intake.delete_incomingdocument",
        "pages.change_portalsettings",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
    ),
)
ACCESSIBILITY_OFFICER = Role(
    key="accessibility-officer",
    name=_("Accessibility officers"),
    summary=_("Keep the accessibility statement, and correct pages and pictures."),
    pages=("change", "lock", "unlock"),
    files=("add", "change", "choose"),
    records=("view",),
    others=(
        ENTER,
        *(
            f"accessibility.{action}_{model}"
            for model in ("easyreadtext", "signlanguagefilm")
            for action in ("add", "change", "delete")
        ),
    ),
)
PEOPLE_ADMINISTRATOR = Role(
    key="people-administrator",
    name=_("Administrators of people"),
    summary=_("Invite and deactivate people, and give and take roles."),
    others=(
        "audit.view_entry",
        "users.view_user",
        "users.add_user",
        "users.change_user",
        "auth.view_group",
        "roles.view_rolegroup",
        "roles.add_rolegroup",
        "roles.change_rolegroup",
        "roles.delete_rolegroup",
        "workflow.view_absence",
        "workflow.add_absence",
        "workflow.change_absence",
        "workflow.delete_absence",
    ),
    by_section=False,
)
SYSTEM_ADMINISTRATOR = Role(
    key="system-administrator",
    name=_("System administrators"),
    summary=_("May do everything, in both admins: for the upkeep of the portal itself."),
    by_section=False,
    is_everything=True,
)

ROLES = {
    role.key: role
    for role in (
        AUTHOR,
        TRANSLATOR,
        EDITOR,
        REVIEWER,
        PUBLISHER,
        ACCESSIBILITY_OFFICER,
        PEOPLE_ADMINISTRATOR,
        SYSTEM_ADMINISTRATOR,
    )
}
#: Those that a group can give.
GROUP_ROLES = {key: role for key, role in ROLES.items() if not role.is_everything}
