"""Columns that lists of pages in the admin have in common."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageTypeColumn

from portal.pages.languages import language_choices
from portal.pages.texts import TranslationState


@dataclass(frozen=True)
class LanguageBadge:
    """How far a page has come in a language, for the template of a badge."""

    code: str
    language: str
    state: str
    is_original: bool = False

    @property
    def label(self):
        """“English: outdated”, for who does not see the colour or does not know the sign."""
        state = TranslationState(self.state).label
        text = (
            _("%(language)s (original): %(state)s")
            if self.is_original
            else "%(language)s: %(state)s"
        )
        return text % {"language": self.language, "state": state}

    @property
    def state_label(self):
        return capfirst(TranslationState(self.state).label)


def language_badges(page):
    """A ``LanguageBadge`` for each language of ``page``."""
    return [
        LanguageBadge(
            code, name, page.text("translation_state", code), code == page.original_language
        )
        for code, name in language_choices()
    ]


class LanguagesColumn(Column):
    """The states of all languages as small badges."""

    cell_template_name = "desk/languages_cell.html"

    def get_value(self, instance):
        return language_badges(instance)


class TypeColumn(PageTypeColumn):
    """The type of a page, and below it the units in charge, which the view has noted there."""

    cell_template_name = "desk/type_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"units": getattr(instance, "units_in_charge", ())}


class UpdatedColumn(DateColumn):
    """When a page was last changed; a page that came by an import has no revision."""

    def get_value(self, instance):
        return super().get_value(instance) or instance.first_published_at
