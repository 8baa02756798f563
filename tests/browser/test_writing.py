"""The edit form in a browser, as a clerk uses it."""

import re

import pytest
from playwright.sync_api import expect

from .content import TO_BE_CHANGED
from .server import PASSWORD

SUMMARY_PL, SUMMARY_EN = "[name=summary_pl]", "[name=summary_en]"


@pytest.fixture
def form(editor, worker_id):
    """The edit form of a piece of news that no other process saves meanwhile."""
    title = TO_BE_CHANGED.format(worker_id.removeprefix("gw").replace("master", "0"))
    editor.goto(f"/cms/pages/search/?q={title}")
    editor.get_by_role("link", name=title, exact=True).first.click()
    expect(editor.get_by_role("group", name="Pokaż w formularzu")).to_be_visible()
    return editor


def choose(page, name):
    page.get_by_role("radio", name=name).check()


def test_one_language_or_both_are_shown_and_the_choice_is_remembered(form):
    expect(form.locator(SUMMARY_PL)).to_be_visible()
    expect(form.locator(SUMMARY_EN)).to_be_visible()
    choose(form, "English")
    expect(form.locator(SUMMARY_PL)).to_be_hidden()
    expect(form.locator(SUMMARY_EN)).to_be_visible()
    expect(form.locator("[name=date]")).to_be_visible()
    form.reload()
    expect(form.locator(SUMMARY_PL)).to_be_hidden()
    choose(form, "Obok siebie")
    expect(form.locator(SUMMARY_PL)).to_be_visible()


def test_switch_works_with_the_keyboard_and_says_what_it_shows(form):
    form.get_by_role("radio", name="Obok siebie").focus()
    form.keyboard.press("ArrowLeft")
    expect(form.get_by_role("radio", name="English")).to_be_checked()
    expect(form.locator(SUMMARY_PL)).to_be_hidden()
    expect(form.locator("[data-language-status]")).to_have_text("Formularz pokazuje: English.")


def test_languages_stand_beside_each_other_block_against_block(form):
    places = [form.locator(f"#at-body_{code}").bounding_box() for code in ("pl", "en")]
    assert places[0]["y"] == places[1]["y"]
    assert places[0]["x"] + places[0]["width"] <= places[1]["x"]
    blocks = [
        form.locator(f"#at-body_{code} [data-streamfield-child]").first.bounding_box()
        for code in ("pl", "en")
    ]
    assert blocks[0]["y"] == blocks[1]["y"]


def test_languages_stand_below_each_other_on_a_phone(form):
    form.set_viewport_size({"width": 360, "height": 800})
    form.wait_for_function(
        """() => {
          const [first, second] = ["pl", "en"].map((code) =>
            document.getElementById(`at-summary_${code}`).getBoundingClientRect());
          return second.top >= first.bottom;
        }"""
    )
    assert form.evaluate("document.querySelector('.w-form-width').scrollWidth <= innerWidth")


def test_checklist_leads_to_a_field_in_a_hidden_language(form):
    choose(form, "Polski")
    form.evaluate(
        """() => {
          const list = document.querySelector("[data-checklist]");
          list.insertAdjacentHTML("beforeend", '<a href="#at-summary_en" data-finding>Pole</a>');
        }"""
    )
    form.get_by_role("button", name=re.compile("^Przed publikacją")).last.click()
    form.get_by_role("link", name="Pole").click()
    expect(form.locator(SUMMARY_EN)).to_be_visible()
    expect(form.locator(SUMMARY_EN)).to_be_focused()


