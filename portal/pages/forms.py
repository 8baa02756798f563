"""The forms in which editors write, copy and delete pages."""

import re

import swapper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm
from wagtail.admin.widgets import AdminPageChooser, SlugInput

from .languages import (
    ADDRESS_PART_LENGTH,
    address_part,
    default_language,
    languages,
    localized,
    localized_names,
)
from .publishing import limit_form, publication_errors


class PortalPageForm(WagtailAdminPageForm):
    """Edit form of every page: keeps addresses unique and lets drafts be incomplete."""

    minor_correction = forms.BooleanField(
        required=False,
        label=_("Minor correction"),
        help_text=_("The meaning has not changed: the translation stays up to date."),
    )
    _is_checked = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._name_lost()
        limit_form(self)

    def _name_lost(self):
        """Say at each field whose object has been deleted since that it stood there."""
        for lost in self.instance.lost_references:
            rows = self.formsets[lost.relation].forms if lost.relation in self.formsets else []
            forms_of_rows = rows[lost.position : lost.position + 1] if lost.relation else [self]
            for form in forms_of_rows:
                if lost.field in form.fields:
                    field = form.fields[lost.field]
                    field.help_text = f"{_('What stood here has been deleted.')} {field.help_text}"

    def is_valid(self):
        """Also ask what else has to be mended before the page, with its rows, is published."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and not self._is_checked:
            self._is_checked = True
            page = self.save(commit=False)
            for error in publication_errors(page):
                form = self._form_of(error)
                form.add_error(error.field if error.field in form.fields else None, error.text)
        return super().is_valid()

    def _form_of(self, finding):
        """The form in which to show ``finding``: that of a row or this one."""
        rows = self.formsets[finding.row.relation].forms if finding.row else ()
        return next((row for row in rows if row.instance == finding.row.child), self)

    def clean(self):
        cleaned_data = super().clean()
        parent = self.parent_page or self.instance.get_parent()
        for language in languages() if parent else ():
            column = localized("local_slug", language)
            if self._follows_title(language):
                cleaned_data[column] = ""
            chosen = address_part(cleaned_data.get(column))
            from_title = address_part(cleaned_data.get(localized("title", language)))
            error = self.instance.address_error(parent, language, chosen or from_title)
            # An address that nobody chose just now gets a number where another page has it. The
            # form fills in what it makes of the title: that is no choice.
            is_chosen = chosen and chosen != from_title and column in self.changed_data
            if error and (error.code == "too_long" or is_chosen):
                self.add_error(column if column in self.fields else None, error)
        return cleaned_data

    def _follows_title(self, language):
        """Whether the address is but a numbered one of a former title, of a new page."""
        title, column = localized("title", language), localized("local_slug", language)
        before = address_part(getattr(self.instance, title))
        is_numbered = re.fullmatch(rf"{re.escape(before)}-\d+", self.cleaned_data.get(column) or "")
        return (
            before
            and is_numbered
            and not self.instance.is_address_known
            and {title, column} & set(self.changed_data) == {title}
        )

    def get_field_updates_for_resave(self):
        """After a save by itself, the form also shows the addresses that were settled."""
        columns = [name for name in localized_names("local_slug") if name in self.fields]
        settled = {name: getattr(self.instance, name) or "" for name in columns}
        changed = [(name, slug) for name, slug in settled.items() if self.data.get(name) != slug]
        return [*super().get_field_updates_for_resave(), *changed]

    def _post_clean(self):
        self.instance.minor_correction = self.cleaned_data.get("minor_correction", False)
        self.instance.checked_languages = {
            language for language in languages() if self.data.get("still-right") == language
        }
        self.instance.allows_incomplete_text = self.is_deferred_validation
        self._forget_autosaves()
        self.instance.is_checked_by_form = True
        super()._post_clean()
        self.instance.allows_incomplete_text = False
        self.instance.is_checked_by_form = False

    def _forget_autosaves(self):
        """
        Compare the text with what the editor found rather than with what was saved meanwhile.

        Otherwise a correction could only be marked as minor before its first letter is saved.
        """
        pk, page = self.data.get("overwrite_revision_id") or "", self.instance
        own = page.revisions.filter(pk=pk).first() if pk.isdecimal() else None
        if own is None:
            return
        digests = localized_names("text_digest", "source_digest")
        earlier = page.revisions.filter(created_at__lt=own.created_at).order_by("created_at").last()
        if earlier:
            found = earlier.content
        else:
            published = page.base_page_model.objects.filter(pk=page.pk, live=True)
            found = published.values(*digests).first() or {}
        for column in digests:
            setattr(page, column, found.get(column) or "")

    def _update_errors(self, errors):
        """Show errors of fields that this form does not have above the form."""
        if hasattr(errors, "error_dict"):
            by_field = {}
            for name, messages in errors.error_dict.items():
                known = name if name in self.fields else NON_FIELD_ERRORS
                by_field.setdefault(known, []).extend(messages)
            errors = ValidationError(by_field)
        super()._update_errors(errors)


class PageChooser(AdminPageChooser):
    """Wagtail's chooser, which shows a form with a nonsensical answer again instead of failing."""

    def get_instance(self, value):
        return (
            None
            if isinstance(value, str) and not value.isdecimal()
            else super().get_instance(value)
        )


class PortalCopyForm(CopyForm):
    """Copy form that asks for title and address of the copy in each language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["new_title"], self.fields["new_slug"]
        fields = {}
        for language in languages():
            title = self.page._meta.get_field(localized("title", language))
            fields[f"new_{title.name}"] = forms.CharField(
                label=_("New title (%(language)s)") % {"language": language},
                initial=getattr(self.page, title.name),
                max_length=title.max_length,
                required=language == default_language(),
            )
            fields[f"new_local_slug_{language}"] = forms.SlugField(
                label=_("New address (%(language)s)") % {"language": language},
                help_text=_("Empty: made from the title."),
                max_length=ADDRESS_PART_LENGTH,
                required=False,
                widget=SlugInput(),
            )
        self.fields = fields | self.fields
        self.fields["new_parent_page"].widget = PageChooser(
            target_models=self.page.specific_class.allowed_parent_page_models(),
            can_choose_root=True,
            user_perms="copy_to",
        )

    def clean(self):
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        copy = type(self.page)(**self.new_attributes())
        for language in languages():
            field = f"new_local_slug_{language}"
            slug = cleaned_data.get(field)
            error = slug and copy.address_error(parent, language, address_part(slug))
            if error:
                self.add_error(field, error)
        return cleaned_data

    def new_attributes(self):
        """Mapping of the columns of title and address to what the copy gets."""
        return {
            column: self.cleaned_data.get(f"new_{column}") or ""
            for column in localized_names("title", "local_slug")
        }


class DeleteForm(forms.Form):
    """Asks which page answers at the addresses of a page that is deleted."""

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page = page
        self.fields["successor"] = forms.ModelChoiceField(
            swapper.load_model("wagtailcore", "Page").objects.live(),
            required=False,
            widget=PageChooser(),
            label=_("Page that takes its place"),
            help_text=_(
                "Visitors who follow an old link to this page or to a page below it are sent there."
            ),
            error_messages={"invalid_choice": _("Choose a published page.")},
        )

    def clean_successor(self):
        successor = self.cleaned_data["successor"]
        if successor and successor.path.startswith(self.page.path):
            raise ValidationError(_("This page is about to be deleted, too. Choose another one."))
        return successor
