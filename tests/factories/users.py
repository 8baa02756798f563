"""People who work on the portal."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from portal.users.models import User
from portal.users.roles.keeping import grant, make_group
from portal.users.roles.models import RoleGroup


class UserFactory(DjangoModelFactory):
    """
    An account without any permission.

    ``groups`` names the groups that it belongs to; ``role`` names a role that it has, the whole
    portal over unless ``role__section`` and ``role__language`` say where and in which language.
    """

    username = factory.Sequence("user{}".format)
    email = factory.LazyAttribute("{0.username}@example.org".format)
    password = factory.django.Password("password")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, names, **kwargs):
        if create and names:
            self.groups.set(Group.objects.filter(name__in=names))

    @factory.post_generation
    def role(self, create, key, section=None, language=""):
        if create and key:
            self.groups.add(give_role(key, section, language).group)


class AdministratorFactory(UserFactory):
    """An account that may do everything."""

    is_staff = True
    is_superuser = True


def give_role(key, section=None, language=""):
    """The group of the role ``key`` in ``section``, made if need be."""
    place = {"role": key, "section": section, "language": language}
    role_group = RoleGroup.objects.filter(**place).first()
    if role_group is None:
        role_group = RoleGroup(**place)
        make_group(role_group)
        list(grant(role_group))
    return role_group
