"""How a signed-in person is found, and what they may do."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission


class RolesBackend(AuthenticationBackend):
    """
    Signs in as django-allauth does; what people may do comes from their groups alone.

    Nobody is given a single permission, so none is looked up. The profile, which every screen of
    Wagtail's admin asks for its language, comes with the person.
    """

    def get_user(self, user_id):
        people = get_user_model()._default_manager.select_related("wagtail_userprofile")
        person = people.filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None

    def _get_user_permissions(self, user_obj):
        return Permission.objects.none()
