"""Template tags of the portal: addresses, menus, cards and what surrounds a page."""

from django import template
from django.urls import translate_url
from django.utils import translation
from django.utils.safestring import mark_safe

from ..languages import active_language, default_language, languages
from ..lost import places_of_lost as find_places_of_lost
from ..routing import Reading, find_frame, visitor_language
from ..structured_data import script
from ..typography import polish_html

register = template.Library()

# Locales of Open Graph: a language together with a country.
TERRITORIES = {"pl": "pl_PL", "en": "en_GB", "uk": "uk_UA", "de": "de_DE"}


def _frame(context):
    """What surrounds the page of the current request; ``None`` outside of any."""
    request = context.get("request")
    return find_frame(request) if request else None


@register.simple_tag(takes_context=True)
def page_url(context, page):
    """Address of ``page`` in the language of the visitor, whatever language surrounds the link."""
    return page.get_url(context.get("request")) or ""


@register.simple_tag(takes_context=True)
def text_language(context, page):
    """The language in which the visitor reads ``page``; empty where it may be read in none."""
    return page.reading_language(visitor_language(context.get("request"))) or ""


@register.simple_tag(takes_context=True)
def portal_settings(context):
    """The portal's settings for the current site; ``None`` before anybody saved them."""
    frame = _frame(context)
    return frame and frame.settings


@register.simple_tag
def places_of_lost(page):
    """Names of the fields of ``page``, a version, and its rows whose objects are gone."""
    return find_places_of_lost(page)


@register.simple_tag(takes_context=True)
def menu(context, name):
    """
    Entries of the menu ``name`` (``main_menu``, ``footer_menu``) for the visitor's language.

    Each is a mapping with ``label``, ``url`` and ``is_current``. Pages that may not be read in
    that language are left out.
    """
    request, frame = context.get("request"), _frame(context)
    if frame is None or frame.settings is None:
        return []
    language = visitor_language(request)
    entries = []
    for item in getattr(frame.settings, name).raw_data:
        value = item["value"]
        label = value.get(f"label_{language}") or ""
        page = frame.pages.get(value.get("page"))
        if page is not None and page.is_readable_in(language):
            entries.append(
                {
                    "label": label or page.text("title", language),
                    "url": page.get_url(request, language=language),
                    "is_current": page in frame.trail,
                }
            )
        elif value.get("url"):
            entries.append({"label": label, "url": value["url"], "is_current": False})
    return entries


@register.simple_tag(takes_context=True)
def landmark(context, label):
    """
    The site's page of the type ``label``, as "networks.NetworkMapPage".

    ``None`` where it has none that may be read in the visitor's language.
    """
    frame = _frame(context)
    page = frame and frame.landmark(label)
    return page if page and page.is_readable_in(visitor_language(context["request"])) else None


@register.simple_tag(takes_context=True)
def trail(context):
    """Pages above the current one that may be read, from the home page down."""
    frame, reading = _frame(context), context.get("reading")
    if frame is None or reading is None:
        return []
    return [
        page for page in frame.trail if page.pk != reading.page.pk and page.readable_languages()
    ]


@register.simple_tag(takes_context=True)
def language_switch(context):
    """
    The current page in every language of the portal.

    Each entry is a mapping with ``code``, ``name`` in that language, ``url``, ``is_current`` and
    ``is_ready``: whether the page may be read in it. A screen that is no page has its own address
    in each language; where nothing is shown, the entries lead to the first page.
    """
    request = context.get("request")
    reading = context.get("reading")
    current = visitor_language(context.get("request"))
    entries = []
    for code in languages():
        page = reading.page if reading else None
        entries.append(
            {
                "code": code,
                "name": translation.get_language_info(code)["name_local"],
                "url": (
                    page.get_url(request, language=code) if page else _screen_url(request, code)
                ),
                "is_current": code == current,
                "is_ready": page is None or page.is_readable_in(code),
            }
        )
    return entries


def _screen_url(request, code):
    """Address in the language ``code`` of a screen that is no page; else of the first page."""
    match = getattr(request, "resolver_match", None)
    is_page = match is None or match.url_name in (None, "wagtail_serve")
    path = request.get_full_path() if request else ""
    url = "" if is_page else translate_url(path, code)
    return url if url.startswith(f"/{code}/") else f"/{code}/"


@register.simple_tag(takes_context=True)
def alternates(context):
    """
    Pairs of ``hreflang`` value and absolute address for the head of the current page.

    The page lists itself and every language it may be read in, and ``x-default``: the default
    language where it may be read there, else the original. Empty where there is nothing to choose.
    """
    reading = context.get("reading")
    if not isinstance(reading, Reading) or reading.is_elsewhere:
        return []
    pairs = reading.alternates(context["request"])
    codes = dict(pairs)
    fallback = codes.get(default_language()) or codes.get(reading.page.original_language)
    return [*pairs, ("x-default", fallback)] if fallback else pairs


@register.simple_tag(takes_context=True)
def canonical_url(context):
    """Absolute address at which search engines find the text that the current page shows."""
    reading = context.get("reading")
    return reading.url(context["request"]) if reading else ""


@register.simple_tag(takes_context=True)
def asked_address(context):
    """The whole address that the visitor asked for; empty where nobody asked."""
    request = context.get("request")
    return request.build_absolute_uri() if request else ""


@register.simple_tag(takes_context=True)
def nearest_page(context):
    """The page closest to an address that leads nowhere, which the visitor may read instead."""
    frame, language = _frame(context), visitor_language(context.get("request"))
    trail = frame.trail if frame else []
    public = [page for page in trail if page.is_readable_in(language) and not page.is_restricted]
    return public[-1] if public else None


@register.simple_tag(takes_context=True)
def open_graph_locales(context):
    """
    Locale of the text that the current page shows, then those of the languages it is also in.

    A language without a known country stands alone.
    """
    reading = context.get("reading")
    if not reading:
        return []
    others = [code for code in reading.page.readable_languages() if code != reading.text_language]
    return [TERRITORIES.get(code, code) for code in (reading.text_language, *others)]


@register.simple_tag(takes_context=True)
def structured_data(context):
    """What the current page says about itself to search engines; empty where none is shown."""
    reading = context.get("reading")
    return script(reading, context["request"]) if isinstance(reading, Reading) else ""


@register.simple_tag
def pager_steps(items):
    """
    Numbers of pages to choose from beside that of ``items``, a page of a paginator.

    ``None`` stands for numbers left out.
    """
    steps = items.paginator.get_elided_page_range(items.number, on_each_side=1, on_ends=1)
    return [None if step == items.paginator.ELLIPSIS else step for step in steps]


@register.tag
def typography(parser, token):
    """
    Set what stands between ``{% typography %}`` and ``{% endtypography %}`` by the rules of the
    active language. Only Polish has any.
    """
    nodes = parser.parse(["endtypography"])
    parser.delete_first_token()
    return TypographyNode(nodes)


class TypographyNode(template.Node):
    def __init__(self, nodes):
        self.nodes = nodes

    def render(self, context):
        html = self.nodes.render(context)
        if active_language() != "pl":
            return html
        # The nodes have escaped what needs it, and no mark-up is added.
        return mark_safe(polish_html(html))  # noqa: S308
