"""Pages are compressed for readers and only for them."""

import pytest

from portal.compression import without_indentation
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def test_reader_gets_a_compressed_page(client):
    url = StandardPageFactory().get_url(language="pl")
    response = client.get(url, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]


def test_reader_without_compression_gets_the_page_whole(client):
    response = client.get(StandardPageFactory().get_url(language="pl"))
    assert response["Content-Length"] == str(len(response.content))
    assert response.text.endswith("</html>\n")


def test_page_for_somebody_with_a_session_is_not_compressed(admin_client):
    response = admin_client.get("/cms/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response
    url = StandardPageFactory().get_url(language="pl")
    assert "Content-Encoding" not in admin_client.get(url, headers={"accept-encoding": "gzip"})


def test_indentation_of_templates_is_not_sent():
    html = "<ul>\n  <li>a  b\n\n  </li>\n</ul> <pre>\n  c\n</pre>\n<p>d</p>"
    assert without_indentation(html) == "<ul>\n<li>a  b\n</li>\n</ul> <pre>\n  c\n</pre>\n<p>d</p>"
