"""Digests of an installed portal, counted in an earlier way, are counted anew by a migration."""

from hashlib import blake2b
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from portal.accessibility.models import EasyReadText
from portal.pages import texts
from portal.pages.languages import languages
from portal.pages.models import PortalPage
from tests.factories.accessibility import EasyReadTextFactory
from tests.factories.declarations import CommitmentFactory, DeclarationPageFactory
from tests.factories.networks import MembershipPageFactory
from tests.factories.news import NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph

pytestmark = pytest.mark.django_db
recount = import_module("portal.pages.migrations.0009_digests_of_words").recount


def digest_of_everything(said):
    """A digest as it was before: punctuation counted as well."""
    said = list(said)
    return blake2b("\x1f".join(said).encode(), digest_size=16).hexdigest() if said else ""


@pytest.fixture
def as_before(monkeypatch):
    """Pages are saved as by an earlier version of the portal until this is called."""
    monkeypatch.setattr(texts, "digest_of", digest_of_everything)
    state = MigrationLoader(connection).project_state()

    def update():
        monkeypatch.undo()
        recount(state.apps, None)

    return update


def saved(page):
    page.save_revision().publish()
    return page


def again(page):
    return page.specific_class.objects.get(pk=page.pk)


def state_after_saving(page):
    page = again(page).get_latest_revision_as_object()
    page.save_revision().publish()
    return again(page).translation_state_en


def test_states_of_translations_outlive_the_update(as_before):
    ready = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    outdated = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    outdated.body_pl = paragraph("Jeden, dwa, trzy.")
    saved(outdated)
    draft = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    draft.body_pl = paragraph("Jeden, dwa, trzy, cztery.")
    draft.save_revision()
    lost = saved(StandardPageFactory())
    PortalPage.objects.filter(pk=lost.pk).update(source_digest_en="0" * 32)
    as_before()
    for page in (ready, outdated, draft):
        assert again(page).text_digest_pl == again(page).digest("pl")
    assert state_after_saving(ready) == "ready"
    assert state_after_saving(outdated) == "outdated"
    assert state_after_saving(draft) == "outdated"
    again(lost).save()
    assert again(lost).translation_state_en == "outdated"


def test_what_has_changed_is_still_known_after_the_update(as_before):
    page = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    page.body_pl = paragraph("Jeden, dwa, trzy.")
    saved(page)
    as_before()
    page = again(page)
    page.body_pl = paragraph("Jeden, dwa, trzy, cztery.")
    saved(page)
    assert again(page).words_changed_en == 2


def test_pages_of_all_kinds_say_the_same_to_the_update(as_before):
    declaration = DeclarationPageFactory()
    CommitmentFactory(page=declaration)
    pages = [saved(page) for page in (declaration, MembershipPageFactory(), NewsPageFactory())]
    as_before()
    for page in map(again, pages):
        latest = page.get_latest_revision_as_object()
        for language in languages():
            assert page.text("text_digest", language) == page.digest(language) != ""
            assert latest.text("text_digest", language) == latest.digest(language)


def test_further_forms_of_a_page_stay_as_new_as_they_were(as_before):
    page = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    EasyReadTextFactory(page=page)
    other = saved(StandardPageFactory(body_pl=paragraph("Jeden, dwa.")))
    EasyReadTextFactory(page=other)
    other.body_pl = paragraph("Jeden, dwa, trzy.")
    saved(other)
    as_before()
    for each in (page, other):
        again(each).save()
    assert [form.page_id for form in EasyReadText.outdated()] == [other.pk]
