"""E-mails about reviews, each in the language of whoever gets it."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.users.models import UserProfile

from portal.characters import carried, one_line
from portal.pages.languages import default_language
from portal.users.roles.declared import EDITOR
from portal.users.roles.models import RoleGroup

from .changes import EVERYTHING, revisions_since_published
from .reviewers import people_to_ask

logger = logging.getLogger(__name__)


class MailAboutPage(EmailMultiAlternatives):
    """
    A message about a page in one language, which each of its parts names: RFC 3282.

    All messages about the page answer one that is never sent, so that programs show them as one
    thread: RFC 5322, 3.6.4.
    """

    def __init__(self, *args, page, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language
        thread = f"<page-{page.pk}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}>"
        self.extra_headers |= {
            "Auto-Submitted": "auto-generated",
            "In-Reply-To": thread,
            "References": thread,
        }

    def message(self, *args, **kwargs):
        message = super().message(*args, **kwargs)
        for part in message.walk():
            if not part.is_multipart():
                part["Content-Language"] = self.language
        return message


def ask_for_review(instance, user=None, **kwargs):
    """A page has been handed in: ask those who are to review it."""
    page = instance.workflow_state.content_object.specific
    authors = set(revisions_since_published(page).values_list("user", flat=True))
    if user:
        authors.add(user.pk)
    asked = people_to_ask(page, instance.changes, authors)
    asked = asked or {person: [] for person in _administrators() if person.pk not in authors}
    for person, others in asked.items():

        def words(title, others=others):
            yield _("Please review “%(title)s”") % {"title": title}
            yield _("%(person)s has handed in the page “%(title)s” for review.") % {
                "person": name_of(user),
                "title": title,
            }
            if not instance.facts:
                names = ", ".join(dict(settings.LANGUAGES)[code] for code in instance.languages)
                yield _("Only the text in this language has changed: %(language)s.") % {
                    "language": names
                }
            for other in others:
                yield _("You get this because %(person)s is away and you are the deputy.") % {
                    "person": name_of(other)
                }

        send("submitted", person, page, words)


def tell_of_approval(instance, user=None, **kwargs):
    """A page has been approved and published: tell who handed it in."""
    if instance.status != instance.STATUS_APPROVED:  # no task was left to approve it
        return

    def words(title):
        yield _("“%(title)s” has been approved") % {"title": title}
        yield _("%(person)s has approved the page “%(title)s”; it is published.") % {
            "person": name_of(user),
            "title": title,
        }

    _tell_requester("approved", instance, user, words)


def tell_of_corrections(instance, user=None, **kwargs):
    """A page has been sent back: tell who handed it in what to correct."""

    def words(title):
        yield _("“%(title)s” needs corrections") % {"title": title}
        yield _("%(person)s asks you to correct the page “%(title)s” and hand it in again.") % {
            "person": name_of(user),
            "title": title,
        }

    _tell_requester("rejected", instance, user, words)


def tell_of_publication_past_review(page, user, reason):
    """A page went past the review: tell those who would have reviewed it, and why."""

    def words(title):
        yield _("“%(title)s” was published without a review") % {"title": title}
        yield _("%(person)s has published the page “%(title)s” without a review.") % {
            "person": name_of(user),
            "title": title,
        }

    for person in people_to_ask(page, EVERYTHING, {user.pk}):
        send("submitted", person, page, words, comment=reason)


def _tell_requester(preference, workflow_state, user, words):
    page = workflow_state.content_object
    if page is None:
        return
    state = workflow_state.current_task_state
    comment = state.specific.get_comment() if state else ""
    requester = workflow_state.requested_by
    is_here = requester and requester.is_active
    for person in [requester] if is_here else _in_place_of_requester(page):
        if person != user:
            send(preference, person, page.specific, words, comment=comment)


def _in_place_of_requester(page):
    """
    Who gets the answer where whoever handed ``page`` in is gone.

    Those who wrote the draft with them or made the page; else the editors of the section; else the
    administrators.
    """
    authors = revisions_since_published(page).values_list("user", flat=True)
    people = get_user_model().objects.filter(is_active=True)
    editors = RoleGroup.objects.filter(role=EDITOR.key).select_related("section")
    groups = [
        group.group_id
        for group in editors
        if not group.section or page.path.startswith(group.section.path)
    ]
    return (
        list(people.filter(pk__in=[page.owner_id, *authors]))
        or list(people.filter(groups__in=groups).distinct())
        or list(_administrators())
    )


def _administrators():
    """The people who may do everything: the last whom one can ask."""
    return get_user_model().objects.filter(is_active=True, is_superuser=True)


def send(preference, person, page, words, comment=""):
    """
    Send a message about ``page`` once the transaction is done.

    ``words`` gives the subject and then the sentences, in the active language. Nothing is sent to
    whoever has no address or has switched off messages of the kind ``preference``.
    """
    profile = UserProfile.get_for_user(person)
    if not (person.is_active and person.email and getattr(profile, f"{preference}_notifications")):
        return
    language = profile.preferred_language or default_language()
    with translation.override(language):
        subject, *sentences = words(page.get_admin_display_title())
        context = {
            "subject": subject,
            "sentences": sentences,
            "comment": comment,
            "language": language,
            "address": _address("wagtailadmin_pages:edit", page.pk),
            "preferences": _address("wagtailadmin_account") + "#tab-notifications",
        }
        text = render_to_string("workflow/mail.txt", context)
        html = render_to_string("workflow/mail.html", context)
    mail = MailAboutPage(
        one_line(subject),
        carried(text),
        to=[person.email],
        page=page,
        language=language,
    )
    mail.attach_alternative(carried(html), "text/html")
    transaction.on_commit(lambda: _deliver(mail))


def _deliver(mail):
    """Send ``mail``. What the editor did is done, whether or not the mail server answers."""
    try:
        mail.connection = get_connection()
        mail.send()
    except Exception:
        logger.exception("The message “%s” could not be sent", mail.subject)


def name_of(person):
    """What messages call ``person``; the portal itself where nobody did it."""
    return get_user_display_name(person) if person else settings.WAGTAIL_SITE_NAME


def _address(name, *args):
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=args)
