"""What keeps a page that was made from a document from being published."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext_lazy

from .models import DocumentPart, WordInDoubt


def refuse_damaged_words(page):
    """Nobody publishes a page while words of its document are open, or stand in it unmended."""
    parts = DocumentPart.objects.filter(page=page.pk).select_related("document") if page.pk else ()
    number = sum(part.open_words().count() for part in parts)
    if not number:
        return _left_as_read(page, parts)
    # Lazy: a page is checked with the default language active, whatever that of the screen.
    message = ngettext_lazy(
        "%(number)s word of the document from which this page was made waits to be checked: "
        "decide on it under “Documents to take in”.",
        "%(number)s words of the document from which this page was made wait to be checked: "
        "decide on them under “Documents to take in”.",
        "number",
    )
    return [ValidationError(message, params={"number": number})]


def _left_as_read(page, parts):
    """Why a page cannot be published that still has words which were mended in its document."""
    left = set()
    for part in parts:
        text = "\n".join(page.words_in(part.document.language))
        mended = part.document.words.filter(
            kind=WordInDoubt.Kind.UNKNOWN,
            state=WordInDoubt.State.MENDED,
            passage__range=(part.first, part.last),
        )
        words = set(mended.values_list("word", flat=True))
        left |= {word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)}
    if not left:
        return []
    message = gettext_lazy(
        "The page still has words that were mended in its document: %(words)s. Bring the draft up "
        "to date under “Documents to take in”."
    )
    return [ValidationError(message, params={"words": ", ".join(sorted(left)[:10])})]
