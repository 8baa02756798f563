import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.utils import translation
from wagtail.models import Site


@pytest.fixture(autouse=True)
def default_language_active():
    """Each test starts in the default language: the language of a thread outlives a test."""
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def clear_caches():
    """Each test starts with cold caches."""
    cache.clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
