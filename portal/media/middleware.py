"""What somebody is told whose file cannot be kept."""

import logging

from django.http import JsonResponse
from django.shortcuts import render

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
        logger.error("No room to write: %s", request.path, exc_info=exception)
        sentence = no_room()
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"success": False, "error_message": sentence})
        return render(request, "507.html", {"sentence": sentence}, status=507)
