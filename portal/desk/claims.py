"""Facts that have grown old: numbers and dates that a source gave more than a year ago."""

import datetime

from django.db.models import F, TextField, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.snippets.models import get_snippet_models

from portal.civic.models import Claim
from portal.pages.collation import Alphabetical
from portal.pages.languages import active_language, first_text, localized
from portal.pages.models import PortalPage

from .deadlines import date_of, end_of
from .duties import Duty, Row, edit_page_url, editable_pages

DAYS_FRESH = 365


class ClaimsDuty(Duty):
    """What sources say as of more than a year ago, the oldest first."""

    key = "facts"
    title = gettext_lazy("Facts older than a year")
    icon = "history"
    order = 70

    def items(self, user):
        pages = editable_pages(user).filter(live=True).order_by().values("pk")
        found = [
            self._find(model, owner, pages)
            for model, owner in claim_models()
            if issubclass(owner.related_model, PortalPage) or may_change(user, owner.related_model)
        ]
        if not found:
            return []
        first, *others = found
        return first.union(*others, all=True).order_by("row_end", "row_text", "row_owner")

    def _find(self, model, owner, pages):
        language = active_language()
        is_page = issubclass(owner.related_model, PortalPage)
        name = f"{owner.name}__{'title' if is_page else 'name'}"
        rows = model.objects.filter(**{f"{owner.name}__in": pages}) if is_page else model.objects
        oldest = timezone.localdate() - datetime.timedelta(days=DAYS_FRESH)
        return (
            rows.annotate(
                row_model=Value(model._meta.label_lower, output_field=TextField()),
                row_owner=F(f"{owner.name}__pk"),
                row_name=first_text(name, language),
                row_subject=first_text("subject", language),
                row_text=Alphabetical(localized("statement", language)),
                row_end=end_of("as_of"),
            )
            .filter(as_of__isnull=False, row_end__lt=oldest.isoformat())
            .order_by()
            .values_list("row_model", "row_owner", "row_name", "row_subject", "row_text", "row_end")
        )

    def row(self, item):
        label, key, name, subject, text, end = item
        owner = next(
            owner for model, owner in claim_models() if model._meta.label_lower == label
        ).related_model
        if issubclass(owner, PortalPage):
            url = edit_page_url(key)
        else:
            url = reverse(owner.snippet_viewset.get_url_name("edit"), args=[key])
        as_of = _("as of %(date)s") % {"date": date_of(end).display()}
        return Row(title=f"{subject}: {text}", url=url, note=f"{name} · {as_of}")


def claim_models():
    """Pairs of a model of claims and its key to the page or snippet that they are about."""
    for model in Claim.__subclasses__():
        owner = next(field for field in model._meta.fields if isinstance(field, ParentalKey))
        if issubclass(owner.related_model, (PortalPage, *get_snippet_models())):
            yield model, owner


def may_change(user, model):
    """Whether ``user`` may change the snippets of ``model``."""
    return model.snippet_viewset.permission_policy.user_has_permission(user, "change")
