"""Which pages rest on a resolution: each content app says it of its own pages."""

from functools import reduce
from operator import or_

from django.db.models import Q

from portal.pages.models import PortalPage

_finders = []


def register_use(find_pages):
    """
    Add a way in which pages rest on a resolution.

    ``find_pages(resolution)`` gives a query set of one column: the primary keys of the pages.
    """
    _finders.append(find_pages)


def pages_resting_on(resolution):
    """The pages that visitors may read and that rest on ``resolution``, newest first: one query."""
    conditions = [Q(pk__in=find_pages(resolution)) for find_pages in _finders]
    if not conditions:
        return PortalPage.objects.none()
    return (
        PortalPage.objects.readable_somewhere()
        .filter(reduce(or_, conditions))
        .select_related("content_type")
        .order_by("-listed_on", "pk")
    )
