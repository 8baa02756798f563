"""The glossary of the office: which words it uses in each language, and which it avoids."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from portal.pages.collation import AlphabeticalManager
from portal.pages.finding import Findable
from portal.pages.languages import default_language, languages, localized, localized_names
from portal.pages.panels import text_panel


class Term(Findable, models.Model):
    """A notion with the word for it in each language and those that are better avoided."""

    name = models.CharField(
        _("term"), max_length=200, help_text=_("As it stands in a dictionary: rada miasta.")
    )
    avoided = models.TextField(
        _("better avoided"),
        blank=True,
        help_text=_("Words that people use for it and that the office does not. One a line."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("When to use it, and why so."))

    objects = AlphabeticalManager()

    panels = [text_panel("name"), text_panel("avoided"), text_panel("note")]
    search_fields = [
        *(index.SearchField(name) for name in localized_names("name", "avoided")),
        *(index.AutocompleteField(name) for name in localized_names("name")),
    ]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = [localized("name", default_language())]

    def __str__(self):
        return " – ".join(filter(None, (getattr(self, name) for name in localized_names("name"))))

    def avoided_in(self, language):
        """The words to be avoided in ``language``."""
        lines = (getattr(self, localized("avoided", language)) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def names(self):
        """Mapping of languages to the preferred term."""
        return {code: getattr(self, localized("name", code)) or "" for code in languages()}
