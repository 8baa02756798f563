"""What tests of public pages share: reading as a visitor does."""

from bs4 import BeautifulSoup

#: Query strings that make no sense, for each name of a filter put in place of ``filter``.
JUNK = [
    "filter='",
    "filter=%00",
    "filter=-1",
    "filter=" + "9" * 40,
    "filter=²",
    "filter[]=1",
    "filter=%3Cscript%3E",
    "filter=%ff%fe",
    "filter=a&filter=b",
    "page=x",
    "page=-1",
    "page=99",
    "page=" + "9" * 30,
    "order=sideways&format=xml",
]


def read(client, page, language, query=""):
    """The parsed page as an anonymous visitor gets it."""
    response = client.get(page.get_url(language=language) + query)
    assert response.status_code == 200, response
    return BeautifulSoup(response.content.decode(), "html5lib")


def words(element):
    """The text of ``element`` as one line, with plain spaces."""
    return " ".join(element.get_text(" ").replace("\u00a0", " ").split())


def links(element):
    """The addresses in ``element``, in their order."""
    return [link["href"] for link in element.select("a[href]")]
