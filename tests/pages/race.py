"""
Threads that change pages at once, in a database of their own: ``python -m tests.pages.race``.

``RACE_DATABASE`` names the database: a file for SQLite. Writes the paths that the pages of two got,
what a crowd was answered, and what is wrong with the trees afterwards.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django


def in_two_threads(action):
    """Results of ``action(0)`` and ``action(1)``, which run at the same time."""
    start = Barrier(2)

    def run(number):
        start.wait()
        try:
            return action(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))


def race():
    parent = StandardPageFactory()
    keys = [StandardPageFactory().pk for _number in range(2)]

    def create(_number):
        page = StandardPage(title_pl="Biuro", title_en="Office", live=False)
        StandardPage.objects.get(pk=parent.pk).add_child(instance=page)
        return page.local_path_pl, page.local_path_en

    def rename(number):
        page = StandardPage.objects.get(pk=keys[number])
        page.local_slug_pl = page.local_slug_en = "biuro"
        page.save()
        return page.local_path_pl, page.local_path_en

    return [in_two_threads(create), in_two_threads(rename)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()

    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from portal.pages.models import StandardPage
    from tests.factories.pages import StandardPageFactory
    from tests.pages.crowd import crowd, faults, runs_of_what_is_scheduled

    connection.settings_dict["TEST"]["NAME"] = os.environ["RACE_DATABASE"]
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        report = {
            "paths": race(),
            "answers": crowd(),
            "published": in_two_threads(runs_of_what_is_scheduled()),
            "faults": list(faults()),
        }
        json.dump(report, sys.stdout)
    finally:
        teardown_databases(databases, verbosity=0)
