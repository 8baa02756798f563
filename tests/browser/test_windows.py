"""Two windows at one page, and the address that a new page gets, as a clerk sees them."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from .content import TO_BE_CHANGED

SUMMARY_PL, SUMMARY_EN = "[name=summary_pl]", "[name=summary_en]"


def watch(page):
    """Note in each window of ``page`` from when on its form notices what is typed."""
    page.context.add_init_script(
        "addEventListener('w-unsaved:watch-edits', () => { window.isWatched = true })"
    )


@pytest.fixture
def two(editor, worker_id):
    """Two windows of one editor at the form of a piece of news that has no version yet."""
    watch(editor)
    number = worker_id.removeprefix("gw").replace("master", "0")
    editor.goto(f"/cms/pages/search/?q={TO_BE_CHANGED.format(number)}")
    editor.get_by_role("link", name=TO_BE_CHANGED.format(number), exact=True).first.click()
    editor.wait_for_url("**/edit/")
    other = editor.context.new_page()
    other.goto(editor.url)
    for page in (editor, other):
        page.wait_for_function("window.isWatched")
    return editor, other


def saves_itself(page, selector, text):
    """Type ``text`` and wait for the answer to the save that follows by itself."""
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and "/edit/" in answer.url
    ) as answer:
        page.locator(selector).fill(text)
    return answer.value


def test_window_that_saves_later_is_told_and_keeps_its_text(two, faults):
    first, second = two
    assert saves_itself(first, SUMMARY_PL, "Lead z okna A.").ok
    assert not saves_itself(second, SUMMARY_EN, "Paragraph of window B.").ok
    faults.clear()  # the refusal of the save, which the browser writes into its console
    told = second.locator("[data-newer]")
    expect(told).to_contain_text("W innym oknie zapisano już Twoją nowszą wersję")
    expect(second.locator(SUMMARY_EN)).to_have_value("Paragraph of window B.")
    with second.context.expect_page() as opened:
        told.get_by_role("link", name="Pokaż różnice").click()
    expect(opened.value.locator("body")).to_contain_text("Lead z okna A.")
    opened.value.close()
    told.get_by_role("button", name="Zachowaj moją wersję").click()
    expect(second.get_by_text(re.compile("zaktualizowan"))).to_be_visible()
    expect(second.locator(SUMMARY_EN)).to_have_value("Paragraph of window B.")
    assert not saves_itself(first, SUMMARY_PL, "Jeszcze z okna A.").ok
    faults.clear()
    expect(first.locator("[data-newer]")).to_be_visible()


def test_window_that_saved_itself_is_not_asked_by_its_buttons(two):
    first, _second = two
    assert saves_itself(first, SUMMARY_PL, "Samo się zapisało.").ok
    first.get_by_role("button", name="Zapisz szkic").first.click()
    expect(first.get_by_text(re.compile("zaktualizowan"))).to_be_visible()
    expect(first.locator(SUMMARY_PL)).to_have_value("Samo się zapisało.")


def test_new_page_with_the_title_of_another_shows_the_numbered_address(editor):
    editor.goto("/cms/pages/search/?q=Aktualno")
    news = editor.get_by_role("link", name="Aktualności", exact=True).first
    number = re.search(r"/(\d+)/", news.get_attribute("href"))[1]
    watch(editor)
    addresses = []
    for _time in range(2):
        editor.goto(f"/cms/pages/add/news/newspage/{number}/")
        editor.wait_for_function("window.isWatched")
        editor.locator("[name=title_pl]").press_sequentially("Ten sam tytuł")
        editor.locator("[name=title_en]").press_sequentially("The same title")
        editor.wait_for_url("**/edit/")
        expect(editor.locator("[name=local_slug_pl]")).to_have_value(re.compile("ten-sam-tytul"))
        expect(editor.locator("#w-autosave-indicator")).to_have_attribute(
            "data-w-autosave-state-value", "saved"
        )
        editor.get_by_role("button", name="Zapisz szkic").first.click()
        expect(editor.locator(".messages .success")).to_be_visible()
        addresses.append(editor.locator("[name=local_slug_pl]").input_value())
        assert urlsplit(editor.url).path.endswith("/edit/")
    assert addresses == ["ten-sam-tytul", "ten-sam-tytul-2"]
