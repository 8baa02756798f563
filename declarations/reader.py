"""The text of a declaration as a visitor reads it: in one language, or in several side by side."""

from dataclasses import dataclass, field

from portal.pages.languages import localized


@dataclass(frozen=True)
class Version:
    """A paragraph, or the head of a column, in one language."""

    language: str
    text: str = ""
    is_official: bool = False


@dataclass(frozen=True)
class Row:
    """One paragraph with its text in each language that is shown, and the promises it makes."""

    paragraph: object
    versions: list
    commitments: list = field(default_factory=list)


class Reader:
    """
    What the text of ``page`` looks like to a visitor who reads it in ``language``.

    ``both``: with every other language that the page may be read in beside it. Where there is
    none, there is nothing to put side by side.
    """

    def __init__(self, page, language, both=False):
        self.page = page
        self.language = language
        self._others = [code for code in page.readable_languages() if code != language]
        self.is_both = both and self.can_compare

    @property
    def can_compare(self):
        """Whether the text may be read in another language, too."""
        return bool(self._others)

    @property
    def columns(self):
        """The languages that are shown, the visitor's first, as versions without a text."""
        codes = [self.language, *(self._others if self.is_both else [])]
        return [Version(code, is_official=self._is_official(code)) for code in codes]

    @property
    def rows(self):
        """Paragraph by paragraph, aligned by number."""
        return [
            Row(paragraph, self._versions(paragraph), commitments)
            for paragraph, commitments in self.page.paragraphs_with_commitments
        ]

    def _versions(self, paragraph):
        return [
            Version(column.language, getattr(paragraph, localized("text", column.language)) or "")
            for column in self.columns
        ]

    def _is_official(self, language):
        return language == self.page.official_language and not self.page.is_summary
