"""What to look for in the text of every page before it is published."""

import re
from html import unescape

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import AbstractPage

from portal.pages.languages import address_part, languages, localized
from portal.pages.publishing import Finding, advice
from portal.pages.redirects import page_behind
from portal.pages.references import (
    IDENTIFIER,
    LINK,
    find_known,
    leaves_of,
    linked_models,
    references_of,
)
from portal.pages.relations import load_relations
from portal.pages.texts import TranslationState
from portal.pages.typography import without_tags

ANCHOR = re.compile(r"<a\b([^<>]*)>(.*?)(?:</a>|\Z)", re.S)
ADDRESS = re.compile(r"""\bhref=["']([^"']*)["']""")
#: Words of a link that say nothing about where it leads.
EMPTY_WORDS = {
    "tu", "tutaj", "kliknij", "kliknij tutaj", "kliknij tu", "link", "więcej", "czytaj więcej",
    "here", "click here", "more", "read more", "this",
}  # fmt: skip
DEAD_ADDRESSES = re.compile(r"#|https?:/*|javascript:.*|", re.I | re.S)


def find_in_texts(page):
    """Findings in the texts of ``page``: its links, headings, pictures and languages."""
    bodies = list(bodies_of(page))
    known = load_known(page, bodies)
    yield from find_in_picture(page, known)
    for field, language in bodies:
        if not page.text("ready", language):
            continue
        level = 1
        for block_id, block, value in leaves_with_ids(page, field):
            place = {"field": field.name, "block": block_id}
            if isinstance(block, blocks.RichTextBlock):
                yield from find_in_links(value or "", known, place)
            elif isinstance(block, TableBlock):
                yield from find_in_table(value or {}, place)
            elif isinstance(block, blocks.ChooserBlock):
                yield from find_in_choice(block, value, known, language, place)
            elif block.name == "level":
                if value == "h3" and level == 1:
                    yield advice(
                        _("A smaller heading stands before any heading: choose the larger one."),
                        **place,
                    )
                level = {"h2": 2, "h3": 3}.get(value, level)
            elif block.name == "transcript" and not value:
                yield advice(_("The film has no transcript."), **place)


def bodies_of(page):
    """Pairs of field and language of the bodies and rich texts of ``page`` itself."""
    for field in page._meta.concrete_fields:
        language = getattr(field, "language", None)
        if language and isinstance(field, StreamField | RichTextField):
            yield field, language


def leaves_with_ids(page, field):
    """Triples of the outer block's identifier, a block without blocks in it and its raw value."""
    value = getattr(page, field.name)
    if not isinstance(value, StreamValue):
        yield "", blocks.RichTextBlock(), value
        return
    known = value.stream_block.child_blocks
    for item in value.raw_data:
        if item["type"] in known:
            for block, raw in leaves_of(known[item["type"]], item["value"]):
                yield item.get("id") or "", block, raw


def load_known(page, bodies):
    """What the bodies of ``page`` refer to, and its picture, by model and key: one query."""
    wanted = references_of((page, field.name) for field, _language in bodies)
    if getattr(page, "image_id", None):
        wanted.add((get_image_model(), page.image_id))
    missing = {(model, key) for model, key in wanted if not any(find_known(model, [key]) or ())}
    known = {pair: find_known(pair[0], [pair[1]])[0] for pair in wanted - missing}
    return known | (load_relations(page, {}, missing) if missing else {})


def find_in_picture(page, known):
    image = known.get((get_image_model(), getattr(page, "image_id", None)))
    if image:
        for language in languages():
            if page.text("ready", language) and lacks_description(image, language):
                yield no_description(language, {"field": "image"})


def lacks_description(image, language):
    return not image.is_decorative and not getattr(image, localized("alternative_text", language))


def no_description(language, place):
    return Finding(
        _("The picture has no alternative text (%(language)s): describe it in the library."),
        params=(("language", language),),
        **place,
    )


