"""Which group gives which role, and where."""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from portal.pages.languages import language_choices, languages
from portal.pages.models import PortalPage

from .declared import GROUP_ROLES, ByLanguage


def role_choices():
    """Pairs of key and name of the roles that a group can give."""
    return [(role.key, role.name) for role in GROUP_ROLES.values()]


class RoleGroup(models.Model):
    """
    A group that gives a role: for the whole portal or for one section, maybe in one language.

    The portal makes the group and keeps its permissions (``keeping.py``). Those of the whole
    portal come by themselves; an administrator of people adds those of a section.
    """

    role = models.CharField(_("role"), max_length=40, choices=role_choices)
    section = models.ForeignKey(
        PortalPage,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The role holds for this page and all pages below it. Empty: everywhere."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=language_choices,
        blank=True,
        help_text=_(
            "Translators may change only the text in this language. Reviewers of a language get "
            "the changes that are in it alone."
        ),
    )
    group = models.OneToOneField(
        Group,
        verbose_name=_("group"),
        on_delete=models.CASCADE,
        related_name="role_group",
        editable=False,
    )
    granted = models.JSONField(_("granted"), default=list, editable=False)

    class Meta:
        verbose_name = _("role in a section")
        verbose_name_plural = _("roles in sections")
        ordering = ["pk"]
        constraints = [
            # Two, because not every database takes “nowhere in particular” for a place.
            models.UniqueConstraint(
                fields=["role", "section", "language"],
                condition=models.Q(section__isnull=False),
                name="one_group_for_a_role_in_a_section",
                violation_error_message=_("There is such a group already."),
            ),
            models.UniqueConstraint(
                fields=["role", "language"],
                condition=models.Q(section__isnull=True),
                name="one_group_for_a_role_everywhere",
                violation_error_message=_("There is such a group already."),
            ),
        ]

    def __str__(self):
        return self.group.name if self.group_id else str(self.role)

    @property
    def declared(self):
        """The declaration of the role; ``None`` where it is no longer one."""
        return GROUP_ROLES.get(self.role)

    @property
    def is_for_all(self):
        """Whether the group comes by itself rather than from an administrator of people."""
        role = self.declared
        if role is None or self.section_id:
            return False
        if role.by_language == ByLanguage.ALWAYS:
            return self.language in languages()
        return not self.language

    def clean(self):
        role = self.declared
        if role is None:
            return
        if role.by_language == ByLanguage.ALWAYS and not self.language:
            raise ValidationError({"language": _("Say for which language.")})
        if role.by_language == ByLanguage.NEVER and self.language:
            raise ValidationError({"language": _("This role is the same in all languages.")})
        if not role.by_section and self.section_id:
            raise ValidationError({"section": _("This role always holds everywhere.")})


@receiver(post_delete, sender=RoleGroup)
def delete_group(instance, **kwargs):
    """A group that the portal made goes with the role that it gave."""
    Group.objects.filter(pk=instance.group_id).delete()
