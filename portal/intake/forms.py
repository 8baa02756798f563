"""The forms by which documents are taken in, and become drafts."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.pages.languages import default_language, language_choices

from .models import DocumentPart, IncomingDocument, PageKind
from .reading import Unreadable, check_size
from .taking_in import look_anew


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


class PartForm(forms.ModelForm):
    """A part of a document: whether a draft is made of it, of which kind, with which title."""

    class Meta:
        model = DocumentPart
        fields = ["is_wanted", "kind", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A page that is there keeps its type.
        self.fields["kind"].disabled = bool(self.instance.page_id)
        self.stored = ""

    def restore(self, typed, prefix):
        """Show what was typed in place of what is stored, and that beside it where it differs."""
        sent = {
            "title": typed.get(f"{prefix}-title", ""),
            "kind": typed.get(f"{prefix}-kind", self.instance.kind),
            "is_wanted": f"{prefix}-is_wanted" in typed,
        }
        if sent != {name: getattr(self.instance, name) for name in sent}:
            self.initial |= sent
            self.stored = f"{self.instance.title} ({self.instance.get_kind_display()})"


class BasePartFormSet(forms.BaseModelFormSet):
    """
    The parts of a document. ``typed`` is what was sent about parts that have changed meanwhile: it
    stands in the fields, and beside it, as ``stored``, what somebody else made of the part.
    """

    def __init__(self, data=None, *, queryset, typed=None):
        super().__init__(data, queryset=queryset)
        if data is None and typed:
            rows = range(min(len(typed), forms.formsets.DEFAULT_MAX_NUM))
            sent = {typed.get(self.add_prefix(row) + "-id"): self.add_prefix(row) for row in rows}
            for form in self.forms:
                prefix = sent.get(str(form.instance.pk))
                if prefix:
                    form.restore(typed, prefix)


PartFormSet = forms.modelformset_factory(
    DocumentPart, form=PartForm, formset=BasePartFormSet, extra=0, edit_only=True
)


class AsWhatForm(forms.ModelForm):
    """What a document is taken for: what it becomes, and its language."""

    class Meta:
        model = IncomingDocument
        fields = ["kind", "language"]

    kind = forms.ChoiceField(
        label=gettext_lazy("To become"), choices=PageKind.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the document"),
        choices=language_choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "In another language the text is looked at anew: what was decided on its words and "
            "on what was recognised is gone then, but for misprints."
        ),
    )

    def clean_language(self):
        """A draft has its text in the columns of its language already."""
        language = self.cleaned_data["language"]
        has_drafts = self.instance.parts.filter(page__isnull=False).exists()
        if "language" in self.changed_data and has_drafts:
            raise ValidationError(
                _(
                    "Drafts have been made of this document in its language: delete them first, "
                    "then choose another."
                )
            )
        return language

    def save(self):
        """Store the choices; parts without a page become what the document becomes."""
        document = self.instance
        former = self.initial["kind"]
        if "language" in self.changed_data:
            look_anew(document, document.language, self.initial["language"])
        document.save()
        parts = document.parts.filter(page__isnull=True)
        if document.parts.count() > 1:  # the others were recognised as something else
            parts = parts.filter(kind=former)
        parts.update(kind=document.kind)
        return document
