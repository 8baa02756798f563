"""Loading the demo content: once, again, over the work of editors, from broken files."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from portal.civic.models import City
from portal.demo.accounts import ACCOUNTS
from portal.demo.loader import LOADED, key_in_tree
from portal.pages.models import PortalPage, StandardPage

pytestmark = pytest.mark.django_db

HOME = """
model: pages.HomePage
title_pl: Miasto
title_en: City
summary_pl: Miasto i prawa.
summary_en: A city and rights.
ready_pl: true
ready_en: true
body_pl:
  - paragraph: Zobacz [poradnik](page:guide).
body_en:
  - paragraph: See the [guide](page:guide).
"""
GUIDE = """
model: pages.StandardPage
title_pl: Poradnik
title_en: Guide
summary_pl: Co robić.
summary_en: What to do.
ready_pl: true
ready_en: true
body_pl:
  - heading: Najpierw
  - paragraph: |
      Zadzwoń.

      - raz
      - *dwa*
body_en:
  - heading: First
  - paragraph: Call.
"""


def load(folder, **options):
    output = StringIO()
    call_command("load_demo", folder=folder, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def folder(content_folder):
    return content_folder(pages__index=HOME, pages__guide=GUIDE)


def guide():
    return StandardPage.objects.get(translation_key=key_in_tree("guide"))


def change_guide(folder, old, new):
    path = folder / "pages" / "guide.yaml"
    path.write_text(path.read_text().replace(old, new))


def test_first_load_publishes_the_pages_with_a_history(folder):
    load(folder)
    page = guide()
    assert page.live
    assert page.latest_revision == page.live_revision
    assert [page.get_url(language=code) for code in ("pl", "en")] == ["/pl/poradnik/", "/en/guide/"]
    assert PageLogEntry.objects.filter(page=page.pk, action=LOADED).count() == 1
    assert "<ul><li>raz</li><li><i>dwa</i></li></ul>" in str(page.body_pl)
    home = PortalPage.objects.get(depth=2)
    assert home.title_en == "City"
    assert f'id="{page.pk}"' in home.specific.body_en[0].value.source
    assert PortalPage.find_problems() == ([], [], [], [], [])


def test_second_load_changes_nothing(folder):
    load(folder)
    before = list(PortalPage.objects.values()), Revision.objects.count()
    output = load(folder)
    assert (list(PortalPage.objects.values()), Revision.objects.count()) == before
    assert output.count("unchanged") == 2
    assert "Password" not in output


def test_changed_file_updates_its_page(folder):
    load(folder)
    change_guide(folder, "What to do.", "What you can do.")
    assert "updated" in load(folder)
    assert guide().summary_en == "What you can do."
    assert guide().title_pl == "Poradnik"


def test_edited_page_is_left_alone(folder):
    load(folder)
    page = guide()
    page.summary_en = "The editor's words."
    page.save_revision().publish()
    change_guide(folder, "What to do.", "What you can do.")
    assert "left alone" in load(folder)
    assert guide().summary_en == "The editor's words."


def test_draft_of_an_editor_is_left_alone(folder):
    load(folder)
    page = guide()
    page.summary_en = "A draft."
    page.save_revision()
    change_guide(folder, "What to do.", "What you can do.")
    load(folder)
    assert guide().summary_en == "What to do."
    assert guide().get_latest_revision_as_object().summary_en == "A draft."


def test_unpublished_page_stays_unpublished(folder):
    load(folder)
    guide().unpublish()
    change_guide(folder, "What to do.", "What you can do.")
    load(folder)
    assert not guide().live


def test_moved_page_is_found_where_it_is(folder, content_folder):
    content_folder(pages__other=GUIDE.replace("Poradnik", "Inna").replace("Guide", "Other"))
    load(folder)
    other = PortalPage.objects.get(translation_key=key_in_tree("other"))
    guide().move(other, pos="last-child")
    load(folder)
    assert StandardPage.objects.count() == 2
    assert guide().get_parent().pk == other.pk


def test_edited_reference_is_left_alone(content_folder, folder):
    cities = "model: civic.City\nfind_by: [name_pl]\nitems:\n  x: {name_pl: Ełk, name_en: Ełk}\n"
    content_folder(snippets__cities=cities)
    load(folder)
    City.objects.filter(name_pl="Ełk").update(polish_genitive="Ełku")
    load(folder)
    assert City.objects.get(name_pl="Ełk").polish_genitive == "Ełku"


def test_if_empty_does_nothing_where_there_are_pages(folder):
    load(folder)
    change_guide(folder, "What to do.", "What you can do.")
    assert "not loaded" in load(folder, if_empty=True)
    assert guide().summary_en == "What to do."


def test_if_empty_loads_where_there_is_only_the_first_page(folder):
    load(folder, if_empty=True)
    assert guide().live


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title_en: Guide", "title_xx: Guide", ["pages/guide.yaml", "title_xx", "no field"]),
        ("title_en: Guide", "title_en: [", ["pages/guide.yaml", "not valid YAML in line"]),
        ("pages.StandardPage", "pages.NoPage", ["pages/guide.yaml", "model", "pages.NoPage"]),
        ("- heading: First", "- shout: First", ["pages/guide.yaml", "body_en.1", "shout"]),
        ("ready_pl: true", "image: gate", ["pages/guide.yaml", "image", "gate"]),
        ("summary_en: What to do.", "summary_en: ''", ["pages/guide.yaml", "summary_en"]),
        ("Call.", "Please [call](page:nowhere).", ["pages/guide.yaml", "body_en", "nowhere"]),
    ],
)
def test_broken_file_gives_one_sentence_with_file_and_field(folder, old, new, words):
    change_guide(folder, old, new)
    with pytest.raises(CommandError) as caught:
        load(folder)
    message = str(caught.value)
    assert [word for word in words if word not in message] == []
    assert "\n" not in message


def test_accounts_get_the_password_of_the_environment(folder, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "a-password-of-the-test")
    assert "a-password-of-the-test" not in load(folder)
    users = get_user_model().objects.order_by("username")
    assert [user.username for user in users] == sorted(ACCOUNTS)
    assert all(user.check_password("a-password-of-the-test") for user in users)


def test_accounts_get_a_random_password_that_is_shown_once(folder, monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    password = load(folder).rpartition("Password: ")[2].strip()
    assert get_user_model().objects.get(username="editor").check_password(password)


@pytest.mark.parametrize(
    ("name", "may_publish", "may_change_settings"),
    [("editor", False, False), ("publisher", True, True), ("administrator", True, True)],
)
def test_account_can_do_its_work(client, folder, name, may_publish, may_change_settings):
    load(folder)
    user = get_user_model().objects.get(username=name)
    client.force_login(user)
    page = guide()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get("/cms/snippets/civic/city/add/").status_code == 200
    assert client.get("/cms/images/add/").status_code == 200
    assert page.permissions_for_user(user).can_publish() == may_publish
    settings = client.get("/cms/settings/pages/portalsettings/", follow=True)
    assert (settings.request["PATH_INFO"] != "/cms/") == may_change_settings
