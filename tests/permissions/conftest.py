"""What the tests of every address have in common."""

import pytest
from django.db import transaction

from portal.users.roles.keeping import sync_roles

from .samples import Samples


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker):
    """The things that the addresses lead to, once for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        sync_roles(report=lambda line: None)
        yield Samples()
        transaction.set_rollback(True)


@pytest.fixture
def security_contact(settings):
    """Without one, nothing is at the address that names it."""
    settings.SECURITY_CONTACTS = ["mailto:security@example.org"]
