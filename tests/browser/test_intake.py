"""From a file to a draft in a browser, as a clerk goes."""

import re

from playwright.sync_api import expect

DAMAGED = """Stanowisko miast

Krakéw i £6dz podjety wspétprace w dziedzinie praw cztowieka. Miasta wspierajg uchodzcow i
przeciwdziatajg przemocy. Kazda osoba ma takie same prawa, a wtadze miast deklarujg petng gotowos¢
do wspdtpracy z organizacjami spotecznymi.

19 grudnia 2023 roku prezydenci podpisali [deklaracje](#) o wspétdziataniu.
"""


def take_in(page, name, text, kind="deklaracja"):
    page.goto("/cms/documents-to-take-in/new/")
    take_in_here(page, name, text, kind)


def take_in_here(page, name, text, kind):
    page.set_input_files(
        "[name=files]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_label(kind, exact=True).check()
    page.get_by_role("button", name="Wprowadź", exact=True).click()
    page.wait_for_url("**/edit/**")


def test_a_scan_becomes_a_draft_with_the_keyboard_alone(editor):
    take_in(editor, "stanowisko.txt", DAMAGED)
    expect(editor.get_by_text("OCR: sprawdź")).to_be_visible()
    words = editor.locator(".intake-item--open").count()
    assert words > 5
    editor.locator(".intake-passages").press("j")
    while editor.evaluate("document.activeElement.classList.contains('intake-item--open')"):
        before = editor.evaluate("document.activeElement.id")
        editor.keyboard.press("a")
        if editor.evaluate("document.activeElement.id") == before:
            break
    editor.keyboard.press("Control+Enter")
    expect(editor.get_by_text(re.compile("Zapisano"))).to_be_visible()
    assert editor.locator(".intake-item--mended").count() > 5


def test_a_draft_with_open_words_is_not_published(editor):
    take_in(editor, "drugie stanowisko.txt", DAMAGED + "\nDrugie.\n")
    editor.get_by_role("button", name="Zapisz i przejdź do szkiców").click()
    editor.get_by_role("button", name="Utwórz szkice").click()
    editor.wait_for_url("**/cms/pages/**/edit/")
    expect(editor.locator("[name=title_pl]")).to_have_value("Stanowisko miast")


def test_several_files_are_sent_one_by_one_and_each_says_what_came_of_it(editor):
    editor.goto("/cms/documents-to-take-in/new/")
    files = [
        {"name": f"{number}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for number, text in enumerate(["Pierwsza wieść z miasta.\n", "Druga wieść z miasta.\n", ""])
    ]
    editor.set_input_files("[name=files]", files)
    editor.get_by_label("aktualności").check()
    editor.get_by_role("button", name="Wprowadź", exact=True).click()
    expect(editor.locator(".intake-done")).to_have_count(2)
    expect(editor.locator(".intake-failed")).to_have_count(1)
    expect(editor.get_by_role("link", name="Przejrzyj")).to_have_count(2)


def test_one_file_shows_how_far_it_is_and_leads_to_its_review(editor):
    editor.goto("/cms/documents-to-take-in/new/")
    editor.evaluate(
        """() => {
          const list = document.querySelector("[data-progress]");
          new MutationObserver(() => {
            sessionStorage.told = (sessionStorage.told || "") + list.textContent;
          }).observe(list, { childList: true, subtree: true });
        }"""
    )
    take_in_here(editor, "wieść o postępie.txt", "Wieść o postępie.\n", "aktualności")
    assert "wieść o postępie.txt" in editor.evaluate("sessionStorage.told")


def test_a_copied_text_is_sent_beside_several_files(editor):
    editor.goto("/cms/documents-to-take-in/new/")
    files = [
        {"name": f"obok {number}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for number, text in enumerate(["Trzecia wieść z miasta.\n", "Czwarta wieść z miasta.\n"])
    ]
    editor.set_input_files("[name=files]", files)
    editor.locator("[name=pasted]").fill("Piąta wieść z miasta.")
    editor.get_by_label("aktualności").check()
    editor.get_by_role("button", name="Wprowadź", exact=True).click()
    expect(editor.locator(".intake-done")).to_have_count(3)
    expect(editor.locator("[name=pasted]")).to_have_value("")


def test_what_could_not_be_taken_in_stays_in_the_form(editor):
    editor.goto("/cms/documents-to-take-in/new/")
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in [("dobry.txt", "Szósta wieść z miasta.\n"), ("pusty.txt", "")]
    ]
    editor.set_input_files("[name=files]", files)
    editor.get_by_label("aktualności").check()
    editor.get_by_role("button", name="Wprowadź", exact=True).click()
    expect(editor.locator(".intake-failed")).to_have_count(1)
    names = "[...document.querySelector('[name=files]').files].map((file) => file.name)"
    assert editor.evaluate(names) == ["pusty.txt"]


def test_an_error_leads_to_its_field(editor):
    take_in(editor, "błąd.txt", "Deklaracja\n\nMiasto podpisało ją 5 maja 2021 roku.\n")
    editor.locator("[name$='-start']").first.fill("kiedyś")
    editor.get_by_role("button", name="Zapisz", exact=True).last.click()
    link = editor.locator("#intake-errors a").first
    link.click()
    assert editor.evaluate("document.activeElement.name").endswith("-start")


def test_a_pasted_page_keeps_its_headings_and_links(editor):
    editor.goto("/cms/documents-to-take-in/new/")
    html = '<h1>Miasto w sieci</h1><p>Zobacz <a href="https://www.miasta-schronienia.org/statut">statut</a>.</p>'
    editor.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "Miasto w sieci\\nZobacz statut.");
          const field = document.querySelector("[name=pasted]");
          field.focus();
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
          field.value = data.getData("text/plain");
        }""",
        html,
    )
    editor.get_by_label("aktualności").check()
    editor.get_by_role("button", name="Wprowadź", exact=True).click()
    editor.wait_for_url("**/edit/**")
    expect(editor.locator(".intake-passage--heading")).to_have_text("Miasto w sieci")
    expect(editor.get_by_label("Adres").last).to_have_value(
        "https://www.miasta-schronienia.org/statut"
    )
