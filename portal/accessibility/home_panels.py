"""What the first screen of the editors' side says about accessibility."""

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import AccessibilityStatementPage, EasyReadText, SignLanguageFilm
from .reviews import ReviewState, review_state

SHOWN = 20


class ReviewPanel(Component):
    """
    Reminds editors of the yearly review of each statement, from 1 February on.

    An alarm once 31 March has passed, or where there is no published statement.
    """

    name = "statement_review"
    template_name = "wagtailadmin/home/statement_review.html"
    order = 50

    def get_context_data(self, parent_context):
        today = timezone.localdate()
        pages = list(
            AccessibilityStatementPage.objects.filter(live=True).annotate(
                last_review_date=Max("reviews__date")
            )
        )
        reminders = [
            (page, state)
            for page in pages
            if (state := review_state(today, page.last_review_date or page.prepared_on))
            != ReviewState.DONE
        ]
        return {"has_statement": bool(pages), "reminders": reminders, "year": today.year}


class OutdatedFormsPanel(Component):
    """Lists the easy-to-read texts and films that no longer say what their pages say."""

    name = "outdated_forms"
    template_name = "wagtailadmin/home/outdated_forms.html"
    order = 60

    def get_context_data(self, parent_context):
        forms = [
            (form, reverse(model.snippet_viewset.get_url_name("edit"), args=[form.pk]))
            for model in (EasyReadText, SignLanguageFilm)
            for form in model.outdated().order_by("pk")[:SHOWN]
        ]
        return {"forms": forms}
