import pytest
from django.conf import settings
from django.utils import translation

from tests.queries import forget_everything


@pytest.fixture(autouse=True)
def default_language_active():
    """Each test starts in the default language: the language of a thread outlives a test."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def cold_caches():
    """Each test starts with cold caches."""
    forget_everything()
