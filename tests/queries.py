"""What tests of query budgets share."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Site


def forget_everything():
    """Empty every cache that could spare a query, as on a server that has just started."""
    cache.clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
