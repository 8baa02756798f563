"""Editors write networks and memberships through Wagtail's own views."""

import pytest
from django.urls import reverse

from networks.models import MembershipPage, Network
from portal.civic.dates import PartialDate
from tests.factories.networks import (
    AccessionStageFactory,
    FormerNameFactory,
    MembershipPageFactory,
    NetworkFactory,
    NetworkIndexPageFactory,
    RelatedPageFactory,
)
from tests.factories.users import AdministratorFactory

from .helpers import membership_form, network_form

pytestmark = pytest.mark.django_db
SCREENS = pytest.mark.parametrize("screen", ["pl", "en"])


@pytest.fixture
def editor_client(client):
    client.force_login(AdministratorFactory())
    return client


def add_membership(client, index, **data):
    url = reverse("wagtailadmin_pages:add", args=("networks", "membershippage", index.pk))
    return client.post(url, data)


def form_errors(response):
    """Messages of the form and of its formsets."""
    form = response.context["form"]
    messages = [message for errors in form.errors.values() for message in errors]
    for formset in form.formsets.values():
        for errors in formset.errors:
            messages += [message for texts in errors.values() for message in texts]
    return messages


PARTS = {
    "stages": [
        {
            "kind": "council_resolution",
            "date": "25.05.2011",
            "place_pl": "Kraków",
            "note_en": "Adopted without a vote against.",
        },
        {"kind": "other", "label_pl": "Zaproszenie", "label_en": "Invitation", "date": "2010"},
    ],
    "roles": [
        {
            "holder_name_pl": "Miasto Kraków",
            "capacity_pl": "członek",
            "from_date": "04.06.2020",
            "to_date": "05.2024",
        }
    ],
    "obligations": [{"text_pl": "Gościć pisarzy", "recurrence": "continuous", "next_due": "2026"}],
    "claims": [{"subject_pl": "rok", "statement_pl": "2011", "as_of": "2025"}],
    "sittings": [{"date": "16.12.2022", "place_pl": "Kraków"}],
    "supporting_organisations": [{"name_pl": "PEN", "acronym": "PEN"}],
}


@SCREENS
def test_membership_is_published_with_all_its_parts(editor_client, screen):
    index, network = NetworkIndexPageFactory(), NetworkFactory()
    form = membership_form(network, PARTS, **{"action-publish": "on", "city_ordinal": "144"})
    response = editor_client.post(
        reverse("wagtailadmin_pages:add", args=("networks", "membershippage", index.pk)),
        form,
        headers={"accept-language": screen},
    )
    assert response.status_code == 302, form_errors(response)
    page = MembershipPage.objects.get()
    assert page.live
    assert (page.title_pl, page.title_en) == ("Sieć Miast Schronienia", "Cities of Refuge")
    assert [stage.kind for stage in page.timeline] == ["other", "council_resolution"]
    assert str(page.stages.get(kind="council_resolution").date) == "2011-05-25"
    assert str(page.roles.get().to_date) == "2024-05"
    assert page.obligations.get().recurrence == "continuous"
    assert str(page.sittings.get().date) == "2022-12-16"
    assert str(page.listed_on) == "2010-01-01"


def test_edited_membership_keeps_the_other_language(editor_client):
    page = MembershipPageFactory()
    stage = AccessionStageFactory(membership=page, place_pl="Wiedeń", place_en="Vienna")
    parts = {
        "stages": [
            {
                "id": stage.pk,
                "kind": "acceptance",
                "place_pl": "Wiedeń (Ratusz)",
                "place_en": "Vienna",
                "date": "09.2022",
            }
        ]
    }
    form = membership_form(page.network, parts, **{"action-publish": "on"})
    form["stages-INITIAL_FORMS"] = "1"
    response = editor_client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form)
    assert response.status_code == 302, form_errors(response)
    (stage,) = MembershipPage.objects.get(pk=page.pk).stages.all()
    assert (stage.place_pl, stage.place_en) == ("Wiedeń (Ratusz)", "Vienna")
    assert str(stage.date) == "2022-09"


def test_edit_form_opens_with_dates_as_they_are_typed(editor_client):
    page = MembershipPageFactory(joined_on=PartialDate(2022, 9))
    AccessionStageFactory(membership=page, date="2022-09-01")
    response = editor_client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert response.status_code == 200
    assert b'value="09.2022"' in response.content
    assert b'value="01.09.2022"' in response.content


@pytest.mark.parametrize(
    ("relation", "values", "field", "said"),
    [
        ("stages", {"kind": "other"}, "label_pl", []),
        (
            "stages",
            {"kind": "acceptance", "date": "30.06.2017", "date_end": "29.06.2017"},
            "date_end",
            ["29 czerwca 2017", "30 czerwca 2017"],
        ),
        (
            "roles",
            {"holder_name_pl": "Kraków", "from_date": "2024", "to_date": "05.2020"},
            "to_date",
            ["maj 2020", "2024"],
        ),
        ("sittings", {"date": "2022", "date_end": "2021"}, "date_end", ["2021", "2022"]),
    ],
)
def test_part_that_makes_no_sense_is_refused_at_its_field(
    editor_client, relation, values, field, said
):
    form = membership_form(NetworkFactory(), {relation: [values]}, **{"action-publish": "on"})
    response = add_membership(editor_client, NetworkIndexPageFactory(), **form)
    (errors,) = response.context["form"].formsets[relation].errors
    assert list(errors) == [field]
    assert all(date in errors[field][0] for date in said)
    assert not MembershipPage.objects.exists()


