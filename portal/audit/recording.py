"""Adding to the log."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied

from .middleware import current_request
from .models import Entry


def record(kind, person=None, *, actor=None, subject="", **details):
    """
    Add an entry of ``kind`` to the log.

    ``person`` is whom it concerns, ``subject`` what, in words. Who did it is the person at the
    screen, unless ``actor`` says otherwise; nobody where a command does it.
    """
    request = current_request.get()
    if actor is None and request is not None:
        actor = getattr(request, "user", None)
    return Entry.objects.create(
        kind=kind,
        actor_id=getattr(actor, "pk", None),
        person=person,
        subject=str(subject or person or "")[:255],
        address=_address(request),
        details=details,
    )


def _address(request):
    if request is None:
        return ""
    try:
        return get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""
