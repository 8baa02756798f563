from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .models import City, Council, Framework, Person, Resolution, Source, Topic, Unit
from .visibility import ONLY_PUBLISHERS, RecordViewSet, is_seen, may_change_what_is_seen


class ResolutionViewSet(RecordViewSet):
    model = Resolution
    icon = "doc-full-inverse"
    list_display = ["number", "title", "council", "term", "adopted_on"]
    list_filter = ["council", "term", "kind"]


class SourceViewSet(RecordViewSet):
    model = Source
    icon = "link"
    list_display = ["title", "kind", "publisher", "published_on"]
    list_filter = ["kind"]


class FrameworkViewSet(RecordViewSet):
    model = Framework
    icon = "list-ol"
    list_display = ["name", "kind", "adopted_on"]
    list_filter = ["kind"]


class CityViewSet(RecordViewSet):
    model = City
    icon = "site"
    list_display = ["name", "country"]


class CouncilViewSet(RecordViewSet):
    model = Council
    icon = "group"
    list_display = ["name", "city"]


class UnitViewSet(RecordViewSet):
    model = Unit
    icon = "group"
    list_display = ["name", "city"]


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    list_display = ["family_name", "given_name"]


class TopicViewSet(RecordViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]


@register_snippet
class ReferenceViewSetGroup(SnippetViewSetGroup):
    """What several kinds of pages refer to."""

    menu_label = _("Reference")
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = (
        ResolutionViewSet,
        SourceViewSet,
        CityViewSet,
        CouncilViewSet,
        UnitViewSet,
        PersonViewSet,
        FrameworkViewSet,
        TopicViewSet,
    )


@hooks.register("before_delete_snippet")
def keep_what_visitors_see(request, instances):
    """Records go by whoever may change them, alone and several at once."""
    records = [each for each in instances if isinstance(each.snippet_viewset, RecordViewSet)]
    if may_change_what_is_seen(request.user) or not any(map(is_seen, records)):
        return None
    messages.error(request, ONLY_PUBLISHERS)
    return redirect(records[0].snippet_viewset.get_url_name("list"))
