"""Every search box of the admin, found by itself: marks, words within a title, filters, junk."""

import html
import json
import unicodedata
from collections import defaultdict
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from taggit.models import Tag
from wagtail.models import Task

from portal.audit.models import Entry
from tests.editors import log_in
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory

from .lists import lists, make

both_screens = pytest.mark.parametrize("screen", ["pl", "en"])
TYPED = ["lodz", "LODZ", unicodedata.normalize("NFD", "łódź"), "mar", "WIELKI"]
NAME, ENGLISH = "Wielki marsz Łódź", "Wielki march Łódź"
#: What somebody may type or paste that no name has.
JUNK = ["%", "_", "\\", "'", '"', "\0", "x" * 10_000, "a " * 3_000, "😀", "&|!():*<->", "\ud800"]
#: Searches at other addresses, with the name of their field and what leads to them.
OTHERS = {
    "wagtailadmin_pages:search": "q",
    "wagtailadmin_pages:search_results": "q",
    "wagtailadmin_choose_page_search": "q",
    "wagtailadmin_workflows:task_chooser_results": "q",
    "admin:users_user_changelist": "q",
    "admin:auth_group_changelist": "q",
    "admin:audit_entry_changelist": "q",
    "wagtailadmin_tag_autocomplete": "term",
}


def searches():
    """Every list and chooser that has a field to search by, by its model."""
    found = defaultdict(list)
    for view in lists():
        is_named = not view.name.startswith(("intake:", "wagtailadmin_reports:", "desk_"))
        if view.model and is_named and not view.name.endswith(":choose"):
            found[view.model].append(view)
    return found


def text_of(response):
    is_window = response["Content-Type"].startswith("application/json")
    content = json.loads(response.text) if is_window else response.text
    if isinstance(content, dict):
        content = content["html"]
    return html.unescape(content if isinstance(content, str) else " ".join(content))


def has_search(client, view):
    """Whether ``view``, or what it is the inside of, has a field to search by."""
    response = client.get(reverse(view.name.removesuffix("_results")))
    page = (response.context or {}).get("view")
    if response["Content-Type"].startswith("application/json"):
        return 'name="q"' in text_of(response)
    return getattr(page, "is_searchable", False)


@pytest.mark.django_db
@both_screens
def test_every_search_of_the_admin_finds_words_without_marks(client, screen):
    client, faults, tried = log_in(client, screen), [], set()
    for model, views in searches().items():
        before = transaction.savepoint()
        shown = make(model, NAME, ENGLISH)[screen == "en"]
        shown = {shown, str(model.objects.latest("pk"))}  # a resolution is chosen by its number
        for view in views:
            if not has_search(client, view):
                continue
            tried.add(model.__name__)
            for typed in (*TYPED, "nieznane"):
                text = text_of(client.get(view.url, {"q": typed}))
                is_found = any(name in text for name in shown)
                faults += [(view.name, typed)] if is_found == (typed == "nieznane") else []
        transaction.savepoint_rollback(before)
    assert not faults, "\n".join(map(str, faults))
    assert tried >= {"City", "Source", "Resolution", "Person", "Term", "PortalImage", "Redirect"}


@pytest.mark.django_db
@both_screens
@pytest.mark.parametrize("typed", TYPED)
def test_searches_of_pages_people_tags_tasks_and_the_log_find_words_without_marks(
    client, screen, typed
):
    StandardPageFactory(title_pl=NAME, title_en=ENGLISH)
    UserFactory(first_name="Ewa", last_name=NAME)
    Group.objects.create(name=NAME)
    for model in (Tag, Task):
        make(model, NAME, NAME)
    Entry.objects.create(kind="page.published", subject=NAME)
    client = log_in(client, screen)
    for name, field in OTHERS.items():
        if field == "term":  # as one types a tag, it is completed
            typed = {"mar": "wiel", "WIELKI": "wielki"}.get(typed, "WIELKI marsz LODZ")
        assert NAME in text_of(client.get(reverse(name), {field: typed})), name


def values_of(field, name):
    """What may stand in an address for ``field`` of a filter, one mapping each."""
    for value, *_rest in list(getattr(field, "choices", ()))[:3]:
        yield {name: str(value)}
    yield {name: "1"}
    if hasattr(field, "fields"):  # from and to
        yield {f"{name}_{part}": "2020-01-01" for part in ("from", "to", "after", "before")}
        yield {f"{name}_{part}": "1" for part in ("min", "max")}


@pytest.mark.django_db
def test_every_filter_goes_with_every_search(client):
    client, tried = log_in(client, "pl"), set()
    addresses = [
        reverse(name) for name in ("wagtailadmin_pages:search", "wagtailadmin_explore_root")
    ]
    StandardPageFactory(owner=UserFactory())
    for model, views in searches().items():
        make(model, NAME, ENGLISH)
        addresses += [view.url for view in views]
    for url in addresses:
        view = (client.get(url).context or {}).get("view")
        filters = getattr(view, "filters", None)
        for name, field in filters.form.fields.items() if filters else ():
            for values in values_of(field, name):
                for ordering in ({}, {"ordering": "title"}):
                    response = client.get(url, {"q": "lodz", **values, **ordering})
                    assert response.status_code == 200, (url, values)
                    tried.add((url, name))
    assert {name for _url, name in tried} >= {"council", "term", "kind", "site", "owner"}


@pytest.mark.django_db
def test_junk_in_any_search_is_never_an_error(client):
    client = log_in(client, "pl")
    client.raise_request_exception = False
    addresses = {view.url: "q" for views in searches().values() for view in views}
    addresses |= {reverse(name): field for name, field in OTHERS.items()}
    for url, field in addresses.items():
        for junk in JUNK:
            query = f"{field}={quote(junk, errors='surrogatepass')}"
            status = client.get(f"{url}?{query}", follow=True).status_code
            assert status in (200, 413, 414), (url, junk[:9], status)
