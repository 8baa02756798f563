"""The forms in which editors write and copy pages."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from .languages import default_language, languages, localized


class PortalPageForm(WagtailAdminPageForm):
    """Edit form of every page: keeps addresses unique and lets drafts be incomplete."""

    minor_correction = forms.BooleanField(
        required=False,
        label=gettext_lazy("Minor correction"),
        help_text=gettext_lazy("The meaning has not changed: the translation stays up to date."),
    )

    def clean(self):
        cleaned_data = super().clean()
        for language in languages():
            self._clean_address(language)
        return cleaned_data

    def _clean_address(self, language):
        column = localized("local_slug", language)
        parent = self.parent_page or self.instance.get_parent()
        slug = self.cleaned_data.get(column)
        if not slug or parent is None:
            return
        path = self.instance.taken_path(parent, language, slug)
        if path:
            self.add_error(
                column,
                _("Another page has this address in this language: %(path)s") % {"path": path},
            )

    def _post_clean(self):
        self.instance.minor_correction = self.cleaned_data.get("minor_correction", False)
        self.instance.allows_incomplete_text = self.is_deferred_validation
        super()._post_clean()
        self.instance.allows_incomplete_text = False


class PortalCopyForm(CopyForm):
    """Copy form that asks for the title of the copy in each language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = {}
        for language in languages():
            column = localized("title", language)
            label = self.page._meta.get_field(column).verbose_name
            fields[f"new_{column}"] = forms.CharField(
                label=_("New %s") % label,
                initial=getattr(self.page, column),
                max_length=255,
                required=language == default_language(),
            )
        del self.fields["new_title"]
        self.fields["new_slug"].initial = self.page.text("local_slug", default_language())
        self.fields = fields | self.fields

    def new_titles(self):
        """Mapping of the title columns to the titles that the copy gets."""
        return {
            column: self.cleaned_data[f"new_{column}"]
            for column in (localized("title", language) for language in languages())
        }
