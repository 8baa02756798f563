"""Messages about reviews go to whom they concern, in their own language."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone, translation

from portal.workflow.models import Absence
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import edit
from tests.workflow.people import act, at_the_desk_of, hand_in, person, published, set_up

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture(autouse=True)
def portal(django_capture_on_commit_callbacks):
    set_up()


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Do something; return the messages that it sends, by address."""

    def run(action, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **kwargs)
        return {address: message for message in mail.outbox for address in message.to}

    return run


def away(user, deputy=None, days=(0, 1)):
    today = timezone.localdate()
    since, until = (today + datetime.timedelta(days=each) for each in days)
    return Absence.objects.create(person=user, since=since, until=until, deputy=deputy)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("pl", "przekazuje do sprawdzenia stronę"),
        ("en", "has handed in the page"),
        ("", "do sprawdzenia"),
    ],
)
@pytest.mark.parametrize("senders_language", ["pl", "en"])
def test_reviewer_is_asked_in_their_own_language(sent, language, words, senders_language):
    reviewer = person("reviewer", screen_language=language)
    editor = person("editor", screen_language=senders_language, first_name="Ewa", last_name="Kot")
    page = StandardPageFactory(title_pl="Prawa")
    with translation.override(senders_language):
        messages = sent(hand_in, editor, page, title_pl="Prawo do miasta", title_en="Right")
    message = messages[reviewer.email]
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    for text in (message.body, html):
        assert words in text
        assert "Ewa Kot" in text
        assert f"http://localhost:8000/cms/pages/{page.pk}/edit/" in text
    assert f'lang="{language or "pl"}"' in html


def test_author_is_not_asked_and_nobody_of_another_section(sent):
    news = NewsIndexPageFactory()
    elsewhere = person("reviewer", section=NewsIndexPageFactory())
    author, other = person("reviewer"), person("reviewer", section=news)
    page = NewsPageFactory(parent=news)
    page.save_revision(user=author)
    messages = sent(page.get_workflow().start, page, author)
    assert set(messages) == {other.email}
    assert elsewhere.email not in messages


def test_change_in_english_alone_goes_to_the_reviewers_of_english(sent):
    english, general = person("reviewer", "en"), person("reviewer")
    page = StandardPageFactory()
    messages = sent(hand_in, person("translator", "en"), page, title_en="New")
    assert set(messages) == {english.email}
    assert "English" in messages[english.email].body
    assert general.email not in messages


def test_change_in_english_alone_goes_to_the_others_where_nobody_reviews_english(sent):
    general = person("reviewer")
    messages = sent(hand_in, person("translator", "en"), StandardPageFactory(), title_en="New")
    assert set(messages) == {general.email}


def test_publishers_are_asked_where_there_is_no_reviewer(sent):
    publisher = person("publisher")
    messages = sent(hand_in, person("editor"), StandardPageFactory(), title_pl="Nowy")
    assert set(messages) == {publisher.email}


def test_deputy_is_asked_and_told_for_whom(sent):
    absent = person("reviewer", first_name="Anna", last_name="Lis")
    deputy = person("reviewer", section=NewsIndexPageFactory())
    away(absent, deputy)
    page = StandardPageFactory()
    messages = sent(hand_in, person("editor"), page, title_pl="Nowy")
    assert set(messages) == {deputy.email}
    assert "Anna Lis" in messages[deputy.email].body
    assert act(deputy, page, "approve").status_code == 200


def test_without_a_deputy_the_other_reviewers_are_asked(sent):
    absent, present = person("reviewer"), person("reviewer")
    away(absent)
    messages = sent(hand_in, person("editor"), StandardPageFactory(), title_pl="Nowy")
    assert set(messages) == {present.email}


def test_publishers_are_asked_where_all_reviewers_are_away(sent):
    away(person("reviewer"))
    publisher = person("publisher")
    messages = sent(hand_in, person("editor"), StandardPageFactory(), title_pl="Nowy")
    assert set(messages) == {publisher.email}


