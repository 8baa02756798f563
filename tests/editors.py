"""People at the Wagtail admin, as tests of its views need them."""

from wagtail.users.models import UserProfile

from tests.factories.users import AdministratorFactory


def log_in(client, language):
    """``client`` with an administrator logged in whose screen speaks ``language``."""
    user = AdministratorFactory()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client
