"""Forced colours, and a page that stays where it is while a reader acts."""

import pytest
from playwright.sync_api import expect

from .faults import found_in, told

# What only a colour of the page's own would show: a control or mark without border or text.
BARE = """
  selectors => [...document.querySelectorAll(selectors)].flatMap(element => {
    const style = getComputedStyle(element);
    const drawn = element.innerText?.trim() || parseFloat(style.borderTopWidth)
      || parseFloat(style.borderBottomWidth) || element.querySelector("svg, img");
    return drawn || !element.checkVisibility() ? [] : [`${element.tagName}.${element.className}`];
  })
"""
STATES = ".status, .tag, .status-sign, button, .gate-mark, [aria-current], [aria-pressed]"
SHIFTS = """
  () => {
    window.shifts = [];
    const name = node => node?.nodeType === Node.TEXT_NODE
      ? `“${node.nodeValue.trim().slice(0, 40)}” in ${name(node.parentElement)}`
      : node?.getAttribute?.("class") || node?.nodeName || "what is gone";
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        window.shifts.push(`${entry.sources.map(({ node }) => name(node)).join()} ${entry.value}`);
      }
    }).observe({ type: "layout-shift" });
  }
"""
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_forced_colours_keep_focus_and_states_visible(window, site):
    page, faults = window(forced_colors="active", color_scheme="dark"), {}
    for (name, language), path in site.page_types.items():
        if language != "pl":
            continue
        page.goto(path)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        found = page.evaluate(BARE, STATES)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if outline == "none":
            found.append("no outline")
        faults[name] = found
    assert not found_in(faults), told(faults)


def test_forced_colours_tell_the_current_choice_from_the_others(window):
    page = window(forced_colors="active")
    page.goto("/pl/")

    def looks(selector):
        return page.locator(selector).first.evaluate(
            """element => {
              const style = getComputedStyle(element);
              const sides = ["Top", "Bottom"].flatMap(side =>
                [style[`border${side}Color`], style[`border${side}Width`]]);
              return [style.color, style.backgroundColor, ...sides, style.textDecorationLine,
                style.fontWeight].join();
            }"""
        )

    for control, current in [
        ("[data-theme-choice]", "[aria-pressed=true]"),
        (".language-switch a", "[aria-current]"),
    ]:
        assert looks(f"{control}{current}") != looks(f"{control}:not({current})"), control


@pytest.mark.parametrize(("language", "width"), [("pl", 360), ("en", 1280)])
def test_nothing_jumps_while_a_page_loads_or_a_reader_acts(window, site, language, width):
    page, faults = window(width), {}
    page.add_init_script(f"({SHIFTS})()")
    for (name, of_language), path in site.page_types.items():
        if of_language != language:
            continue
        page.goto(path, wait_until="load")
        if width < 960:
            page.locator("[popovertarget=panel]").first.click()
            expect(page.locator("#panel nav a").first).to_be_visible()
            page.keyboard.press("Escape")
        else:
            page.locator("[data-theme-choice=dark]").click()
            page.locator("[data-theme-choice='']").click()
        page.mouse.wheel(0, 1200)
        page.evaluate(PAINTED)
        faults[name] = page.evaluate("window.shifts")
    assert not found_in(faults), told(faults)


@pytest.mark.parametrize(("language", "width"), [("pl", 360), ("en", 1280)])
def test_nothing_jumps_when_the_titles_typeface_comes_late(window, language, width):
    page, held = window(width), []
    page.add_init_script(f"({SHIFTS})()")
    page.route("**/*.woff2", lambda route: held.insert(0, route))
    page.goto(f"/{language}/", wait_until="domcontentloaded")
    page.evaluate(PAINTED)
    assert held, "the page asks for no typeface"
    with page.expect_request_finished(lambda request: request.url.endswith(".woff2")):
        held[0].continue_()
    page.evaluate("document.fonts.ready.then(() => null)")
    page.evaluate(PAINTED)
    assert page.evaluate("window.shifts") == []


@pytest.mark.parametrize("width", [360, 840, 960, 1280])
def test_choice_of_colours_takes_its_place_without_moving_anything(window, site, width):
    page, places = window(width), []
    page.goto(site.page_types["newsindexpage", "pl"])
    for is_hidden in (True, False):
        page.eval_on_selector(".theme-switch", "(group, is) => { group.hidden = is; }", is_hidden)
        parts = page.locator(".menu a, .language-switch a, h1, .site-footer")
        places.append([part.bounding_box() for part in parts.all()])
    assert places[0] == places[1]
