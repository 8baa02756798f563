"""How editors place the registers, the timeline and the map, and see them before they publish."""

import pytest
from wagtail.models import PageViewRestriction

from declarations.models import CommitmentRegisterPage
from networks.models import NetworkMapPage
from portal.civic.models import ResolutionIndexPage, TimelinePage
from portal.pages.models import PortalPage
from tests.factories.civic import (
    ResolutionFactory,
    ResolutionIndexPageFactory,
    TimelinePageFactory,
)
from tests.factories.declarations import CommitmentRegisterPageFactory
from tests.factories.networks import NetworkMapPageFactory
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything
from tests.templates.html import assert_well_made

from .admin import home_page, log_in, page_data, url

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
MODELS = [CommitmentRegisterPage, NetworkMapPage, ResolutionIndexPage, TimelinePage]
FACTORIES = [
    CommitmentRegisterPageFactory,
    NetworkMapPageFactory,
    ResolutionIndexPageFactory,
    TimelinePageFactory,
]


@pytest.mark.parametrize("model", MODELS)
def test_editor_places_and_publishes_a_page_that_fills_itself(client, model):
    log_in(client)
    data = page_data(title_pl="Rejestr", title_en="Register", home_city="")
    add = url("add", model._meta.app_label, model._meta.model_name, home_page().pk)
    assert client.get(add).status_code == 200
    client.post(add, {**data, "action-publish": "1"})
    assert PortalPage.objects.get(title_pl="Rejestr").specific_class is model
    client.logout()
    for language, slug in (("pl", "rejestr"), ("en", "register")):
        assert_well_made(client.get(f"/{language}/{slug}/"), language)


@both_languages
@pytest.mark.parametrize("factory", FACTORIES)
def test_draft_is_previewed(factory, language):
    response = factory(live=False).make_preview_request(preview_mode=language)
    assert response.status_code == 200


@pytest.mark.parametrize("factory", FACTORIES)
def test_private_page_asks_for_its_password(client, factory):
    page = factory()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="sezam")
    assert 'type="password"' in client.get(page.get_url(language="pl")).content.decode()


def test_address_below_a_page_without_entries_costs_no_more(client, django_assert_max_num_queries):
    page = StandardPageFactory()
    ResolutionIndexPageFactory()
    forget_everything()
    with django_assert_max_num_queries(5):  # site, frame, two for redirects, what is gone
        assert client.get(f"{page.get_url(language='pl')}xvi-171-11/").status_code == 404


def test_page_below_a_register_comes_before_an_entry(client):
    register = ResolutionIndexPageFactory()
    ResolutionFactory(number="XVI/171/11")
    page = StandardPageFactory(parent=register, local_slug_pl="xvi-171-11")
    response = client.get(page.get_url(language="pl"))
    assert page.title_pl in response.content.decode()
