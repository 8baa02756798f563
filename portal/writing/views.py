"""What the edit form asks for while somebody types."""

import json
from html import escape, unescape

from django.apps import apps
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.fields import StreamField

from portal.pages.languages import default_language, languages, localized_names
from portal.pages.models import PortalPage
from portal.pages.typography import NBSP, polish_html
from portal.pages.widgets import BodyWidget

from .glossary import find_terms, other_languages
from .models import Term
from .structure import following, without_words, words_in

LONGEST_TEXT = 20_000
#: How many versions are looked through for the one that a translation was made of.
VERSIONS = 30


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
    What has been written in the body ``into`` stays with its blocks; ``gone`` names what does not.
    """
    try:
        model = apps.get_model(app_label, model_name)
        field = model._meta.get_field(column)
    except (LookupError, FieldDoesNotExist) as error:
        raise BadRequest("no such body") from error
    if not issubclass(model, PortalPage) or not isinstance(field, StreamField):
        raise BadRequest("no such body")
    block = field.stream_block
    draft = latest_draft(request, model) if "page" in request.GET else None

    def stored(name):
        if draft and f"{name}-count" not in request.POST:
            return block.get_prep_value(getattr(draft, name))
        sent = BodyWidget(block).value_from_datadict(request.POST, request.FILES, name)
        return block.get_prep_value(sent)

    into = request.GET.get("into", "")
    if (
        into not in localized_names(column.rpartition("_")[0])
        or f"{into}-count" not in request.POST
    ):
        body, gone = without_words(block, stored(column)), []
    else:
        former = former_bodies(draft, column) if draft else ()
        body, gone = following(block, stored(column), stored(into), former)
    state = block.get_form_state(block.to_python(body))
    return JsonResponse(
        {"state": state, "gone": [name_of(block, item) for item in gone if has_words(block, item)]},
        encoder=DjangoJSONEncoder,
    )


def name_of(block, item):
    """What people call a block: its kind and how it begins."""
    child = block.child_blocks[item["type"]]
    return f"{capfirst(child.label)}: “{Truncator(words_in(child, item['value'])).words(8)}”"


def has_words(block, item):
    """Whether a block holds words that would be lost with it."""
    return bool(words_in(block.child_blocks[item["type"]], item["value"]))


def former_bodies(page, column):
    """The body ``column`` of ``page`` in its last versions, the newest first, as it was stored."""
    versions = page.revisions.order_by("-created_at").values_list("content", flat=True)
    for content in versions[:VERSIONS]:
        yield json.loads(content.get(column) or "[]")
    field = page._meta.get_field(column)
    published = type(page).objects.filter(pk=page.pk).first()
    if published:
        yield field.stream_block.get_prep_value(getattr(published, column))


def latest_draft(request, model):
    """The latest draft of the ``model`` page that the request names, if the user may change it."""
    try:
        page = model.objects.get(pk=request.GET["page"])
    except (ValueError, model.DoesNotExist) as error:
        raise BadRequest("no such page") from error
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()
