"""What is recognised in a text, for tests: passages of a text, findings of a kind."""

from portal.intake.passages import Kind, Passage
from portal.intake.recognition import Known, recognise

NOTHING = Known()


def passages_of(text):
    """
    A text as passages, parted by empty lines: "# " begins a heading, "> " a quotation, tabs part
    the cells of a table.
    """
    return [passage_of(block) for block in text.strip().split("\n\n")]


def passage_of(block):
    if "\t" in block:
        rows = tuple(tuple(row.strip().split("\t")) for row in block.strip().split("\n"))
        return Passage(Kind.TABLE, "\n".join("\t".join(row) for row in rows), rows=rows)
    text = " ".join(block.split())
    for mark, kind, level in (
        ("# ", Kind.HEADING, 1),
        ("## ", Kind.HEADING, 2),
        ("> ", Kind.QUOTE, 0),
    ):
        if text.startswith(mark):
            return Passage(kind, text.removeprefix(mark), level)
    return Passage(Kind.PARAGRAPH, text)


def found(text, kind, language="pl", known=NOTHING):
    """The findings of a kind in a text."""
    return [one for one in recognise(passages_of(text), language, known) if one.kind == kind]


def values(text, kind, key, language="pl", known=NOTHING):
    """What the findings of a kind say under ``key``."""
    return [one.value[key] for one in found(text, kind, language, known)]
