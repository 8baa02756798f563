"""The accounts of the demo site: one for each role."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from portal.users.roles.declared import (
    ACCESSIBILITY_OFFICER,
    AUTHOR,
    EDITOR,
    PEOPLE_ADMINISTRATOR,
    PUBLISHER,
    REVIEWER,
    SYSTEM_ADMINISTRATOR,
    TRANSLATOR,
)
from portal.users.roles.keeping import sync_roles

#: Role and language of each account, by its user name.
ACCOUNTS = {
    "author": (AUTHOR, ""),
    "translator": (TRANSLATOR, "en"),
    "editor": (EDITOR, ""),
    "reviewer": (REVIEWER, ""),
    "publisher": (PUBLISHER, ""),
    "accessibility": (ACCESSIBILITY_OFFICER, ""),
    "people": (PEOPLE_ADMINISTRATOR, ""),
    "administrator": (SYSTEM_ADMINISTRATOR, ""),
}


def make_accounts(password=None):
    """Make the accounts that do not exist yet; return their names and the password they got."""
    User = get_user_model()
    password = password or secrets.token_urlsafe(12)
    sync_roles(report=lambda line: None)
    made = []
    for name, (role, language) in ACCOUNTS.items():
        if User.objects.filter(username=name).exists():
            continue
        user = User(username=name, email=f"{name}@example.org", is_active=True)
        user.is_superuser = role.is_everything
        user.is_staff = role in (PEOPLE_ADMINISTRATOR, SYSTEM_ADMINISTRATOR)
        user.set_password(password)
        user.save()
        user.groups.set(
            Group.objects.filter(
                role_group__role=role.key,
                role_group__language=language,
                role_group__section=None,
            )
        )
        made.append(name)
    return made, password
