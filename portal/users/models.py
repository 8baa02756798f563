from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from portal.pages.languages import default_language, languages


def normal_address(address):
    """``address`` as it is stored: whatever its capitals, it is one."""
    return address.strip().lower()


class User(AbstractUser):
    """A person who works on the portal. Visitors have no accounts."""

    email = models.EmailField(_("e-mail address"))
    #: Sessions that began before are over, whatever their cookie says.
    sessions_ended_at = models.DateTimeField(_("sessions ended"), null=True, editable=False)

    #: When an administrator gave another address to somebody who had come already.
    address_given_at = models.DateTimeField(_("address given"), null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="one_person_an_address",
                violation_error_message=_("Another person has this e-mail address."),
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    def clean(self):
        super().clean()
        self.email = normal_address(self.email)

    def save(self, *args, **kwargs):
        self.email = normal_address(self.email)
        super().save(*args, **kwargs)

    @property
    def address_counts_from(self):
        """
        From when the address alone opens the account; ``None`` where it does already.

        An address that somebody else gave could be that somebody's own: until then whoever reads
        the former one can object.
        """
        if self.address_given_at is None:
            return None
        counts_from = self.address_given_at + timedelta(hours=settings.ADDRESS_WAITING_HOURS)
        return counts_from if timezone.now() < counts_from else None

    @cached_property
    def language(self):
        """The language of the screens and e-mails of this person."""
        profile = UserProfile.objects.filter(user=self).first()
        chosen = profile and profile.preferred_language
        return chosen if chosen in languages() else default_language()

    def end_sessions(self):
        """Sign this person out everywhere."""
        self.sessions_ended_at = timezone.now()
        self.save(update_fields=["sessions_ended_at"])

    def _get_session_auth_hash(self, secret=None):
        # A session holds this digest and is over when it changes: with the password, as in
        # Django itself, and when the sessions are ended.
        salt = "portal.users.models.User.get_session_auth_hash"
        value = f"{self.password}{self.sessions_ended_at or ''}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()


class Invitation(models.Model):
    """That a person was asked to work on the portal, and whether they have come."""

    person = models.OneToOneField(User, models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    sent_at = models.DateTimeField(_("sent"), null=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return str(self.person)

    @property
    def expires_at(self):
        """Until when the link in the e-mail leads in; ``None`` where none was sent."""
        return self.sent_at and self.sent_at + timedelta(days=settings.INVITATION_DAYS)

    @property
    def is_open(self):
        """Whether the link of the last e-mail still leads in."""
        return bool(
            self.sent_at
            and not self.accepted_at
            and self.person.is_active
            and timezone.now() < self.expires_at
        )

    def accept(self):
        """Note that the person has come."""
        self.accepted_at = timezone.now()
        self.save(update_fields=["accepted_at"])
