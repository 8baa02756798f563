"""What stands between a signed-in person and the portal."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .second_factor import has_second_factor, needs_second_factor

BEGAN = "portal_session_began"
SEEN = "portal_session_seen"
HAS_FACTOR = "portal_second_factor"
SEEN_EVERY = 60  # seconds: often enough to know, seldom enough to store
#: An open window asks these by itself: they are no sign that somebody is there.
ASKED_BY_THE_WINDOW = ("/cms/editing-sessions/",)
#: What a person may open before they have a second factor.
ON_THE_WAY = ("account_", "mfa_", "javascript-catalog", "wagtailadmin_logout", "manifest")


def is_signed_in(request):
    """Whether somebody is signed in; reads no session of a visitor, who has none."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


class SessionLimits:
    """End a session that is too old, or in which nobody has done anything for too long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_signed_in(request):
            now, session = int(time.time()), request.session
            began, seen = session.setdefault(BEGAN, now), session.setdefault(SEEN, now)
            too_old = now - began > settings.SESSION_COOKIE_AGE
            if too_old or now - seen > settings.SESSION_IDLE_AGE:
                logout(request)
                messages.info(
                    request, _("You have been signed out, to be safe. Please sign in again.")
                )
            elif now - seen > SEEN_EVERY and not request.path.startswith(ASKED_BY_THE_WINDOW):
                session[SEEN] = now
        return self.get_response(request)


class SecondFactorFirst:
    """Lead those who need a second factor and have none to where they set it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED_FOR or not is_signed_in(request):
            return None
        if (request.resolver_match.url_name or "").startswith(ON_THE_WAY):
            return None
        if request.session.get(HAS_FACTOR) or not needs_second_factor(request.user):
            return None
        if has_second_factor(request.user):
            request.session[HAS_FACTOR] = True
            return None
        return redirect("mfa_index")
