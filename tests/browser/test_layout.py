"""How pages bear narrow windows, large print, spaced text, forced colours, calm and paper."""

import pytest

from .faults import found_in, told

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
# What sticks out to the right, unless a box around it scrolls by itself (WCAG 1.4.10: tables).
WIDER = """
  () => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    const found = document.documentElement.scrollWidth > width
      ? [`the page is ${document.documentElement.scrollWidth} px wide`] : [];
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width && box.right > width + 1 && !scrolls(element)
          && !element.closest("svg, .visually-hidden")) {
        found.push(`${element.tagName}.${element.className} reaches ${Math.round(box.right)} px`);
      }
    }
    return found;
  }
"""
# Text that a box cuts off: WCAG 1.4.12.
CUT = """
  () => [...document.body.querySelectorAll("*")].flatMap(element => {
    const style = getComputedStyle(element);
    const clips = value => value === "hidden" || value === "clip";
    const hidden = element.closest("svg, .skip-link, .register thead, .visually-hidden")
      || style.clipPath === "inset(50%)";
    if (hidden || !element.innerText?.trim()) return [];
    const cut = (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    const text = element.innerText.slice(0, 60);
    return cut ? [`${element.tagName}.${element.className}: ${text}`] : [];
  })
"""
SPACED = """
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important; }
"""
MOVING = """
  () => [...document.querySelectorAll("*")].flatMap(element =>
    [null, "::before", "::after"].flatMap(pseudo => {
      const style = getComputedStyle(element, pseudo);
      const durations = `${style.transitionDuration},${style.animationDuration}`.split(",");
      return durations.some(duration => parseFloat(duration) > 0.01)
        ? [`${element.tagName}.${element.className}`] : [];
    }))
"""


def check(page, site, language, look):
    """Fail with what ``look`` finds on the pages of each type in ``language``."""
    found = {}
    for (name, of_language), path in site.page_types.items():
        if of_language == language:
            page.goto(path)
            found[name] = look(page)
    assert not found_in(found), told(found)


@LANGUAGES
@pytest.mark.parametrize("spacing", ["", SPACED], ids=["plain", "spaced"])
def test_nothing_is_wider_than_the_narrowest_window_or_cut_off(window, site, language, spacing):
    def look(page):
        if spacing:
            page.add_style_tag(content=spacing)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        return page.evaluate(WIDER) + page.evaluate(CUT)

    check(window(320, 256), site, language, look)


@pytest.mark.parametrize("width", [640, 1280])
def test_text_of_twice_the_size_stays_within_its_page(window, site, width):
    def look(page):
        page.add_style_tag(content=":root { font-size: 200% !important; }")
        return page.evaluate(WIDER) + page.evaluate(CUT)

    check(window(width), site, "pl", look)


def test_nothing_moves_for_those_who_ask_for_calm(window, site):
    page = window(reduced_motion="reduce")
    check(page, site, "pl", lambda page: page.evaluate(MOVING))


def test_paper_has_the_text_and_not_the_controls(window, site):
    page = window(794, 1123)
    page.emulate_media(media="print")

    def look(page):
        controls = "header.site-header nav, .language-switch, .menu-button, .filters, .pager"
        shown = page.locator(controls).locator("visible=true").count()
        heading = page.locator("h1").locator("visible=true").count()
        faults = {"controls are printed": shown, "no heading is printed": heading != 1}
        return [fault for fault, holds in faults.items() if holds] + page.evaluate(WIDER)

    check(page, site, "pl", look)
    assert page.pdf(format="A4").startswith(b"%PDF")
