"""Which pages are not for everybody."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Substr
from wagtail.models import AbstractPage, PageViewRestriction


def is_private(prefix=""):
    """
    Condition for pages: whether visitors must prove something before they read it.

    As Wagtail's ``get_view_restrictions``: its own restrictions, those of the pages above it, and
    for an alias those of its original. ``prefix`` leads from the queried model to the page, as in
    ``"page__"``.
    """
    step = AbstractPage.steplen
    path = OuterRef(f"{prefix}path")
    return Exists(
        PageViewRestriction.objects.filter(
            Q(page__path=Substr(path, 1, F("page__depth") * step))
            | Q(page__aliases__path=Substr(path, 1, F("page__aliases__depth") * step))
        )
    )
