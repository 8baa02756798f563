"""All recognisers in turn over all passages of a document."""

from ..deadline import go_on
from . import (
    captions,
    claims,
    dates,
    known,
    links,
    numbers,
    organisations,
    people,
    quotations,
    signatories,
    titles,
)
from .kinds import FindingKind
from .line import Line, without_overlaps

# Each of these sees what the ones before it have found in the same passage.
RECOGNISERS = [
    dates,
    known,
    people,
    numbers,
    organisations,
    claims,
    links,
    captions,
    quotations,
]


def recognise(passages, language, known):
    """
    What is in the passages of a document in ``language``, a list of ``Found`` in their order.

    ``known`` is what the site knows: a ``Known``. Findings of one kind do not overlap. A person
    whom a signatory or a caption names is not noted once more.
    """
    lines = read_lines(passages, language, known)
    dates.give_roles(lines)
    claims.give_dates(lines)
    return [found for line in lines for found in chosen(line)]


def read_lines(passages, language, known):
    """The ``Line`` of each passage with all that is in it."""
    lines = [Line(index, passage, language, known) for index, passage in enumerate(passages)]
    for line in lines:
        for recogniser in RECOGNISERS:
            go_on()
            recogniser.find(line)
        line.forget_tokens()
    numbers.complete(lines)
    quotations.complete(lines)
    titles.find(lines)
    signatories.find(lines)
    return lines


def chosen(line):
    """What is noted of a passage: of two findings that say the same, the one that says more."""
    fuller = {
        FindingKind.PERSON: [FindingKind.SIGNATORY, FindingKind.CAPTION],
        FindingKind.NETWORK: [FindingKind.PERSON],
        FindingKind.CITY: [
            FindingKind.PERSON,
            FindingKind.NETWORK,
            FindingKind.BODY,
            FindingKind.UNIT,
            FindingKind.ORGANISATION,
        ],
    }
    return without_overlaps(
        found
        for found in line.found
        if line.is_free(found.start, found.end, *fuller.get(found.kind, ()))
    )
