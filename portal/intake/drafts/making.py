"""Making drafts and bringing them up to date. Nothing here publishes anything."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from portal.pages.differences import compare
from portal.pages.languages import address_part, in_default_language, languages, localized
from portal.pages.turns import tree_locked

from ..models import DocumentPart
from .content import Content
from .makers import CannotMakeDraft, maker_of
from .merging import facts_of, given_by, label_of, merge


@in_default_language
@tree_locked()
def make_drafts(document, user=None):
    """
    Make a page of each wanted part of ``document``, or bring its page up to date: the parts.

    A new page is a draft in the language of the document; of an older one a new revision is stored.
    Raises ``CannotMakeDraft`` where a page cannot be made, or ``user`` may not make it.
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
                DocumentPart.objects.filter(pk=part.pk).update(
                    page=each.page, kind=each.kind, given=each.given
                )
                DocumentPart.objects.filter(pk=each.pk).update(page=None, given={})


@dataclass(frozen=True)
class Update:
    """
    What making a draft anew would do to its page: ``differences``, passages as
    ``portal.pages.differences.compare`` gives them, and labels of what is ``kept`` although the
    document says otherwise, because an editor changed it.
    """

    differences: list
    kept: list


def draft_update(part, user=None):
    """The ``Update`` of the page of ``part`` for ``user``; ``None`` where there is no page yet."""
    if not part.page:
        return None
    language = part.document.language
    with transaction.atomic():
        page = part.page.get_latest_revision_as_object()
        before = page.words_in(language)
        maker = maker_of(part.kind)
        gift = _gift(Content(part, user), maker)
        given = given_by(gift)
        facts = list(facts_of(page, given))
        kept = _merge(page, gift, part, maker)
        differences = [
            *compare("\n\n".join(facts), "\n\n".join(facts_of(page, given))),
            *compare("\n\n".join(before), "\n\n".join(page.words_in(language))),
        ]
        transaction.set_rollback(True)  # filling may have made a resolution
    return Update(differences, [label_of(page, name) for name in kept])


@in_default_language
def _gift(content, maker):
    """A page, never stored, that says what the document gives."""
    gift = maker.page_model(original_language=content.language)
    setattr(gift, localized("title", content.language), content.part.title[:255])
    maker.fill(gift, content)
    return gift


@in_default_language
def _merge(page, gift, part, maker):
    """Bring ``page`` in step with ``gift``; return the names of what stays as an editor has it."""
    kept = merge(page, gift, part.given, maker.row_keys)
    _cite(page, part)
    return kept


def _refuse_change(page, user):
    """Raise ``CannotMakeDraft`` where ``user`` may not change ``page`` in its edit form either."""
    lock = page.get_lock()
    if not page.permissions_for_user(user).can_edit() or (lock and lock.for_user(user)):
        message = _("You may not change “%(title)s”: it is locked, or others look after it.")
        raise CannotMakeDraft(message % {"title": page})


def _make_draft(part, maker, user):
    if user and part.page:
        _refuse_change(part.page.specific, user)
    content = Content(part, user)
    gift = _gift(content, maker)
    page = part.page.get_latest_revision_as_object() if part.page else maker.new_page(content)
    _merge(page, gift, part, maker)
    if not part.page:
        page.owner = user  # who may change only pages of their own goes on with it
        page.live = False
        page.slug = address_part(page.text("title", part.document.language))
        for language in languages():
            setattr(page, localized("ready", language), False)
        index = maker.find_index()
        if user and not index.permissions_for_user(user).can_add_subpage():
            raise CannotMakeDraft(_("You may not add pages below “%(title)s”.") % {"title": index})
        index.add_child(instance=page)
        part.page = page
    part.given = given_by(gift)
    part.save(update_fields=["page", "given"])
    page.save_revision(user=user, log_action=True, clean=False)  # a draft may lack something


def _cite(page, part):
    """Name the document's source among those of the page, in place of a file that it corrects."""
    document = part.document
    replaced = document.replaced.source_id if document.replaced else None
    kept = [each for each in page.sources.all() if each.source_id != replaced]
    own = next((each for each in kept if each.source_id == document.source_id), None)
    if own is None:
        own = page.sources.model(source=document.source)
        kept.append(own)
    own.first_passage, own.last_passage = part.first, part.last
    page.sources.set(kept)
