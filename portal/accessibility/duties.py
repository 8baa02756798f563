"""What editors have to do about accessibility."""

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.desk.duties import Duty, Row, edit_page_url, editable_pages

from .models import AccessibilityStatementPage, EasyReadText, SignLanguageFilm
from .reviews import ReviewState, review_state


class StatementDuty(Duty):
    """
    The yearly review of each statement, from 1 February on.

    Urgent once 31 March has passed, or where there is no published statement.
    """

    key = "statement"
    title = gettext_lazy("Accessibility statement")
    icon = "user"
    order = 35

    def items(self, user):
        editable = editable_pages(user)
        pages = list(
            AccessibilityStatementPage.objects.filter(live=True).annotate(
                last_review_date=Max("reviews__date")
            )
        )
        if not pages:
            return [(None, ReviewState.LATE)] if editable.exists() else []
        states = [
            (page, review_state(timezone.localdate(), page.last_review_date or page.prepared_on))
            for page in pages
        ]
        waiting = [(page, state) for page, state in states if state != ReviewState.DONE]
        own = editable.filter(pk__in=[page.pk for page, _state in waiting])
        allowed = set(own.values_list("pk", flat=True)) if waiting else ()
        return [(page, state) for page, state in waiting if page.pk in allowed]

    def row(self, item):
        page, state = item
        year = {"year": timezone.localdate().year}
        if page is None:
            return Row(
                title=_("The portal has no accessibility statement"),
                url=reverse("wagtailadmin_explore_root"),
                note=_("The law requires one. Add it below the home page."),
                is_urgent=True,
            )
        if state == ReviewState.LATE:
            note = _(
                "The yearly review is overdue: 31 March %(year)s was the last day, or the review"
                " of an earlier year is missing."
            )
        else:
            note = _("The yearly review is due by 31 March %(year)s.")
        return Row(
            title=_("Record the review"),
            url=edit_page_url(page.pk),
            note=note % year,
            is_urgent=state == ReviewState.LATE,
        )


class OutdatedFormsDuty(Duty):
    """The easy-to-read texts and films that no longer say what their pages say."""

    key = "forms"
    title = gettext_lazy("Easy-to-read texts and films to update")
    icon = "media"
    order = 60

    def items(self, user):
        found = []
        for model in (EasyReadText, SignLanguageFilm):
            if model.snippet_viewset.permission_policy.user_has_permission(user, "change"):
                found += model.outdated().order_by("pk")
        return found

    def row(self, item):
        return Row(
            title=item.page.get_admin_display_title(),
            url=reverse(item.snippet_viewset.get_url_name("edit"), args=[item.pk]),
            note=item.name,
        )
