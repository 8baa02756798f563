"""At most six queries answer a visitor, however much there is."""

import pytest

from networks import models
from tests.factories.civic import CityFactory, PersonFactory, ResolutionFactory, SourceFactory
from tests.factories.media import PortalImageFactory
from tests.factories.networks import (
    MembershipPageFactory,
    NetworkFactory,
    NetworkIndexPageFactory,
)
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
BUDGET = 6


@pytest.mark.parametrize("number", [1, 20, 300])
def test_membership_stays_within_the_budget(client, django_assert_max_num_queries, number):
    page = membership_with(number)
    for language in ("pl", "en"):
        url = page.get_url(language=language)
        client.get(url)  # makes the sizes of the picture
        forget_everything()
        with django_assert_max_num_queries(BUDGET):
            html = client.get(url).content.decode()
        assert html.count('class="step stage ') == number
        assert html.count('class="claim"') == 2 * number


@pytest.mark.parametrize("number", [1, 20, 300])
def test_list_stays_within_the_budget(client, django_assert_max_num_queries, number):
    index, network, image = NetworkIndexPageFactory(), NetworkFactory(), PortalImageFactory()
    for _count in range(number):
        MembershipPageFactory(parent=index, network=network, image=image)
    for language in ("pl", "en"):
        for query in ("", "?status=member&kind=city_network", "?page=2"):
            url = index.get_url(language=language) + query
            client.get(url)  # makes the sizes of the picture
            forget_everything()
            with django_assert_max_num_queries(BUDGET):
                response = client.get(url)
            assert response.status_code == 200
            assert response.content.count(b'class="card"') == min(number, 20)


def membership_with(number):
    """A membership with a picture and ``number`` rows of each kind, all with what they refer to."""
    network = NetworkFactory()
    page = MembershipPageFactory(network=network, image=PortalImageFactory())
    source, person, resolution = SourceFactory(), PersonFactory(), ResolutionFactory()
    related = StandardPageFactory()
    city = CityFactory()
    rows = {
        models.AccessionStage: {"kind": "acceptance", "resolution": resolution, "source": source},
        models.MembershipRole: {"person": person, "source": source},
        models.Obligation: {"text_pl": "Obowiązek", "text_en": "Duty", "recurrence": "once"},
        models.MembershipClaim: {"statement_pl": "1", "statement_en": "1", "source": source},
        models.Sitting: {"date": "2022"},
        models.SupportingOrganisation: {"acronym": "IOM"},
        models.RelatedPage: {"page": related},
        models.MembershipSource: {"source": source},
    }
    for model, values in rows.items():
        model.objects.bulk_create(
            model(membership=page, sort_order=order, **values) for order in range(number)
        )
    facts = {"statement_pl": "2", "statement_en": "2", "source": source}
    for model, values in {
        models.FormerName: {"name": "Milena"},
        models.NetworkFact: facts,
        models.NetworkMember: {"city": city},
    }.items():
        model.objects.bulk_create(
            model(network=network, sort_order=order, **values) for order in range(number)
        )
    return page
