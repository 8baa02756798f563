"""The first screen of the admin: what there is to do today, for whoever looks at it."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, WorkflowState

from declarations.models import Commitment
from portal.desk.duties import SHOWN
from tests.editors import log_in
from tests.factories.accessibility import AccessibilityStatementPageFactory
from tests.factories.declarations import CommitmentFactory, DeclarationClaimFactory
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.factories.networks import (
    MembershipClaimFactory,
    MembershipRoleFactory,
    NetworkFactFactory,
    ObligationFactory,
)
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db
both_screens = pytest.mark.parametrize("screen", ["pl", "en"])

#: Queries of the whole screen, of which Wagtail's frame and summary take about twenty.
BUDGET = 45


def in_days(number):
    return (timezone.localdate() + datetime.timedelta(days=number)).isoformat()


def duty(client, key):
    """What the first screen says of one kind of things to do; empty where there are none."""
    html = client.get(reverse("wagtailadmin_home")).text
    found = re.search(
        rf'<section class="desk-duty" aria-labelledby="desk-{key}">.*?</section>', html, re.S
    )
    return " ".join(re.sub("<[^>]+>", " ", found[0]).split()) if found else ""


@pytest.fixture
def editor(client):
    """A client with a member of the group of editors, as ``client.user``."""
    client.user = UserFactory(groups=["Editors"])
    client.force_login(client.user)
    return client


@pytest.fixture
def reviewer(client):
    """A client with a member of the group that reviews and publishes, as ``client.user``."""
    client.user = UserFactory(groups=["Moderators"])
    client.force_login(client.user)
    return client


@both_screens
def test_whoever_has_nothing_to_do_is_told_so(client, screen):
    page = AccessibilityStatementPageFactory(prepared_on=timezone.localdate())
    page.get_parent().specific.save()  # the migrations wrote it without looking at its texts
    html = log_in(client, screen).get(reverse("wagtailadmin_home")).text
    assert {"pl": "Na dziś nie ma nic do zrobienia", "en": "Nothing to do today"}[screen] in html


def test_own_drafts_are_listed_and_those_of_others_are_not(editor):
    StandardPageFactory(title_pl="Moja").save_revision(user=editor.user)
    StandardPageFactory(title_pl="Cudza").save_revision(user=UserFactory())
    StandardPageFactory(title_pl="Nowa", live=False, owner=editor.user)
    text = duty(editor, "drafts")
    assert "Moja" in text and "Zmiany nieopublikowane" in text
    assert "Nowa" in text and "Jeszcze nieopublikowane" in text
    assert "Cudza" not in text


def test_a_published_page_is_no_draft(editor):
    StandardPageFactory().save_revision(user=editor.user).publish()
    assert not duty(editor, "drafts")


def test_a_page_in_review_waits_for_the_reviewer_and_not_for_its_author(client):
    author, reviewer = UserFactory(groups=["Editors"]), UserFactory(groups=["Moderators"])
    page = StandardPageFactory(title_pl="Do recenzji")
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    client.force_login(author)
    assert not duty(client, "drafts") and not duty(client, "reviews")
    assert "Do recenzji" in duty(client, "submissions")
    client.force_login(reviewer)
    assert "Do recenzji" in duty(client, "reviews")
    assert author.username in duty(client, "reviews")
    state = WorkflowState.objects.get().current_task_state
    state.specific.reject(user=reviewer)
    assert not duty(client, "reviews")
    client.force_login(author)
    assert "Zwrócone do poprawy" in duty(client, "submissions")


def test_a_review_that_waits_long_is_marked(reviewer):
    page = StandardPageFactory()
    page.save_revision(user=UserFactory())
    state = page.get_workflow().start(page, UserFactory(groups=["Editors"]))
    state.current_task_state.started_at = timezone.now() - datetime.timedelta(days=8)
    state.current_task_state.save()
    html = reviewer.get(reverse("wagtailadmin_home")).text
    assert "desk-row--urgent" in html


def test_missing_and_outdated_translations_are_listed(editor):
    StandardPageFactory(title_pl="Bez", title_en="", summary_en="", body_en=[], ready_en=False)
    page = StandardPageFactory(title_pl="Stara")
    page.save_revision()
    page.summary_pl = "Inne zdanie całkiem inne."
    page.save_revision().publish()
    text = duty(editor, "translations")
    assert "Bez" in text and "English: brak" in text
    assert "Stara" in text and re.search(r"English: nieaktualne, zmieniono \d", text)


def test_the_list_of_translations_leads_to_the_report(editor):
    missing = {"title_en": "", "summary_en": "", "body_en": [], "ready_en": False}
    StandardPageFactory.create_batch(SHOWN + 1, **missing)
    html = editor.get(reverse("wagtailadmin_home")).text
    assert f"{reverse('desk_translations')}?state=outdated&amp;state=missing" in html


@pytest.mark.parametrize(
    ("due", "is_listed"),
    [(in_days(-30), True), (in_days(0), True), (in_days(59), True), (in_days(62), False)],
)
def test_obligations_are_listed_until_they_are_met(editor, due, is_listed):
    ObligationFactory(text_pl="Wysłać sprawozdanie", next_due=due)
    assert ("Wysłać sprawozdanie" in duty(editor, "deadlines")) == is_listed


def test_what_is_overdue_comes_first_and_is_marked(editor):
    ObligationFactory(text_pl="Późniejszy", next_due=in_days(20))
    ObligationFactory(text_pl="Zaległy", next_due=in_days(-1))
    text = duty(editor, "deadlines")
    assert text.index("Zaległy") < text.index("Po terminie") < text.index("Późniejszy")


def test_a_deadline_known_by_the_year_is_the_last_of_its_days(editor):
    ObligationFactory(text_pl="Tego roku", next_due=str(timezone.localdate().year - 1))
    ObligationFactory(text_pl="Za trzy lata", next_due=str(timezone.localdate().year + 3))
    text = duty(editor, "deadlines")
    assert "Tego roku" in text and "Za trzy lata" not in text


def test_terms_of_office_are_listed_until_they_end(editor):
    MembershipRoleFactory(capacity_pl="członkini rady", to_date=in_days(30))
    MembershipRoleFactory(capacity_pl="dawny członek", to_date=in_days(-1))
    text = duty(editor, "deadlines")
    assert "członkini rady" in text and "koniec kadencji" in text
    assert "dawny członek" not in text


def test_promises_are_listed_unless_they_are_kept(editor):
    CommitmentFactory(text_pl="Utworzyć radę", deadline=in_days(5))
    CommitmentFactory(text_pl="Spełniona", deadline=in_days(5), status=Commitment.Status.DONE)
    text = duty(editor, "deadlines")
    assert "Utworzyć radę" in text and "Spełniona" not in text


def test_facts_older_than_a_year_are_listed_with_whom_they_are_about(reviewer):
    group = reviewer.user.groups.get()
    group.permissions.add(Permission.objects.get(codename="change_network"))
    NetworkFactFactory(statement_pl="ponad 100 miast", as_of="2020", network__name_pl="Sieć X")
    MembershipClaimFactory(statement_pl="2011", as_of="2019-05", membership__title_pl="ICORN")
    DeclarationClaimFactory(statement_pl="11 miast", as_of=in_days(-400))
    DeclarationClaimFactory(statement_pl="świeże", as_of=in_days(-300))
    DeclarationClaimFactory(statement_pl="bez daty")
    text = duty(reviewer, "facts")
    assert "ponad 100 miast" in text and "Sieć X · stan na: 2020" in text
    assert "ICORN · stan na: maj 2019" in text and "11 miast" in text
    assert "świeże" not in text and "bez daty" not in text


def test_facts_of_networks_are_only_for_who_may_change_networks(editor):
    NetworkFactFactory(statement_pl="ponad 100 miast", as_of="2020")
    assert not duty(editor, "facts")


def test_documents_with_open_words_are_listed_for_who_may_check_them(editor):
    document = IncomingDocumentFactory(passages=("Krakéw przyjął uchwałę.",))
    document.parts.update(is_wanted=False)
    assert not duty(editor, "documents")
    doubt(document, "Krakéw")
    assert not duty(editor, "documents")
    permission = Permission.objects.get(codename="change_incomingdocument")
    editor.user.groups.get().permissions.add(permission)
    assert "Słowa do sprawdzenia" in duty(editor, "documents")


def test_only_pages_that_the_user_may_change_are_listed(editor):
    section = NewsIndexPageFactory()
    group = editor.user.groups.get()
    group.page_permissions.all().delete()
    GroupPagePermission.objects.create(group=group, page=section, permission_type="change")
    missing = {"title_en": "", "summary_en": "", "body_en": [], "ready_en": False}
    NewsPageFactory(parent=section, title_pl="Swoja", **missing)
    StandardPageFactory(title_pl="Obca", **missing)
    ObligationFactory(text_pl="Obcy obowiązek", next_due=in_days(1))
    assert "Swoja" in duty(editor, "translations")
    assert "Obca" not in duty(editor, "translations")
    assert not duty(editor, "deadlines")


@both_screens
def test_the_whole_list_of_a_kind_is_a_screen_of_its_own(client, screen):
    for number in range(SHOWN + 60):
        ObligationFactory(text_pl=f"Obowiązek {number:02}", next_due=in_days(number % 50))
    client = log_in(client, screen)
    address = reverse("desk_duty", args=["deadlines"])
    assert address in client.get(reverse("wagtailadmin_home")).text
    first, second = client.get(address), client.get(address, {"p": 2})
    assert len(first.context["rows"]) == 50 and len(second.context["rows"]) == 14
    assert client.get(address, {"p": "x"}).status_code == 200


def test_every_kind_has_its_screen(editor):
    for key in ("reviews", "submissions", "drafts", "statement", "forms", "facts", "documents"):
        assert editor.get(reverse("desk_duty", args=[key])).status_code == 200
    assert editor.get(reverse("desk_duty", args=["nonsense"]), follow=True).status_code == 404


def plenty(number, user):
    """``number`` rows of each kind of things to do."""
    for count in range(number):
        page = StandardPageFactory(title_en="", summary_en="", body_en=[], ready_en=False)
        if count < 30:
            page.save_revision(user=user)
    ObligationFactory.create_batch(number, next_due=in_days(3))
    MembershipClaimFactory.create_batch(number, as_of="2019")


@pytest.mark.parametrize("number", [1, 300])
def test_the_first_screen_keeps_to_its_budget(reviewer, number):
    plenty(number, reviewer.user)
    forget_everything()
    with CaptureQueriesContext(connection) as queries:
        assert reviewer.get(reverse("wagtailadmin_home")).status_code == 200
    assert len(queries) <= BUDGET
