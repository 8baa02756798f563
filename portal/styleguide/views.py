"""The pattern page: every component of the portal in each of its states, for its makers."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.pages.languages import active_language

from . import samples


@never_cache
def styleguide(request):
    """
    The components from the portal's own templates, with made-up data, in the language of the
    address. For editors who are signed in; in development for everybody.
    """
    if not settings.DEBUG:
        if request.user.is_anonymous:
            return redirect(f"{reverse(settings.LOGIN_URL)}?next={request.path}")
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
    return render(request, "styleguide/styleguide.html", samples.everything(active_language()))


def in_visitors_language(request):
    """To the pattern page in the language that the visitor's browser asks for."""
    return redirect("styleguide")
