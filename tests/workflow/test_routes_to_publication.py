"""No way to publication leads around review and reason: see ``routes.py``."""

import pytest
from django.core.management import get_commands
from django.db import transaction
from django.template.backends.django import Template
from django.test import Client
from wagtail.actions import action_registry
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import PageLogEntry

from portal.pages.models import PortalPage, StandardPage
from portal.workflow.publishing import PUBLISHED_PAST_REVIEW
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import AUTOSAVE, page_data
from tests.permissions.addresses import addresses
from tests.permissions.samples import Samples
from tests.workflow.people import at_the_desk_of, person, set_up
from tests.workflow.routes import ACTIONS, ADDRESSES, BULK_ACTIONS, COMMANDS, PLACE

pytestmark = pytest.mark.django_db

REASON = "Odwołano jutrzejsze spotkanie."
OF_PAGES = ("wagtailadmin_pages:", "wagtailadmin_api:pages:", "workflow:")


@pytest.fixture(autouse=True)
def portal():
    set_up()


def short(address):
    return address.name.removeprefix("wagtailadmin_pages:")


# The tables


def test_every_address_of_pages_is_in_the_table():
    known = {short(address) for address in addresses() if address.name.startswith(OF_PAGES)}
    assert known == ADDRESSES.keys()


def test_everything_done_with_several_pages_is_in_the_table():
    actions = bulk_action_registry.get_bulk_actions_for_model("pages", "portalpage")
    assert {action.action_type for action in actions} == BULK_ACTIONS.keys()


def test_every_action_of_wagtail_on_pages_is_in_the_table():
    assert action_registry.get_actions_for_model(PortalPage).keys() == ACTIONS.keys()


def test_every_command_of_wagtail_about_pages_is_in_the_table():
    known = {name for name, app in get_commands().items() if app == "wagtail"}
    assert known == COMMANDS.keys()


# What is sent there


def words_for_everybody():
    """What any visitor may read: pairs of a page and its title."""
    return set(StandardPage.objects.filter(live=True).unrestricted().values_list("pk", "title_pl"))


def with_reason():
    entries = PageLogEntry.objects.filter(action=PUBLISHED_PAST_REVIEW)
    return set(entries.values_list("page", flat=True))


def everything_that_may_publish(page, place):
    """What a browser, or somebody without one, could send in order to publish ``page``."""
    return page_data(title_pl="Nowe", title_en="New", local_slug_pl="n", local_slug_en="n") | {
        "action-publish": "1",
        "new_title_pl": "Nowe",
        "new_title_en": "New",
        "new_parent_page": page.get_parent().pk,
        "destination_page_id": place.pk,
        "chooser": place.pk,
        "publish_copies": "on",
        "copy_subpages": "on",
        "keep_live": "true",
        "include_descendants": "on",
        "restriction_type": "none",
        "workflow-action-name": "approve",
        "comment": "",
        "live": "on",
    }


@pytest.fixture(scope="module")
def places(django_db_setup, django_db_blocker):
    """Pages in all states and the addresses that lead to them, once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_up()
        samples = Samples()
        changed = samples.page
        changed.title_pl = "Nowe"
        changed.save_revision(user=samples.writer)
        draft = StandardPageFactory(live=False, title_pl="Szkic")
        draft.save_revision(user=samples.writer)
        yield samples, [changed, draft, samples.alias, samples.restriction.page.specific]
        transaction.set_rollback(True)


def ways_to(page, samples):
    """Name and address of everything that can be done with ``page``, in order or not."""
    revision = page.get_latest_revision() or samples.revision
    samples.arguments[""] |= {
        "page_id": page.pk,
        "page_to_move_id": page.pk,
        "pk": page.pk,
        "revision_id": revision.pk,
    }
    for address in addresses():
        if address.name.startswith("wagtailadmin_api:pages:action"):
            for action in ACTIONS:
                yield action, f"/cms/api/main/pages/{page.pk}/action/{action}/"
        elif address.name.startswith(OF_PAGES) and ADDRESSES[short(address)] != PLACE:
            yield address.name, samples.url(address)
    for action, does in BULK_ACTIONS.items():
        if does != PLACE:
            yield f"bulk {action}", f"/cms/bulk/pages/portalpage/{action}/?id={page.pk}"


@pytest.mark.parametrize("role", ["author", "editor", "publisher", "accessibility-officer"])
def test_nothing_sent_anywhere_publishes_without_a_reason(role, places, monkeypatch):
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")
    samples, pages = places
    client = Client(raise_request_exception=False)
    client.force_login(person(role))
    around = set()
    for page in pages:
        data = everything_that_may_publish(page, samples.place)
        for name, address in ways_to(page, samples):
            for more, headers in (({}, {}), ({"alias": "on"}, {}), ({}, AUTOSAVE)):
                before, point = words_for_everybody(), transaction.savepoint()
                client.post(address, data | more, headers=headers)
                new = {pk for pk, _title in words_for_everybody() - before}
                if new - with_reason():
                    around.add((name, page.title_pl))
                transaction.savepoint_rollback(point)
    assert around == set()


def test_what_is_sent_does_publish_where_a_reason_is_given(places):
    """Else the test above would hold of a form that refuses everything."""
    samples, (changed, draft, *_others) = places
    desk = at_the_desk_of(person("publisher"))
    for name, page in (
        ("workflow:publish_past_review", draft),
        ("wagtailadmin_pages:copy", changed),
    ):
        address = dict(ways_to(page, samples))[name]
        before, point = words_for_everybody(), transaction.savepoint()
        desk.post(address, everything_that_may_publish(page, samples.place) | {"reason": REASON})
        new = {pk for pk, _title in words_for_everybody() - before}
        assert new and new <= with_reason()
        transaction.savepoint_rollback(point)