def test_what_was_typed_survives_a_lost_connection(form):
    address = form.url
    form.route(
        "**/edit/",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    form.locator(SUMMARY_PL).fill("Napisane w tramwaju.")
    form.wait_for_function(
        "Object.keys(localStorage).some(name => name.startsWith('writing-kept'))"
    )
    form.on("dialog", lambda dialog: dialog.accept())
    form.goto(address)
    form.unroute("**/edit/")
    expect(form.get_by_text("tego nie zapisano")).to_be_visible()
    form.get_by_role("button", name="Zapisz jako szkic").first.click()
    expect(form.locator(SUMMARY_PL)).to_have_value("Napisane w tramwaju.")
    expect(form.get_by_text("tego nie zapisano")).to_be_hidden()


def test_what_was_typed_survives_the_end_of_the_session(form, faults):
    address = form.url
    form.on("dialog", lambda dialog: dialog.accept())
    form.locator(SUMMARY_EN).fill("Typed before the session ended.")
    form.wait_for_function(
        "Object.keys(localStorage).some(name => name.startsWith('writing-kept'))"
    )
    form.context.clear_cookies(name="sessionid")
    form.get_by_role("button", name=re.compile("Zapisz szkic")).click()
    form.wait_for_url("**/login/**")
    form.fill("#id_login", "editor")
    form.fill("#id_password", "only-for-browser-tests")
    form.press("#id_password", "Enter")
    form.wait_for_url("**/edit/")
    form.goto(address)
    expect(form.get_by_text("tego nie zapisano")).to_be_visible()
    faults.clear()  # what the form asked for while nobody was signed in


def test_saving_forgets_what_was_kept(form):
    form.locator(SUMMARY_PL).fill("Zapisane od razu.")
    form.get_by_role("button", name=re.compile("Zapisz szkic")).click()
    expect(form.get_by_text(re.compile("zaktualizowana|zaktualizowano"))).to_be_visible()
    expect(form.locator(SUMMARY_PL)).to_have_value("Zapisane od razu.")
    expect(form.get_by_text("tego nie zapisano")).to_be_hidden()
    assert not form.evaluate(
        "Object.keys(localStorage).some(name => name.startsWith('writing-kept'))"
    )


def test_button_pressed_while_the_form_saves_itself_makes_one_page(editor):
    editor.goto("/cms/pages/search/?q=Aktualno")
    news = editor.get_by_role("link", name="Aktualności", exact=True).first
    number = re.search(r"/(\d+)/", news.get_attribute("href"))[1]
    editor.add_init_script(
        "addEventListener('w-unsaved:watch-edits', () => { window.isWatched = true })"
    )
    editor.goto(f"/cms/pages/add/news/newspage/{number}/")
    editor.wait_for_function("window.isWatched")
    held = []

    def saves_itself(request):
        return request.headers.get("accept") == "application/json" and request.method == "POST"

    def hold(route):
        if saves_itself(route.request) and not held:
            held.append(route)
        else:
            route.continue_()

    address = editor.url
    editor.route(address, hold)
    with editor.expect_request(lambda each: each.url == address and saves_itself(each)):
        editor.fill("[name=title_pl]", "Dwa zapisy naraz")
        editor.fill("[name=title_en]", "Two saves at once")
    editor.get_by_role("button", name="Zapisz szkic").first.click()
    held[0].continue_()
    expect(editor.locator(".messages .success")).to_be_visible()
    editor.goto("/cms/pages/search/?q=naraz")
    expect(editor.get_by_role("link", name="Dwa zapisy naraz")).to_have_count(1)


def test_avoided_words_are_pointed_out_while_one_types(form):
    form.locator(SUMMARY_PL).fill("Wsparcie osób niepełnosprawnych w 2024 r.")
    hints = form.locator("#at-summary_pl .writing-hints")
    expect(hints).to_contain_text("osoba z niepełnosprawnością")
    expect(hints).to_contain_text("person with a disability")
    expect(hints).to_contain_text("w␣2024␣r.")


def test_structure_is_taken_over_into_an_empty_body(form):
    form.evaluate("wagtail.editHandler.getPanelByName('body_en').getBoundWidget().setState([])")
    form.locator("#at-body_en [data-structure]").click()
    children = "[data-streamfield-child]"
    number = form.locator(f"#at-body_pl {children}").count()
    expect(form.locator(f"#at-body_en {children}")).to_have_count(number)
    expect(form.locator("#at-body_en [data-structure]")).to_be_hidden()


def paste(form, html):
    """Paste ``html`` at the end of the first paragraph of the Polish text."""
    form.locator("#at-body_pl [contenteditable=true]").first.click()
    form.keyboard.press("Control+End")
    form.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "Zobacz statut");
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        html,
    )


