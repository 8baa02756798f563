"""People and the steps of a review, as the tests of the workflow need them."""

from django.test import Client
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from portal.users.roles.keeping import sync_roles
from portal.workflow.models import ReviewState
from tests.factories.users import UserFactory
from tests.pages.admin import edit, url


def set_up():
    """The groups of the roles and the portal's workflow, as after the installation."""
    sync_roles(report=lambda line: None)


def person(role, language="", section=None, screen_language="", **attributes):
    """Somebody with ``role``."""
    user = UserFactory(role=role, role__language=language, role__section=section, **attributes)
    UserProfile.objects.create(user=user, preferred_language=screen_language)
    return user


def at_the_desk_of(user):
    """A browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def hand_in(user, page, **changes):
    """Let ``user`` change ``page`` and hand it in; return the review that it waits for."""
    edit(at_the_desk_of(user), page, **{"action-submit": "1"} | changes)
    return waiting(page)


def waiting(page):
    """The review that ``page`` waits for, if it does."""
    reviews = ReviewState.objects.filter(workflow_state__object_id=str(page.pk))
    return reviews.filter(status=TaskState.STATUS_IN_PROGRESS).first()


def act(user, page, action, comment="", review=None):
    """Let ``user`` approve or reject ``page`` by the button above it."""
    review = review or waiting(page)
    return at_the_desk_of(user).post(
        url("workflow_action", page.pk, action, review.pk),
        {"comment": comment},
        headers={"x-requested-with": "XMLHttpRequest"},
    )


def published(page):
    """``page`` as visitors read it."""
    return page.specific_class.objects.get(pk=page.pk)
