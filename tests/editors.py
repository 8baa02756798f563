"""People at the Wagtail admin, as tests of its views need them."""

from wagtail.users.models import UserProfile

from tests.factories.users import AdministratorFactory

#: What editors, and whoever else, might put into a field.
NONSENSE = [
    "x" * 2000,
    "-1",
    "99999999999999999999",
    "31.02.2023",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "\x00",
    "½ 🦄 ٣",
]


def log_in(client, language):
    """``client`` with an administrator logged in whose screen speaks ``language``."""
    user = AdministratorFactory()
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client
