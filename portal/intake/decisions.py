"""The forms by which clerks decide on the words and the findings of a document."""

from dataclasses import dataclass
from hashlib import blake2b

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .meanings import FORMS
from .models import Finding, WordInDoubt
from .recognition.kinds import FindingKind, LinkFault
from .words import decide, mend_misprint, misprint_at

KEEP, OTHER = "keep", "other"


def fingerprint(values):
    """What tells one mapping of fields to what they show from another; white space aside."""
    shown = {name: " ".join(str(value).split()) for name, value in values.items() if value}
    text = "\x1f".join(f"{name}={value}" for name, value in sorted(shown.items()))
    return blake2b(text.encode(), digest_size=8).hexdigest()


def stored_in(*decision_forms):
    """Mapping of the fields of forms to what is stored, as the fields show it."""
    return {
        name: field.prepare_value(form.get_initial_for_field(field, name))
        for form in decision_forms
        for name, field in form.fields.items()
        if name != "alike"
    }


def sent_in(*decision_forms):
    """Mapping of the fields of forms to what was sent."""
    return {
        name: field.widget.value_from_datadict(form.data, {}, form.add_prefix(name))
        for form in decision_forms
        for name, field in form.fields.items()
        if name != "alike"
    }


class DecisionForm(forms.Form):
    """
    A decision on something of a document, which somebody else may decide on at the same time.

    The form is sent with the ``version`` that it showed. Where another one is stored by now, the
    other's decision stays unless this form decides, too: then it ``is_disputed``, and only when it
    is sent once more does it count. ``is_overtaken`` where the other's stays.
    """

    def __init__(self, data, *, prefix, initial):
        self.is_disputed = self.is_overtaken = False
        super().__init__(data, prefix=prefix, initial=initial)

    def meet_other_decisions(self, *further):
        """Compare what is stored with what the form, with ``further`` ones, showed."""
        together = (self, *further)
        self.version = fingerprint(stored_in(*together))
        seen = self.data.get(f"{self.prefix}-sent", self.version)
        if seen != self.version:
            sent = fingerprint(sent_in(*together))
            self.is_overtaken = sent == seen
            self.is_disputed = sent not in (seen, self.version)
            for form in together:
                form.is_bound = not self.is_overtaken

    def is_valid(self):
        """A decision that makes sense, and that no other one was taken in the meantime."""
        return self.is_overtaken or (super().is_valid() and not self.is_disputed)

    @property
    def other_decision(self):
        """What somebody else decided while this form was open."""
        raise NotImplementedError


@dataclass(frozen=True)
class Choice:
    """One way to decide on a word; ``part`` says which key of the keyboard chooses it."""

    value: str
    label: str
    is_chosen: bool
    part: str
    confusions: str


class WordForm(DecisionForm):
    """What becomes of one word in doubt: a proposal, another word, or the word as it is."""

    decision = forms.ChoiceField(
        label=gettext_lazy("decision"), required=False, widget=forms.RadioSelect
    )
    other = forms.CharField(label=gettext_lazy("another word"), required=False, max_length=300)
    alike = forms.BooleanField(label=gettext_lazy("all alike"), required=False)

    def __init__(self, data=None, *, word, alike=1):
        super().__init__(data, prefix=f"word-{word.pk}", initial=self._initial(word))
        self.word = word
        self.number_alike = alike
        self.fields["decision"].choices = [
            *((str(number), each["word"]) for number, each in enumerate(word.proposals)),
            (OTHER, _("another word")),
            (KEEP, _("keep “%(word)s”") % {"word": word.word}),
        ]
        self.meet_other_decisions()

    def _initial(self, word):
        if word.state == WordInDoubt.State.OPEN:
            return {}
        if word.state == WordInDoubt.State.KEPT:
            return {"decision": KEEP}
        words = [each["word"] for each in word.proposals]
        if word.replacement in words:
            return {"decision": str(words.index(word.replacement))}
        return {"decision": OTHER, "other": word.replacement}

    @property
    def subject(self):
        """The words of the document that the form is about."""
        return self.word.word

    @property
    def other_decision(self):
        return f"{self.word.get_state_display()}: {self.word.replacement or self.word.word}"

    @property
    def choices(self):
        """What the clerk chooses between, as ``Choice``."""
        chosen = self["decision"].value()
        parts = {OTHER: "correct", KEEP: "drop"}
        for value, label in self.fields["decision"].choices:
            proposal = self.word.proposals[int(value)] if value.isdecimal() else {}
            yield Choice(
                value=value,
                label=label,
                is_chosen=value == chosen,
                part=parts.get(value, "accept"),
                confusions=", ".join(proposal.get("confusions", ())),
            )

    def clean(self):
        cleaned_data = super().clean()
        if cleaned_data.get("other") and not cleaned_data.get("decision"):
            cleaned_data["decision"] = OTHER
        if cleaned_data.get("decision") == OTHER and not cleaned_data.get("other"):
            self.add_error("other", _("Type the word that shall stand here."))
        return cleaned_data

    def save(self):
        """Carry out the decision; nothing happens where none was taken or none has changed."""
        if self.is_overtaken or not self.has_changed() or not self.cleaned_data["decision"]:
            return
        decision = self.cleaned_data["decision"]
        replacement = {KEEP: self.word.word, OTHER: self.cleaned_data["other"]}.get(decision)
        if replacement is None:
            replacement = self.word.proposals[int(decision)]["word"]
        decide(self.word, replacement, alike=self.cleaned_data["alike"])


