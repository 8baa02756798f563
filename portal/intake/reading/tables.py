"""Tables of HTML: what they say, or what they hold if they only arrange a page."""

from dataclasses import dataclass, field

from ..passages import Kind, Link, Passage

LONGEST_CELL = 1000
MOST_SPANNED = 50


def span(text):
    """How many columns or rows a cell spans that says ``text`` of it."""
    is_number = text and text.isascii() and text.isdigit()
    return max(1, min(MOST_SPANNED, int(text[:4]))) if is_number else 1


@dataclass
class Cell:
    """What a cell holds and how many columns and rows it spans."""

    columns: int = 1
    rows: int = 1
    passages: list = field(default_factory=list)


@dataclass
class Table:
    """Rows of cells, as they were written."""

    rows: list = field(default_factory=list)

    def passages(self):
        """One table, or what its cells hold if it only arranges them."""
        cells = [cell for row in self.rows for cell in row]
        widest = max((sum(cell.columns for cell in row) for row in self.rows), default=0)
        if len(self.rows) < 2 or widest < 2 or any(map(_is_layout, cells)):
            return [passage for cell in cells for passage in cell.passages]
        return [self._passage()] if any(cell.passages for cell in cells) else []

    def _passage(self):
        words = []
        links = []
        strong = []
        position = 0
        for row in self._grid():
            for cell in row:
                for number, passage in enumerate(cell.passages if cell else ()):
                    if number:
                        words.append(" ")
                        position += 1
                    links += [
                        Link(link.start + position, link.end + position, link.address)
                        for link in passage.links
                    ]
                    strong += [(start + position, end + position) for start, end in passage.strong]
                    words.append(passage.text)
                    position += len(passage.text)
                words.append("\t")
                position += 1
            words[-1] = "\n"
        text = "".join(words[:-1])
        rows = tuple(tuple(row.split("\t")) for row in text.split("\n"))
        return Passage(Kind.TABLE, text, 0, tuple(links), tuple(strong), rows)

    def _grid(self):
        """The rows with a place for each column; what a cell spans beyond its first is ``None``."""
        spans = {}  # how many rows more a cell above takes of a column
        rows = []
        for row in self.rows:
            places = []
            for cell in row:
                while spans.get(len(places), 0):
                    spans[len(places)] -= 1
                    places.append(None)
                for number in range(cell.columns):
                    spans[len(places)] = cell.rows - 1
                    places.append(None if number else cell)
            while spans.get(len(places), 0):
                spans[len(places)] -= 1
                places.append(None)
            rows.append(places)
        width = max(map(len, rows))
        return [row + [None] * (width - len(row)) for row in rows if any(row)]


def _is_layout(cell):
    kinds = {passage.kind for passage in cell.passages}
    return (
        Kind.TABLE in kinds
        or (Kind.HEADING in kinds and len(cell.passages) > 1)
        or sum(len(passage.text) for passage in cell.passages) > LONGEST_CELL
    )
