"""Each guide for editors, performed as it is written."""

import re
from time import monotonic

import pytest
from PIL import Image
from playwright.sync_api import expect

from .guide import FOLDER

GUIDES = [
    "publish-a-declaration",
    "take-in-a-document",
    "record-an-accession",
    "translate",
    "mend-a-translation",
    "write-a-news-item",
    "picture-and-people",
    "review",
    "correct",
    "invite-a-colleague",
]
#: What two people press and type to sign in.
SIGNING_IN = {"clicks": 2, "entries": 4}
MOST_CLICKS = 24
PASSWORD = "a gate stands open in the wall"


@pytest.mark.parametrize("folder", ["pl", "en"])
def test_every_guide_is_there_and_in_the_index(folder):
    index = (FOLDER / folder / "README.md").read_text()
    named = re.findall(r"^\d+\. .*?\((\S+)\.md\)", index, flags=re.MULTILINE)
    assert named == GUIDES
    assert all((FOLDER / folder / f"{name}.md").exists() for name in named)


def press_all(guide, number):
    for _each in range(number):
        guide.press()


def fill_all(guide, number):
    for _each in range(number):
        guide.fill()


def write_bodies(guide):
    """A paragraph in the body of each language."""
    for _language in range(2):
        guide.within()
        guide.press()
        guide.anywhere()
        guide.press()
        guide.write()


def hand_in(guide):
    """More actions, hand in, and what the portal says of it."""
    press_all(guide, 2)
    expect(guide.window.locator(".messages .success").first).to_be_visible()


def write_news(guide, author):
    """All steps of the guide to a piece of news; gives its title."""
    guide.step(author)
    press_all(guide, 4)
    guide.step()
    guide.fill()
    title = guide.latest.input_value()
    guide.fill()
    guide.step()
    fill_all(guide, 2)
    guide.step()
    guide.fill()
    guide.step()
    write_bodies(guide)
    guide.step()
    guide.open_tab()
    guide.press()
    guide.step()
    guide.press()
    expect(guide.window.locator(".messages .success").first).to_be_visible()
    guide.press()
    guide.step()
    hand_in(guide)
    guide.see_state()
    return title


def approve(window, title):
    """What a reviewer does to publish the page of this title; gives the number of clicks."""
    window.get_by_role("link", name=title).first.click()
    window.locator("footer [data-w-dropdown-target=toggle]").click()
    window.locator("[data-workflow-action-name=approve]").first.click()
    expect(window.locator(".messages .success").first).to_be_visible()
    expect(window.locator(".messages .warning")).to_have_count(0)
    return 3


def test_write_a_news_item(read, person, record_property):
    """Until visitors read it in both languages, with all the clicks and fields on the way."""
    begin = monotonic()
    with read("write-a-news-item") as guide:
        title = write_news(guide, person("author", guide.language, anew=True))
    reviewer = person("reviewer", guide.language, anew=True)
    clicks = guide.clicks + approve(reviewer, title) + SIGNING_IN["clicks"]
    record_property("clicks, with two people signing in", clicks)
    record_property("fields filled in", guide.entries + SIGNING_IN["entries"])
    record_property("seconds, at the speed of the browser", round(monotonic() - begin))
    assert clicks <= MOST_CLICKS
    reviewer.goto("/pl/aktualnosci/")
    reviewer.get_by_role("link", name=title).first.click()
    reviewer.locator(".language-switch a[hreflang=en]").click()
    expect(reviewer.locator("html")).to_have_attribute("lang", "en")
    expect(reviewer.locator(".notice--language")).to_have_count(0)


def test_publish_a_declaration(read, person):
    with read("publish-a-declaration") as guide:
        guide.step(person("publisher", guide.language))
        press_all(guide, 5)
        guide.step()
        fill_all(guide, 4)
        guide.step()
        guide.within()
        fill_all(guide, 2)
        guide.step()
        guide.press()
        guide.within()
        fill_all(guide, 2)
        guide.step()
        guide.open_tab()
        guide.press()
        guide.step()
        press_all(guide, 2)
        guide.step()
        guide.fill()
        guide.press_button()
        expect(guide.window.locator(".messages .success").first).to_be_visible()


