"""What axe-core finds on every type of page: nothing (WCAG 2.2 AA and its best practices)."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from .faults import found_in, told

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    *("best-practice", "EN-301-549"),
]
RUN = """
  async tags => {
    const found = await axe.run({ runOnly: tags, resultTypes: ["violations"], elementRef: false });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }
"""


def violations(page):
    """What axe-core finds on the page in the light and in the dark."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {fault}" for fault in page.evaluate(RUN, TAGS)]
    return found


@LANGUAGES
@WIDTHS
def test_no_type_of_page_has_a_barrier_that_a_machine_finds(window, site, language, width):
    page, found = window(width), {}
    for (name, of_language), path in site.page_types.items():
        if of_language == language:
            page.goto(path)
            found[name] = violations(page)
    assert not found_in(found), told(found)


@LANGUAGES
@WIDTHS
def test_no_component_has_a_barrier_that_a_machine_finds(editor, language, width):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"/{language}/styleguide/")
    found = {"pattern page": violations(editor)}
    assert not found_in(found), told(found)
