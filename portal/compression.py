"""Pages compressed on their way to readers."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware


class CompressForReaders(GZipMiddleware):
    """
    Compresses what is sent to visitors who have no session.

    Compression can betray a secret that stands in a page together with a visitor's own words
    (BREACH, https://www.breachattack.com/). Pages for readers hold no secret: there is no token in
    them and no cookie to go with them. Those for editors do and are sent as they are.
    """

    def process_response(self, request, response):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        return super().process_response(request, response)
