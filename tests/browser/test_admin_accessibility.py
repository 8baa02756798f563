"""What axe-core finds on the screens of both admins, apart from what is Wagtail's own."""

import re

import pytest
from playwright.sync_api import expect

from .faults import found_in, told
from .server import PASSWORD
from .test_accessibility import violations

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
#: What Wagtail's own templates and scripts bring along: the rule, and where.
WAGTAILS = (
    ("aria-allowed-role", 'h2[role="alert"]'),
    ("heading-order", "#other-searches-title"),
    ("landmark-unique", "#block-"),  # blocks are named by how their text begins
    ("page-has-heading-one", "html"),
    ("scrollable-region-focusable", ".w-minimap__list"),
)
EDITORS = {
    "first screen": "/cms/",
    "list of duties": "/cms/desk/facts/",
    "report": "/cms/reports/translations/",
    "explorer": "/cms/pages/2/",
    "search": "/cms/pages/search/?q=rownosci",
    "new documents": "/cms/documents-to-take-in/",
    "records": "/cms/snippets/civic/resolution/",
    "new record": "/cms/snippets/civic/resolution/add/",
    "networks": "/cms/snippets/networks/network/",
    "glossary": "/cms/snippets/writing/term/",
    "pictures": "/cms/images/",
    "new picture": "/cms/images/add/",
    "documents": "/cms/documents/",
    "account": "/cms/account/",
    "guides": "/cms/guides/",
    "guide": "/cms/guides/pl/write-a-news-item/",
    "role": "/cms/guides/roles/publisher/",
}
PEOPLES = {
    "people": "/django-admin/users/user/",
    "groups": "/django-admin/auth/group/",
    "roles": "/django-admin/roles/rolegroup/",
    "new role": "/django-admin/roles/rolegroup/add/",
    "absences": "/django-admin/workflow/absence/",
    "new absence": "/django-admin/workflow/absence/add/",
    "log": "/django-admin/audit/entry/",
}


def sign_in(page, name):
    page.goto("/pl/account/login/")
    page.fill("#id_login", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(re.compile("/cms/|/django-admin/"))


def ours(page):
    """What axe-core finds on the screen and Wagtail does not answer for."""
    # Half way from light to dark, colours are those of neither.
    page.add_style_tag(content="* { transition: none !important; }")
    return [
        fault
        for fault in violations(page)
        if not any(f"{rule}:" in fault and place in fault for rule, place in WAGTAILS)
    ]


def address_of(page, words):
    """Where the form of the page stands that a search for ``words`` finds first."""
    page.goto(f"/cms/pages/search/?q={words}")
    return page.locator(".desk-table td.title a[href*='/edit/']").first.get_attribute("href")


@WIDTHS
def test_no_screen_of_an_editor_has_a_barrier_of_ours(window, width):
    page, found = window(width), {}
    sign_in(page, "editor")
    for name, path in EDITORS.items():
        assert page.goto(path).ok, path
        found[name] = ours(page)
    assert not found_in(found), told(found)


@WIDTHS
@pytest.mark.parametrize("words", ["ICORN", "Afganistanu"])
def test_no_part_of_a_form_has_a_barrier_of_ours(window, width, words):
    page, found = window(width), {}
    sign_in(page, "publisher")
    form = address_of(page, words)
    page.goto(form)
    expect(page.get_by_role("group", name="Pokaż w formularzu")).to_be_visible()
    found["form"] = ours(page)
    page.get_by_role("button", name=re.compile("^Przed publikacją")).last.click()
    expect(page.locator("[data-checklist]")).to_be_visible()
    found["checklist"] = ours(page)
    for name in ("history", "usage"):
        page.goto(form.replace("/edit/", f"/{name}/"))
        found[name] = ours(page)
    assert not found_in(found), told(found)


@WIDTHS
def test_no_screen_of_an_administrator_of_people_has_a_barrier(window, width):
    page, found = window(width), {}
    sign_in(page, "people")
    for name, path in PEOPLES.items():
        assert page.goto(path).ok, path
        found[name] = violations(page)
    assert not found_in(found), told(found)


def test_text_with_a_shape_says_its_field_and_language(editor):
    editor.goto(address_of(editor, "Afganistanu"))
    for language in ("pl", "en"):
        name = re.compile(rf"^Tekst \({language}\)")
        expect(editor.get_by_role("textbox", name=name).first).to_be_visible()
