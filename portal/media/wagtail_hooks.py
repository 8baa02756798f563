"""Documents are for whoever may read a page that shows them."""

from django.http import Http404
from wagtail import hooks

from .publicity import Audience, audience


@hooks.register("before_serve_document")
def refuse_what_is_not_public(document, request):
    """404 where whoever sent ``request`` may read no page that shows ``document``."""
    if audience(document, request) is Audience.NOBODY:
        raise Http404
