from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import City, Council, Framework, Person, Resolution, Source, Topic, Unit


class ResolutionViewSet(SnippetViewSet):
    model = Resolution
    icon = "doc-full-inverse"
    list_display = ["number", "title", "council", "term", "adopted_on"]
    list_filter = ["council", "term", "kind"]


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "link"
    list_display = ["title", "kind", "publisher", "published_on"]
    list_filter = ["kind"]


class FrameworkViewSet(SnippetViewSet):
    model = Framework
    icon = "list-ol"
    list_display = ["name", "kind", "adopted_on"]
    list_filter = ["kind"]


class CityViewSet(SnippetViewSet):
    model = City
    icon = "site"
    list_display = ["name", "country"]


class CouncilViewSet(SnippetViewSet):
    model = Council
    icon = "group"
    list_display = ["name", "city"]


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    list_display = ["name", "city"]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["family_name", "given_name"]


class TopicViewSet(SnippetViewSet):
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
