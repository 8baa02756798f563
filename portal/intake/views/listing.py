"""The list of what has been taken in, and how something goes from it."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from ..models import DocumentPart, IncomingDocument, WordInDoubt
from ..publishing import pages_held_back
from ..taking_in import remove
from .document import review_address


class DocumentIndexView(generic.IndexView):
    """What has been taken in, the newest first, with what is still to be done."""

    default_ordering = "-taken_in_at"
    page_title = gettext_lazy("Documents to take in")
    add_item_label = gettext_lazy("Take in documents")

    @cached_property
    def columns(self):
        return [
            TitleColumn("name", label=_("File"), accessor=str, url_name="intake:edit"),
            Column("kind", label=_("To become"), accessor="get_kind_display"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            StateColumn("state", label=_("State")),
            Column("number_of_drafts", label=_("Drafts")),
            DateColumn("taken_in_at", label=_("Taken in"), sort_key="taken_in_at"),
            Column("taken_in_by", label=_("By")),
        ]

    def get_base_queryset(self):
        open_words = WordInDoubt.objects.filter(state=WordInDoubt.State.OPEN).exclude(
            kind=WordInDoubt.Kind.UNLISTED
        )
        drafts = DocumentPart.objects.filter(page__isnull=False)
        documents = IncomingDocument.objects.select_related("source", "taken_in_by").defer(
            "stored_passages", "source__verbatim_text", "source__corrected_text"
        )
        return documents.annotate(
            number_of_open_words=number_of(open_words), number_of_drafts=number_of(drafts)
        )


def number_of(rows):
    """Expression for how many of ``rows`` belong to a document, each counted by itself."""
    of_document = rows.filter(document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(of_document.annotate(number=Count("pk")).values("number")), 0)


class StateColumn(Column):
    """Whether the words of a document have to be checked, and how many wait."""

    cell_template_name = "intake/state_cell.html"


class DocumentDeleteView(generic.DeleteView):
    """
    Deletes what was taken in; a source that a page cites stays, with its file.

    While pages wait for decisions on its words it stays, too: without it nobody would ask for them.
    """

    def get(self, request, *args, **kwargs):
        return self.refusal() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.refusal() or super().post(request, *args, **kwargs)

    def refusal(self):
        """Back to the review, with the titles of the pages that wait; ``None`` where none does."""
        pages = pages_held_back(self.object)
        if not pages:
            return None
        message = _(
            "The document stays: pages made from it wait for decisions on its words, or have to "
            "be brought up to date or deleted first: %(titles)s."
        )
        titles = ", ".join(str(page) for page in pages)
        messages.error(self.request, message % {"titles": titles})
        return redirect(review_address(self.object))

    def get_usage_url(self):
        return None  # nothing refers to what was taken in but its source

    def delete_action(self):
        remove(self.object)
