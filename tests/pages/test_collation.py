"""Lists stand in the order of a Polish dictionary and are found without marks, on any database."""

import unicodedata

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models
from django.urls import reverse
from django.utils import translation
from wagtail.search import index
from wagtail.snippets.models import get_snippet_models

from portal.civic.models import City, Council
from portal.pages.collation import COLLATION, AlphabeticalQuerySet, alphabetical_key
from portal.pages.finding import BriefSearch, Findable
from portal.pages.folding import Folded, FoldedContains, FoldedStartsWith
from tests.editors import log_in
from tests.factories.civic import CityFactory, CouncilFactory
from tests.factories.media import PortalImageFactory
from tests.factories.users import UserFactory

ALPHABET = "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"
SIGNS = [
    sign
    for sign in map(chr, [*range(32, 127), *range(161, 0x180), *range(0x400, 0x460)])
    if unicodedata.category(sign) != "Cf" and not unicodedata.decomposition(sign).startswith("<")
]
#: What somebody may type or paste that no name has.
JUNK = ["%", "_", "\\", "'", '"', "\0", "x" * 10_000, "a " * 3_000, "😀", "&|!():*<->"]


def in_database(words):
    """``words`` as the database puts them in order."""
    rows = " UNION ALL ".join(["SELECT %s AS word"] * len(words))
    query = f'SELECT word FROM ({rows}) AS words ORDER BY word COLLATE "{COLLATION}"'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(query, words)
        return [word for (word,) in cursor.fetchall()]


def shown(response):
    """The Polish names in a list of Wagtail's admin."""
    return [each.name_pl for each in response.context["object_list"]]


def test_letters_with_marks_follow_their_plain_ones():
    words = [f"{letter}{rest}" for letter in ALPHABET for rest in ("a", "z")]
    assert sorted(set(words), key=alphabetical_key) == words


def test_capitals_part_no_words_and_spaces_and_digits_come_first():
    words = ["", " a", "1 maja", "a", "A", "a b", "Ab", "abc", "Łódź", "Lublin", "ława", "lwów"]
    expected = ["", " a", "1 maja", "a", "A", "a b", "Ab", "abc", "Lublin", "lwów", "ława", "Łódź"]
    assert sorted(words, key=alphabetical_key) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["", "a"])
def test_database_and_python_agree_on_letters_of_all_neighbours(start):
    words = [f"{start}{sign}b" for sign in SIGNS]
    assert in_database(words) == sorted(words, key=alphabetical_key)


@pytest.mark.django_db
def test_names_stand_by_the_active_language_and_what_is_shown_in_its_place():
    for polish, english in (("Ćmielów", None), ("Łódź", "Lodz"), ("Lwów", "Zlviv"), ("Zator", "")):
        CouncilFactory(city=CityFactory(name_pl=polish, name_en=english), name_pl=polish)
    with translation.override("en"):
        assert [city.name_pl for city in City.objects.all()] == [
            "Ćmielów",
            "Łódź",
            "Zator",
            "Lwów",
        ]
        assert City.objects.order_by("-name").first().name_pl == "Lwów"
    polish = ["Ćmielów", "Lwów", "Łódź", "Zator"]
    assert [city.name for city in City.objects.all()] == polish
    assert [council.name for council in Council.objects.order_by("city")] == polish
    assert [council.name for council in Council.objects.order_by("-city__name")] == polish[::-1]


def test_every_list_of_ours_is_in_alphabetical_order():
    """A model with a list in the admin, or that choosers offer, without it fails here."""
    listed = {
        model
        for model in apps.get_models()
        if model.__module__.startswith(("portal.", "declarations.", "networks.", "news."))
        and issubclass(model, index.Indexed)
    }
    assert listed
    for model in listed:
        assert isinstance(model.objects.all(), AlphabeticalQuerySet), model
    for model in get_snippet_models():
        words = [field for field in model._meta.fields if field.name in ("name", "title")]
        assert not words or isinstance(model.objects.all(), AlphabeticalQuerySet), model


def test_every_index_of_ours_is_folded_and_found_by_first_letters():
    indexed = [model for model in apps.get_models() if issubclass(model, index.Indexed)]
    ours = [model for model in indexed if model.__module__.split(".")[0] not in ("wagtail",)]
    assert ours
    for model in ours:
        assert issubclass(model, Findable), model
        assert model.get_autocomplete_search_fields(), model


def test_every_snippet_with_a_name_can_be_searched():
    named = [
        model
        for model in get_snippet_models()
        if {field.name for field in model._meta.fields} & {"name", "title"}
    ]
    assert named
    assert all(issubclass(model, Findable) for model in named)


def test_searches_without_an_index_fold_marks():
    for field in (models.CharField(), models.TextField(), models.EmailField()):
        assert field.get_lookup("icontains") is FoldedContains
        assert field.get_lookup("istartswith") is FoldedStartsWith
        assert field.get_transform("folded") is Folded


def test_every_searched_list_of_the_django_admin_bounds_what_is_looked_for():
    searched = [each for each in admin.site._registry.values() if each.search_fields]
    assert searched
    for model_admin in searched:
        assert isinstance(model_admin, BriefSearch), model_admin
        assert not [name for name in model_admin.search_fields if name[0] in "=@"], model_admin


@pytest.mark.django_db
@pytest.mark.parametrize("screen", ["pl", "en"])
@pytest.mark.parametrize("typed", ["lodz", "LODZ", unicodedata.normalize("NFD", "łódź")])
def test_lists_and_choosers_find_names_without_marks_and_the_exact_one_first(client, screen, typed):
    CityFactory(name_pl="Aleksandrów Łódzki koło Łodzi, Łódź", name_en="Other")
    CityFactory(name_pl="Łódź", name_en="Lodz")
    CityFactory(name_pl="Zamość", name_en="Elsewhere")
    PortalImageFactory(title_pl="Łódzki marsz", title_en="March")
    UserFactory(first_name="Zofia", last_name="Łódzka")
    client = log_in(client, screen)
    response = client.get(reverse("wagtailsnippets_civic_city:list"), {"q": typed})
    assert shown(response) == ["Łódź", "Aleksandrów Łódzki koło Łodzi, Łódź"]
    address = reverse("wagtailsnippetchoosers_civic_city:choose_results")
    found = client.get(address, {"q": typed}).context["results"]
    assert [city.name_pl for city in found] == ["Łódź", "Aleksandrów Łódzki koło Łodzi, Łódź"]
    address = reverse("wagtailimages_chooser:choose_results")
    for query in (typed, "marsz", "march"):
        found = client.get(address, {"q": query if query != typed else typed[:3]})
        assert [picture.title_pl for picture in found.context["results"]] == ["Łódzki marsz"]
    found = client.get(reverse("admin:users_user_changelist"), {"q": typed[:3]})
    assert [person.last_name for person in found.context["cl"].result_list] == ["Łódzka"]


@pytest.mark.django_db
def test_junk_is_never_an_error(client):
    client = log_in(client, "pl")
    names = (
        "wagtailsnippets_civic_city:list",
        "wagtailsnippetchoosers_civic_city:choose_results",
        "wagtailimages_chooser:choose_results",
        "wagtailadmin_choose_page_search",
        "wagtailredirects:index",
        "admin:users_user_changelist",
        "admin:audit_entry_changelist",
    )
    for name in names:
        for junk in JUNK:
            assert client.get(reverse(name), {"q": junk}).status_code in (200, 413), (
                name,
                junk[:9],
            )
