"""
Who may read a file: whoever may read a page that shows it, and those who work with it.

What a page shows stands in Wagtail's reference index, which knows of what is published, not of
drafts. A file that no page shows is nobody's but the office's.
"""

from collections import defaultdict
from enum import Enum
from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from portal.pages.languages import languages, localized
from portal.pages.models import PortalPage

#: How many records, each of which refers to the next, may stand between a page and a file.
STEPS = 3
ACTIONS = ("add", "change", "delete", "choose")

_registers = {}


class Audience(Enum):
    """Who gets a file."""

    EVERYBODY = "everybody"
    THIS_PERSON = "this person"
    NOBODY = "nobody"


def show_all_in(model, page_model):
    """Let each page of ``page_model`` count as one that shows all that objects of ``model`` do."""
    _registers[model] = page_model


def pages_showing(obj):
    """
    Query set of the published pages whose visitors are shown ``obj``, private ones included.

    A reference in the text of one language counts where the page is ready in that language; one
    that is the same in all, where it is ready in any.
    """
    conditions = Q(pk__in=[])
    showing = defaultdict(set)  # by the languages whose readers are shown it
    wanted = {(type(obj), obj.pk)}
    for _step in range(STEPS):
        found = set()
        for model in {model for model, _key in wanted}:
            keys = [key for each, key in wanted if each is model]
            if page_model := _registers.get(model):
                conditions |= Q(pk__in=page_model.objects.values("pk")) & _is_ready(languages())
            for row in _references_to(model, keys):
                source = row.base_content_type.model_class()
                if source and issubclass(PortalPage, source):
                    showing[_languages_of(row.model_path)].add(row.object_id)
                elif source:
                    found.add((source, row.object_id))
        wanted = found
        if not wanted:
            break
    for codes, keys in showing.items():
        conditions |= Q(pk__in=keys) & _is_ready(codes)
    return PortalPage.objects.filter(conditions, live=True)


def may_publish_all(user, pages):
    """Whether ``user`` may publish each of ``pages``, and so take away or change what it shows."""
    return all(page.permissions_for_user(user).can_publish() for page in pages)


def _references_to(model, keys):
    return ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(model), to_object_id__in=keys
    ).select_related("base_content_type")


def _languages_of(model_path):
    """The language of a field on ``model_path``, or all where it has none."""
    parts = model_path.split(".")
    named = [code for code in languages() if any(part.endswith(f"_{code}") for part in parts)]
    return tuple(named or languages())


def _is_ready(codes):
    """Condition for pages: ready in one of the languages ``codes``."""
    return reduce(or_, (Q(**{localized("ready", code): True}) for code in codes))


def audience_of_pages(pages, request):
    """The ``Audience`` of what ``pages``, published ones, show to whoever sent ``request``."""
    if pages.unrestricted().exists():
        return Audience.EVERYBODY
    for page in pages:
        restrictions = page.get_view_restrictions()
        if all(restriction.accept_request(request) for restriction in restrictions):
            return Audience.THIS_PERSON
    return Audience.NOBODY


def audience(obj, request):
    """The ``Audience`` of ``obj``, a picture or a document, among them who sent ``request``."""
    found = audience_of_pages(pages_showing(obj), request)
    if found is Audience.NOBODY and works_with(request.user, obj):
        return Audience.THIS_PERSON
    return found


def works_with(user, obj):
    """Whether ``user`` may do anything with ``obj``, a picture or a document, in the admin."""
    policy = policy_registry.get_by_type(type(obj))
    return user.has_perm("wagtailadmin.access_admin") and (
        policy.user_has_any_permission_for_instance(user, ACTIONS, obj)
    )
