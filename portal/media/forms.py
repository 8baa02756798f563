"""The forms in which editors add and describe pictures and documents."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.pages.languages import localized_names
from portal.workflow.forms import ReasonField
from portal.workflow.publishing import keep_reason, needs_reason

from .publicity import may_publish_all, pages_showing
from .storage import is_full, no_room

FILE_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
PUBLISHERS_ONLY = _(
    "Published pages show this file: only those who may publish them may exchange it (%(titles)s). "
    "Upload the new file as another one and hand in the page with it."
)


def title_from_file_name(name):
    """A first title for a file: its name without extension and with spaces between the words."""
    return re.sub(r"[\s_]+", " ", FILE_EXTENSION.sub("", name or "")).strip()


class TitledFileForm:
    """
    Mixin: titles in all languages are suggested from the name of the file.

    Wagtail's upload views send one field ``title`` that holds that name. It stays as a hidden
    field, so that the name is still known when the editor sends the descriptions later.
    """

    #: The published pages that show the file, where it can be exchanged.
    published_on = ()

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        titles = localized_names("title")
        name = next(filter(None, (getattr(self.instance, column) for column in titles)), "")
        is_new = self.instance.pk is None
        self.fields["title"] = forms.CharField(
            required=False,
            max_length=self.fields[titles[0]].max_length,
            widget=forms.HiddenInput,
            initial=name if is_new else "",
        )
        if "file" in self.fields:
            self.fields["file"].widget.attrs["data-w-sync-target-value"] = ", ".join(
                f"#{self[column].id_for_label}" for column in titles
            )
        if is_new and self.is_bound:
            self._suggest_titles(titles)
        elif is_new:
            self.initial |= dict.fromkeys(titles, title_from_file_name(name))
        if not is_new and user and "file" in self.fields:
            self._ask_for_reason()

    def _suggest_titles(self, titles):
        """Fill in titles where the sender knew only the name of the file."""
        names = {column: self.add_prefix(column) for column in titles}
        if not any(name in self.data for name in names.values()):
            suggestion = title_from_file_name(self.data.get(self.add_prefix("title")))
            self.data = {**self.data, **dict.fromkeys(names.values(), suggestion)}

    def _ask_for_reason(self):
        """Have whoever exchanges the file of a published page say why, as who publishes one."""
        self.published_on = list(pages_showing(self.instance).specific())
        if any(needs_reason(self.user, page) for page in self.published_on):
            self.fields["reason"] = ReasonField(
                required=False,
                label=_("Reason for exchanging the file"),
                help_text=_(
                    "Published pages show this file: a new one is seen at once. Why this cannot "
                    "wait for a review stays in the history of these pages."
                ),
            )

    def clean(self):
        """Exchanging what a published page shows is for those who may publish the page."""
        cleaned_data = super().clean()
        if self.published_on and "file" in self.changed_data:
            closed = [page for page in self.published_on if not may_publish_all(self.user, [page])]
            if closed:
                titles = ", ".join(f"“{page.title}”" for page in closed)
                self.add_error("file", PUBLISHERS_ONLY % {"titles": titles})
            elif "reason" in self.fields and not cleaned_data.get("reason"):
                self.add_error("reason", _("Say why the file is exchanged without a review."))
        return cleaned_data

    def _post_clean(self):
        self.instance.uploaded_name = self.cleaned_data.get("title", "")
        super()._post_clean()
        if not self.errors:
            self._store_file()

    def _store_file(self):
        """Keep the file as the last step of the checks: no room for it is an error of the form."""
        file = self.instance.file
        if not file or file._committed:
            return
        try:
            file.save(file.name, file.file, save=False)
        except OSError as error:
            if not is_full(error):
                raise
            self.add_error("file", no_room())

    def save(self, commit=True):
        """Keep the file, and in the history of the pages that show it why it was exchanged."""
        instance = super().save(commit)
        if commit and self.cleaned_data.get("reason") and "file" in self.changed_data:
            for page in self.published_on:
                keep_reason(page, self.user, self.cleaned_data["reason"], page.live_revision)
        return instance


class StillPictureField(WagtailImageField):
    """A picture that stands still and can be read to its last line."""

    default_error_messages = {
        "damaged": _("The picture is damaged: it cannot be read to its end. Upload it once more."),
        "moving": _("This picture moves. Upload a still one, or show a film in the page instead."),
    }

    def to_python(self, data):
        """
        Refuse what could not be shown.

        A file that breaks off half way; and a moving picture, which no visitor could stop (WCAG
        2.2, 2.2.2) and of which only the first image would be left in other sizes.
        """
        try:
            file = super().to_python(data)
            moves = file is not None and is_moving(file)
        except (OSError, SyntaxError) as error:
            raise ValidationError(self.error_messages["damaged"], code="damaged") from error
        if moves:
            raise ValidationError(self.error_messages["moving"], code="moving")
        return file


def is_moving(file):
    """
    Whether the picture in ``file`` consists of several images that follow one another.

    A format that Pillow does not know counts as still. Raises ``OSError`` or ``SyntaxError`` where
    the picture cannot be read to its end.
    """
    file.seek(0)
    try:
        with Image.open(file) as picture:
            picture.load()
            return getattr(picture, "is_animated", False)
    except UnidentifiedImageError:
        return False
    finally:
        file.seek(0)


class PortalImageForm(TitledFileForm, BaseImageForm):
    """Form of a picture."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            options = {name: getattr(file, name) for name in ("label", "widget", "required")}
            self.fields["file"] = StillPictureField(**options, max_length=file.max_length)


class PortalDocumentForm(TitledFileForm, BaseDocumentForm):
    """Form of a document."""
