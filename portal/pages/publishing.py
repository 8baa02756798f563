"""
What stands in the way of publishing a page, and what would make it better.

Each app registers what it knows to look for. The edit form, its checklist, the dashboard and
whatever else publishes pages ask here.
"""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .languages import languages, localized

_checks = []
_form_limits = []


class Severity(TextChoices):
    """Whether a finding stops publication."""

    ERROR = "error", _("must be mended")
    ADVICE = "advice", _("advice")


@dataclass(frozen=True, eq=False)
class Row:
    """A child object of a page, as the stage of a membership, and its place among its siblings."""

    relation: str
    position: int
    child: object


def rows_of(page, relation):
    """A ``Row`` for each child object of ``page`` in ``relation``."""
    children = getattr(page, relation).all()
    return [Row(relation, position, child) for position, child in enumerate(children)]


@dataclass(frozen=True)
class Finding:
    """
    Something to mend in a page.

    ``message`` is translated when it is read, with ``params``, pairs, put in. ``field`` is the
    column that it is about, of the page or of ``row``; ``block`` the identifier of a block in it.
    """

    message: object
    severity: Severity = Severity.ERROR
    field: str = ""
    row: Row | None = None
    block: str = ""
    params: tuple = ()
    #: What the field is called, for people.
    place: str = ""

    @property
    def text(self):
        """The message in the active language."""
        return str(self.message % dict(self.params)) if self.params else str(self.message)

    @property
    def stops(self):
        return self.severity == Severity.ERROR

    @property
    def language(self):
        """The language of the text that it is about; empty for what all languages share."""
        return next((code for code in languages() if self.field.endswith(localized("", code))), "")

    @property
    def name(self):
        """Name of the field in the edit form: ``title_en``, ``stages-0-date``; may be empty."""
        row = self.row
        return f"{row.relation}-{row.position}-{self.field}" if row else self.field

    @property
    def anchor(self):
        """The end of an address that leads to the field in the edit form; may be empty."""
        return f"#at-{self.name}" if self.field else ""


def advice(message, **options):
    """A ``Finding`` that does not stop publication."""
    return Finding(message, Severity.ADVICE, **options)


def register_publication_check(check):
    """
    Have ``check(page)`` asked before a page is published.

    It gives what it found. The page has its child objects as they are going to be published. A
    ``Finding`` with ``Severity.ERROR`` stops people who publish the page; a ``ValidationError``
    keeps it from being stored as published at all, by whomever, as when it is moved.
    """
    _checks.append(check)


def publication_findings(page):
    """Everything that there is to say before ``page`` is published: errors first, then advice."""
    missing = [
        _as_finding(error, column)
        for column, messages in page.readiness_errors().items()
        for error in (messages if isinstance(messages, list) else [messages])
    ]
    found = dict.fromkeys(missing + _checked(page))
    named = [replace(finding, place=place_of(page, finding)) for finding in found]
    return sorted(named, key=lambda finding: not finding.stops)


def place_of(page, finding):
    """What the field of ``finding`` is called, with the row where it stands in one."""
    holder = finding.row.child if finding.row else page
    if not finding.field:
        return ""
    field = holder._meta.get_field(finding.field)
    is_relation = not hasattr(field, "verbose_name")
    name = str(field.related_model._meta.verbose_name_plural if is_relation else field.verbose_name)
    if finding.row:
        name = f"{holder._meta.verbose_name} {finding.row.position + 1}: {name}"
    return capfirst(name)


def publication_errors(page):
    """The findings of all checks that stop publication."""
    return [finding for finding in _checked(page) if finding.stops]


def what_stands_in_the_way(draft):
    """Messages that say why ``draft`` cannot be published yet."""
    try:
        draft.full_clean()
    except ValidationError as error:
        return error.messages
    return [finding.text for finding in publication_errors(draft)]


def publication_barriers(page):
    """What keeps ``page`` from being stored as published at all, as ``ValidationError`` objects."""
    found = (each for check in _checks for each in check(page))
    return [each for each in found if isinstance(each, ValidationError)]


def _checked(page):
    return [_as_finding(found) for check in _checks for found in check(page)]


def _as_finding(found, column=""):
    if isinstance(found, Finding):
        return found
    if isinstance(found, ValidationError):
        return Finding(found.message, field=column, params=tuple((found.params or {}).items()))
    return Finding(found, field=column)


def register_form_limit(limit):
    """
    Have ``limit(form)`` called with each edit form of a page once it is made.

    It may take fields from the form that the person whose form it is (``form.for_user``) must not
    change.
    """
    _form_limits.append(limit)


def limit_form(form):
    """Let all limits have their way with ``form``."""
    for limit in _form_limits:
        limit(form)
