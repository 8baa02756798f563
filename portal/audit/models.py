from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .kinds import WORDS, name_of

#: Details that are the number of what the entry concerns.
NUMBERED = ("page", "object")


class Entry(models.Model):
    """
    Somebody did something at some time, from somewhere.

    Entries are only ever added; ``purge_audit`` shortens and removes them by age.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what was done"), max_length=100, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("person concerned"),
    )
    subject = models.CharField(_("concerned"), max_length=255)
    address = models.CharField(_("from where"), max_length=45)
    details = models.JSONField(_("details"), default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("log entry")
        verbose_name_plural = _("log of what was done")
        default_permissions = ["view"]

    def __str__(self):
        return str(self.kind_name)

    @property
    def kind_name(self):
        """What was done, in words of the active language."""
        return name_of(self.kind)

    @property
    def details_text(self):
        """The details in words: groups, rights, fields, the reason that somebody gave."""
        parts = []
        for name, value in self.details.items():
            if name in NUMBERED:
                parts.append(_("no. %(number)s") % {"number": value})
            else:
                parts += value if isinstance(value, list) else [value]
        return ", ".join(str(WORDS.get(part, part)) for part in parts)

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise NotImplementedError("What was done stays as it was recorded.")
        super().save(*args, **kwargs)