def test_pasted_headings_become_headings_with_their_texts_below(form):
    paste(
        form,
        "<html><head><style>p.MsoNormal { color: red }</style></head><body>"
        '<div class="WordSection1"><p class="MsoNormal">Wstęp.</p>'
        "<h1>Rozdział  pierwszy<o:p></o:p></h1><p>Treść "
        '<a href="https://example.org/">pierwsza</a>.</p><ul><li>raz</li><li>dwa</li></ul>'
        "<h3>Podrozdział</h3><p>Treść druga.</p></div></body></html>",
    )
    blocks = form.locator("#at-body_pl [data-streamfield-child]")
    expect(blocks.nth(0)).to_contain_text("Wstęp.")
    expect(blocks.nth(1).locator("input[type=text]")).to_have_value("Rozdział pierwszy")
    expect(blocks.nth(1).locator("select")).to_have_value("h2")
    expect(blocks.nth(2).locator("li")).to_have_text(["raz", "dwa"])
    kept = blocks.nth(2).locator("input[name$='-value']")
    expect(kept).to_have_value(re.compile("https://example.org/"))
    expect(blocks.nth(3).locator("input[type=text]")).to_have_value("Podrozdział")
    expect(blocks.nth(3).locator("select")).to_have_value("h3")
    expect(blocks.nth(4)).to_contain_text("Treść druga.")


def test_pasted_text_keeps_links_and_lists_and_loses_the_rest(form):
    html = (
        '<p class="MsoNormal" style="color:red"><span style="font-family:Arial">Zobacz '
        '<a href="https://example.org/statut">statut</a> i <b>zasady</b>.</span></p>'
        "<ul><li>pierwsza</li><li>druga</li></ul>"
    )
    paste(form, html)
    text = form.locator("#at-body_pl .Draftail-Editor").first
    expect(text).to_contain_text("Zobacz statut i zasady.")
    expect(text.locator("li")).to_have_text(["pierwsza", "druga"])
    kept = form.locator("[name='body_pl-0-value']")
    expect(kept).to_have_value(re.compile("https://example.org/statut"))
    assert "MsoNormal" not in kept.input_value()
    assert "Arial" not in kept.input_value()


def test_two_people_at_one_page_are_warned_and_neither_loses_words(window):
    people = {}
    for name in ("editor", "publisher"):
        page = people[name] = window()
        page.goto("/pl/account/login/?next=/cms/pages/search/?q=prywatnosc")
        page.fill("#id_login", name)
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
        page.locator(".desk-table td.title a").first.click()
        page.wait_for_url("**/edit/")
    first, second = people.values()
    address = second.url
    first.locator(SUMMARY_PL).fill("Słowa pierwszej osoby.")
    second.locator(SUMMARY_EN).fill("Words of the second person.")
    first.get_by_role("button", name="Zapisz szkic").click()
    expect(first.get_by_text(re.compile("zaktualizowan"))).to_be_visible()
    told = second.get_by_role("button", name="editor zapisał(a) nową wersję")
    expect(told).to_be_visible(timeout=30_000)  # the form asks every ten seconds
    second.get_by_role("button", name="Zapisz szkic").first.click()
    warning = second.get_by_role("dialog")
    expect(warning).to_contain_text("editor")
    expect(warning).to_contain_text("pozostanie w historii")
    expect(second.locator(SUMMARY_EN)).to_have_value("Words of the second person.")
    warning.get_by_role("button", name="Zapisz szkic").click()
    expect(second.get_by_text(re.compile("zaktualizowan"))).to_be_visible()
    expect(second.locator(SUMMARY_EN)).to_have_value("Words of the second person.")
    second.goto(address.replace("/edit/", "/history/"))
    drafts = second.locator(".listing tbody tr").filter(has_text="Szkic")
    expect(drafts.filter(has_text="editor").first).to_be_visible()
    expect(drafts.filter(has_text="publisher").first).to_be_visible()
