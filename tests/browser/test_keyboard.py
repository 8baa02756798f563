"""The portal by keyboard alone: every road from end to end, always with a visible focus."""

import re

import pytest
from playwright.sync_api import expect

from .faults import found_in, told

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
ONCE_EACH = pytest.mark.parametrize(("language", "width"), [("pl", 360), ("en", 1280)])
# Where the focus is, and whether it can be seen: an outline, within the window.
FOCUS = """
  () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    // A link may stretch over the whole of its card, and the card show it.
    const outlined = [element, element.closest(".card")].some(each =>
      [null, "::after"].some(pseudo => {
        const style = each && getComputedStyle(each, pseudo);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      }));
    const box = element.getBoundingClientRect();
    const below = box.bottom > 0 && box.right > 0;
    const inside = below && box.top < innerHeight && box.left < innerWidth;
    const all = [...document.querySelectorAll("*")];
    return {
      index: all.indexOf(element),
      name: `${element.tagName} “${(element.innerText || element.name || "").slice(0, 40)}”`,
      // The browser shows which of a film's own controls has the focus.
      fault: !outlined && element.tagName !== "VIDEO" ? "no outline" : inside ? "" : "out of sight",
    };
  }
"""
# Controls smaller than 44 px, but for links within a sentence: WCAG 2.5.5.
SMALL = """
  () => [...document.querySelectorAll("a[href], button, select, input, summary, video")]
    .flatMap(element => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hidden = !element.checkVisibility({ visibilityProperty: true }) || !box.width
        || element.closest(".visually-hidden, .skip-link") || element.type === "hidden";
      let block = element.parentElement;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const inText = style.display === "inline"
        && block.textContent.trim().length > element.textContent.trim().length + 1;
      const stretched = getComputedStyle(element, "::after").position === "absolute";
      const small = !stretched && (box.height < 43.5 || box.width < 23.5);
      return hidden || inText || !small ? [] : [
        `${element.tagName}.${element.className} “${element.innerText.slice(0, 40)}”: `
        + `${Math.round(box.width)} × ${Math.round(box.height)}`];
    })
"""


def walk(page, limit=400):
    """Stops of the Tab key from the top of the page until it leaves, each with its fault."""
    stops = []
    for _step in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or (stops and stop["index"] == stops[0]["index"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"The focus does not leave the page: {stops[-3:]}")


def focus(page, locator):
    """Go to what ``locator`` finds by the Tab key."""
    for _step in range(200):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not come to {locator}")


@ONCE_EACH
def test_tab_key_visits_everything_in_order_and_is_seen_to(window, site, language, width):
    page, faults = window(width, 800, reduced_motion="reduce"), {}
    for (name, of_language), path in site.page_types.items():
        if of_language != language:
            continue
        page.goto(path)
        stops = walk(page)
        found = [f"{stop['name']}: {stop['fault']}" for stop in stops if stop["fault"]]
        order = [stop["index"] for stop in stops]
        if order != sorted(order):
            found.append("the order of the Tab key is not that of the page")
        faults[name] = found
    assert not found_in(faults), told(faults)


@LANGUAGES
@pytest.mark.parametrize("width", [360, 1280])
def test_no_control_is_smaller_than_a_finger(window, site, language, width):
    page, faults = window(width), {}
    for (name, of_language), path in site.page_types.items():
        if of_language == language:
            page.goto(path)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = 1")
            faults[name] = page.evaluate(SMALL)
    assert not found_in(faults), told(faults)


@LANGUAGES
def test_skip_link_is_first_and_leads_past_the_header(page, language):
    page.goto(f"/{language}/")
    page.keyboard.press("Tab")
    link = page.locator(".skip-link")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@LANGUAGES
def test_menu_of_a_phone_opens_leads_on_and_closes(window, language):
    page = window(360)
    page.goto(f"/{language}/")
    button = page.locator("[popovertarget=panel]").first
    first = page.locator("#panel nav a").first
    expect(first).to_be_hidden()
    focus(page, button)
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    focus(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"/{language}/.+"))


def test_language_switch_leads_to_the_same_page_in_the_other_language(page, site):
    page.goto(site.page_types["declarationpage", "pl"])
    focus(page, page.locator(".language-switch a[hreflang=en]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**" + site.page_types["declarationpage", "en"])
    expect(page.locator("html")).to_have_attribute("lang", "en")


@LANGUAGES
def test_filter_is_chosen_and_taken_back(page, site, language):
    path = site.page_types["newsindexpage", language]
    page.goto(path)
    everything = page.locator(".total, .count").inner_text()
    focus(page, page.locator("form.filters select").first)
    page.keyboard.press("ArrowDown")
    focus(page, page.locator("form.filters button"))
    page.keyboard.press("Enter")
    page.wait_for_url("**?*year=*")
    assert page.locator(".total, .count").inner_text() != everything
    focus(page, page.locator(".filter-reset"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(path) + r"\??$"))
    expect(page.locator(".total, .count")).to_have_text(everything)


@LANGUAGES
def test_reader_shows_both_languages_side_by_side(page, site, language):
    page.goto(site.page_types["declarationpage", language])
    focus(page, page.locator("a[href*='view=both']").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**view=both*")
    versions = page.locator("#p1 .paragraph-text")
    expect(versions).to_have_count(2)
    other = {"pl": "en", "en": "pl"}[language]
    assert versions.evaluate_all("all => all.map(each => each.lang)") == ["", other]
    boxes = [version.bounding_box() for version in versions.all()]
    assert boxes[0]["y"] == pytest.approx(boxes[1]["y"], abs=40), "the versions are not aligned"
    assert boxes[0]["x"] < boxes[1]["x"]


@LANGUAGES
def test_accordion_opens_and_closes(page, site, language):
    page.goto(site.page_types["every block", language])
    section = page.locator("main details").first
    focus(page, section.locator("summary"))
    page.keyboard.press("Enter")
    expect(section).to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(section).not_to_have_attribute("open", "")


@LANGUAGES
def test_colours_are_chosen_and_kept_on_the_next_page(page, language):
    page.goto(f"/{language}/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    focus(page, page.locator("[data-theme-choice=dark]"))
    page.keyboard.press("Enter")
    page.reload()
    expect(page.locator("[data-theme-choice=dark]")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert page.context.cookies() == []


@LANGUAGES
def test_film_and_link_to_a_film_elsewhere_are_reached(page, site, language):
    page.goto(site.page_types["sign language", language])
    focus(page, page.locator("video"))
    page.goto(site.page_types["every block", language])
    focus(page, page.locator(".video > a"))
    assert page.locator(".video iframe").count() == 0
