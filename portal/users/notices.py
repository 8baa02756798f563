"""Telling a person what others did to their account."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from portal.characters import carried, one_line

logger = logging.getLogger(__name__)


def tell(person, notice, address=None, **context):
    """
    Send ``person`` the e-mail ``notice``, to ``address`` where that is no longer theirs.

    Where no mail server takes it, the server's log says so: what was done is done.
    """
    with translation.override(person.language):
        context = {"person": person, "portal": settings.WAGTAIL_SITE_NAME, **context}
        subject = render_to_string(f"account/email/{notice}_subject.txt", context)
        text = render_to_string(f"account/email/{notice}_message.txt", context)
    try:
        send_mail(one_line(subject), carried(text), None, [address or person.email])
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent: %s", notice)
