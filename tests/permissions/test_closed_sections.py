"""The admin tells nobody of drafts in sections that they may not see."""

import pytest
from django.test import Client

from portal.pages.models import PortalPage
from tests.factories.news import NewsIndexPageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.permissions.addresses import addresses
from tests.permissions.test_leaks import SECRET, TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("security_contact")]

QUERIES = ("", "q=taj", "p={}", "id=all")


@pytest.fixture
def closed(samples):
    """All pages that addresses lead to have secret drafts; one is public under another title."""
    public = StandardPageFactory(title_pl="Jawna", title_en="Open")
    pages = (samples.page, samples.waiting, public)
    for page in PortalPage.objects.filter(pk__in=[page.pk for page in pages]).specific():
        page.live = page.pk == public.pk
        for name, value in TEXTS.items():
            setattr(page, name, value)
        if not page.live:
            page.save()
        page.save_revision(user=samples.writer)
    StandardPageFactory(parent=samples.place, live=False, **TEXTS)
    return samples


def test_editor_of_one_section_reads_no_title_of_a_draft_elsewhere(closed):
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(role="editor", role__section=NewsIndexPageFactory()))
    telling, answered = set(), 0
    for address in addresses():
        url = closed.url(address)
        if not url.startswith("/cms/") or url.endswith(("/logout/", "/failwhale/")):
            continue
        for query in QUERIES:
            separator = "&" if "?" in url else "?"
            response = client.get(f"{url}{separator}{query.format(closed.place.pk)}")
            if response.streaming or response.status_code != 200:
                continue
            answered += 1
            text = response.content.decode(errors="ignore").replace("q=taj", "")
            text = text.replace('value="tajemnica"', "")
            if SECRET.search(text):
                telling.add(address.name)
    assert answered > 100
    assert telling == set()
