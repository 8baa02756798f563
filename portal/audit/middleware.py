"""Who asks, and from where: known to whatever is recorded while the portal answers."""

from contextvars import ContextVar

current_request = ContextVar("current_request", default=None)


class RememberRequest:
    """Keep the request at hand while it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = current_request.set(request)
        try:
            return self.get_response(request)
        finally:
            current_request.reset(token)