def test_end_in_the_same_year_as_a_beginning_by_day_is_accepted(editor_client):
    parts = {"roles": [{"holder_name_pl": "Kraków", "from_date": "04.06.2020", "to_date": "2020"}]}
    form = membership_form(NetworkFactory(), parts, **{"action-publish": "on"})
    response = add_membership(editor_client, NetworkIndexPageFactory(), **form)
    assert response.status_code == 302, form_errors(response)


@pytest.mark.parametrize("field", ["title_en", "summary_en", "body_en"])
def test_membership_is_not_ready_in_a_language_without_its_text(editor_client, field):
    blank = {"body_en-count": "0"} if field == "body_en" else {field: ""}
    form = membership_form(NetworkFactory()) | {"action-publish": "on"} | blank
    response = add_membership(editor_client, NetworkIndexPageFactory(), **form)
    assert field in response.context["form"].errors


def test_draft_needs_no_more_than_title_and_network(editor_client):
    empty = dict.fromkeys(["title_en", "summary_pl", "summary_en"], "")
    form = membership_form(NetworkFactory()) | empty | {"body_pl-count": "0", "body_en-count": "0"}
    response = add_membership(editor_client, NetworkIndexPageFactory(), **form)
    assert response.status_code == 302, form_errors(response)
    assert not MembershipPage.objects.get().live


def test_draft_without_network_is_a_form_error(editor_client):
    form = membership_form(NetworkFactory()) | {"network": ""}
    response = add_membership(editor_client, NetworkIndexPageFactory(), **form)
    assert "network" in response.context["form"].errors


@pytest.mark.parametrize("language", ["pl", "en"])
def test_preview_shows_the_draft_in_each_language(editor_client, language):
    page = MembershipPageFactory()
    AccessionStageFactory(membership=page, place_pl="Wiedeń", place_en="Vienna")
    page.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
    response = editor_client.get(url, {"mode": language})
    assert response.status_code == 200
    assert {"pl": "Wiedeń", "en": "Vienna"}[language] in response.content.decode()


def test_network_is_created_with_former_names_and_facts(editor_client):
    form = network_form(
        {
            "former_names": [{"name": "Milena", "from_date": "1997", "to_date": "2005"}],
            "facts": [{"subject_pl": "liczba miast", "statement_pl": "30", "as_of": "10.2025"}],
        },
        founded="1997",
    )
    response = editor_client.post(reverse("wagtailsnippets_networks_network:add"), form)
    assert response.status_code == 302, form_errors(response)
    network = Network.objects.get()
    assert (network.name_pl, network.name_en) == ("Sieć Miast Kobiet", "Women's Cities Network")
    assert str(network.former_names.get().to_date) == "2005"
    assert str(network.facts.get().as_of) == "2025-10"


@pytest.mark.parametrize("field", ["name_pl", "name_en"])
def test_network_needs_a_name_in_each_language(editor_client, field):
    url = reverse("wagtailsnippets_networks_network:add")
    response = editor_client.post(url, network_form(**{field: ""}))
    assert field in response.context["form"].errors


def test_former_name_that_ends_before_it_begins_is_refused(editor_client):
    network = NetworkFactory()
    url = reverse("wagtailsnippets_networks_network:edit", args=(network.pk,))
    former = {"name": "Milena", "from_date": "2005", "to_date": "1997"}
    response = editor_client.post(url, network_form({"former_names": [former]}))
    (errors,) = response.context["form"].formsets["former_names"].errors
    assert list(errors) == ["to_date"]


def test_network_in_use_cannot_be_deleted(editor_client):
    network = MembershipPageFactory().network
    url = reverse("wagtailsnippets_networks_network:delete", args=(network.pk,))
    editor_client.post(url)
    assert Network.objects.filter(pk=network.pk).exists()


def test_network_is_found_by_either_name_and_acronym(editor_client):
    NetworkFactory(name_pl="Sieć Schronienia", name_en="Refuge Network", acronym="ICORN")
    FormerNameFactory(network__name_pl="Inna", network__name_en="Other")
    url = reverse("wagtailsnippets_networks_network:list_results")
    for term in ("Schronienia", "Refuge", "ICORN"):
        html = editor_client.get(url, {"q": term}).content.decode()
        assert "Sieć Schronienia" in html
        assert "Inna" not in html


def test_copied_membership_has_its_own_parts():
    stage = AccessionStageFactory(date="2020")
    page = MembershipPage.objects.get(pk=stage.membership.pk)
    copy = page.copy(update_attrs={"title_pl": "Kopia", "title_en": "Copy", "slug": "kopia"})
    assert copy.stages.get().pk != stage.pk
    assert MembershipPage.objects.get(pk=page.pk).stages.get().pk == stage.pk
    assert copy.network == page.network


def test_deleting_a_related_page_leaves_the_membership(editor_client):
    link = RelatedPageFactory()
    link.page.delete()
    page = MembershipPage.objects.get(pk=link.membership.pk)
    assert page.readable_related_pages == []
    assert editor_client.get(page.get_url(language="pl")).status_code == 200
