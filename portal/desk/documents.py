"""Documents that were taken in and wait for somebody to check what was read in them."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.intake.models import DocumentPart, IncomingDocument, WordInDoubt

from .duties import Duty, Row
from .pages_to_do import ago


class DocumentsDuty(Duty):
    """Documents with words in doubt, or without the drafts that were to be made of them."""

    key = "documents"
    title = gettext_lazy("Documents to check")
    icon = "doc-full"
    order = 80

    def items(self, user):
        if not user.has_perm("intake.change_incomingdocument"):
            return IncomingDocument.objects.none()
        of_document = {"document": OuterRef("pk")}
        open_words = WordInDoubt.objects.filter(
            state=WordInDoubt.State.OPEN, **of_document
        ).exclude(kind=WordInDoubt.Kind.UNLISTED)
        without_draft = DocumentPart.objects.filter(is_wanted=True, page=None, **of_document)
        return (
            IncomingDocument.objects.annotate(has_open_words=Exists(open_words))
            .filter(Q(has_open_words=True) | Exists(without_draft))
            .select_related("source")
            .defer("stored_passages", "source__verbatim_text", "source__corrected_text")
            .order_by("-taken_in_at", "-pk")
        )

    def row(self, item):
        state = _("Words to check") if item.has_open_words else _("No draft made yet")
        return Row(
            title=str(item),
            url=reverse("intake:edit", args=[item.pk]),
            note=f"{state} · {ago(item.taken_in_at)}",
        )
