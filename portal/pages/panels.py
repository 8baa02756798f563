"""Panels that show a text in all languages, side by side."""

from django.db.models import TextField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField

from .languages import languages, localized


class TextPanel(FieldPanel):
    """A field whose box grows with what is typed, as Wagtail gives it to untranslated texts."""

    def get_form_options(self):
        options = super().get_form_options()
        is_plain = isinstance(self.db_field, TextField) and not isinstance(
            self.db_field, RichTextField
        )
        if is_plain:
            options.setdefault("widgets", {})[self.field_name] = AdminAutoHeightTextInput()
        return options


def title_panel():
    """The titles in all languages; each fills in the address of its own language as one types."""
    return FieldRowPanel(
        [
            TitleFieldPanel(
                localized("title", language),
                targets=[localized("local_slug", language)],
                placeholder=False,
            )
            for language in languages()
        ]
    )


def text_panel(field_name, heading=None, side_by_side=True, **options):
    """
    A translated text, one field a language.

    ``side_by_side`` suits short texts; long ones, as a body of blocks, stand below each other.
    ``options`` go to each ``FieldPanel``.
    """
    fields = [TextPanel(localized(field_name, language), **options) for language in languages()]
    if side_by_side:
        return FieldRowPanel(fields, heading=heading or "")
    return MultiFieldPanel(fields, heading=heading or "")
