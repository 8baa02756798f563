"""What the review of a document shows and takes: passages with their marks, findings, words."""

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.civic.models import Person
from portal.civic.models.sources import explained
from portal.civic.visibility import is_seen

from .decisions import FindingForm, MisprintForm, WordForm
from .drafts import maker_of
from .models import Finding, WordInDoubt
from .recognition.kinds import FindingKind
from .records import names_of, registered_kinds
from .words import corrections_of

# More words or findings than this are shown once those before them have been decided on: a form
# with thousands of fields serves nobody.
MOST_SHOWN = 200
# Kinds of things that a document mentions over and over.
MENTIONS = {FindingKind.NETWORK, FindingKind.UNIT}
# The order of the kinds.
KINDS = {kind: number for number, kind in enumerate(FindingKind.values)}


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
        self.misprint = MisprintForm(data, document=document)

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
        Forms of the findings that the drafts use, those without a decision first where there are
        too many. What is mentioned more than once has one form.
        """
        groups = [group for group in self._groups if self._is_sent(f"finding-{group[0].pk}")]
        if len(groups) > MOST_SHOWN:
            groups.sort(key=lambda group: group[0].state != Finding.State.PROPOSED)
        return [
            FindingForm(self.data, finding=first, alike=others)
            for first, *others in groups[:MOST_SHOWN]
        ]

    @property
    def forms(self):
        """All forms in their order on the screen."""
        return [*self.damaged, *self.doubtful, *self.findings, self.misprint]

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
    def misprints(self):
        """The misprints of the original that have been mended, seen by readers or not yet."""
        return explained(corrections_of(self.document))

    @property
    def is_seen(self):
        """Whether readers see the document already, so that corrections wait for a publication."""
        return is_seen(self.document.source)

    @property
    def waiting(self):
        """How many words and findings are shown only once others have been decided on."""
        words = self.document.words.exclude(kind=WordInDoubt.Kind.UNLISTED).count()
        return max(words - MOST_SHOWN, 0) + max(len(self._groups) - MOST_SHOWN, 0)

    @property
    def by_kind(self):
        """Pairs of the name of a kind and the forms of its findings, in the order of the kinds."""
        forms = sorted(self.findings, key=lambda form: KINDS[form.finding.kind])
        return [
            (FindingKind(kind).label, list(group))
            for kind, group in groupby(forms, key=lambda form: form.finding.kind)
        ]

    @cached_property
    def mentions(self):
        """Pairs of the name of a kind that no draft has a place for, and the names in the text."""
        names = defaultdict(dict)
        for each in self._all_findings:
            if each.kind not in self._kinds_in_use and each.value.get("name"):
                names[each.kind][each.value["name"]] = None
        kinds = sorted(names, key=KINDS.get)
        return [(FindingKind(kind).label, list(names[kind])) for kind in kinds]

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
        """
        Pairs of a passage and its ``Mark``s, in which words in doubt go before findings.

        Each form gets as ``anchor`` the mark that it leads to, or its passage where others cover
        all of its marks.
        """
        places = defaultdict(list)
        for form in self.words:
            word = form.word
            form.anchor = f"passage-{word.passage + 1}"
            classes = f"intake-mark--{word.kind} intake-mark--{word.state}"
            places[word.passage].append((word.start, word.end, classes, form.prefix))
        for form in self.findings:
            form.anchor = f"passage-{form.finding.passage + 1}"
            for each in (form.finding, *form.alike):
                if each.state != Finding.State.DROPPED:
                    classes = f"intake-mark--finding intake-mark--{each.state}"
                    places[each.passage].append((each.start, each.end, classes, form.prefix))
        forms = {form.prefix: form for form in (*self.words, *self.findings)}
        return [
            (passage, with_anchors(marks(passage.text, places[number]), forms))
            for number, passage in enumerate(self.document.passages)
        ]

    def is_valid(self):
        """Whether everything that was sent makes sense; each form says what does not."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def save(self):
        """Carry out what was decided on words and findings, and mend a misprint."""
        for form in self.forms:
            form.save()

    @property
    def errors(self):
        """Triples of the id of a field, what it is about and what is wrong with it."""
        for form in self.forms:
            subject = getattr(form, "subject", "")
            if getattr(form, "is_disputed", False):
                yield form.prefix, subject, _("Somebody else has decided on it in the meantime.")
            for part in (form, getattr(form, "meaning", None)):
                for name, messages in part.errors.items() if part is not None else ():
                    is_field = name in part.fields and name != "decision"
                    target = part[name].id_for_label if is_field else form.prefix
                    yield target, subject or part[name].label, " ".join(messages)

    @property
    def overtaken(self):
        """How many decisions that somebody else took meanwhile stand where this form had none."""
        return sum(form.is_overtaken for form in (*self.words, *self.findings))

    @property
    def lost(self):
        """What was typed about something that is there no more, as text."""
        sent = (re.fullmatch(r"((?:word|finding)-\d+)-sent", name) for name in self.data or ())
        there = {form.prefix for form in (*self.words, *self.findings)}
        for match in sent:
            if match and match[1] not in there:
                names = ("other", "name", "title", "text", "number", "address", "people", "start")
                typed = (self.data.get(f"{match[1]}-{name}") for name in names)
                yield from filter(None, typed)

    @cached_property
    def _all_findings(self):
        return list(self.document.findings.all())

    @cached_property
    def _kinds_in_use(self):
        kinds = {part.kind for part in self.document.parts.all()}
        return set().union(*(maker_of(kind).uses for kind in kinds))

    @cached_property
    def _groups(self):
        """Lists of findings that mean the same."""
        groups = defaultdict(list)
        for each in self._all_findings:
            if each.kind in self._kinds_in_use:
                groups[meaning_of(each)].append(each)
        return list(groups.values())

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


def with_anchors(passage_marks, forms):
    """The marks of a passage; the first that leads to one of ``forms`` is where it leads back."""
    found = []
    for mark in passage_marks:
        form = forms.get(mark.target)
        is_first = bool(form) and form.anchor != f"mark-{mark.target}"
        if is_first:
            form.anchor = f"mark-{mark.target}"
        found.append(replace(mark, is_first=is_first))
    return found
