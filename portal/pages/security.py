"""Whom to tell of a weakness of the portal: ``/.well-known/security.txt`` (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .languages import languages
from .routing import find_site

VALIDITY = timedelta(days=180)  # the RFC recommends less than a year


@require_safe
def security(request):
    """
    Contact, date of expiry, languages and the address of the file itself.

    The contacts are those of the setting SECURITY_CONTACTS, else the portal's e-mail address; 404
    without either. The file expires half a year after the day on which it is read.
    """
    site = find_site(request)
    contacts = settings.SECURITY_CONTACTS or _portal_contacts(site)
    if not contacts:
        raise Http404
    last_day = datetime.combine(timezone.now().date() + VALIDITY, time(), UTC)
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {last_day:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(languages())}",
        f"Canonical: {site.root_url}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _portal_contacts(site):
    email = getattr(getattr(site, "portalsettings", None), "email", "")
    return [f"mailto:{email}"] if email else []