def test_take_in_a_document(read, person, tmp_path):
    file = tmp_path / f"wiesc-{read.language}.txt"
    title = {"pl": "Święto ulicy", "en": "Święto dzielnicy"}[read.language]
    file.write_text(f"{title}\n\n5 maja 2021 roku zamknięto ulicę dla samochodów.\n")
    with read("take-in-a-document") as guide:
        guide.step(person("author", guide.language))
        press_all(guide, 2)
        guide.step()
        guide.upload(file)
        guide.press()
        guide.step()
        guide.press()
        guide.step()
        guide.press()
        guide.step()
        guide.press()
        guide.fill()
        guide.step()
        guide.press()
        expect(guide.window.locator(".messages .success").first).to_be_visible()


def test_record_an_accession(read, person):
    with read("record-an-accession") as guide:
        guide.step(person("editor", guide.language))
        press_all(guide, 5)
        guide.step()
        fill_all(guide, 4)
        guide.step()
        guide.within()
        guide.press()
        guide.anywhere()
        guide.press_text()
        fill_all(guide, 2)
        guide.step()
        write_bodies(guide)
        guide.step()
        guide.press()
        guide.within()
        fill_all(guide, 2)
        guide.step()
        guide.press()
        guide.press_text()
        guide.step()
        guide.open_tab()
        guide.press()
        hand_in(guide)


def test_translate(read, person):
    with read("translate") as guide:
        guide.step(person("translator", guide.language))
        guide.see()
        guide.step()
        guide.press()
        guide.step()
        fill_all(guide, 2)
        guide.step()
        guide.within()
        guide.press()
        guide.write()
        guide.step()
        guide.open_tab()
        guide.press()
        guide.step()
        hand_in(guide)


def test_mend_a_translation(read, person):
    with read("mend-a-translation") as guide:
        guide.step(person("translator", guide.language))
        guide.see()
        guide.press()
        guide.step()
        guide.see()
        guide.step()
        guide.fill()
        guide.see()
        guide.step()
        hand_in(guide)


def test_picture_and_people(read, person, tmp_path):
    file = tmp_path / "ratusz.png"
    Image.effect_noise((600, 400), {"pl": 40, "en": 60}[read.language]).convert("RGB").save(file)
    with read("picture-and-people") as guide:
        guide.step(person("author", guide.language))
        press_all(guide, 4)
        guide.step()
        press_all(guide, 2)
        guide.step()
        guide.upload(file)
        fill_all(guide, 4)
        guide.press_button()
        guide.step()
        guide.press()
        guide.within()
        fill_all(guide, 3)
        guide.step()
        guide.press()
        expect(guide.window.locator(".messages .success").first).to_be_visible()


def test_review(read, person):
    with read("review") as guide:
        guide.step(person("reviewer", guide.language))
        guide.see()
        guide.press()
        guide.step()
        press_all(guide, 2)
        guide.step()
        guide.press()
        guide.see()
        guide.press()
        expect(guide.window.locator(".messages .success").first).to_be_visible()
        expect(guide.window.locator(".messages .warning")).to_have_count(0)


def test_correct(read, person):
    with read("correct") as guide:
        guide.step(person("author", guide.language))
        press_all(guide, 4)
        guide.step()
        fill_all(guide, 2)
        guide.step()
        guide.open_tab()
        guide.press()
        guide.step()
        hand_in(guide)


def test_invite_a_colleague(read, person, window, mails):
    with read("invite-a-colleague") as guide:
        guide.step(person("people", guide.language))
        press_all(guide, 2)
        guide.step()
        fill_all(guide, 3)
        address = guide.latest.input_value()
        guide.step()
        guide.see()
        guide.press()
        guide.step()
        guide.press()
        expect(guide.window.locator(".messagelist .success").first).to_be_visible()
        invited = window()
        link = re.search(r"https?://\S+", mails(address)).group()
        invited.goto(link if read.language == "pl" else link.replace("/pl/", "/en/"))
        guide.step(invited)
        guide.fill(PASSWORD)
        guide.fill(PASSWORD)
        guide.press()
        invited.wait_for_url("**/cms/")
