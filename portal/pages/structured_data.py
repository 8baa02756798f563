"""
What a page says about itself to search engines: JSON-LD in the vocabulary of schema.org.

Each page type describes itself (``structured_data``); here stands what surrounds every page: the
way to it, the site and the office that publishes it.
"""

import json

from django.utils import translation
from django.utils.safestring import mark_safe

from portal.characters import settled_deeply

from .languages import localized
from .routing import find_frame

CONTEXT = "https://schema.org"
# As Django escapes JSON within a page: nothing in it can end the element or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def node(kind, **properties):
    """A thing of the type ``kind`` with those of ``properties`` that are known."""
    known = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **known}


def office_id(request):
    """Identifier of the office that publishes the portal; every page refers to it."""
    return f"{_root(request)}#office"


def website_id(request):
    """Identifier of the site."""
    return f"{_root(request)}#website"


def script(reading, request):
    """
    The element that carries the graph of the page that ``reading`` shows, in its language.

    It is data and not a program, so that a content security policy need not allow it. Empty where
    the page is shown in another language than the visitor's: its own address describes it.
    """
    frame = find_frame(request)
    if frame.site is None or reading.is_elsewhere:
        return ""
    with translation.override(reading.text_language):
        data = {"@context": CONTEXT, "@graph": graph(reading, request)}
        text = json.dumps(settled_deeply(data), ensure_ascii=False, separators=(",", ":"))
        text = text.translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped)


def graph(reading, request):
    """Everything that is said of the page: itself, the way to it, the site and its publisher."""
    page, language = reading.page, reading.text_language
    frame = find_frame(request)
    url = reading.url(request)
    own = {
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.search_description or page.summary,
        "inLanguage": language,
        "datePublished": _moment(page.first_published_at),
        "dateModified": _moment(page.last_published_at),
        "isPartOf": {"@id": website_id(request)},
        "publisher": {"@id": office_id(request)},
    }
    described = page.structured_data(request)
    steps = [*(step for step in frame.trail if step.pk != page.pk), page]
    return [
        node(described.pop("@type"), **{**own, **described}),
        *([_breadcrumbs(steps, request, language)] if len(steps) > 1 else []),
        *_surroundings(request, language, is_first_page=len(steps) == 1),
    ]


def _breadcrumbs(steps, request, language):
    readable = [step for step in steps if step.readable_languages()]
    items = [
        node(
            "ListItem",
            position=number,
            name=step.text("title", step.reading_language(language)),
            item=step.get_full_url(request),
        )
        for number, step in enumerate(readable, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def _surroundings(request, language, is_first_page):
    """The site and the office: on the first page with all that is known, elsewhere by name."""
    frame = find_frame(request)
    name = _setting(frame, "site_name", language) or "Brama"
    office = _setting(frame, "office_name", language) or name
    site = {"url": f"{_root(request)}{language}/", "name": name}
    publisher = {"name": office}
    if is_first_page:
        site |= {
            "description": _setting(frame, "tagline", language),
            "inLanguage": language,
            "publisher": {"@id": office_id(request)},
        }
        publisher |= {"url": site["url"], **_contact(frame, language)}
    return [
        node("WebSite", **{"@id": website_id(request)}, **site),
        node("GovernmentOrganization", **{"@id": office_id(request)}, **publisher),
    ]


def _contact(frame, language):
    settings = frame.settings
    if settings is None:
        return {}
    ways = {"email": settings.email, "telephone": settings.telephone}
    return {
        "address": " ".join(_setting(frame, "address", language).split()),
        "contactPoint": node("ContactPoint", contactType="customer service", **ways)
        if any(ways.values())
        else None,
    }


def _setting(frame, name, language):
    return (frame.settings and getattr(frame.settings, localized(name, language))) or ""


def _root(request):
    return f"{find_frame(request).site.root_url}/"


def _moment(moment):
    return moment and moment.isoformat(timespec="seconds")
