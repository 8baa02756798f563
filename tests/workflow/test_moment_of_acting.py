"""Rights and drafts are looked at when somebody acts, not when they opened the screen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Task, TaskState, Workflow

from portal.pages.models import PortalPage
from portal.workflow.models import Absence
from tests.factories.pages import StandardPageFactory
from tests.factories.users import AdministratorFactory
from tests.pages.admin import create, edit, log_in, url
from tests.workflow.people import act, at_the_desk_of, hand_in, person, published, set_up, waiting

pytestmark = pytest.mark.django_db

REASON = "Odwołano jutrzejsze spotkanie."


@pytest.fixture(autouse=True)
def portal():
    set_up()


def correct(page, title, user=None):
    """Let ``user`` write another ``title`` into the draft of ``page``."""
    draft = published(page).get_latest_revision_as_object()
    draft.title_pl = title
    draft.save_revision(user=user)


@pytest.mark.parametrize("view", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("action", ["approve", "reject"])
def test_review_of_another_page_is_refused(view, method, action):
    page, other = StandardPageFactory.create_batch(2)
    review = hand_in(person("editor"), page, title_pl="Nowy")
    hand_in(person("editor"), other, title_pl="Inny")
    desk = at_the_desk_of(AdministratorFactory())
    asked_by_script = {"x-requested-with": "XMLHttpRequest"}
    address = url(view, other.pk, action, review.pk)
    response = getattr(desk, method)(address, headers=asked_by_script)
    assert response.status_code == 403
    assert waiting(page).pk == review.pk
    assert published(page).title_pl == page.title_pl
    assert published(other).title_pl == other.title_pl


def test_review_that_is_over_is_not_approved_once_more():
    page, editor = StandardPageFactory(), person("editor")
    first = hand_in(editor, page, title_pl="Nowy")
    act(person("reviewer"), page, "reject")
    hand_in(editor, page, title_pl="Nowszy")
    act(person("reviewer"), page, "approve", review=first)
    assert published(page).title_pl == page.title_pl


def test_button_does_not_publish_what_was_changed_since_and_does_once_it_was_shown():
    page, reviewer = StandardPageFactory(), person("reviewer")
    hand_in(person("editor"), page, title_pl="Nowy")
    correct(page, "Podmieniony", person("reviewer"))
    act(reviewer, page, "approve")
    assert published(page).title_pl == page.title_pl
    act(reviewer, page, "approve")
    assert published(page).title_pl == "Podmieniony"


def test_form_of_a_comment_carries_what_was_looked_at():
    page, reviewer = StandardPageFactory(), person("reviewer")
    review = hand_in(person("editor"), page, title_pl="Nowy")
    desk = at_the_desk_of(reviewer)
    form = desk.get(url("workflow_action", page.pk, "approve", review.pk))
    correct(page, "Podmieniony", person("reviewer"))
    desk.post(form.context["submit_url"], {"comment": ""})
    assert published(page).title_pl == page.title_pl
    form = desk.get(url("workflow_action", page.pk, "approve", review.pk))
    desk.post(form.context["submit_url"], {"comment": ""})
    assert published(page).title_pl == "Podmieniony"


def test_edit_form_does_not_approve_over_a_newer_draft():
    page = StandardPageFactory()
    hand_in(person("editor"), page, title_pl="Nowy")
    seen = published(page).get_latest_revision()
    correct(page, "Podmieniony", person("reviewer"))
    edit(
        at_the_desk_of(person("reviewer")),
        page,
        loaded_revision_id=str(seen.pk),
        loaded_revision_created_at=seen.created_at.isoformat(),
        **{"action-workflow-action": "1", "workflow-action-name": "approve"},
    )
    assert published(page).title_pl == page.title_pl


@pytest.mark.parametrize("sent", ["{", "[]", '{"update": false}', '{"user": 1}'])
def test_edit_form_takes_nothing_with_an_approval_but_a_comment(sent):
    page = StandardPageFactory()
    review = hand_in(person("editor"), page, title_pl="Nowy")
    approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    desk = at_the_desk_of(person("reviewer"))
    edit(desk, page, **approve, **{"workflow-action-extra-data": sent})
    assert waiting(page) == review
    assert published(page).title_pl == page.title_pl


def test_publication_past_the_review_shows_a_newer_draft_first():
    page, desk = StandardPageFactory(), at_the_desk_of(person("publisher"))
    correct(page, "Nowy")
    address = reverse("workflow:publish_past_review", args=[page.pk])
    mark = desk.get(address).context["mark_of_draft"]
    correct(page, "Podmieniony")
    response = desk.post(address, {"reason": REASON, "draft": mark})
    assert REASON in response.content.decode()
    assert published(page).title_pl == page.title_pl
    desk.post(address, {"reason": REASON, "draft": response.context["mark_of_draft"]})
    assert published(page).title_pl == "Podmieniony"


def test_several_pages_at_once_leave_out_the_one_that_was_changed_since():
    pages, desk = StandardPageFactory.create_batch(2), at_the_desk_of(person("publisher"))
    for page in pages:
        correct(page, "Nowy")
    address = reverse("wagtail_bulk_action", args=["pages", "portalpage", "publish"])
    address = f"{address}?id={pages[0].pk}&id={pages[1].pk}"
    looked_at = desk.get(address).context["form"]["looked_at"].value()
    correct(pages[1], "Podmieniony")
    desk.post(address, {"reason": REASON, "looked_at": looked_at})
    assert [published(page).title_pl for page in pages] == ["Nowy", pages[1].title_pl]


def test_change_of_the_other_language_during_the_review_needs_its_reviewers():
    page, english = StandardPageFactory(), person("reviewer", "en")
    review = hand_in(person("translator", "en"), page, title_en="New")
    assert review in [state.specific for state in TaskState.objects.reviewable_by(english)]
    correct(page, "Podmieniony", person("reviewer"))
    assert act(english, page, "approve").status_code == 403
    assert not TaskState.objects.reviewable_by(english)
    assert published(page).title_en == page.title_en


def away(absentee, deputy):
    today = timezone.localdate()
    return Absence.objects.create(person=absentee, since=today, until=today, deputy=deputy)


@pytest.mark.parametrize("loss", ["role", "role of the absent", "absent is gone", "absence ended"])
def test_deputy_approves_only_as_long_as_both_could_and_the_absence_lasts(loss):
    page, absentee, deputy = StandardPageFactory(), person("reviewer"), person("reviewer", "en")
    absence = away(absentee, deputy)
    hand_in(person("editor"), page, title_pl="Nowy")
    if loss == "role":
        deputy.groups.clear()
        deputy.groups.add(*person("author").groups.all())
    elif loss == "role of the absent":
        absentee.groups.clear()
    elif loss == "absent is gone":
        absentee.is_active = False
        absentee.save()
    else:
        absence.until = timezone.localdate() - timedelta(days=1)
        absence.since = absence.until
        absence.save()
    assert act(deputy, page, "approve").status_code in (302, 403)
    assert published(page).title_pl == page.title_pl


def test_deputy_approves_in_place_of_the_absent():
    page, absentee, deputy = StandardPageFactory(), person("reviewer"), person("reviewer", "en")
    away(absentee, deputy)
    hand_in(person("editor"), page, title_pl="Nowy")
    assert act(deputy, page, "approve").status_code == 200
    assert published(page).title_pl == "Nowy"


@pytest.fixture(params=["none", "inactive", "without a task", "switched off"])
def no_review(request, settings):
    if request.param == "switched off":
        settings.WAGTAIL_WORKFLOW_ENABLED = False
    elif request.param == "without a task":
        Task.objects.update(active=False)
    elif request.param == "inactive":
        Workflow.objects.update(active=False)
    else:
        Workflow.objects.all().delete()


@pytest.mark.parametrize(("role", "publishes"), [("author", 0), ("editor", 0), ("publisher", 1)])
def test_without_a_workflow_one_publishes_at_once_or_keeps_a_draft(no_review, role, publishes):
    page, desk = StandardPageFactory(), at_the_desk_of(person(role))
    both = {"action-submit": "1", "action-publish": "1"}
    assert "action-submit" not in desk.get(url("edit", page.pk)).content.decode()
    assert edit(desk, page, title_pl="Nowy", **both).status_code == 302
    assert create(desk, title_pl="Nowa", **both).status_code == 302
    assert (published(page).title_pl == "Nowy") is bool(publishes)
    assert PortalPage.objects.get(draft_title="Nowa").live is bool(publishes)


@pytest.mark.parametrize("end", ["task", "workflow"])
def test_switching_the_review_off_publishes_nothing(end):
    page = StandardPageFactory()
    hand_in(person("editor"), page, title_pl="Nowy")
    if end == "task":
        page.get_workflow().tasks.get().specific.deactivate()
    else:
        page.get_workflow().deactivate()
    assert published(page).title_pl == page.title_pl
    assert published(page).current_workflow_state is None


@pytest.mark.parametrize(
    ("screen_language", "words"), [("pl", "przypisać na nowo"), ("en", "assigned to it anew")]
)
def test_disabling_says_that_the_pages_have_to_be_assigned_anew(client, screen_language, words):
    log_in(client, screen_language)
    workflow = StandardPageFactory().get_workflow()
    response = client.get(reverse("wagtailadmin_workflows:disable", args=[workflow.pk]))
    assert words in response.content.decode()


@pytest.mark.parametrize("loss", ["deactivated", "deleted"])
@pytest.mark.parametrize("action", ["approve", "reject"])
def test_answer_finds_somebody_where_the_author_is_gone(
    loss, action, mailoutbox, django_capture_on_commit_callbacks
):
    page, author, colleague = StandardPageFactory(), person("editor"), person("editor")
    hand_in(author, page, title_pl="Nowy")
    if loss == "deleted":
        author.delete()
    else:
        author.is_active = False
        author.save()
    reviewer = person("reviewer")
    with django_capture_on_commit_callbacks(execute=True):
        act(reviewer, page, action)
    assert waiting(page) is None
    assert colleague.email in [address for mail in mailoutbox for address in mail.to]