class FindingForm(DecisionForm):
    """
    Whether something that was recognised is right, with its meaning to be corrected.

    The decision holds for ``alike`` too: findings elsewhere in the document that mean the same.
    """

    decision = forms.ChoiceField(
        label=gettext_lazy("decision"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (Finding.State.ACCEPTED, gettext_lazy("accept")),
            (Finding.State.DROPPED, gettext_lazy("drop")),
        ],
    )

    def __init__(self, data=None, *, finding, alike=()):
        decisions = {
            Finding.State.PROPOSED: "",
            Finding.State.CORRECTED: Finding.State.ACCEPTED,
        }
        prefix = f"finding-{finding.pk}"
        super().__init__(
            data,
            prefix=prefix,
            initial={"decision": decisions.get(finding.state, finding.state)},
        )
        self.finding = finding
        self.alike = alike
        form_class = FORMS[finding.kind]
        self.meaning = form_class(data, prefix=prefix)
        self.meaning.initial = self.meaning.as_fields(finding.value)
        self.meet_other_decisions(self.meaning)

    @property
    def subject(self):
        """The words of the document that the form is about."""
        return Truncator(self.finding.words).chars(60)

    @property
    def other_decision(self):
        values = [str(value) for value in stored_in(self.meaning).values() if value]
        return f"{self.finding.get_state_display()}: {', '.join(values)}"

    @property
    def remark(self):
        """What the clerk should know: why a number is refused, what is wrong with a link."""
        value = self.finding.value
        if value.get("fault"):
            return LinkFault(value["fault"]).label
        if self.finding.kind == FindingKind.RESOLUTION and not value["error"]:
            return _("known to the portal") if value["resolution"] else _("new to the portal")
        return value.get("error", "")

    def is_valid(self):
        """What is dropped need not make sense."""
        if not super().is_valid():
            return False
        if self.is_overtaken:
            return True
        dropped = self.cleaned_data["decision"] == Finding.State.DROPPED
        untouched = not self.cleaned_data["decision"] and not self.meaning.has_changed()
        return dropped or untouched or self.meaning.is_valid()

    def save(self):
        """Store the decision; a meaning that the clerk changed counts as accepted."""
        changed = self.meaning.has_changed()
        if self.is_overtaken or not (changed or self.has_changed()):
            return
        finding, state = self.finding, self.cleaned_data["decision"]
        if state != Finding.State.DROPPED and changed:
            finding.value = self.meaning.as_value(finding.value, self.meaning.cleaned_data)
            state = Finding.State.CORRECTED
        elif state == Finding.State.ACCEPTED and finding.state == Finding.State.CORRECTED:
            state = finding.state
        elif not state:
            return
        keys = [finding.pk, *(each.pk for each in self.alike)]
        Finding.objects.filter(pk__in=keys).update(state=state, value=finding.value)
        if finding.kind == FindingKind.TITLE and state != Finding.State.DROPPED:
            number = finding.passage
            part = finding.document.parts.filter(first__lte=number, last__gte=number)
            part.update(title=finding.value["title"])


class MisprintForm(forms.Form):
    """A mistake that the original itself prints, mended with a note for readers."""

    passage = forms.IntegerField(
        label=gettext_lazy("number of the paragraph"), required=False, min_value=1
    )
    words = forms.CharField(
        label=gettext_lazy("what the document says"), required=False, max_length=300
    )
    replacement = forms.CharField(
        label=gettext_lazy("what it should say"), required=False, max_length=300
    )
    note = forms.CharField(
        label=gettext_lazy("note for readers"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example: the city's own page prints it so."),
    )

    def __init__(self, data=None, *, document):
        super().__init__(data, prefix="misprint")
        self.document = document

    def clean(self):
        cleaned_data = super().clean()
        given = [name for name in ("passage", "words") if cleaned_data.get(name)]
        if given or cleaned_data.get("replacement"):
            for name in ("passage", "words"):
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Needed to find the place in the document."))
        if len(given) == 2:
            try:
                misprint_at(self.document, cleaned_data["passage"] - 1, cleaned_data["words"])
            except ValueError:
                message = _(
                    "These words do not stand in that paragraph exactly once, or are in doubt."
                )
                self.add_error("words", message)
        return cleaned_data

    def save(self):
        """Mend the misprint, if one was named."""
        given = self.cleaned_data
        if given["passage"]:
            place = (given["passage"] - 1, given["words"])
            mend_misprint(self.document, *place, given["replacement"], given["note"])
