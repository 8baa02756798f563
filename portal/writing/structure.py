"""Takes over the structure of a body from one language into another."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from portal.pages.typography import without_tags

#: Parts of blocks that hold words, which another language needs afresh.
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def without_words(block, raw):
    """
    ``raw``, the stored value of ``block``, with its texts empty.

    Blocks and their order, levels of headings, pictures, documents, pages, addresses and the size
    of tables stay.
    """
    if isinstance(block, blocks.BaseStreamBlock):
        known = block.child_blocks
        return [
            {
                "type": item["type"],
                "value": without_words(known[item["type"]], item["value"]),
                "id": item.get("id"),
            }
            for item in raw
            if item["type"] in known
        ]
    if isinstance(block, blocks.BaseStructBlock):
        return {
            name: without_words(child, raw.get(name)) for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            {"type": "item", "value": without_words(block.child_block, item["value"])}
            for item in raw
        ]
    if isinstance(block, TableBlock) and raw:
        rows = [["" for _cell in row] for row in raw.get("data") or []]
        return raw | {"data": rows, "table_caption": ""}
    return "" if isinstance(block, WORDS) else raw


def following(block, source, target, former=()):
    """
    ``target``, a stored body, in the order of the blocks of ``source``, and what goes with it.

    A block stays with the one of the same identifier, or with the one that stood in its place in
    the first of ``former``, older versions of ``source``, that had just its kinds of blocks. New
    blocks come without words. The second answer lists the blocks of ``target`` that have none to
    stay with any more.
    """
    left = linked(source, target, former)
    body = []
    for item in without_words(block, source):
        own = left.get(item["id"])
        if own is not None and own["type"] == item["type"]:
            del left[item["id"]]
            body.append(own | {"id": item["id"]})
        else:
            body.append(item)
    return body, list(left.values())


def linked(source, target, former):
    """Mapping of identifiers to the blocks of ``target``; those of ``source`` where they belong."""
    known = {item.get("id") for item in source}
    links = {}
    if not any(item.get("id") in known for item in target):
        kinds = [item["type"] for item in target]
        match = next((old for old in former if [item["type"] for item in old] == kinds), ())
        links = {own.get("id"): item.get("id") for own, item in zip(target, match, strict=False)}
    found = {}
    for place, item in enumerate(target):
        key = links.get(item.get("id")) or item.get("id") or place
        found[key if key not in found else place] = item
    return found


def words_in(block, raw):
    """The words of ``raw``, a stored value of ``block``, without marks; empty where it has none."""
    if isinstance(block, blocks.BaseStreamBlock):
        known = block.child_blocks
        parts = [words_in(known[each["type"]], each["value"]) for each in raw or ()]
    elif isinstance(block, blocks.BaseStructBlock):
        parts = [words_in(child, (raw or {}).get(key)) for key, child in block.child_blocks.items()]
    elif isinstance(block, blocks.ListBlock):
        parts = [words_in(block.child_block, item["value"]) for item in raw or ()]
    elif isinstance(block, TableBlock):
        rows = (raw or {}).get("data") or []
        parts = [str(cell) for row in rows for cell in row if cell]
    else:
        parts = [without_tags(raw)] if raw and isinstance(block, WORDS) else []
    return " ".join(" ".join(parts).split())
