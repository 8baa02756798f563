"""How django-allauth signs people in here."""

import logging
import secrets
import time
from base64 import b32encode, urlsafe_b64encode
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from .second_factor import may_do_without

logger = logging.getLogger(__name__)
LINKS = ("password_reset_url", "activate_url")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of people who were invited: nobody makes one for themselves."""

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """The desk of those who write; that of the people for those who only administer them."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        if request.user.has_perm("users.view_user"):
            return reverse("admin:index")
        return reverse("account_start")

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever signed in a moment ago need not say again who they are."""
        required = super().is_reauthentication_required(app=app, **kwargs)
        return required and not self._signed_in_recently()

    def _signed_in_recently(self):
        records = get_authentication_records(self.request, self.request.user)
        since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return any(record["at"] > since for record in records)

    def send_password_reset_mail(self, user, email, context):
        """The link, or from when on there is one: not at once to an address that others gave."""
        counts_from = user.address_counts_from
        if counts_from is None:
            return super().send_password_reset_mail(user, email, context)
        waiting = {"user": user, "counts_from": counts_from}
        return self.send_mail("account/email/address_waits", email, waiting)

    def send_mail(self, template_prefix, email, context):
        """
        Send the e-mail in the recipient's language.

        A mail server that is out of reach is an entry in the server's log and no error page: an
        answer that depended on it would tell who has an account.
        """
        person = context.get("user") or get_user_model().objects.filter(email=email).first()
        language = person.language if person else translation.get_language()
        links = {name: translate_url(context[name], language) for name in LINKS if name in context}
        try:
            with translation.override(language):
                super().send_mail(template_prefix, email, {**context, **links})
        except (OSError, SMTPException):
            logger.exception("An e-mail could not be sent: %s", template_prefix)

    def render_mail(self, template_prefix, email, context, headers=None):
        """The e-mail, which says in which language it is."""
        headers = {"Content-Language": translation.get_language(), **(headers or {})}
        return super().render_mail(template_prefix, email, context, headers)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factors, their secrets encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your rights ask for a second factor. Set up another one before you remove this one."
        ),
    }

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def can_delete_authenticator(self, authenticator):
        return may_do_without(authenticator)

    def encrypt(self, text):
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return self._cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # The portal's key was exchanged: a secret that nobody knows, so that no code fits
            # until an administrator takes the second factor away.
            return b32encode(secrets.token_bytes(20)).decode()

    def _cipher(self):
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        salt = "portal.users.adapters.SecondFactorAdapter"
        digests = (salted_hmac(salt, "", secret=key, algorithm="sha256").digest() for key in keys)
        return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


class IdentityProviderAdapter(DefaultSocialAccountAdapter):
    """The city's identity provider lets in who was invited and nobody else."""

    def authenticate_by_email(self, sociallogin):
        """
        The person whose address the provider has verified, the first time that they come.

        Afterwards the provider's own name for them counts: who inherits an address does not
        inherit the account. The address counts where the provider says ``true`` of it, and says it
        of the person who came (OpenID Connect Core 1.0, sections 5.1 and 5.3.2).
        """
        if not _says_verified(sociallogin.account.extra_data):
            return None
        found = super().authenticate_by_email(sociallogin)
        if found is None or found[0].address_counts_from:
            return None
        provider = sociallogin.account.provider
        return None if found[0].socialaccount_set.filter(provider=provider).exists() else found


def _says_verified(claims):
    userinfo, id_token = (claims.get(name) or {} for name in ("userinfo", "id_token"))
    told = userinfo or id_token
    is_same_person = not (userinfo and id_token) or userinfo.get("sub") == id_token.get("sub")
    return is_same_person and told.get("email_verified") is True
