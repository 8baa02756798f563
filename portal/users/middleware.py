"""What stands between a signed-in person and the portal."""

import re
import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .second_factor import has_second_factor, needs_second_factor

BEGAN = "portal_session_began"
SEEN = "portal_session_seen"
SEEN_EVERY = 60  # seconds: often enough to know, seldom enough to store
#: Both admins, accounts, and the passwords of pages and documents; any language or none.
FOR_ONE_PERSON = re.compile(
    r"/(?:cms|django-admin|(?:[a-z-]{2,10}/)?(?:account|_util)|documents/authenticate_with_password)/"
)
NOWHERE = "private, no-store"
#: An open window asks these by itself: they are no sign that somebody is there.
ASKED_BY_THE_WINDOW = ("/cms/editing-sessions/",)
#: What a person may open before they have a second factor.
ON_THE_WAY = ("account_", "mfa_", "javascript-catalog", "wagtailadmin_logout", "manifest")


def is_signed_in(request):
    """Whether somebody is signed in; reads no session of a visitor, who has none."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


class KeptNowhere:
    """
    No browser and no proxy keeps what is for one person.

    That is everything in both admins, below the account and behind a page's password, and whatever
    is answered to somebody with a session, unless the view says itself how long it may be kept.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        if (
            FOR_ONE_PERSON.match(request.path_info)
            or _asks_first(request, response)
            or name in response.cookies
        ):
            response["Cache-Control"] = NOWHERE
        elif name in request.COOKIES:
            response.headers.setdefault("Cache-Control", NOWHERE)
        return response


def _asks_first(request, response):
    """Whether a form for a password stands in the place of a document."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page and request.path_info.startswith("/documents/")


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
        # Asked each time: a factor may have been taken away in another window.
        if has_second_factor(request.user) or not needs_second_factor(request.user):
            return None
        return redirect("mfa_index")
