"""What keeps a page that was made from a document from being published."""

from django.utils.translation import ngettext

from .models import DocumentPart


def refuse_open_words(page):
    """Nobody publishes a page while words of its document wait for a decision."""
    parts = DocumentPart.objects.filter(page=page.pk).select_related("document")
    number = sum(part.open_words().count() for part in parts) if page.pk else 0
    if not number:
        return []
    message = ngettext(
        "%(number)s word of the document from which this page was made waits to be checked: "
        "decide on it under “Documents to take in”.",
        "%(number)s words of the document from which this page was made wait to be checked: "
        "decide on them under “Documents to take in”.",
        number,
    )
    return [message % {"number": number}]
