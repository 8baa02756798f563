"""Measures how well repairs do, against a text that somebody corrected."""

import re
from collections import Counter
from difflib import SequenceMatcher

from ..dictionary import is_known
from ..passages import Kind, Passage
from .examination import examine
from .suspicions import Doubt
from .tokens import tokens

# Two words further from each other than this are not one word before and after.
LEAST_SIMILAR = 0.4


def paragraphs(text):
    """The passages of a plain text whose paragraphs are parted by empty lines."""
    return [
        Passage(Kind.PARAGRAPH, " ".join(paragraph.split()))
        for paragraph in re.split(r"\n\s*\n", text.lstrip("\ufeff"))
        if paragraph.strip()
    ]


def aligned(damaged, corrected):
    """
    Pairs of tokens, a word of one text and the same word of the other.

    A word that only one text has is left out.
    """
    pairs = []
    matcher = SequenceMatcher(
        None, [token.text for token in damaged], [token.text for token in corrected], autojunk=False
    )
    for name, first, first_end, second, second_end in matcher.get_opcodes():
        if name == "equal" or first_end - first == second_end - second:
            pairs += zip(damaged[first:first_end], corrected[second:second_end], strict=True)
        elif name == "replace":
            pairs += closest(damaged[first:first_end], corrected[second:second_end])
    return pairs


def closest(damaged, corrected):
    """Pairs of tokens in their order, each with the next one that is similar enough."""
    waiting = list(corrected)
    for token in damaged:
        for place, other in enumerate(waiting):
            ratio = SequenceMatcher(None, token.text.lower(), other.text.lower()).ratio()
            if ratio >= LEAST_SIMILAR:
                yield token, other
                del waiting[: place + 1]
                break


def measure(damaged, corrected, language):
    """
    What an examination of a damaged text gets right, as a ``Counter`` and the list of all that it
    gets wrong: pairs of what happened and the words, read, proposed and corrected.

    Of words that do not exist, ``damaged`` counts all, ``right`` those whose first proposal is what
    was printed, ``right later`` those with another proposal that is, ``wrong`` those with others,
    ``missed`` those with none. Of words that exist but differ from the corrected text, ``valid``
    counts all, ``valid offered`` those that are doubtful with the right word first, ``valid offered
    later`` with the right word after it, ``valid missed`` the rest. Of words that are as they were
    printed, ``changed`` counts those held for damaged with a proposal, ``false alarms`` those held
    for doubtful.
    """
    passages = paragraphs(damaged)
    found = {
        (suspicion.passage, suspicion.start): suspicion
        for suspicion in examine(passages, language, force=True).suspicions
    }
    figures, errors = Counter(), []
    for token, other in aligned(tokens(passages), tokens(paragraphs(corrected))):
        suspicion = found.get((token.passage, token.start))
        proposals = [proposal.word for proposal in suspicion.proposals] if suspicion else []
        if token.text == other.text:
            outcome = ""
            if proposals:
                outcome = "false alarms" if suspicion.kind == Doubt.DOUBTFUL else "changed"
        else:
            is_valid = is_known(token.text, language)
            figures["valid" if is_valid else "damaged"] += 1
            outcome = ("valid " if is_valid else "") + judged(proposals, other.text, is_valid)
        figures["words"] += 1
        if outcome:
            figures[outcome] += 1
        if outcome not in ("", "right", "valid offered"):
            errors.append((outcome, token.text, proposals, other.text))
    return figures, errors


def judged(proposals, printed, is_valid):
    """What came of a word that differs from what was printed."""
    right = "offered" if is_valid else "right"
    if not proposals:
        return "missed"
    if proposals[0] == printed:
        return right
    return f"{right} later" if printed in proposals else "wrong"
