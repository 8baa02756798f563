"""The list of all pages for search engines, with the languages that each may be read in."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from .languages import default_language
from .models import PortalPage
from .routing import find_site

SCHEMAS = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


@require_safe
def sitemap(request):
    """Every address of the site that may be read, each with its alternates; sent as it is read."""
    site = find_site(request)
    pages = (
        PortalPage.objects.readable_somewhere()
        .filter(path__startswith=site.root_page.path)
        .order_by("path")
        .select_related("content_type")
        .only(
            *PortalPage.card_columns,
            "last_published_at",
            "content_type__app_label",
            "content_type__model",
        )
    )
    return StreamingHttpResponse(_document(request, pages), content_type="application/xml")


@require_safe
def robots(request):
    """What search engines may read, and where the sitemap is."""
    lines = [
        "User-agent: *",
        "Disallow: /cms/",
        "Disallow: /django-admin/",
        f"Sitemap: {find_site(request).root_url}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class _Pieces(list):
    """A file that hands out what was written to it since the last time."""

    write = list.append

    def take(self):
        text = b"".join(self)
        self.clear()
        return text


def _document(request, pages):
    pieces = _Pieces()
    xml = SimplerXMLGenerator(pieces, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", SCHEMAS)
    for page in pages.iterator(chunk_size=500):
        _addresses(xml, request, page)
        model = page.content_type.model_class()
        if getattr(model, "has_entries", False):
            for entry in model.objects.get(pk=page.pk).get_entries():
                _addresses(xml, request, entry)
        yield pieces.take()
    xml.endElement("urlset")
    xml.endDocument()
    yield pieces.take()


def _addresses(xml, request, page):
    """All addresses of ``page``, one entry a language."""
    alternates = {
        language: page.get_full_url(request, language=language)
        for language in page.readable_languages()
    }
    for address in alternates.values():
        _entry(xml, page, address, alternates)


def _entry(xml, page, address, alternates):
    xml.startElement("url", {})
    xml.addQuickElement("loc", address)
    if page.last_published_at:
        xml.addQuickElement("lastmod", page.last_published_at.date().isoformat())
    default = alternates.get(default_language()) or alternates.get(page.original_language, address)
    for language, alternate in (*alternates.items(), ("x-default", default)):
        attributes = {"rel": "alternate", "hreflang": language, "href": alternate}
        xml.addQuickElement("xhtml:link", attrs=attributes)
    xml.endElement("url")
