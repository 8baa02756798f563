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
    """The public page whose address in ``language`` is ``path`` below the language; or ``None``."""
    path = f"{site.root_page.url_path}{path.strip('/')}/"
    if len(path) > ADDRESS_LENGTH:
        return None
    pages = PortalPage.objects.filter(live=True, **{localized("local_path", language): path})
    return pages.unrestricted().first()


def asked_language(request):
    """The language of the portal that the browser asks for before others; ``None`` for none."""
    codes = parse_accept_lang_header(request.headers.get("accept-language", ""))
    known = (code.partition("-")[0] for code, _priority in codes)
    return next((code for code in known if code in languages()), None)
