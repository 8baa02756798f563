"""Makes the groups of the roles and keeps what they give as it is declared."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.dispatch import Signal
from django.utils import translation
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from portal.pages.languages import in_default_language, languages
from portal.pages.models import PortalPage

from .declared import GROUP_ROLES, ByLanguage
from .models import RoleGroup

#: Sent when the groups are as declared, with ``report``: for what else goes with the roles.
roles_kept = Signal()

#: What Wagtail's migrations call the groups that they make; the roles stand in their place.
WAGTAILS_OWN = ("Editors", "Moderators")
PAGE, FILE, OTHER = "page", "file", "other"
FILE_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))


@transaction.atomic
@in_default_language
def sync_roles(report=print):
    """
    Make the groups that are missing and bring all of them in line with the declared roles.

    ``report`` is called with a line of text for each change. Groups that people made stay as they
    are, and so do permissions that people added to the portal's own groups.
    """
    known = {(each.role, each.language) for each in RoleGroup.objects.filter(section=None)}
    for key, role in GROUP_ROLES.items():
        wanted = languages() if role.by_language == ByLanguage.ALWAYS else [""]
        for language in wanted:
            if (key, language) not in known:
                role_group = RoleGroup(role=key, language=language)
                make_group(role_group)
                number = len(list(grant(role_group)))
                report(f"{role_group.group.name}: made, with {number} permissions")
    for role_group in RoleGroup.objects.select_related("group", "section"):
        for line in grant(role_group):
            report(f"{role_group.group.name}: {line}")
    roles_kept.send(sender=RoleGroup, report=report)
    for group in _wagtails_own():
        report(f"{group.name}: removed, nobody was in it")
        group.delete()


def _wagtails_own():
    """The groups that Wagtail's migrations made, unless people or a workflow in use need them."""
    in_use = Group.objects.filter(
        groupapprovaltask__workflow_tasks__workflow__workflow_pages__isnull=False
    )
    return Group.objects.filter(name__in=WAGTAILS_OWN, user=None).exclude(pk__in=in_use)


@in_default_language
def make_group(role_group):
    """Give a new ``role_group`` its group, named after role, language and section, and save it."""
    name = group_name(role_group)
    taken = set(Group.objects.filter(name__startswith=name).values_list("name", flat=True))
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    free = next(each for each in (name, *numbered) if each not in taken)
    role_group.group = Group.objects.create(name=free)
    role_group.save()


def group_name(role_group):
    """Such as “Translators – English – News”, in the language of the office."""
    with translation.override(settings.LANGUAGE_CODE):
        parts = [str(role_group.declared.name)]
    if role_group.language:
        parts.append(dict(settings.LANGUAGES)[role_group.language])
    if role_group.section:
        parts.append(str(role_group.section))
    return " – ".join(parts)[:140]


def grant(role_group):
    """
    Give the group what its role has today and take what the role had once; yield what changed.

    What the group has besides was given by people and stays.
    """
    wanted, granted = declared_rights(role_group), {tuple(each) for each in role_group.granted}
    present = rights_of(role_group)
    for right in sorted(wanted - present):
        _give(role_group, right)
        yield f"+ {right[1]}"
    for right in sorted((granted - wanted) & present):
        _take(role_group, right)
        yield f"− {right[1]}"
    if wanted != granted:
        role_group.granted = sorted(wanted)
        role_group.save(update_fields=["granted"])


def declared_rights(role_group):
    """The rights that the group ought to have: pairs of their kind and the permission's name."""
    role = role_group.declared
    if role is None:
        return set()
    page_model = PortalPage._meta.model_name
    return {
        *((PAGE, f"{PortalPage._meta.app_label}.{each}_{page_model}") for each in role.pages),
        *((FILE, f"{app}.{action}_{name}") for app, name in FILE_MODELS for action in role.files),
        *((OTHER, name) for name in role.permissions()),
    }


def rights_of(role_group):
    """The rights that the group has, as ``declared_rights`` names them."""
    group, section = role_group.group, _section(role_group)
    pages = group.page_permissions.filter(page=section)
    files = group.collection_permissions.filter(collection=_collection())
    return {
        *((PAGE, _name(each.permission)) for each in pages.select_related(*_WITH_APP)),
        *((FILE, _name(each.permission)) for each in files.select_related(*_WITH_APP)),
        *((OTHER, _name(each)) for each in group.permissions.select_related("content_type")),
    }


_WITH_APP = ("permission__content_type",)


def _give(role_group, right):
    kind, name = right
    app, codename = name.split(".")
    permission = Permission.objects.get(content_type__app_label=app, codename=codename)
    group = role_group.group
    if kind == PAGE:
        GroupPagePermission.objects.create(
            group=group, page=_section(role_group), permission=permission
        )
    elif kind == FILE:
        GroupCollectionPermission.objects.create(
            group=group, collection=_collection(), permission=permission
        )
    else:
        group.permissions.add(permission)


def _take(role_group, right):
    kind, name = right
    app, codename = name.split(".")
    group = role_group.group
    found = {"permission__content_type__app_label": app, "permission__codename": codename}
    if kind == PAGE:
        group.page_permissions.filter(page=_section(role_group), **found).delete()
    elif kind == FILE:
        group.collection_permissions.filter(collection=_collection(), **found).delete()
    else:
        group.permissions.remove(
            *group.permissions.filter(content_type__app_label=app, codename=codename)
        )


def _section(role_group):
    return role_group.section or PortalPage.get_first_root_node()


def _collection():
    return Collection.get_first_root_node()


def _name(permission):
    return f"{permission.content_type.app_label}.{permission.codename}"
