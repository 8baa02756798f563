"""The pages about the roles in ``docs/roles/``, made from the declaration."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.pages.languages import languages

from .declared import ROLES, ByLanguage
from .keeping import group_name
from .models import RoleGroup
from .wording import abilities, limits

FOLDER = settings.BASE_DIR / "docs" / "roles"


def pages():
    """Mapping of file names to what the pages say: one a role, and the list of them."""
    roles = {f"{role.key}.md": in_all_languages(about, role) for role in ROLES.values()}
    return {"README.md": in_all_languages(overview)} | roles


def in_all_languages(write, *args):
    """What ``write`` says, language by language, the office's own first."""
    parts = []
    for language in languages():
        with translation.override(language):
            parts.append("\n".join(write(*args)))
    return "\n\n---\n\n".join(parts) + "\n"


def overview():
    """Lines of the page that lists the roles."""
    yield heading(_("Roles"))
    yield ""
    yield row(_("Role"), _("What for"), _("For a section"), _("By language"))
    yield row(*["---"] * 4)
    for role in ROLES.values():
        section = _("yes") if role.by_section else _("no")
        language = {
            ByLanguage.NEVER: _("no"),
            ByLanguage.MAY_BE: _("may be"),
            ByLanguage.ALWAYS: _("always"),
        }[role.by_language]
        yield row(f"[{role.name}]({role.key}.md)", role.summary, section, language)


def heading(words, level=1):
    """A heading in Markdown."""
    return f"{'#' * level} {words}"


def row(*cells):
    """A row of a table in Markdown."""
    return f"| {' | '.join(map(str, cells))} |"


def about(role):
    """Lines of the page about ``role``."""
    yield heading(role.name)
    yield ""
    yield str(role.summary)
    yield ""
    yield heading(_("They may"), 2)
    yield ""
    yield from (f"- {sentence}" for sentence in abilities(role))
    if limits(role):
        yield ""
        yield heading(_("They may not"), 2)
        yield ""
        yield from (f"- {sentence}" for sentence in limits(role))
    yield ""
    yield heading(_("How it is given"), 2)
    yield ""
    yield from how_it_is_given(role)


def name_of_group(role, language=""):
    """What the group of ``role`` for the whole portal is called, in the language of the office."""
    return group_name(RoleGroup(role=role.key, language=language))


def how_it_is_given(role):
    """Lines that say what an administrator does to give ``role`` to somebody."""
    if role.is_everything:
        yield _(
            "Another system administrator marks the account as “superuser”; the first one is made "
            "by `manage.py createsuperuser`."
        )
        return
    if role.by_language == ByLanguage.ALWAYS:
        names = [f"**{name_of_group(role, language)}**" for language in languages()]
        yield _("The account is put in the group of the language: %(groups)s.") % {
            "groups": ", ".join(names)
        }
    else:
        yield _("The account is put in the group %(group)s.") % {
            "group": f"**{name_of_group(role)}**"
        }
    if role.by_section:
        yield ""
        yield _(
            "For one section only: add the role under “Roles in sections” in the administrators’ "
            "side, choose the section there, and put the account in the group that this makes."
        )
    if role.by_language == ByLanguage.MAY_BE:
        yield ""
        yield _(
            "For one language only: the same, with the language chosen. Changes in that language "
            "alone then go to these people."
        )
