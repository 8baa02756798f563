"""Where addresses that no page answers lead on to."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from .addresses import ADDRESS_LENGTH
from .languages import languages, localized
from .models import PortalPage
from .redirects import find_redirect, normalised
from .routing import find_site


class FormerAddresses(RedirectMiddleware):
    """
    Leads from addresses that pages have left, and from those without a language, to the page.

    An address without a language leads to the page in the language that the browser asks for, else
    in that of the address.
    """

    def process_response(self, request, response):
        if response.status_code != 404 or "\0" in request.path:
            return response
        site = find_site(request)
        if site is None:
            return response
        with_query = normalised(request.get_full_path())
        path = with_query.partition("?")[0]
        redirect = find_redirect(site, [with_query, path])
        if redirect is None and not get_language_from_path(request.path_info):
            return lead_to_language(request, site, path) or response
        if redirect is None or not redirect.link:
            return response
        if redirect.is_permanent:
            return HttpResponsePermanentRedirect(redirect.link)
        return HttpResponseRedirect(redirect.link)


def lead_to_language(request, site, path):
    """A redirect to the page that stands, or once stood, at ``path`` below a language, if any."""
    asked = asked_language(request)
    for language in sorted(languages(), key=lambda code: code != asked):
        redirect = find_redirect(site, [f"/{language}{path}"])
        page = page_at(site, path, language) or (redirect and redirect.redirect_page)
        if page and page.live:
            with translation.override(language):
                response = HttpResponseRedirect(page.get_url(request, language=asked or language))
            patch_vary_headers(response, ["Accept-Language"])
            return response
    return None


def page_at(site, path, language):
    """The public page or entry of a register at ``path`` below ``language``; ``None`` for none."""
    above, _slash, slug = path.strip("/").rpartition("/")
    column = localized("local_path", language)
    paths = [f"{site.root_page.url_path}{part}/" for part in (path.strip("/"), above) if part]
    paths = [each for each in paths if len(each) <= ADDRESS_LENGTH]
    public = PortalPage.objects.filter(live=True, **{f"{column}__in": paths}).unrestricted()
    found = {getattr(page, column): page for page in public}
    if page := found.get(paths[0] if paths else None):
        return page
    register = next(iter(found.values()), None)
    if register is None or not register.specific_class.has_entries:
        return None
    return register.specific.find_entry(slug)


def asked_language(request):
    """The language of the portal that the browser asks for before others; ``None`` for none."""
    codes = parse_accept_lang_header(request.headers.get("accept-language", ""))
    known = (code.partition("-")[0] for code, _priority in codes)
    return next((code for code in known if code in languages()), None)
