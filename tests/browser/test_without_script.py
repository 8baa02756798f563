"""Every page works where no script runs."""

import pytest
from playwright.sync_api import expect

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
SHOWN = "document.querySelector('main').innerText"


@LANGUAGES
def test_every_page_says_the_same_without_script(window, site, language):
    plain, scripted = window(java_script_enabled=False), window()
    different = []
    for (name, of_language), path in site.page_types.items():
        if of_language == language:
            plain.goto(path)
            scripted.goto(path)
            if plain.locator("main").inner_text() != scripted.locator("main").inner_text():
                different.append(name)
            assert plain.locator(".theme-switch").is_hidden(), name
            assert scripted.locator(".theme-switch").is_visible(), name
    assert different == []


@LANGUAGES
def test_every_list_is_filtered_without_script(window, site, language):
    page = window(360, java_script_enabled=False)
    lists = [
        path
        for (_name, of_language), path in site.page_types.items()
        if of_language == language
        and "?" not in path
        and site.fetch(path).html.select_one("form.filters")
    ]
    assert len(lists) >= 6
    for path in lists:
        page.goto(path)
        select = page.locator("form.filters select").first
        value = select.locator("option:not([value=''])").first.get_attribute("value")
        select.select_option(value)
        page.locator("form.filters button").click()
        page.wait_for_url(f"**{path}?*={value}*")
        expect(page.locator("form.filters select").first).to_have_value(value)


@LANGUAGES
def test_menu_and_accordion_open_without_script(window, site, language):
    page = window(360, java_script_enabled=False)
    page.goto(site.page_types["every block", language])
    page.locator("main details summary").first.click()
    expect(page.locator("main details").first).to_have_attribute("open", "")
    page.locator("[popovertarget=panel]").first.click()
    page.locator("#panel nav a").first.click()
    page.wait_for_url(lambda url: "blo" not in url)
