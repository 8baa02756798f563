"""Twenty people who change the trees at once: part of ``tests.pages.race``."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, PageLogEntry, Revision

from portal.pages.models import PortalPage, StandardPage
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory

PEOPLE = 20


def crowd():
    """The status of each answer that each of them got; 200 where none of the methods failed."""
    sections = [StandardPageFactory() for _number in range(3)]
    pages = [StandardPageFactory(parent=sections[0]) for _number in range(PEOPLE)]
    leader = UserFactory(is_superuser=True)
    root = Collection.get_first_root_node()
    start = Barrier(PEOPLE)

    def by_hand(number):
        """What the model's own methods do: with pages that were read before the others began."""
        page, goal = pages[number], sections[1 + number % 2]
        start.wait()
        goal.add_child(instance=StandardPage(title_pl="Biuro", title_en="Office", live=False))
        page.move(goal, pos="last-child")
        page.title_pl = f"Strona {number}"
        page.save()
        copy = page.copy(to=goal, recursive=True)
        page.create_alias(parent=sections[0])
        page.save_revision().publish()
        copy.delete()
        sections[0].unpublish()
        return [200]

    def by_admin(number):
        """What the admin's views do."""
        client = Client(raise_request_exception=False)
        client.force_login(leader)
        page, goal = pages[number], sections[1 + number % 2]
        start.wait()
        cms = f"/cms/pages/{page.pk}"
        answers = [
            client.post(f"{cms}/move/{goal.pk}/confirm/"),
            client.post(f"{cms}/unpublish/", {"include_descendants": "on"}),
            client.post(f"/cms/pages/{sections[0].pk}/move/{goal.pk}/confirm/"),
            client.post("/cms/collections/add/", {"name": f"Zbiór {number}", "parent": root.pk}),
            client.post(f"/cms/bulk/pages/portalpage/unpublish/?id={page.pk}&id={goal.pk}"),
            client.post(f"{cms}/delete/"),
        ]
        return [answer.status_code for answer in answers]

    def run(number):
        try:
            return (by_admin if number % 2 else by_hand)(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(run, range(PEOPLE)))


def faults():
    """What is wrong with the trees, by treebeard's own examination, and with the addresses."""
    for model in (PortalPage, Collection):
        yield from (f"{model.__name__} {pk}" for found in model.find_problems() for pk in found)
    paths = {page.path: page for page in PortalPage.objects.all()}
    for path, page in paths.items():
        parent = paths.get(path[: -page.steplen])
        for language in ("pl", "en") if page.depth > 2 else ():
            slug = page.get_local_path(language).rstrip("/").rpartition("/")[2]
            if page.get_local_path(language) != f"{parent.get_local_path(language)}{slug}/":
                yield f"{page.get_local_path(language)} below {parent.get_local_path(language)}"


def runs_of_what_is_scheduled():
    """Two runs of ``publish_scheduled``: gives how often each publication stands in the log."""
    for _number in range(5):
        page = StandardPageFactory(live=False)
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )

    def run(_number):
        call_command("publish_scheduled")
        return PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count()

    return run
