"""
Panels of the edit forms: texts with a field a language, facts that all languages share.

The script and the style sheet in ``static/writing/`` show one language or both beside each other;
without them everything is shown. ``at-<name>`` is the anchor of a field.
"""

from django.conf import settings
from django.db.models import TextField
from django.forms import Media
from django.forms.formsets import ORDERING_FIELD_NAME
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    ObjectList,
    Panel,
    PanelGroup,
    TabbedInterface,
)
from wagtail.admin.panels import TitleFieldPanel as WagtailTitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField, StreamField
from wagtail.models import AbstractPage
from wagtail.utils.decorators import cached_classmethod

from .choices import share_choices
from .languages import languages, localized
from .texts import TranslationState
from .widgets import BodyWidget

#: What search engines and lists show of a text, in characters.
IDEAL_LENGTHS = {"title": 70, "seo_title": 60, "search_description": 160, "summary": 300}
MEDIA = Media(
    css={"all": ["writing/writing.css"]},
    js=[
        "writing/languages.js",
        "writing/side-by-side.js",
        "writing/checklist.js",
        "writing/windows.js",
        "writing/saving.js",
        "writing/keep.js",
        "writing/hints.js",
        "writing/paste.js",
    ],
)


class InLanguageMixin:
    """A panel of one field in one language, which its ``attrs`` name to style sheet and script."""

    class BoundPanel(FieldPanel.BoundPanel):
        @property
        def language(self):
            return self.panel.attrs["data-language"]

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.bound_field:
                self.bound_field.field.widget.attrs.setdefault("lang", self.language)

        @property
        def changes(self):
            """What has changed in the original since this text was made from it."""
            changes = getattr(self.request, "changes_of_original", {})
            return changes.get(self.bound_field.html_name) if self.bound_field else None

        @property
        def ideal_length(self):
            """How many characters are shown in full; ``None`` where it does not matter."""
            name = self.field_name.removesuffix(localized("", self.language))
            return IDEAL_LENGTHS.get(name) if isinstance(self.instance, AbstractPage) else None

        @property
        def structure_sources(self):
            """Code, name, address and column of other languages of a body to be written."""
            is_body = isinstance(self.panel.db_field, StreamField)
            if not is_body or not self.bound_field or self.bound_field.field.disabled:
                return []
            meta, name = self.panel.model._meta, self.field_name
            base = name.removesuffix(localized("", self.language))
            page = f"?page={self.instance.pk}" if self.instance.pk else ""
            return [
                (
                    code,
                    label,
                    reverse(
                        "writing:structure",
                        args=[meta.app_label, meta.model_name, localized(base, code)],
                    )
                    + page,
                    localized(base, code),
                )
                for code, label in settings.LANGUAGES
                if code != self.language
            ]


class TextPanel(InLanguageMixin, FieldPanel):
    """A field whose box grows with what is typed, as Wagtail gives it to untranslated texts."""

    def get_form_options(self):
        options = super().get_form_options()
        is_plain = isinstance(self.db_field, TextField) and not isinstance(
            self.db_field, RichTextField
        )
        if is_plain:
            options.setdefault("widgets", {})[self.field_name] = AdminAutoHeightTextInput()
        elif isinstance(self.db_field, StreamField):
            widget = BodyWidget(self.db_field.stream_block)
            options.setdefault("widgets", {})[self.field_name] = widget
        return options


class TitlePanel(InLanguageMixin, WagtailTitleFieldPanel):
    """The title in one language."""

    class BoundPanel(InLanguageMixin.BoundPanel, WagtailTitleFieldPanel.BoundPanel):
        pass


class GroupPanel(PanelGroup):
    """Fields in a grid of as many columns as there is room for, each with an anchor."""

    class BoundPanel(PanelGroup.BoundPanel):
        @property
        def media(self):
            return super().media + MEDIA


class LanguagesPanel(GroupPanel):
    """A text in all languages, beside each other where there is room."""

    class BoundPanel(GroupPanel.BoundPanel):
        template_name = "writing/panels/languages.html"


class FactsPanel(GroupPanel):
    """Fields that all languages share; the form says so."""

    class BoundPanel(GroupPanel.BoundPanel):
        template_name = "writing/panels/facts.html"


class RowsPanel(InlinePanel):
    """Rows of child objects; what can be chosen in them is read once, not once a row."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs):
            if kwargs["form"] is not None:
                self._place_empty_rows(kwargs["form"].formsets[kwargs["panel"].relation_name])
            super().__init__(**kwargs)
            if self.form is not None:
                share_choices([*self.formset.forms, self.empty_child.form])

        @staticmethod
        def _place_empty_rows(formset):
            """Wagtail wants to know the place of each row, also of one without a value in it."""
            for row in formset.forms if formset.is_bound and formset.is_valid() else ():
                row.cleaned_data.setdefault(ORDERING_FIELD_NAME, None)


class LanguageSwitchPanel(Panel):
    """Stands above the form and chooses which languages it shows."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "writing/panels/language_switch.html"
        media = MEDIA

        def show_panel_furniture(self):
            """Stand above the tabs' content rather than in a tab of its own."""
            return False

        @cached_property
        def languages(self):
            return settings.LANGUAGES

        @property
        def mark(self):
            """What tells this form of a new page from another one with the same in it."""
            return get_random_string(16)

        @cached_property
        def outdated(self):
            """Pairs of code and name of the languages that the original has left behind."""
            outdated = TranslationState.OUTDATED
            return [
                (code, name)
                for code, name in settings.LANGUAGES
                if self.instance.text("translation_state", code) == outdated
            ]


def title_panel():
    """The titles in all languages; each fills in the address of its own language as one types."""
    return LanguagesPanel(
        [
            TitlePanel(
                localized("title", language),
                targets=[localized("local_slug", language)],
                placeholder=False,
                attrs={"data-language": language},
            )
            for language in languages()
        ]
    )


def text_panel(field_name, heading="", **options):
    """A translated text, one field a language. ``options`` go to each ``FieldPanel``."""
    fields = [
        TextPanel(localized(field_name, language), attrs={"data-language": language}, **options)
        for language in languages()
    ]
    return LanguagesPanel(fields, heading=heading)


def facts_panel(*panels, heading="", **options):
    """Fields that all languages share, by name or as panels."""
    return FactsPanel(list(panels), heading=heading, **options)


@cached_classmethod
def get_edit_handler(page_model):
    """The form of a page type: the switch of languages above tabs of its panels."""
    tabs = [
        ObjectList(panels, heading=heading)
        for panels, heading in (
            (page_model.content_panels, _("Content")),
            (page_model.promote_panels, _("Promote")),
            (page_model.settings_panels, _("Settings")),
        )
        if panels
    ]
    handler = TabbedInterface(
        [LanguageSwitchPanel(), *tabs], base_form_class=page_model.base_form_class
    )
    return handler.bind_to_model(page_model)
