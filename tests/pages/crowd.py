"""
Twenty people who change the trees at once, in a database of its own: ``python -m tests.pages.crowd``.

``RACE_DATABASE`` names the database: a file for SQLite. Writes what each of them was answered, and
what is wrong with the trees afterwards.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django

PEOPLE = 20


def crowd():
    home = PortalPage.objects.filter(depth=2).first() or StandardPageFactory()
    sections = [StandardPageFactory(parent=home) for _number in range(3)]
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


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()

    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_databases, teardown_databases
    from wagtail.models import Collection

    from portal.pages.models import PortalPage, StandardPage
    from tests.factories.pages import StandardPageFactory
    from tests.factories.users import UserFactory

    connection.settings_dict["TEST"]["NAME"] = os.environ["RACE_DATABASE"]
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        answers = crowd()
        made = Collection.objects.filter(depth=2).count()
        json.dump({"answers": answers, "faults": list(faults()), "made": made}, sys.stdout)
    finally:
        teardown_databases(databases, verbosity=0)
