"""A new page that is sent twice, as by a double click, is made once."""

from hashlib import sha256

from django.core.cache import cache
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

#: Sent by the form of a new page: another one each time that the form is opened.
FORM = "new-page"
REMEMBERED_FOR = 60 * 60


class OnceMixin:
    """A view that makes a page from a form once; sent the same again, it leads to that page."""

    def post(self, request, *args, **kwargs):
        """Make the page, or lead to the one that this very form has made already."""
        key = mark_of(request)
        known = key and not self.expects_json_response and cache.get(key)
        if known:
            messages.info(request, _("This page has been saved already."))
            return redirect("wagtailadmin_pages:edit", known)
        response = super().post(request, *args, **kwargs)
        if key and self.page.pk:
            cache.set(key, self.page.pk, REMEMBERED_FOR)
        return response


def mark_of(request):
    """What tells the form that ``request`` sends, with all that is in it, from any other."""
    if not request.POST.get(FORM):
        return ""
    sent = [(name, request.POST.getlist(name)) for name in sorted(request.POST)]
    told = [pair for pair in sent if pair[0] != "csrfmiddlewaretoken"]
    return "new-page:" + sha256(repr((request.user.pk, told)).encode()).hexdigest()
