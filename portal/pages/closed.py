"""Sections that somebody may not see: no screen of the admin tells of the drafts in them."""

from functools import wraps

from django.db.models import Q
from wagtail.admin.auth import permission_denied
from wagtail.permissions import policy_registry

from .models import PortalPage

#: What an address of the admin calls a page.
NAMES = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")


def may_be_seen_by(user):
    """Condition for pages: visitors see them, or ``user`` sees them in the admin."""
    return Q(live=True) | is_open_to(user)


def is_open_to(user):
    """Condition for pages: ``user`` has rights there, or below."""
    pages = policy_registry.get_by_type(PortalPage).explorable_instances(user)
    return Q(pk__in=pages.order_by().values("pk"))


def of_open_sections(view):
    """Have ``view`` of Wagtail's admin refuse who asks for a draft in a section closed to them."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        pages = _pages_of(kwargs)
        if pages and request.user.is_authenticated and _has_hidden(pages, request.user):
            return permission_denied(request)
        response = view(request, *args, **kwargs)
        if kwargs.get("model_name") == PortalPage._meta.model_name:
            _leave_out_hidden(response, request.user)
        return response

    return answer


def _pages_of(arguments):
    """Keys of the pages that an address of the admin is about."""
    return {arguments[name] for name in NAMES if name in arguments}


def _leave_out_hidden(response, user):
    """Have a bulk action name no page, of those that it cannot be done with, of closed sections."""
    context = getattr(response, "context_data", None) or {}
    refused = context.get("items_with_no_access") or []
    keys = [each["item"].pk for each in refused]
    seen = PortalPage.objects.filter(is_open_to(user), pk__in=keys)
    shown = set(seen.values_list("pk", flat=True)) if keys else set()
    if refused:
        context["items_with_no_access"] = [each for each in refused if each["item"].pk in shown]


def _has_hidden(keys, user):
    pages = PortalPage.objects.filter(pk__in=keys)
    return not user.is_superuser and pages.exclude(may_be_seen_by(user)).exists()
