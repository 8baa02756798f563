"""A page is published when somebody else than its author has approved it."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowPage

from portal.pages.models import PortalPage
from portal.workflow.keeping import make_default_workflow
from portal.workflow.models import ReviewTask
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import AdministratorFactory, give_role
from tests.pages.admin import create, edit, url
from tests.workflow.people import (
    act,
    at_the_desk_of,
    hand_in,
    person,
    published,
    set_up,
    waiting,
)

pytestmark = pytest.mark.django_db

REFUSED = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture(autouse=True)
def portal():
    set_up()


def test_author_writes_reviewer_approves_and_the_page_is_published():
    author, reviewer = person("author"), person("reviewer")
    create(at_the_desk_of(author), title_pl="Nowa strona", **{"action-submit": "1"})
    page = PortalPage.objects.get(title_pl="Nowa strona").specific
    assert not page.live
    assert act(reviewer, page, "approve").status_code == 200
    assert published(page).live


def test_reviewer_asks_for_corrections_and_the_author_hands_in_again():
    author, reviewer = person("editor"), person("reviewer")
    page = StandardPageFactory()
    hand_in(author, page, title_pl="Nowy")
    act(reviewer, page, "reject", comment="Brakuje daty.")
    assert published(page).title_pl == page.title_pl
    assert waiting(page) is None
    hand_in(author, page, title_pl="Nowszy")
    act(reviewer, page, "approve")
    assert published(page).title_pl == "Nowszy"


@pytest.mark.parametrize("role", ["reviewer", "publisher"])
def test_nobody_approves_their_own_change(role):
    user = person(role)
    page = StandardPageFactory()
    hand_in(user, page, title_pl="Moje")
    assert act(user, page, "approve").status_code == 403
    edit(
        at_the_desk_of(user),
        page,
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    assert published(page).title_pl == page.title_pl


def test_who_changed_it_before_somebody_else_did_does_not_approve_it_either():
    reviewer, translator = person("reviewer"), person("translator", "en")
    page = StandardPageFactory()
    edit(at_the_desk_of(reviewer), page, title_pl="Moje")
    hand_in(translator, published(page), title_en="Translated")
    assert act(reviewer, page, "approve").status_code == 403
    assert act(person("reviewer"), page, "approve").status_code == 200
    assert published(page).title_pl == "Moje"


def test_saving_without_a_change_makes_nobody_an_author():
    author, reviewer = person("editor"), person("reviewer")
    page = StandardPageFactory()
    body = {"body_pl": "Treść.", "body_en": "Text."}
    edit(at_the_desk_of(author), page, title_pl="Nowy", **body)
    edit(at_the_desk_of(reviewer), published(page), **body)
    hand_in(author, published(page), **body)
    assert act(reviewer, page, "approve").status_code == 200


def test_approval_in_the_form_publishes():
    page, body = StandardPageFactory(), {"body_pl": "Treść.", "body_en": "Text."}
    hand_in(person("editor"), page, title_pl="Nowy", **body)
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    edit(at_the_desk_of(person("reviewer")), published(page), **body, **approve)
    assert published(page).title_pl == "Nowy"


def test_text_that_was_never_filled_in_is_no_change_of_whoever_approves():
    author, page = person("editor"), StandardPageFactory()
    body = {"body_pl": "Treść.", "body_en": "Text."}
    edit(at_the_desk_of(author), page, title_pl="Nowy", **body)
    draft = published(page).get_latest_revision_as_object()
    draft.search_description_pl = None  # as drafts have it that no form has made
    draft.save_revision(user=author, clean=False)
    draft.get_workflow().start(draft, author)
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    edit(at_the_desk_of(person("reviewer")), published(page), **body, **approve)
    assert published(page).title_pl == "Nowy"


def test_earlier_work_that_is_published_does_not_matter():
    reviewer = person("reviewer")
    page = StandardPageFactory()
    edit(at_the_desk_of(reviewer), page, title_pl="Moje")
    hand_in(person("editor"), published(page))
    act(person("reviewer"), page, "approve")
    hand_in(person("editor"), published(page), title_pl="Inne")
    assert act(reviewer, page, "approve").status_code == 200
    assert published(page).title_pl == "Inne"


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "musi zatwierdzić inna osoba"), ("en", "somebody else has to approve")],
)
def test_correction_with_an_approval_waits_for_somebody_else(screen_language, words):
    reviewer, other = person("reviewer", screen_language=screen_language), person("reviewer")
    page = StandardPageFactory()
    hand_in(person("editor"), page, title_pl="Nowy")
    desk = at_the_desk_of(reviewer)
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    edit(desk, page, title_pl="Poprawiony", **approve)
    assert words in desk.get(url("edit", page.pk)).content.decode()
    assert published(page).title_pl == page.title_pl
    act(other, page, "approve")
    assert published(page).title_pl == "Poprawiony"


@pytest.mark.parametrize("role", ["author", "editor", "translator", "reviewer"])
@pytest.mark.parametrize("way", ["button", "bulk", "schedule", "create", "screen"])
def test_who_may_not_publish_cannot_by_any_way(role, way):
    user = person(role, "en" if role == "translator" else "")
    page = StandardPageFactory(live=False, owner=user)
    page.save_revision()
    desk = at_the_desk_of(user)
    publish = {"action-publish": "1"}
    if way == "button":
        edit(desk, page, **publish)
    elif way == "schedule":
        edit(desk, page, go_live_at="2030-01-01 10:00", **publish)
    elif way == "create":
        create(desk, title_pl="Bez pytania", **publish)
    elif way == "bulk":
        address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
        desk.post(f"{address}?id={page.pk}", {"reason": "Powód dość długi"})
    else:
        desk.post(
            reverse("workflow:publish_past_review", args=[page.pk]),
            {"reason": "Powód dość długi"},
        )
    assert not published(page).live
    assert not page.revisions.exclude(approved_go_live_at=None)
    assert not PortalPage.objects.filter(title_pl="Bez pytania", live=True)


def test_change_in_one_language_may_be_approved_by_a_reviewer_of_that_language():
    english = person("reviewer", "en")
    page = StandardPageFactory()
    hand_in(person("translator", "en"), page, title_en="New")
    assert act(english, page, "approve").status_code == 200
    assert published(page).title_en == "New"


@pytest.mark.parametrize(
    "change",
    [{"title_pl": "Nowy"}, {"original_language": "en"}, {"title_pl": "Nowy", "title_en": "New"}],
)
def test_reviewer_of_a_language_approves_nothing_else(change):
    english = person("reviewer", "en")
    page = StandardPageFactory()
    hand_in(person("editor"), page, **change)
    assert act(english, page, "approve").status_code == 403
    assert act(person("reviewer"), page, "approve").status_code == 200


def test_new_page_is_not_a_change_of_one_language():
    page = StandardPageFactory(live=False, ready_pl=False)
    hand_in(person("editor"), page, ready_pl="")
    assert waiting(page).changes.facts
    assert act(person("reviewer", "en"), page, "approve").status_code == 403


def test_reviewer_of_a_section_approves_nothing_elsewhere():
    news, elsewhere = NewsIndexPageFactory(), StandardPageFactory()
    reviewer = person("reviewer", section=news)
    inside = NewsPageFactory(parent=news)
    for page in (inside, elsewhere):
        page.save_revision(user=person("editor"))
        page.get_workflow().start(page, person("editor"))
    assert act(reviewer, elsewhere, "approve").status_code == 403
    assert act(reviewer, inside, "approve").status_code == 200


def test_reviewer_finds_what_waits_for_them_and_not_their_own():
    reviewer = person("reviewer")
    mine, other = StandardPageFactory(title_pl="Moja"), StandardPageFactory(title_pl="Cudza")
    hand_in(reviewer, mine, title_pl="Moja zmiana")
    hand_in(person("editor"), other, title_pl="Cudza zmiana")
    states = TaskState.objects.reviewable_by(reviewer)
    assert [state.workflow_state.object_id for state in states] == [str(other.pk)]


@pytest.mark.parametrize(
    ("screen_language", "words"),
    [("pl", "Czeka na sprawdzenie przez: Ewa Nowak"), ("en", "Waits for a review by: Ewa Nowak")],
)
def test_edit_form_says_whom_the_page_waits_for(screen_language, words):
    person("reviewer", first_name="Ewa", last_name="Nowak")
    editor = person("editor", screen_language=screen_language)
    page = StandardPageFactory()
    hand_in(editor, page, title_pl="Nowy")
    assert words in at_the_desk_of(editor).get(url("edit", page.pk)).content.decode()


@pytest.mark.parametrize(
    ("screen_language", "words"), [("pl", "Przekaż do sprawdzenia"), ("en", "Hand in for review")]
)
def test_button_says_plainly_what_it_does(screen_language, words):
    editor = person("editor", screen_language=screen_language)
    page = StandardPageFactory()
    html = at_the_desk_of(editor).get(url("edit", page.pk)).content.decode()
    assert words in html
    assert 'name="action-publish"' not in html


def test_page_under_review_is_kept_from_changes_of_its_author():
    editor = person("editor")
    page = StandardPageFactory()
    hand_in(editor, page, title_pl="Nowy")
    edit(at_the_desk_of(editor), page, title_pl="Jeszcze nowszy")
    assert published(page).get_latest_revision_as_object().title_pl == "Nowy"


def test_system_administrator_publishes_at_once():
    page = StandardPageFactory()
    edit(at_the_desk_of(AdministratorFactory()), page, title_pl="Nowy", **{"action-publish": "1"})
    assert published(page).title_pl == "Nowy"


def test_all_pages_go_through_the_portals_review():
    assert isinstance(StandardPageFactory().get_workflow().tasks.get().specific, ReviewTask)


def test_workflow_that_the_office_made_stays():
    ReviewTask.objects.all().delete()
    own = Workflow.objects.create(name="Nasz obieg")
    WorkflowPage.objects.update(workflow=own)
    make_default_workflow(report=lambda line: None)
    assert StandardPageFactory().get_workflow() == own


def test_workflow_that_the_office_switched_off_stays_so():
    StandardPageFactory().get_workflow().deactivate()
    lines = []
    make_default_workflow(report=lines.append)
    assert lines == []
    assert StandardPageFactory().get_workflow() is None


def test_wagtails_own_tasks_still_work_beside_it():
    group = give_role("reviewer").group
    task = GroupApprovalTask.objects.create(name="Inne")
    task.groups.add(group)
    assert TaskState.objects.reviewable_by(person("reviewer")).count() == 0
