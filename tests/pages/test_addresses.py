"""Each page has an address of its own in each language."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from portal.pages.languages import address_part
from portal.pages.models import PortalPage, StandardPage
from tests.factories.pages import HomePageFactory, StandardPageFactory
from tests.pages.admin import home_page

LANGUAGES = ["pl", "en"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Łódź", "lodz"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("Права людини", "prava-lyudini"),
        ("---", ""),
        ("", ""),
        (None, ""),
        ("słowo " * 30, "slowo-" * 12 + "slowo"),
        ("a" * 100, "a" * 80),
    ],
)
def test_address_part_spells_any_script_in_ascii(text, part):
    assert address_part(text) == part


@pytest.mark.django_db
def test_address_is_made_from_the_title_of_its_language():
    page = StandardPageFactory(title_pl="Łódź", title_en="The city of Łódź")
    assert (page.local_path_pl, page.local_path_en) == ("/home/lodz/", "/home/the-city-of-lodz/")
    assert (page.slug, page.url_path) == ("lodz", "/home/lodz/")


@pytest.mark.django_db
def test_address_without_a_title_borrows_that_of_the_default_language():
    page = StandardPageFactory(title_pl="Biuro", title_en="", ready_en=False)
    assert page.local_path_en == "/home/biuro/"
    page.title_en = "Office"
    page.save()
    assert page.local_path_en == "/home/office/"


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["---", "!?", "„”"])
def test_title_that_cannot_be_spelled_still_has_an_address(client, title):
    page = StandardPageFactory(title_pl=title, title_en=title)
    for language in LANGUAGES:
        assert client.get(page.get_url(language=language)).status_code == 200


@pytest.mark.django_db
def test_address_stays_when_the_title_changes():
    page = StandardPageFactory(title_pl="Biuro", title_en="Office")
    page.title_pl, page.title_en = "Urząd", "Bureau"
    page.save()
    assert (page.local_path_pl, page.local_path_en) == ("/home/biuro/", "/home/office/")


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["Biuro_Praw", "BIURO-PRAW"])
def test_chosen_address_is_folded(client, chosen):
    page = StandardPageFactory(local_slug_pl=chosen)
    assert page.local_slug_pl == chosen.lower()
    assert client.get(page.get_url(language="pl")).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_siblings_of_one_title_get_numbers(language):
    pages = [StandardPageFactory(title_pl="Biuro", title_en="Office") for _number in range(3)]
    paths = [page.get_local_path(language).rsplit("/", 2)[1] for page in pages]
    slug = {"pl": "biuro", "en": "office"}[language]
    assert paths == [slug, f"{slug}-2", f"{slug}-3"]


@pytest.mark.django_db
def test_number_fits_into_a_long_address():
    pages = [StandardPageFactory(title_pl="a" * 200, title_en="b" * 200) for _number in range(2)]
    assert len(pages[1].local_slug_pl) == len(pages[1].local_slug_en) == 80


@pytest.mark.django_db
def test_borrowed_address_gives_way_to_the_same_address_of_a_sibling():
    StandardPageFactory(title_pl="Inna", title_en="Biuro")
    page = StandardPageFactory(title_pl="Biuro", title_en="", ready_en=False)
    assert (page.local_path_pl, page.local_path_en) == ("/home/biuro/", "/home/biuro-2/")


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_database_refuses_one_address_for_two_pages(language):
    first, second = StandardPageFactory(), StandardPageFactory()
    column = f"local_path_{language}"
    with pytest.raises(IntegrityError), transaction.atomic():
        PortalPage.objects.filter(pk=second.pk).update(**{column: getattr(first, column)})


@pytest.mark.django_db
def test_renaming_moves_all_descendants_in_each_language():
    page = StandardPageFactory(title_pl="A", title_en="B")
    below = StandardPageFactory(parent=page, title_pl="C", title_en="D")
    deepest = StandardPageFactory(parent=below, title_pl="E", title_en="F")
    page.local_slug_pl, page.local_slug_en = "x", "y"
    page.save()
    deepest.refresh_from_db()
    assert deepest.local_path_pl == deepest.url_path == "/home/x/c/e/"
    assert deepest.local_path_en == "/home/y/d/f/"


@pytest.mark.django_db
def test_page_of_an_outdated_parent_stands_below_its_new_address():
    parent = StandardPageFactory(title_pl="Stary", title_en="Old")
    outdated = StandardPage.objects.get(pk=parent.pk)
    parent.local_slug_pl, parent.local_slug_en = "nowy", "new"
    parent.save()
    page = StandardPageFactory(parent=outdated, title_pl="Niżej", title_en="Below")
    assert (page.local_path_pl, page.local_path_en) == ("/home/nowy/nizej/", "/home/new/below/")
    assert page.url_path == page.local_path_pl


@pytest.mark.django_db
def test_moving_keeps_the_date_in_lists_of_the_page_type():
    page, destination = StandardPageFactory(), StandardPageFactory()
    PortalPage.objects.filter(pk=page.pk).update(listed_on="2011-05-25")
    page.move(destination, pos="last-child")
    page.refresh_from_db()
    assert str(page.listed_on) == "2011-05-25"


@pytest.mark.django_db
def test_too_long_address_is_refused():
    page = home_page()
    with pytest.raises(ValidationError):
        for _step in range(4):
            page = StandardPageFactory(parent=page, title_pl="a" * 80)


@pytest.mark.django_db
def test_home_page_has_one_address_in_every_language(client):
    home = home_page().specific
    home.title_pl, home.title_en, home.local_slug_en = "Start", "Beginning", "beginning"
    home.save()
    assert home.local_path_pl == home.local_path_en == home.url_path
    for language in LANGUAGES:
        assert client.get(f"/{language}/").status_code == 200


@pytest.mark.django_db
def test_home_pages_of_two_sites_have_addresses_of_their_own():
    first, second = HomePageFactory(title_pl="Start"), HomePageFactory(title_pl="Start")
    assert first.local_path_pl != second.local_path_pl
    assert second.local_path_pl == second.local_path_en == second.url_path


@pytest.fixture(scope="module")
def race(tmp_path_factory):
    """What came of the race, in a process and a database of its own: threads need what is kept."""
    database = {"RACE_DATABASE": str(tmp_path_factory.mktemp("race") / "race.sqlite3")}
    if connection.vendor == "postgresql":
        database = {"RACE_DATABASE": f"test_race_{os.getpid()}"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.pages.race"],
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
        env=os.environ | {"PYTHONPATH": str(settings.BASE_DIR)} | database,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_two_people_who_save_the_same_address_at_once_both_succeed(race):
    for paths in race["paths"]:
        assert len({pl for pl, _en in paths}) == len({en for _pl, en in paths}) == 2


def test_twenty_people_who_change_the_trees_at_once_leave_them_sound(race):
    assert race["faults"] == []
    assert not [status for answers in race["answers"] for status in answers if status >= 500]


def test_two_runs_at_once_publish_what_is_scheduled_once(race):
    assert max(race["published"]) == 5
