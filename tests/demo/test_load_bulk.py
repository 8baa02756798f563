"""A large load, in small: the same pages each time, in a sound tree."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from portal.demo.bulk.planter import planted
from portal.pages.languages import languages, localized
from portal.pages.models import PortalPage

pytestmark = pytest.mark.django_db


def load(pages, **options):
    call_command("load_bulk", pages=pages, verbosity=0, **options)


def texts():
    return list(
        planted()
        .order_by("translation_key")
        .values_list("path", "title_pl", "summary_en", "text_digest_pl", "local_path_en")
    )


def texts_of_a_load(seed):
    """What a load makes; the database is as before afterwards."""
    with transaction.atomic():
        load(30, seed=seed)
        result = texts()
        transaction.set_rollback(True)
    return result


def test_same_seed_makes_the_same_pages():
    first = texts_of_a_load(1)
    assert texts_of_a_load(1) == first
    assert texts_of_a_load(2) != first


def test_tree_is_sound():
    load(60)
    assert planted().count() == 60
    assert PortalPage.find_problems() == ([], [], [], [], [])
    by_path = {page.path: page for page in PortalPage.objects.all()}
    for page in planted():
        parent = by_path[page.path[: -PortalPage.steplen]]
        assert page.url_path == f"{parent.url_path}{page.slug}/"
        for language in languages():
            slug = page.text("local_slug", language)
            path = f"{parent.get_local_path(language)}{slug}/"
            assert page.get_local_path(language) == path


def test_digests_are_those_of_the_texts():
    load(20)
    for page in planted().specific():
        digests = {language: page.digest(language) for language in languages()}
        assert digests == {language: page.text("text_digest", language) for language in languages()}


def test_pages_can_be_read_and_edited(client, admin_client):
    load(25)
    for page in planted():
        for language in languages():
            status = client.get(page.get_url(language=language)).status_code
            assert status == (200 if page.live else 404)
    kinds = {page.content_type_id: page for page in planted()}
    for page in kinds.values():
        assert admin_client.get(f"/cms/pages/{page.pk}/edit/").status_code == 200


def test_pages_are_in_every_state_of_translation():
    load(150)
    states = set(planted().values_list(localized("translation_state", "en"), flat=True))
    assert states == {"missing", "draft", "ready", "outdated"}


def test_revisions_are_those_of_the_pages():
    load(10, revisions=True)
    for page in planted():
        draft = page.get_latest_revision_as_object()
        assert draft.title_en == page.title_en
        assert draft.body_pl == page.specific.body_pl


def test_second_load_wants_to_be_asked_for():
    load(5)
    with pytest.raises(CommandError, match="--more"):
        load(5)
    load(5, more=True)
    assert planted().count() == 10
    assert PortalPage.find_problems() == ([], [], [], [], [])


def test_load_goes_below_the_lists_that_are_there():
    call_command("load_demo", verbosity=0)
    load(30)
    top = PortalPage.objects.filter(depth=3, title_en="News")
    assert top.count() == 1
    assert planted().filter(path__startswith=top.get().path).exists()
