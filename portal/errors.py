"""Answers to requests that no page answers, with the way on that a visitor needs."""

from django.shortcuts import render

from portal.pages.redirects import is_gone
from portal.pages.routing import find_site


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
