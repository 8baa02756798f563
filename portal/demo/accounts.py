"""The accounts of the demo site and what their groups may do."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.snippets.models import get_snippet_models

from portal.intake.models import IncomingDocument
from portal.pages.models import PortalSettings

#: User name and group of each account; an administrator needs no group.
ACCOUNTS = {"editor": "Editors", "reviewer": "Moderators", "administrator": None}


def make_accounts(password=None):
    """
    Make the accounts that do not exist yet; return their names and the password that they got.

    Wagtail's own groups may edit pages, pictures and documents; here they also get what pages refer
    to and what is taken in, and the reviewers the settings of the portal.
    """
    User = get_user_model()
    password = password or secrets.token_urlsafe(12)
    made = []
    for name, group in ACCOUNTS.items():
        if User.objects.filter(username=name).exists():
            continue
        user = User(username=name, email=f"{name}@example.org", is_active=True)
        user.is_staff = user.is_superuser = group is None
        user.set_password(password)
        user.save()
        if group:
            user.groups.add(Group.objects.get(name=group))
        made.append(name)
    if made:
        _permit("Editors", ["add", "change", "view"], get_snippet_models())
        _permit("Moderators", ["add", "change", "delete", "view"], get_snippet_models())
        _permit("Moderators", ["change"], [PortalSettings])
        _permit("Editors", ["add", "change", "view"], [IncomingDocument])
        _permit("Moderators", ["add", "change", "delete", "view"], [IncomingDocument])
        for group in ("Editors", "Moderators"):
            permission = Permission.objects.get(codename="read_original")
            Group.objects.get(name=group).permissions.add(permission)
    return made, password


def _permit(group_name, actions, models):
    types = ContentType.objects.get_for_models(*models)
    codenames = [f"{action}_{model._meta.model_name}" for model in models for action in actions]
    Group.objects.get(name=group_name).permissions.add(
        *Permission.objects.filter(content_type__in=types.values(), codename__in=codenames)
    )
