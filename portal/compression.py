"""Pages compressed on their way to readers."""

import re

from django.conf import settings
from django.middleware.gzip import GZipMiddleware

#: The indentation of templates; what stands in the elements named keeps its spaces.
_IDLE = re.compile(r"<(pre|textarea)\b.*?(?:</\1>|\Z)|\s+", re.S)


class CompressForReaders(GZipMiddleware):
    """
    Compresses what is sent to visitors who have no session.

    Compression can betray a secret that stands in a page together with a visitor's own words
    (BREACH, https://www.breachattack.com/). Pages for readers hold no secret: there is no token in
    them and no cookie to go with them. Those for editors do and are sent as they are.
    """

    max_random_bytes = 0  # no secret to hide by a length that varies

    def process_response(self, request, response):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = without_indentation(response.text)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return super().process_response(request, response)


def without_indentation(html):
    """``html`` with one line break in the place of each run of white space that holds any."""
    return _IDLE.sub(_settled, html)


def _settled(found):
    is_indentation = not found[1] and "\n" in found[0]
    return "\n" if is_indentation else found[0]
