"""What an editor finds on the first screen, in the report and in lists, as a clerk goes."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from .faults import found_in, told
from .test_accessibility import TAGS

OURS = ".desk, .desk-table, .desk-rows"
RUN = """
  async ([ours, tags]) => {
    const parts = [...document.querySelectorAll(ours)];
    const found = await axe.run(parts, { runOnly: tags, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }
"""
SCREENS = ("/cms/", "/cms/desk/facts/", "/cms/reports/translations/", "/cms/pages/2/")


def rows(page):
    return page.locator(".desk-table tbody tr")


def test_the_first_screen_leads_to_what_there_is_to_do(editor):
    expect(editor.get_by_role("heading", name=re.compile("do zrobienia"))).to_be_visible()
    facts = editor.get_by_role("region", name=re.compile("Dane sprzed ponad roku"))
    facts.get_by_role("link", name=re.compile("Wszystkie")).click()
    editor.wait_for_url("**/cms/desk/facts/")
    editor.locator(".desk-row a").first.click()
    editor.wait_for_url(re.compile("/edit/"))


def test_the_report_is_filtered_and_sorted(editor):
    editor.goto("/cms/reports/translations/")
    editor.get_by_role("button", name="Pokaż filtry").click()
    editor.get_by_role("button", name="Język", exact=True).click()
    editor.get_by_role("checkbox", name="English").check()
    in_polish = editor.locator(".desk-table td").filter(has_text=re.compile(r"^\s*polski\b"))
    expect(in_polish).to_have_count(0)
    assert rows(editor).count()
    editor.keyboard.press("Escape")
    editor.goto(f"{editor.url}&ordering=-title")
    titles = editor.locator(".desk-table td.title").all_inner_texts()
    assert titles[0] > titles[-1]


def test_a_page_is_found_without_polish_letters(editor):
    editor.goto("/cms/pages/2/")
    editor.locator("#id_q").fill("rownosci")
    expect(rows(editor).filter(has_text="Równości").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_of_ours_is_a_barrier_that_a_machine_finds(editor, width):
    editor.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in SCREENS:
        editor.goto(path)
        editor.evaluate(AXE_SCRIPT)
        found[path] = editor.evaluate(RUN, [OURS, TAGS])
    assert not found_in(found), told(found)


def test_on_a_phone_nothing_of_ours_sticks_out(editor):
    editor.set_viewport_size({"width": 360, "height": 900})
    wide = {}
    for path in SCREENS:
        editor.goto(path)
        wide[path] = editor.evaluate(
            """ours => [...document.querySelectorAll(ours)].flatMap(part =>
              [...part.querySelectorAll("a, span, td, h2, h3")].filter(each =>
                !each.closest(".w-sr-only") && each.getBoundingClientRect().right > 361
              ).map(each => each.outerHTML.slice(0, 120)))""",
            OURS,
        )
    assert not found_in(wide), told(wide)
