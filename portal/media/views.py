"""Addresses of files that the portal itself answers for."""

import mimetypes
import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from portal.pages.models import PortalPage
from portal.pages.routing import find_site

from .sharing import portal_name, sharing_picture

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
    path = sharing_picture(page.text("title", language), portal_name(settings, language))
    response = FileResponse(default_storage.open(path), content_type="image/png")
    age = YEAR if request.META.get("QUERY_STRING") else DAY
    response["Cache-Control"] = f"public, max-age={age}"
    return response


@require_safe
def film(request, path):
    """
    A film, its captions or its poster, where no web server sends them; the part that is asked for.

    Players ask for parts (``Range``, RFC 9110 section 14), and some play nothing without them.
    """
    try:
        file = default_storage.open(f"films/{path}")
    except (OSError, ValueError) as error:
        raise Http404 from error
    kind = "text/vtt" if path.endswith(".vtt") else mimetypes.guess_type(path)[0]
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked:
        response = FileResponse(file, content_type=kind)
    else:
        start, size = int(asked[1]), file.size
        end = min(int(asked[2] or size - 1), size - 1)
        if start > end:
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
