"""What the tests of networks share: reading as a visitor, writing as an editor."""

from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

PARTS = [
    "stages",
    "roles",
    "obligations",
    "claims",
    "sittings",
    "supporting_organisations",
    "related_pages",
    "sources",
]


def read(client, page, language, query=""):
    """The answer to a visitor who asks for ``page`` in ``language``, as parsed HTML."""
    response = client.get(page.get_url(language=language) + query)
    assert response.status_code == 200, response
    return BeautifulSoup(response.content.decode(), "html5lib")


def words(element):
    """The text of ``element`` as one line, with plain spaces."""
    return " ".join(element.get_text(" ").replace("\u00a0", " ").split())


def membership_form(network, parts=None, **values):
    """
    POST data of the edit form of a complete membership in ``network``.

    ``parts`` maps child relations to lists of mappings of their fields; ``values`` replace the
    page's own.
    """
    parts = parts or {}
    return nested_form_data(
        {
            "title_pl": "Sieć Miast Schronienia",
            "title_en": "Cities of Refuge",
            "summary_pl": "Kraków daje schronienie.",
            "summary_en": "Kraków gives refuge.",
            "body_pl": streamfield([("paragraph", rich_text("<p>Treść.</p>"))]),
            "body_en": streamfield([("paragraph", rich_text("<p>Text.</p>"))]),
            "ready_pl": "on",
            "ready_en": "on",
            "original_language": "pl",
            "network": network.pk,
            "status": "member",
            "comments": inline_formset([]),
            **{name: inline_formset(parts.get(name, [])) for name in PARTS},
            **values,
        }
    )


def network_form(parts=None, **values):
    """POST data of the edit form of a network."""
    parts = parts or {}
    return nested_form_data(
        {
            "name_pl": "Sieć Miast Kobiet",
            "name_en": "Women's Cities Network",
            "kind": "city_network",
            **{
                name: inline_formset(parts.get(name, []))
                for name in ("former_names", "facts", "members")
            },
            **values,
        }
    )
