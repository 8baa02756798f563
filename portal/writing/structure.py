"""Takes over the structure of a body from one language into another."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

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
            {"type": item["type"], "value": without_words(known[item["type"]], item["value"])}
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
