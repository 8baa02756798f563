"""The guides for editors and the pages of the roles, read from ``docs`` for the admin."""

from dataclasses import dataclass
from posixpath import join, normpath, split
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from markdown_it import MarkdownIt

from portal.pages.languages import active_language, default_language, languages

DOCS = settings.BASE_DIR / "docs"
#: The languages that the guides are written in.
LANGUAGES = ("pl", "en")
ROLES = "roles"
#: Where the pages lie in ``DOCS``, by the name that their folder has in the admin.
FOLDERS = {code: f"editors/{code}" for code in LANGUAGES} | {ROLES: "roles"}
NAMES = {place: folder for folder, place in FOLDERS.items()}
PICTURES = "/pictures"
#: The page of a folder that leads to the others.
INDEX = "README"
#: What parts the languages of a page of a role.
BETWEEN_LANGUAGES = "\n---\n"
#: Where an element of a page names another file.
ADDRESSES = {"link_open": "href", "image": "src"}

markdown = MarkdownIt("js-default")  # CommonMark with tables; HTML remains text


@dataclass(frozen=True)
class Guide:
    """A page of help: its title in plain text, the rest in HTML, the language of both."""

    title: str
    html: str
    language: str


def language_of_guides():
    """The active language where there are guides in it, else the portal's own."""
    language = active_language()
    return language if language in LANGUAGES else default_language()


def read_guide(folder, name):
    """
    The page ``name`` of ``folder``, a key of ``FOLDERS``; of a role what its page says in the
    active language.

    Raises ``LookupError`` where there is no such page.
    """
    file = DOCS / FOLDERS[folder] / f"{name}.md"
    if not file.is_file():
        raise LookupError(f"no such page of help: {folder}/{name}")
    text, language = file.read_text(), folder
    if folder == ROLES:
        language = active_language()
        text = text.split(BETWEEN_LANGUAGES)[languages().index(language)]
    _opening, title, _closing, *rest = markdown.parse(text.strip())
    for element in rest:
        for part in element.children or ():
            if part.type in ADDRESSES:
                _lead_within_the_admin(part, FOLDERS[folder])
    html = markdown.renderer.render(rest, markdown.options, {})
    return Guide(title.content, html, language)


def _lead_within_the_admin(element, place):
    """Give a link or picture of a page in ``place`` the address of its target in the admin."""
    attribute = ADDRESSES[element.type]
    target = urlsplit(element.attrs[attribute])
    if target.path and not target.scheme:
        path = address_of(normpath(join(place, target.path)))
        element.attrs[attribute] = target._replace(path=path).geturl()


def address_of(path):
    """The address in the admin of the file ``path`` of ``DOCS``. Raises ``LookupError``."""
    place, name = split(path)
    if place.endswith(PICTURES):
        return reverse("guides:picture", args=[NAMES[place.removesuffix(PICTURES)], name])
    return reverse("guides:guide", args=[NAMES[place], name.removesuffix(".md")])
