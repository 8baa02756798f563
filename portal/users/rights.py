"""Which rights a person has, and where each comes from."""

from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from portal.pages.collation import Alphabetical, alphabetical_key


@dataclass
class Right:
    """What may be done with some things, in which section, and the group that gives it."""

    things: str
    section: str
    group: str
    verbs: list = field(default_factory=list)

    @property
    def actions(self):
        """All that may be done, in words."""
        return ", ".join(self.verbs)


ACTIONS = {
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "delete": gettext_lazy("delete"),
    "view": gettext_lazy("see"),
    "choose": gettext_lazy("choose"),
    "publish": gettext_lazy("publish and withdraw"),
    "bulk_delete": gettext_lazy("delete with all below"),
    "lock": gettext_lazy("lock"),
    "unlock": gettext_lazy("unlock"),
}
ACCESS = {
    "access_admin": gettext_lazy("enter the editors’ side"),
    "read_original": gettext_lazy("read originals that were taken in"),
}


def describe(permission):
    """Pair of what ``permission`` lets people do and what to, in the active language."""
    if permission.codename in ACCESS:
        return str(ACCESS[permission.codename]), ""
    action, _underscore, model = permission.codename.rpartition("_")
    try:
        options = apps.get_model(permission.content_type.app_label, model)._meta
    except LookupError:
        return _(permission.name), ""
    if action not in ACTIONS:
        return _(permission.name), ""
    return str(ACTIONS[action]), str(options.verbose_name_plural)


def rights_of(person):
    """All rights of ``person``, group by group; a superuser's are everything at once."""
    if person.is_superuser:
        return [Right("", _("the whole portal"), _("system administrator"), [_("everything")])]
    own = Permission.objects.filter(user=person).select_related("content_type")
    rights = _gather((permission, _("the whole portal"), "") for permission in own)
    groups = person.groups.prefetch_related("permissions__content_type")
    groups = groups.order_by(Alphabetical("name"))
    return rights + [right for group in groups for right in rights_in(group)]


def rights_in(group):
    """What ``group`` gives: for the whole portal, for sections of pages, for collections."""
    everywhere = _("the whole portal")
    given = [(permission, everywhere) for permission in group.permissions.all()]
    sections = GroupPagePermission.objects.filter(group=group).select_related(
        "page", "permission__content_type"
    )
    given += [(right.permission, _section(right.page)) for right in sections]
    collections = GroupCollectionPermission.objects.filter(group=group).select_related(
        "collection", "permission__content_type"
    )
    given += [(right.permission, _collection(right.collection)) for right in collections]
    return _gather((permission, place, group.name) for permission, place in given)


def _gather(given):
    """One row for each kind of things in each place, with all that may be done with them."""
    rights = {}
    for permission, section, group in given:
        verb, things = describe(permission)
        # What concerns no things stands in a row of its own.
        key = (things or verb, section, group)
        rights.setdefault(key, Right(things, section, group)).verbs.append(verb)
    return sorted(
        rights.values(),
        key=lambda right: (alphabetical_key(right.section), alphabetical_key(right.things)),
    )


def _section(page):
    if page.is_root():
        return _("all pages")
    return _("“%(title)s” and what is below") % {"title": page.title}


def _collection(collection):
    if collection.is_root():
        return _("all collections")
    return _("the collection “%(name)s”") % {"name": collection.name}