def find_in_choice(block, value, known, language, place):
    """Findings about a picture, a document or a page that a block shows."""
    model = block.model_class
    chosen = known.get((model, value))
    if not value:
        return
    if chosen is None:
        yield Finding(_("What was chosen here does not exist any more."), **place)
    elif model is get_image_model() and lacks_description(chosen, language):
        yield no_description(language, place)
    elif isinstance(chosen, AbstractPage) and not chosen.readable_languages():
        yield unpublished(chosen, place)


def unpublished(page, place):
    return advice(
        _("“%(page)s” is not published: visitors do not see the link to it."),
        params=(("page", str(page)),),
        **place,
    )


def find_in_links(html, known, place):
    """Findings about the links in rich text."""
    for attributes, words in ANCHOR.findall(html):
        label = re.sub(r"\s+", " ", unescape(without_tags(words))).strip()
        shown = (("label", label),)
        internal = LINK.search(attributes)
        if not label:
            yield Finding(_("A link has no words: delete it or write what it leads to."), **place)
        elif label.lower().strip(".:… ") in EMPTY_WORDS:
            message = _("The link “%(label)s” does not say where it leads.")
            yield advice(message, params=shown, **place)
        if internal:
            key = IDENTIFIER.search(attributes)
            target = key and known.get((linked_models()[internal[1]], int(key[1])))
            if not target:
                message = _("The link “%(label)s” leads to something that does not exist any more.")
                yield Finding(message, params=shown, **place)
            elif isinstance(target, AbstractPage) and not target.readable_languages():
                yield unpublished(target, place)
            continue
        address = unescape((ADDRESS.search(attributes) or ["", ""])[1])
        if DEAD_ADDRESSES.fullmatch(address.strip()):
            yield Finding(_("The link “%(label)s” leads nowhere."), params=shown, **place)
        elif page := page_behind(address):
            message = _(
                "The link “%(label)s” has the address of the page “%(page)s” typed in: choose the "
                "page, so that it leads there in each language and wherever the page moves."
            )
            yield advice(message, params=(*shown, ("page", str(page))), **place)


def find_in_table(table, place):
    if table.get("data") and not (
        table.get("first_row_is_table_header") or table.get("first_col_is_header")
    ):
        message = _("The table has no header: say whether its first row or column is one.")
        yield advice(message, **place)


def find_address_without_words(page):
    """An ``ERROR`` for a title that spells no address where nobody has chosen one."""
    for language in languages():
        title = page.text("title", language)
        if title and not address_part(title) and not page.text("local_slug", language):
            message = _("The title has no letters to make an address of: write one in words.")
            yield Finding(message, field=localized("local_slug", language))


def find_in_languages(page):
    """Findings about what one language has and the other has not."""
    original = page.original_language
    for language in languages():
        ready = localized("ready", language)
        state = page.text("translation_state", language)
        params = (("language", language),)
        if state == TranslationState.OUTDATED:
            message = _("The original has changed since this text was written (%(language)s).")
            yield advice(message, field=localized("title", language), params=params)
        elif not page.text("ready", language) and page.is_complete_in(language):
            message = _("The text is complete but may not be read yet (%(language)s).")
            yield advice(message, field=ready, params=params)
        elif not page.text("ready", language) and language != original:
            message = _("Visitors will not find the page in this language (%(language)s).")
            yield advice(message, field=ready, params=params)
    yield from find_different_structure(page)


def find_different_structure(page):
    """Whether a body has other blocks in one language than in another."""
    names = {field.name.removesuffix(localized("", code)) for field, code in bodies_of(page)}
    ready = [code for code in languages() if page.text("ready", code)]
    for name in sorted(names):
        values = [page.text(name, code) for code in ready]
        if not all(isinstance(value, StreamValue) and len(value.raw_data) for value in values):
            continue
        kinds = {tuple(item["type"] for item in value.raw_data) for value in values}
        if len(kinds) > 1:
            yield advice(
                _("The languages differ in their paragraphs, headings or pictures."),
                field=localized(name, ready[-1]),
            )