@pytest.mark.parametrize("days", [(-5, -1), (1, 5)])
def test_absence_that_is_over_or_to_come_changes_nothing(sent, days):
    reviewer, deputy = person("reviewer"), person("reviewer", section=NewsIndexPageFactory())
    away(reviewer, deputy, days)
    page = StandardPageFactory()
    messages = sent(hand_in, person("editor"), page, title_pl="Nowy")
    assert set(messages) == {reviewer.email}
    assert act(deputy, page, "approve").status_code == 403


def test_deputy_who_is_away_as_well_is_not_asked(sent):
    first, second, third = person("reviewer"), person("reviewer"), person("reviewer")
    away(first, second)
    away(second)
    messages = sent(hand_in, person("editor"), StandardPageFactory(), title_pl="Nowy")
    assert set(messages) == {third.email}


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "prosi o poprawienie strony"), ("en", "asks you to correct the page")],
)
def test_author_gets_the_comment_in_their_own_language(sent, language, words):
    editor, reviewer = person("editor", screen_language=language), person("reviewer")
    page = StandardPageFactory()
    hand_in(editor, page, title_pl="Nowy")
    messages = sent(act, reviewer, page, "reject", comment="Brakuje <daty>.")
    message = messages[editor.email]
    assert words in message.body
    assert "Brakuje <daty>." in message.body
    assert "Brakuje &lt;daty&gt;." in message.alternatives[0][0]


def test_messages_about_a_page_are_one_thread_in_one_language(sent):
    reviewer, editor = person("reviewer"), person("editor", screen_language="en")
    page, other = StandardPageFactory(), StandardPageFactory()
    address = "https://example.org/" + "a" * 1100
    asked = sent(hand_in, editor, page, title_pl="Prawa")[reviewer.email].message()
    elsewhere = sent(hand_in, editor, other, title_pl="Prawa")[reviewer.email].message()
    answer = sent(act, reviewer, page, "reject", comment=f"Popraw {address}")[editor.email]
    answered = answer.message()
    assert asked["References"] == asked["In-Reply-To"] == answered["References"]
    assert asked["References"] != elsewhere["References"]
    assert len({message["Message-ID"] for message in (asked, elsewhere, answered)}) == 3
    assert f'<a href="{address}"' in answer.alternatives[0][0]
    for message, language in ((asked, "pl"), (answered, "en")):
        parts = [part for part in message.walk() if not part.is_multipart()]
        assert [part["Content-Language"] for part in parts] == [language] * 2
    assert max(map(len, answered.as_bytes().splitlines())) <= 998


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "zatwierdza stronę"), ("en", "has approved the page")]
)
def test_author_learns_of_the_approval(sent, language, words):
    editor, reviewer = person("editor", screen_language=language), person("reviewer")
    page = StandardPageFactory()
    hand_in(editor, page, title_pl="Nowy")
    messages = sent(act, reviewer, page, "approve")
    assert words in messages[editor.email].body


def test_who_wants_no_messages_gets_none(sent):
    reviewer = person("reviewer")
    reviewer.wagtail_userprofile.submitted_notifications = False
    reviewer.wagtail_userprofile.save()
    assert sent(hand_in, person("editor"), StandardPageFactory(), title_pl="Nowy") == {}


def test_reviewers_learn_why_something_went_past_them(sent):
    reviewer, publisher = person("reviewer"), person("publisher")
    page = StandardPageFactory()
    desk = at_the_desk_of(publisher)
    response = edit(desk, page, title_pl="Pilne", **{"action-publish": "1"})
    messages = sent(desk.post, response.url, {"reason": "Odwołano spotkanie."})
    assert set(messages) == {reviewer.email}
    assert "Odwołano spotkanie." in messages[reviewer.email].body


def test_mail_server_that_does_not_answer_stops_nobody(sent, settings, caplog):
    settings.EMAIL_BACKEND = "tests.workflow.test_mails.BrokenBackend"
    person("reviewer")
    page = StandardPageFactory()
    assert sent(hand_in, person("editor"), page, title_pl="Nowy") == {}
    assert published(page).get_latest_revision_as_object().title_pl == "Nowy"
    assert "could not be sent" in caplog.text


class BrokenBackend:
    """A mail server that is not there."""

    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionError
