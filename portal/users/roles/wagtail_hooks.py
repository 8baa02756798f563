from django.core.exceptions import PermissionDenied
from wagtail import hooks

from .rights import languages_of


@hooks.register("before_convert_alias_page")
def refuse_conversion(request, page):
    """Making an alias a page of its own is more than changing the text of a language."""
    if languages_of(request.user, page) is not None:
        raise PermissionDenied


@hooks.register("before_edit_page")
def refuse_reversion(request, page):
    """An earlier version would bring back the text of all languages."""
    is_reversion = request.resolver_match.url_name == "revisions_revert"
    if is_reversion and languages_of(request.user, page) is not None:
        raise PermissionDenied
