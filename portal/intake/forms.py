"""The forms by which documents are taken in and reviewed."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.pages.languages import default_language, language_choices

from .meanings import FORMS
from .models import DocumentPart, Finding, PageKind, WordInDoubt
from .reading import Unreadable, check_size
from .recognition.kinds import FindingKind, LinkFault
from .words import decide

KEEP, OTHER = "keep", "other"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, as a list."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files if each]


class TakeInForm(forms.Form):
    """Files, or a text that somebody copied, and what shall become of them."""

    files = FilesField(
        label=gettext_lazy("Files"),
        required=False,
        allow_empty_file=True,  # the reader says so, in the same words for all files
        help_text=gettext_lazy(
            "Word, PDF, OpenDocument, plain text, saved web pages, scans; several at once."
        ),
    )
    pasted = forms.CharField(
        label=gettext_lazy("or a text that you copied"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    pasted_html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    address = forms.URLField(
        label=gettext_lazy("Where on the web it was found"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("To become"), choices=PageKind.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the document"),
        choices=language_choices,
        initial=default_language,
        widget=forms.RadioSelect,
    )

    def clean_files(self):
        """Refuse what is too large before it is in memory."""
        files = self.cleaned_data["files"]
        for file in files:
            try:
                check_size(file.size)
            except Unreadable as error:
                raise ValidationError(f"{file.name}: {error}") from error
        return files

    def clean(self):
        cleaned_data = super().clean()
        if not self.errors and not cleaned_data["files"] and not cleaned_data["pasted"].strip():
            raise ValidationError(_("Choose a file or paste a text."))
        return cleaned_data


@dataclass(frozen=True)
class Choice:
    """One way to decide on a word; ``part`` says which key of the keyboard chooses it."""

    value: str
    label: str
    is_chosen: bool
    part: str
    confusions: str


class WordForm(forms.Form):
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
        decision = self.cleaned_data["decision"]
        if not decision or not self.has_changed():
            return
        replacement = {KEEP: self.word.word, OTHER: self.cleaned_data["other"]}.get(decision)
        if replacement is None:
            replacement = self.word.proposals[int(decision)]["word"]
        decide(self.word, replacement, alike=self.cleaned_data["alike"])


class FindingForm(forms.Form):
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
        dropped = self.cleaned_data["decision"] == Finding.State.DROPPED
        untouched = not self.cleaned_data["decision"] and not self.meaning.has_changed()
        return dropped or untouched or self.meaning.is_valid()

    def save(self):
        """Store the decision; a meaning that the clerk changed counts as accepted."""
        finding, state = self.finding, self.cleaned_data["decision"]
        changed = self.meaning.has_changed()
        if not changed and not self.has_changed():
            return
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

    def clean(self):
        cleaned_data = super().clean()
        given = [name for name in ("passage", "words") if cleaned_data.get(name)]
        if given or cleaned_data.get("replacement"):
            for name in ("passage", "words"):
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Needed to find the place in the document."))
        return cleaned_data


class PartForm(forms.ModelForm):
    """A part of a document: whether a draft is made of it, of which kind, with which title."""

    class Meta:
        model = DocumentPart
        fields = ["is_wanted", "kind", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A page that is there keeps its type.
        self.fields["kind"].disabled = bool(self.instance.page_id)
