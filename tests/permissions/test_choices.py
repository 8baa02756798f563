"""Choices in every form and filter of both admins: in the order of a Polish dictionary."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Collection, Site, Workflow

from portal.civic.models import City, Council, Unit
from portal.pages.collation import alphabetical_key
from portal.workflow.models import ReviewTask
from tests.editors import log_in
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.pages.lists import MIXED, make

from .addresses import addresses
from .test_junk import MADE_TO_FAIL

#: Where there is something to choose.
ADMINS = ("/cms/", "/django-admin/")


def groups_of_choices(soup):
    """The texts of each group of choices: of selections, and of boxes to tick."""
    for selection in soup.select("select"):
        yield selection.get("name"), [option.get_text() for option in selection.select("option")]
    boxes = {}
    for box in soup.select("input[type=checkbox], input[type=radio]"):
        label = box.find_parent("label") or soup.find("label", attrs={"for": box.get("id", "")})
        boxes.setdefault(box.get("name"), []).append(label.get_text() if label else "")
    yield from boxes.items()


def names_in(texts):
    """The names of ``MIXED`` that ``texts`` have, as they stand there."""
    found = [re.search("|".join(MIXED), html.unescape(text)) for text in texts]
    return [match[0] for match in found if match]


@pytest.mark.django_db
@pytest.mark.parametrize("screen", ["pl", "en"])
def test_choices_of_every_form_and_filter_are_in_order(samples, client, screen):
    pages = StandardPageFactory.create_batch(len(MIXED), locked=True, locked_at=timezone.now())
    for name, page in zip(MIXED, pages, strict=True):
        for model in (Collection, Workflow, ReviewTask, Site, City, Council, Unit):
            make(model, name, name)
        person = UserFactory(first_name="", last_name=name)
        page.owner = page.locked_by = person
        page.save_revision(user=person)
        page.save()
        log(page, "wagtail.edit", user=person)
        page.get_workflow().start(page, person)
    client = log_in(client, screen)
    faults, seen = [], set()
    for address in addresses():
        url = samples.url(address)
        if not url.startswith(ADMINS) or address.name in MADE_TO_FAIL or "log" in address.name:
            continue
        response = client.get(url)
        if response.status_code != 200 or response.streaming:
            continue
        text = response.text
        if response["Content-Type"].startswith("application/json"):
            text = str(response.json().get("html", "")) if text.startswith("{") else ""
        for name, texts in groups_of_choices(BeautifulSoup(text, "html.parser")):
            found = names_in(texts)
            seen |= {name} if len(found) > 1 else set()
            if found != sorted(found, key=alphabetical_key):
                faults.append((address.name, name, found))
    assert not faults, "\n".join(map(str, faults))
    assert seen >= {"collection", "collection_id", "parent", "workflow", "task", "site", "owner"}
