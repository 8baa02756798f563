"""What the log takes note of by itself."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import email_changed, password_changed, password_reset
from allauth.mfa import signals as second_factor
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from wagtail.models import GroupPagePermission, ModelLogEntry, PageLogEntry

from .kinds import ONLY_IN_THE_HISTORY
from .recording import record

#: What of an account is worth an entry when it changes.
WATCHED = ("first_name", "last_name", "email", "username", "is_superuser")


def note_sign_in(sender, request, user, **kwargs):
    records = get_authentication_records(request, user)
    methods = [entry.get("type") or entry["method"] for entry in records]
    record("sign_in", user, actor=user, **({"methods": methods} if methods else {}))


def note_sign_out(sender, request, user, **kwargs):
    if user is not None:
        record("sign_out", user, actor=user)


def note_failure(sender, credentials, **kwargs):
    # Whatever was typed is not kept: it may be a password in the wrong field.
    name = credentials.get("username") or credentials.get("email") or ""
    people = get_user_model().objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    record("sign_in.failed", people.first() if name else None)


def note_wrong_factor(sender, user, **kwargs):
    record("sign_in.second_factor_failed", user)


def noting(kind):
    """Handler that records ``kind`` for the ``user`` of a signal."""

    def note(sender, user, **kwargs):
        record(kind, user, actor=user)

    return note


def remember_before(sender, instance, update_fields=None, **kwargs):
    watched = {*WATCHED, "is_active"}
    if instance.pk and (update_fields is None or watched & set(update_fields)):
        instance.before = sender.objects.filter(pk=instance.pk).values(*watched).first()


def note_person(sender, instance, created, raw=False, **kwargs):
    before = instance.__dict__.pop("before", None)
    if created and not raw:
        record("person.created", instance)
    elif before:
        if before["is_active"] != instance.is_active:
            verb = "activated" if instance.is_active else "deactivated"
            record(f"person.{verb}", instance)
        changed = [name for name in WATCHED if before[name] != getattr(instance, name)]
        if changed:
            record("person.changed", instance, fields=changed)


CHANGES = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}


def note_groups(sender, instance, action, reverse, pk_set, **kwargs):
    if action not in CHANGES:
        return
    kind = f"person.groups_{CHANGES[action]}"
    User = get_user_model()
    if reverse:
        people = instance.user_set.all() if pk_set is None else User.objects.filter(pk__in=pk_set)
        for person in people:
            record(kind, person, groups=[instance.name])
        return
    groups = instance.groups.all() if pk_set is None else Group.objects.filter(pk__in=pk_set)
    if names := sorted(groups.values_list("name", flat=True)):
        record(kind, instance, groups=names)


def note_rights(sender, instance, action, reverse, pk_set, **kwargs):
    if action not in CHANGES or reverse:
        return
    rights = instance.permissions.all()
    if pk_set is not None:
        rights = Permission.objects.filter(pk__in=pk_set)
    if names := sorted(rights.values_list("codename", flat=True)):
        record(f"group.rights_{CHANGES[action]}", subject=instance.name, rights=names)


def note_section_given(sender, instance, created, **kwargs):
    if created:
        _note_section("group.rights_added", instance)


def note_section_taken(sender, instance, **kwargs):
    """Before the right goes, since the group that had it may go along with it."""
    _note_section("group.rights_removed", instance)


def _note_section(kind, right):
    names = {"rights": [right.permission.codename], "page": right.page_id}
    record(kind, subject=right.group.name, **names)


def note_history(sender, instance, created, **kwargs):
    """Take over what Wagtail's history says, but for drafts, which it keeps itself."""
    if not created or (sender is PageLogEntry and instance.action in ONLY_IN_THE_HISTORY):
        return
    details = (
        {"page": instance.page_id} if sender is PageLogEntry else {"object": instance.object_id}
    )
    if reason := (instance.data or {}).get("reason"):
        details["reason"] = str(reason)
    record(instance.action, actor=instance.user, subject=instance.label, **details)


def register_signal_handlers():
    """Have the log take note of signing in, of people and their rights, and of publications."""
    User = get_user_model()
    user_logged_in.connect(note_sign_in)
    user_logged_out.connect(note_sign_out)
    user_login_failed.connect(note_failure)
    second_factor.authentication_failed.connect(note_wrong_factor)
    kinds = {
        password_changed: "password.changed",
        password_reset: "password.reset",
        email_changed: "email.changed",
        second_factor.authenticator_added: "second_factor.added",
        second_factor.authenticator_removed: "second_factor.removed",
        second_factor.authenticator_reset: "second_factor.renewed",
    }
    for signal, kind in kinds.items():
        signal.connect(noting(kind), weak=False, dispatch_uid=kind)
    pre_save.connect(remember_before, sender=User)
    post_save.connect(note_person, sender=User)
    m2m_changed.connect(note_groups, sender=User.groups.through)
    m2m_changed.connect(note_rights, sender=Group.permissions.through)
    post_save.connect(note_section_given, sender=GroupPagePermission)
    pre_delete.connect(note_section_taken, sender=GroupPagePermission)
    for model in (PageLogEntry, ModelLogEntry):
        post_save.connect(note_history, sender=model)
