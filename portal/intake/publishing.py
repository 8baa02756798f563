"""What keeps a page that was made from a document from being published."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy, ngettext_lazy

from portal.civic.models import Citation
from portal.pages.models import PortalPage
from portal.pages.publishing import advice

from .models import DocumentPart, Finding, IncomingDocument, WordInDoubt
from .recognition.kinds import FindingKind
from .words import corrections_of


def refuse_damaged_words(page):
    """
    Nobody publishes a page while words of its document are open, or stand in it unmended.

    A copy of a page cites the same passages of the same source, so it is held to the same.
    """
    stretches = made_from(page)
    number = sum(
        document.open_words().filter(passage__range=passages).count()
        for document, passages in stretches
    )
    if not number:
        return _left_as_read(page, stretches)
    # Lazy: a page is checked with the default language active, whatever that of the screen.
    message = ngettext_lazy(
        "%(number)s word of the document from which this page was made waits to be checked: "
        "decide on it under “Documents to take in”.",
        "%(number)s words of the document from which this page was made wait to be checked: "
        "decide on them under “Documents to take in”.",
        "number",
    )
    return [ValidationError(message, params={"number": number})]


def tell_of_document(page):
    """
    Say what publishing ``page`` brings along: corrections of its document that readers do not see
    yet; and what the draft lacks because nobody who may has added it.
    """
    for document, (first, last) in made_from(page):
        shown = document.source.corrections
        waiting = [each for each in corrections_of(document) if each not in shown]
        if waiting:
            message = gettext_lazy(
                "With this page, readers also see new corrections of its document: %(corrections)s."
            )
            yield advice(message, params=(("corrections", _in_words(waiting)),))
        missing = document.findings.filter(
            kind=FindingKind.RESOLUTION, passage__range=(first, last)
        ).exclude(state=Finding.State.DROPPED)
        for finding in missing:
            number = finding.value.get("number")
            if number and not finding.value.get("resolution"):
                message = gettext_lazy(
                    "The document names the resolution %(number)s, which the portal does not have. "
                    "Ask a publisher to add it; then bring the draft up to date."
                )
                yield advice(message, params=(("number", number),))


def _in_words(corrections):
    texts = (
        f"“{each['from']}” → “{each['to']}”" + (f" ({each['note']})" if each["note"] else "")
        for each in corrections
    )
    return "; ".join(texts)


def made_from(page):
    """Pairs of a document and the span of its passages that ``page`` was made from."""
    parts = DocumentPart.objects.filter(page=page.pk).select_related("document") if page.pk else ()
    found = {part.document: (part.first, part.last) for part in parts}
    cited = {
        each.source_id: (each.first_passage, each.last_passage)
        for each in (page.sources.all() if hasattr(page, "sources") else ())
        if each.first_passage is not None
    }
    documents = IncomingDocument.objects.filter(source__in=cited) if cited else ()
    copied = {document: cited[document.source_id] for document in documents}
    return [*(copied | found).items()]


def pages_held_back(document):
    """The pages made from ``document``, copies too, that wait for decisions on its words."""
    keys = set(document.parts.exclude(page=None).values_list("page", flat=True))
    keys |= Citation.keys_of_pages_made_from(document.source)
    pages = PortalPage.objects.filter(pk__in=keys).specific()
    return [each for each in pages if refuse_damaged_words(each.get_latest_revision_as_object())]


def _left_as_read(page, stretches):
    """Why a page cannot be published that still has words which were mended in its document."""
    left = set()
    for document, passages in stretches:
        text = "\n".join(page.words_in(document.language))
        mended = document.words.filter(
            kind=WordInDoubt.Kind.UNKNOWN,
            state=WordInDoubt.State.MENDED,
            passage__range=passages,
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
