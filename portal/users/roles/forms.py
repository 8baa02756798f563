"""Edit forms for translators: one language to write in, everything else to read."""

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from portal.pages.texts import BOOK_KEEPING, words_of

from .rights import languages_of

#: Fields of the form itself that anybody who may open it may use.
OPEN_TO_ALL = {"comment_notifications", DELETION_FIELD_NAME, ORDERING_FIELD_NAME, "id"}
#: Child relations that are no content.
NO_CONTENT = {"comments"}


def limit_to_languages(form):
    """
    Let the person for whom ``form`` is change the text only in the languages of their role.

    The server takes nothing else from what is sent: other fields keep their values, rows can
    neither be added nor removed.
    """
    user, page = form.for_user, form.instance
    allowed = languages_of(user, page) if user and page.pk else None
    if allowed is not None:
        _limit(form, allowed)


def _limit(form, allowed):
    for name in list(form.fields):
        if name in OPEN_TO_ALL:
            continue
        try:
            field = form.instance._meta.get_field(name)
        except FieldDoesNotExist:
            del form.fields[name]
            continue
        if isinstance(field, TranslationField) and field.language in allowed:
            continue
        is_text = (
            isinstance(field, TranslationField) and field.translated_field.name not in BOOK_KEEPING
        )
        # Of facts, those that a row needs to be recognised by; relations are left out.
        if is_text or (not field.is_relation and form.prefix):
            form.fields[name] = ReadOnlyField(form.fields[name], getattr(field, "language", None))
        else:
            del form.fields[name]
    for name, formset in form.formsets.items():
        if name in NO_CONTENT:
            continue
        formset.max_num = formset.absolute_max = formset.initial_form_count()
        formset.can_order = False
        formset.clean = _refuse_new_and_removed_rows(formset)
        for row in formset.forms:
            _limit(row, allowed)


def _refuse_new_and_removed_rows(formset):
    checked = formset.clean

    def clean():
        checked()
        if formset.deleted_forms or any(row.has_changed() for row in formset.extra_forms):
            raise ValidationError(_("You may translate what is here, but not add or remove rows."))

    return clean


class ReadOnlyWidget(forms.Textarea):
    """Shows a value without letting it be changed; ``language`` is that of a text."""

    def __init__(self, language=None):
        super().__init__({"lang": language} if language else None)

    def render(self, name, value, attrs=None, renderer=None):
        texts = list(words_of(value)) or ([] if value in (None, "", False) else [localize(value)])
        return format_html(
            '<div id="{}" lang="{}">{}</div>',
            (attrs or {}).get("id", ""),
            self.attrs.get("lang") or get_language(),
            format_html_join("", "<p>{}</p>", ((text,) for text in texts)) or "—",
        )


class ReadOnlyField(forms.Field):
    """Stands in for a form's field whose value stays as it is."""

    def __init__(self, field, language=None):
        super().__init__(
            required=False, disabled=True, label=field.label, widget=ReadOnlyWidget(language)
        )
