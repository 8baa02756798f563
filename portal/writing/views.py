"""What the edit form asks for while somebody types."""

from html import escape, unescape

from django.apps import apps
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.fields import StreamField

from portal.pages.languages import default_language, languages
from portal.pages.models import PortalPage
from portal.pages.typography import NBSP, polish_html
from portal.pages.widgets import BodyWidget

from .glossary import find_terms, other_languages
from .models import Term
from .structure import without_words

LONGEST_TEXT = 20_000


@require_POST
def hints(request):
    """
    What there is to say of the field ``text`` in ``language``: hints, and the text as it will be.

    ``hints`` are sentences; ``shown`` is the text with the typography of the portal, where that
    changes it, a non-breaking space as ``␣``.
    """
    language = request.POST.get("language")
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    if language not in languages():
        return JsonResponse({"hints": [], "shown": ""})
    uses = find_terms(text, language, Term.objects.all())
    return JsonResponse(
        {"hints": [sentence(use, language) for use in uses], "shown": shown(text, language)}
    )


def sentence(use, language):
    """What to say of a term in a text."""
    elsewhere = [
        {"language": code, "name": use.names[code]}
        for code in other_languages(language)
        if use.names[code]
    ]
    if use.is_avoided:
        text = _("Instead of “%(words)s” the office writes “%(name)s”.")
        said = text % {"words": use.words, "name": use.names[language]}
    else:
        said = _("“%(words)s” is a term of the glossary.") % {"words": use.words}
    return {"text": said, "isAvoided": use.is_avoided, "elsewhere": elsewhere}


def shown(text, language):
    """``text`` as pages show it; empty where that is as it was typed."""
    if language != default_language() or language != "pl":
        return ""
    polished = unescape(polish_html(escape(text, quote=False)))
    return polished.replace(NBSP, "␣") if polished != text else ""


@require_POST
def structure(request, app_label, model_name, column):
    """
    The blocks of a body without their words, for the same body in another language.

    ``column`` of the page type is the body to take over; the request is the edit form as it stands.
    Where the form shows that body only to be read, it is that of the latest draft of ``page``.
    """
    try:
        model = apps.get_model(app_label, model_name)
        field = model._meta.get_field(column)
    except (LookupError, FieldDoesNotExist) as error:
        raise BadRequest("no such body") from error
    if not issubclass(model, PortalPage) or not isinstance(field, StreamField):
        raise BadRequest("no such body")
    block = field.stream_block
    if "page" in request.GET and f"{column}-count" not in request.POST:
        body = getattr(latest_draft(request, model), column)
    else:
        body = BodyWidget(block).value_from_datadict(request.POST, request.FILES, column)
    emptied = block.to_python(without_words(block, block.get_prep_value(body)))
    return JsonResponse({"state": block.get_form_state(emptied)}, encoder=DjangoJSONEncoder)


def latest_draft(request, model):
    """The latest draft of the ``model`` page that the request names, if the user may change it."""
    try:
        page = model.objects.get(pk=request.GET["page"])
    except (ValueError, model.DoesNotExist) as error:
        raise BadRequest("no such page") from error
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()
