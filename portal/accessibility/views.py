"""Showing a page in one of its further forms."""

from portal.pages.languages import active_language

from .kinds import TEMPLATES, FormKind
from .models import readable_forms


def choose_form(page, request, args, kwargs):
    """
    Let ``page`` be shown in the form that ``?form=`` names, if it may be read in it.

    Runs before Wagtail serves a page. Whatever else the parameter says, the ordinary text is
    shown.
    """
    wanted = request.GET.get("form")
    language = page.reading_language(active_language())
    if wanted in FormKind.values and language:
        kind = FormKind(wanted)
        if kind in readable_forms(page, language):
            request.access_form = kind
            page.template = TEMPLATES[kind]
