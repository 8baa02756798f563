"""Making drafts and bringing them up to date. Nothing here publishes anything."""

from django.db import transaction

from portal.pages.differences import compare
from portal.pages.languages import address_part, in_default_language, languages, localized

from ..models import DocumentPart
from .content import Content
from .makers import maker_of


@in_default_language
@transaction.atomic
def make_drafts(document, user=None):
    """
    Make a page of each wanted part of ``document``, or bring its page up to date: the parts.

    A new page is a draft in the language of the document; of an older one a new revision is stored.
    Raises ``CannotMakeDraft`` where a page cannot be made.
    """
    parts = list(
        document.parts.filter(is_wanted=True).select_for_update(of=("self",)).select_related("page")
    )
    for part in parts:
        _make_draft(part, maker_of(part.kind), user)
    return parts


@transaction.atomic
def hand_over_drafts(earlier, document):
    """
    Have ``document``, a corrected file, stand behind the pages that ``earlier`` stood behind.

    A part takes the page of the part with its title; those left take pages in their order.
    """
    old = [part for part in earlier.parts.select_related("page") if part.page]
    new = list(document.parts.all())
    by_title = [(part, each) for part in new for each in old if each.title == part.title]
    for pairs in (by_title, zip(new, old, strict=False)):
        for part, each in list(pairs):
            if part in new and each in old:
                new.remove(part)
                old.remove(each)
                DocumentPart.objects.filter(pk=part.pk).update(page=each.page, kind=each.kind)
                DocumentPart.objects.filter(pk=each.pk).update(page=None)


@in_default_language
def draft_differences(part):
    """
    What making the draft anew would change in the words of the page of ``part``.

    Passages as ``portal.pages.differences.compare`` gives them; empty where there is no page yet.
    """
    if not part.page:
        return []
    language = part.document.language
    before = part.page.get_latest_revision_as_object().words_in(language)
    with transaction.atomic():
        after = _filled_page(part, maker_of(part.kind)).words_in(language)
        transaction.set_rollback(True)  # filling may have made a resolution
    return compare("\n\n".join(before), "\n\n".join(after))


def _filled_page(part, maker):
    content = Content(part)
    page = part.page.get_latest_revision_as_object() if part.page else maker.new_page(content)
    setattr(page, localized("title", content.language), content.part.title[:255])
    maker.fill(page, content)
    _cite(page, part.document)
    return page


def _make_draft(part, maker, user):
    page = _filled_page(part, maker)
    if not part.page:
        page.live = False
        page.slug = address_part(page.text("title", part.document.language))
        for language in languages():
            setattr(page, localized("ready", language), False)
        maker.find_index().add_child(instance=page)
        part.page = page
        part.save(update_fields=["page"])
    page.save_revision(user=user, log_action=True, clean=False)  # a draft may lack something


def _cite(page, document):
    """Name the document's source among those of the page, in place of a file that it corrects."""
    replaced = document.replaced.source_id if document.replaced else None
    kept = [each for each in page.sources.all() if each.source_id != replaced]
    if document.source_id not in {each.source_id for each in kept}:
        kept.append(page.sources.model(source=document.source))
    page.sources.set(kept)
