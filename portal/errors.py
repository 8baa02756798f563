"""Answers to requests that no page answers, with the way on that a visitor needs."""

import logging
import sys

from django.core.exceptions import DisallowedHost
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.views.decorators.cache import never_cache

from portal.media.middleware import say_that_the_disk_is_full
from portal.media.storage import is_full
from portal.pages.redirects import is_gone
from portal.pages.routing import find_site

logger = logging.getLogger(__name__)
#: The largest number that a database takes.
LARGEST = 2**63 - 1
#: What fails where something else was sent than a form holds.
CONVERSIONS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, DataError)
#: What a database raises that is away, or too busy to answer in time.
DATABASE_AWAY = (OperationalError, InterfaceError)
#: Seconds after which to ask again.
RETRY_AFTER = 60


class AnswerWithoutDatabase:
    """503 where a view cannot answer because the database does not."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return unavailable(request) if isinstance(exception, DATABASE_AWAY) else None


class RefuseDamagedRequests:
    """
    400 where a request fails because of what was sent, and no browser sends that by itself.

    Django and Wagtail take for granted what their own forms hold in hidden fields and addresses:
    that nothing is missing, that the number of a thing is a number.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, (*CONVERSIONS, NoReverseMatch)):
            return None
        if not stems_from_what_was_sent(exception, request):
            return None
        logger.exception("A damaged request: %s", request.path, exc_info=exception)
        return bad_request(request, exception)


def stems_from_what_was_sent(exception, request):
    """Whether a field is missing, or ``exception`` names a value of ``request``."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    fields = request.POST.keys() - {"csrfmiddlewaretoken"}
    if request.method == "POST" and not fields and not request.FILES:
        return True
    values = {
        value
        for data in (request.GET, request.POST)
        for _key, each in data.lists()
        for value in each
    }
    if isinstance(exception, (OverflowError, DataError)):
        return any(
            value.isdecimal() and (len(value) > 18 or int(value) > LARGEST) for value in values
        )
    return any(value and repr(value) in str(exception) for value in values)


def page_not_found(request, exception=None):
    """404: nothing is published at this address. 410 where something was until it was deleted."""
    site = find_site(request)
    # A database takes no null character, and no page has one in its address.
    if site and "\0" not in request.path and is_gone(site, request.path):
        return page_gone(request)
    return render(request, "404.html", status=404)


def permission_denied(request, exception=None):
    """403: the visitor may not see what is at this address."""
    return render(request, "403.html", status=403)


def too_many_requests(request, exception=None):
    """429: somebody has tried too often in too short a time, for example to sign in."""
    return render(request, "429.html", status=429)


def page_gone(request, exception=None):
    """410: what stood at this address has been taken away for good."""
    return render(request, "410.html", status=410)


def plain_answer(request, template, status, headers=None):
    """The page ``template`` in both languages, for which nothing is asked that may be away."""
    try:
        address = request.build_absolute_uri()
    except DisallowedHost:  # which may be what this answer is about
        address = ""
    html = render_to_string(template, {"address": address})
    return HttpResponse(html, status=status, headers=headers)


def bad_request(request, exception=None):
    """400: what was sent is incomplete or damaged."""
    return plain_answer(request, "400.html", 400)


@never_cache
def unavailable(request):
    """503: the database is away, or busy for too long. Nothing here asks it for anything."""
    logger.error("The database does not answer: %s: %s", request.path, sys.exception())
    return plain_answer(request, "503.html", 503, {"Retry-After": RETRY_AFTER})


def failure(request):
    """500: something has failed. Also outside all views: 503 the database, 507 a full disk."""
    exception = sys.exception()
    if isinstance(exception, DATABASE_AWAY):
        return unavailable(request)
    if is_full(exception):
        return say_that_the_disk_is_full(request, exception)
    return plain_answer(request, "500.html", 500)
