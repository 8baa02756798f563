"""Records that visitors see at once are changed only by those who may publish."""

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from portal.accessibility.models import AccessForm
from portal.civic.models import Person
from portal.civic.visibility import RecordForm, is_seen
from portal.writing.models import Term
from tests.factories.accessibility import EasyReadTextFactory
from tests.factories.civic import (
    CityFactory,
    CouncilFactory,
    PersonFactory,
    ResolutionFactory,
    SourceFactory,
    TopicFactory,
)
from tests.factories.networks import MembershipPageFactory, NetworkFactory
from tests.factories.news import NewsPageFactory
from tests.workflow.people import at_the_desk_of, person, set_up

pytestmark = pytest.mark.django_db

#: Records that have a rule of their own, or that no visitor sees.
WITH_RULES_OF_THEIR_OWN = (AccessForm, Term)


@pytest.fixture(autouse=True)
def portal():
    set_up()


def test_every_kind_of_records_is_held_to_the_rule():
    loose = [
        model
        for model in get_snippet_models()
        if not issubclass(model, WITH_RULES_OF_THEIR_OWN)
        and not issubclass(model.get_edit_handler().get_form_class(), RecordForm)
    ]
    assert loose == []


def test_record_is_seen_where_a_published_page_leads_to_it():
    network, city = NetworkFactory(), CityFactory()
    assert not is_seen(network) and not is_seen(city)
    page = MembershipPageFactory(network=network, live=False)
    network.members.create(city=city)
    network.save()
    assert not is_seen(network) and not is_seen(city)
    type(page).objects.update(live=True)
    assert is_seen(network) and is_seen(city)


def test_record_is_seen_through_rows_and_many_to_many_relations():
    page = NewsPageFactory()
    someone, source, resolution = PersonFactory(), SourceFactory(), ResolutionFactory()
    assert not is_seen(someone) and not is_seen(source)
    assert is_seen(resolution) and is_seen(resolution.council)
    page.people_in_picture.create(person=someone, name="x")
    page.sources.create(source=source)
    page.save()
    assert is_seen(someone) and is_seen(source)


def address(record, view="edit"):
    return reverse(record.snippet_viewset.get_url_name(view), args=[record.pk])


def rename(desk, record, name):
    return desk.post(
        address(record),
        {"given_name": "Anna", "family_name": name, "website": ""},
    )


@pytest.mark.parametrize("role", ["editor", "reviewer", "publisher"])
def test_what_visitors_see_is_changed_by_publishers_alone(role):
    someone, desk = PersonFactory(), at_the_desk_of(person(role))
    rename(desk, someone, "Nowak")
    assert Person.objects.get().family_name == "Nowak"
    page = NewsPageFactory()
    page.people_in_picture.create(person=someone, name="x")
    page.save()
    response = rename(desk, someone, "Zmieniona")
    if role == "publisher":
        assert Person.objects.get().family_name == "Zmieniona"
    else:
        assert Person.objects.get().family_name == "Nowak"
        assert "Zmieniona" in response.text


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "Osoby odwiedzające widzą to od razu"), ("en", "Visitors see this at once")],
)
def test_form_says_that_visitors_see_it_at_once(screen_language, words):
    desk = at_the_desk_of(person("editor", screen_language=screen_language))
    for record in (CityFactory(), TopicFactory(), NetworkFactory(), CouncilFactory()):
        assert words in desk.get(address(record)).text


@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
def test_easy_text_that_visitors_read_is_not_deleted_by_whoever_may_not_change_it(
    is_public, at_once
):
    text = EasyReadTextFactory(ready_pl=is_public, ready_en=is_public)
    desk = at_the_desk_of(person("accessibility-officer"))
    bulk = reverse("wagtail_bulk_action", args=["accessibility", "easyreadtext", "delete"])
    desk.post(f"{bulk}?id={text.pk}" if at_once else address(text, "delete"))
    assert type(text).objects.exists() == is_public
    at_the_desk_of(person("publisher")).post(address(text, "delete")) if is_public else None
    assert not type(text).objects.exists()


def test_easy_text_that_visitors_read_is_not_taken_from_its_page():
    text = EasyReadTextFactory(ready_pl=True, ready_en=True)
    section = NewsPageFactory()
    desk = at_the_desk_of(person("publisher", section=section))
    desk.post(address(text), {"page": section.pk, "ready_pl": "on"})
    assert type(text).objects.get().page_id == text.page_id
