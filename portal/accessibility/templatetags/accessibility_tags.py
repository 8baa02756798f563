"""Template tags for the accessibility statement and the further forms of pages."""

from django import template

from portal.pages.routing import find_frame

from ..models import AccessibilityStatementPage, readable_forms

register = template.Library()


@register.simple_tag(takes_context=True)
def accessibility_statement(context):
    """The statement of the current site, if it may be read in any language."""
    request = context.get("request")
    page = request and find_frame(request).landmark(AccessibilityStatementPage._meta.label)
    return page if page and page.readable_languages() else None


@register.simple_tag(takes_context=True)
def access_forms(context):
    """
    The ordinary text of the current page and its further forms in the language that is read.

    Each is a mapping with ``name``, ``url`` and ``is_current``; the ordinary text has no ``name``.
    Empty where there is no further form.
    """
    reading, request = context.get("reading"), context.get("request")
    if not reading:
        return []
    address = reading.page.get_url(request)
    current = getattr(request, "access_form", None)
    forms = [
        {"name": kind.label, "url": f"{address}?form={kind}", "is_current": kind == current}
        for kind in readable_forms(reading.page, reading.text_language)
    ]
    ordinary = {"name": "", "url": address, "is_current": current is None}
    return [ordinary, *forms] if forms else []


@register.simple_tag(takes_context=True)
def access_form(context, name):
    """
    The further form ``name`` of the current page as a mapping: ``form``, ``version``,
    ``is_outdated``, in the language that is read.
    """
    reading = context["reading"]
    form = getattr(reading.page, name)
    return {
        "form": form,
        "version": form.value("version_date", reading.text_language),
        "is_outdated": form.is_outdated_in(reading.text_language),
    }
