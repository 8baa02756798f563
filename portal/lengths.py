"""No value of a form or an address is longer than anybody types, before anything looks at it."""

import re

from portal.errors import plain_answer

#: Characters of a value in an address: a search, a filter.
LONGEST_IN_ADDRESS = 1_000
#: Bytes of all that the account pages and the form of a page's password take, and of a value there.
LARGEST_SIGN_IN = 64 * 1024
LONGEST_AT_SIGN_IN = 1_000
#: What programs fill in and not people: where to go afterwards, what a security key says.
LONGER = dict.fromkeys(("next", "return_url", "credential", "link_text", "link_url"), 16_000)
_SIGN_IN = re.compile(
    r"/(?:[a-z-]{2,10}/)?(?:account|_util|django-admin/login|cms/login)/"
    r"|/documents/authenticate_with_password/"
)
#: What an identity provider sends back, in the address of its own door only.
_PROVIDER = re.compile(r"/account/oidc/")


class LimitLengths:
    """
    413 where a search, a filter, a name, a password or a code is longer than anybody types.

    It stands before all that reads, compares or shows such values.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _is_too_long(request):
            return plain_answer(request, "413.html", 413)
        return self.get_response(request)


def _is_too_long(request):
    if not _PROVIDER.match(request.path_info) and _exceeds(request.GET, LONGEST_IN_ADDRESS):
        return True
    if request.method != "POST" or not _SIGN_IN.match(request.path_info):
        return False
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdecimal() or int(size) > LARGEST_SIGN_IN:
        return True
    return _exceeds(request.POST, LONGEST_AT_SIGN_IN)


def _exceeds(data, limit):
    return any(
        len(name) > limit or len(value) > LONGER.get(name, limit)
        for name, values in data.lists()
        for value in values
    )
