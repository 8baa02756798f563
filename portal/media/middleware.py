"""What somebody is told whose file cannot be kept."""

import logging

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.admin.localization import get_localized_response

from .storage import is_full, no_room

logger = logging.getLogger(__name__)


class SayThatTheDiskIsFull:
    """
    A sentence where nothing more can be written, on whatever way a file came.

    Nothing is stored of the request then. Uploads by script get it as they get every refusal; all
    others as a page (507, RFC 4918 section 11.5) from which one goes back to the form.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not is_full(exception):
            return None
        return say_that_the_disk_is_full(request, exception)


def say_that_the_disk_is_full(request, exception):
    """The sentence in the language of whoever sent ``request``, as they can read it."""
    logger.error("No room to write: %s", request.path, exc_info=exception)
    # Wagtail has left the editor's own language by the time that an error comes here.
    is_inside = request.path.startswith(reverse("wagtailadmin_home"))
    return get_localized_response(_answer, request) if is_inside else _answer(request)


def _answer(request):
    sentence = no_room()
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"success": False, "error_message": sentence})
    return render(request, "507.html", {"sentence": sentence}, status=507)
