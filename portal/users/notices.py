"""E-mails to people about their accounts."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from portal.characters import carried, one_line

logger = logging.getLogger(__name__)


def mail_to(person, name, address=None, **context):
    """The e-mail ``name`` in the language of ``person``, to ``address`` where it is not theirs."""
    language = person.language
    with translation.override(language):
        context = {"person": person, "portal": settings.WAGTAIL_SITE_NAME, **context}
        subject = render_to_string(f"account/email/{name}_subject.txt", context)
        text = render_to_string(f"account/email/{name}_message.txt", context)
    headers = {"Content-Language": language}
    recipients = [address or person.email]
    return EmailMessage(one_line(subject), carried(text), to=recipients, headers=headers)


def tell(person, notice, address=None, **context):
    """
    Tell ``person`` what others did to their account, at ``address`` where that was theirs before.

    Where no mail server takes it, the server's log says so: what was done is done.
    """
    try:
        mail_to(person, notice, address, **context).send()
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent: %s", notice)
