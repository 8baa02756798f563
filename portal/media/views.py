"""Addresses of files that the portal itself answers for."""

import logging
import mimetypes
import re

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from portal.pages.models import PortalPage
from portal.pages.routing import find_site

from .folders import audience_of_file
from .opening import open_stored
from .publicity import Audience
from .sharing import draw, portal_name, sharing_picture

logger = logging.getLogger(__name__)
YEAR, DAY = 31_536_000, 86_400  # seconds
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
CHUNK = 64 * 1024


@require_safe
def picture_for_sharing(request, pk, language):
    """
    The picture that stands for page ``pk`` in ``language`` on other sites, drawn if need be.

    404 where the page may not be read in that language. An address that says which version it
    means (``?…``) may be kept for good.
    """
    page = PortalPage.objects.readable_in(language).filter(pk=pk).first()
    if page is None:
        raise Http404
    settings = getattr(find_site(request), "portalsettings", None)
    words = page.text("title", language), portal_name(settings, language)
    try:
        picture = sharing_picture(*words)
    except OSError:  # the storage is full: drawn each time, until there is room again
        logger.exception("A picture for sharing cannot be kept")
        picture = draw(*words)
    response = HttpResponse(picture, content_type="image/png")
    age = YEAR if request.META.get("QUERY_STRING") else DAY
    response["Cache-Control"] = f"public, max-age={age}"
    return response


@require_safe
def stored_file(request, folder, path):
    """
    A picture or a film of ``folder`` to whoever may read it; the part that is asked for.

    To all others it is not there, and neither is what an address names that leads elsewhere.
    Players ask for parts (``Range``, RFC 9110 section 14), and some play nothing without them.
    """
    try:
        file = open_stored(folder, path)
    except FileNotFoundError as error:
        raise Http404 from error
    readers = audience_of_file(folder, path, request)
    if readers is Audience.NOBODY:
        file.close()
        raise Http404
    response = _whole_or_part(request, file, path)
    is_public = readers is Audience.EVERYBODY
    # What is exchanged has a new name; what is no longer public is gone from phones within a day.
    response["Cache-Control"] = f"public, max-age={DAY}" if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _whole_or_part(request, file, path):
    kind = "text/vtt" if path.endswith(".vtt") else mimetypes.guess_type(path)[0]
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked:
        response = FileResponse(file, content_type=kind)
    else:
        start, size = int(asked[1]), file.size
        end = min(int(asked[2] or size - 1), size - 1)
        if start > end:
            file.close()
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
        parts = _part(file, start, end + 1 - start)
        response = StreamingHttpResponse(parts, status=206, content_type=kind)
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
        response["Content-Length"] = end + 1 - start
    response["Accept-Ranges"] = "bytes"
    return response


def _part(file, start, length):
    with file:
        file.seek(start)
        while length and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
