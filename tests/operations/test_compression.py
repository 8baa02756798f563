"""Pages are compressed for readers and only for them."""

import pytest

from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_reader_gets_a_compressed_page(client):
    url = StandardPageFactory().get_url(language="pl")
    response = client.get(url, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]


def test_page_for_somebody_with_a_session_is_not_compressed(admin_client):
    response = admin_client.get("/cms/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response
    url = StandardPageFactory().get_url(language="pl")
    assert "Content-Encoding" not in admin_client.get(url, headers={"accept-encoding": "gzip"})
