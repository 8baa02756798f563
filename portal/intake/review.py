"""What the review of a document shows and takes: passages with their marks, findings, words."""

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.civic.models import Person

from .forms import FindingForm, MisprintForm, WordForm
from .models import Finding, WordInDoubt
from .recognition.kinds import FindingKind
from .records import names_of, registered_kinds
from .words import mend_misprint

# More words or findings than this are shown once those before them have been decided on: a form
# with thousands of fields serves nobody.
MOST_SHOWN = 200
# Kinds of things that a document mentions over and over.
MENTIONS = {
    FindingKind.NETWORK,
    FindingKind.CITY,
    FindingKind.UNIT,
    FindingKind.BODY,
    FindingKind.ORGANISATION,
    FindingKind.PERSON,
}


@dataclass(frozen=True)
class Mark:
    """
    A piece of a passage. Where it is marked it has ``classes`` and ``target``, the id of a form;
    the first of the marks that lead to a form is where the form leads back to.
    """

    text: str
    classes: str = ""
    target: str = ""
    is_first: bool = False


class Review:
    """The forms of a review; ``data`` is what a clerk sent."""

    def __init__(self, document, data=None):
        self.document = document
        self.data = data
        self.misprint = MisprintForm(data, prefix="misprint")

    @cached_property
    def words(self):
        """Forms of the words in doubt, the open ones first."""
        words = list(self.document.words.exclude(kind=WordInDoubt.Kind.UNLISTED))
        alike = Counter((word.kind, word.word) for word in words if word.state == "open")
        words.sort(key=lambda word: word.state != WordInDoubt.State.OPEN)
        words = [word for word in words if self._is_sent(f"word-{word.pk}")]
        return [
            WordForm(self.data, word=word, alike=alike[word.kind, word.word])
            for word in words[:MOST_SHOWN]
        ]

    @cached_property
    def findings(self):
        """
        Forms of the findings, those without a decision first where there are too many.

        What is mentioned more than once has one form.
        """
        groups = defaultdict(list)
        for each in self.document.findings.all():
            groups[meaning_of(each)].append(each)
        groups = [group for group in groups.values() if self._is_sent(f"finding-{group[0].pk}")]
        if len(groups) > MOST_SHOWN:
            groups.sort(key=lambda group: group[0].state != Finding.State.PROPOSED)
        return [
            FindingForm(self.data, finding=first, alike=others)
            for first, *others in groups[:MOST_SHOWN]
        ]

    @property
    def doubtful(self):
        """Forms of words that exist, but hardly in their place."""
        return [form for form in self.words if form.word.kind == WordInDoubt.Kind.DOUBTFUL]

    @property
    def damaged(self):
        """Forms of all other words in doubt."""
        return [form for form in self.words if form.word.kind != WordInDoubt.Kind.DOUBTFUL]

    @cached_property
    def unlisted(self):
        """Words that are not in the dictionary, and that need no decision."""
        words = self.document.words.filter(kind=WordInDoubt.Kind.UNLISTED)
        return list(dict.fromkeys(words.values_list("word", flat=True)))

    @property
    def waiting(self):
        """How many words and findings are shown only once others have been decided on."""
        words = self.document.words.exclude(kind=WordInDoubt.Kind.UNLISTED).count()
        kinds = {meaning_of(each) for each in self.document.findings.all()}
        return max(words - MOST_SHOWN, 0) + max(len(kinds) - MOST_SHOWN, 0)

    @property
    def by_kind(self):
        """Pairs of the name of a kind and the forms of its findings, in the order of the kinds."""
        order = {kind: number for number, kind in enumerate(FindingKind.values)}
        forms = sorted(self.findings, key=lambda form: order[form.finding.kind])
        return [
            (FindingKind(kind).label, list(group))
            for kind, group in groupby(forms, key=lambda form: form.finding.kind)
        ]

    @property
    def faulty_links(self):
        """The findings of links that lead nowhere and that nobody has decided on."""
        return [
            form.finding
            for form in self.findings
            if form.finding.kind == FindingKind.LINK
            and form.finding.value["fault"]
            and form.finding.state == Finding.State.PROPOSED
        ]

    @property
    def known_names(self):
        """Pairs of a kind and the names that the portal has records of, to choose from."""
        people = [str(person) for person in Person.objects.all()]
        names = [(kind, names_of(kind)) for kind in registered_kinds()]
        return [*names, (FindingKind.PERSON, people)]

    @cached_property
    def passages(self):
        """Pairs of a passage and its ``Mark``s, in which words in doubt go before findings."""
        places = defaultdict(list)
        for form in self.words:
            word = form.word
            classes = f"intake-mark--{word.kind} intake-mark--{word.state}"
            places[word.passage].append((word.start, word.end, classes, form.prefix, True))
        for form in self.findings:
            for each in (form.finding, *form.alike):
                if each.state != Finding.State.DROPPED:
                    classes = f"intake-mark--finding intake-mark--{each.state}"
                    is_first = each is form.finding
                    places[each.passage].append(
                        (each.start, each.end, classes, form.prefix, is_first)
                    )
        return [
            (passage, marks(passage.text, places[number]))
            for number, passage in enumerate(self.document.passages)
        ]

    def is_valid(self):
        """Whether everything that was sent makes sense; each form says what does not."""
        valid = [form.is_valid() for form in (*self.words, *self.findings, self.misprint)]
        return all(valid) and self._mend_misprint()

    def save(self):
        """Carry out what was decided on words and findings."""
        for form in (*self.words, *self.findings):
            form.save()

    def _mend_misprint(self):
        given = self.misprint.cleaned_data
        if not given.get("passage"):
            return True
        try:
            mend_misprint(
                self.document,
                given["passage"] - 1,
                given["words"],
                given["replacement"],
                given["note"],
            )
        except (ValueError, IndexError):
            message = _("These words do not stand in that paragraph exactly once, or are in doubt.")
            self.misprint.add_error("words", ValidationError(message))
            return False
        return True

    def _is_sent(self, prefix):
        return self.data is None or f"{prefix}-sent" in self.data


def meaning_of(finding):
    """What findings that mean the same have in common; a date stands for itself alone."""
    if finding.kind not in MENTIONS:
        return finding.pk
    return finding.kind, finding.state, json.dumps(finding.value, sort_keys=True)


def marks(text, places):
    """``text`` as ``Mark`` after ``Mark``; of places that overlap, the first given counts."""
    chosen = []  # by their place in the text; none of them overlaps with another
    for place in places:
        at = bisect_left(chosen, place)
        after, before = chosen[at : at + 1], chosen[max(at - 1, 0) : at]
        if all(place[1] <= each[0] for each in after) and all(
            each[1] <= place[0] for each in before
        ):
            chosen.insert(at, place)
    pieces, position = [], 0
    for start, end, *rest in chosen:
        pieces += [Mark(text[position:start]), Mark(text[start:end], *rest)]
        position = end
    return [piece for piece in [*pieces, Mark(text[position:])] if piece.text]
