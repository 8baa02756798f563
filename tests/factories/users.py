"""People who work on the portal."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from portal.users.models import User


class UserFactory(DjangoModelFactory):
    """An account without any permission; ``groups`` names the groups that it belongs to."""

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


class AdministratorFactory(UserFactory):
    """An account that may do everything."""

    is_staff = True
    is_superuser = True
