"""Each list and chooser of the admin, found by itself, in the order of the screen's language."""

import html
import json
from collections import defaultdict

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection

from portal.pages.collation import alphabetical_key
from tests.editors import log_in
from tests.factories.pages import StandardPageFactory

from .lists import MIXED, NAMES, NAMING, lists, make

both_screens = pytest.mark.parametrize("screen", ["pl", "en"])
#: What stands by its date or by its host unless somebody sorts it by name.
NOT_BY_NAME = {"PortalImage", "PortalDocument", "Resolution", "Source", "IncomingDocument", "Site"}
#: Lists of what has no name of its own, or of what people did, by when they did it.
OTHER = ("wagtailadmin_reports:", "desk_", "intake:")


def text_of(response):
    """What ``response`` shows; of the window of a chooser, what is in it."""
    is_window = response["Content-Type"].startswith("application/json")
    return html.unescape(json.loads(response.text)["html"] if is_window else response.text)


def places(client, url, names, **query):
    """Those of ``names`` that stand on the first two pages of the list at ``url``, as they do."""
    first, second = (client.get(url, query | {"p": page}) for page in (1, 2))
    assert first.status_code == 200, url
    text = text_of(first) + (text_of(second) if second.status_code == 200 else "")
    return sorted((name for name in names if name in text), key=text.index)


def in_order(names):
    return sorted(names, key=alphabetical_key)


@pytest.mark.django_db
@both_screens
def test_every_list_and_chooser_is_in_the_order_of_the_language_of_the_screen(client, screen):
    client = log_in(client, screen)
    by_model = defaultdict(list)
    for view in lists():
        if not view.name.startswith(OTHER):
            by_model[view.model].append(view)
    assert len(by_model) > 15
    faults = []
    for model, views in by_model.items():
        before = transaction.savepoint()
        shown = [make(model, polish, NAMES[polish])[screen == "en"] for polish in MIXED]
        right = in_order(shown)
        for view in views:
            response = client.get(view.url)
            if model.__name__ not in NOT_BY_NAME:
                found = places(client, view.url, shown)
                faults += [(view.name, found)] if found != right else []
            page = (response.context or {}).get("view")
            orderings = page.get_valid_orderings() if hasattr(page, "get_valid_orderings") else []
            for key in orderings:
                if key.removeprefix("-") in NAMING:
                    found = places(client, view.url, shown, ordering=key)
                    wanted = right[::-1] if key.startswith("-") else right
                    faults += [(view.name, key, found)] if found != wanted else []
        transaction.savepoint_rollback(before)
    assert not faults, "\n".join(map(str, faults))


@pytest.mark.django_db
@both_screens
def test_pages_below_a_page_are_sorted_by_their_titles(client, screen):
    parent = StandardPageFactory()
    for name in MIXED:
        StandardPageFactory(parent=parent, title_pl=name)
    url = reverse("wagtailadmin_explore", args=[parent.pk])
    client = log_in(client, screen)
    assert places(client, url, MIXED, ordering="title") == in_order(MIXED)
    assert places(client, url, MIXED, ordering="-title") == in_order(MIXED)[::-1]


@pytest.mark.django_db
def test_a_collection_stands_where_its_new_name_or_parent_puts_it(client):
    root = Collection.get_first_root_node()
    for name in ("Zabrze", "Ćmielów", "Łódź"):
        root.add_child(name=name).add_child(name=f"{name} w środku")
    client, url = log_in(client, "pl"), reverse("wagtailadmin_collections:index")
    inner = Collection.objects.get(name="Ćmielów w środku")
    for name, parent in (("Żory", root), ("Aleksandrów", root), ("Lwów", root)):
        address = reverse("wagtailadmin_collections:edit", args=[inner.pk])
        data = {"name": name, "parent": parent.pk}
        assert client.post(address, data, follow=True).redirect_chain  # and it says so, once
        names = ["Zabrze", "Ćmielów", "Łódź", name]
        assert places(client, url, names) == in_order(names)
    assert Collection.find_problems() == ([], [], [], [], [])
