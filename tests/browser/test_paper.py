"""What comes out of the printer: pages of all types, both languages, on light and dark screens."""

import re
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from .faults import found_in, told

LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])
PRINTED_ON = {"pl": "Wydrukowano", "en": "Printed on"}
MONTHS = {
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
    "en": "January February March April May June July August September October November December",
}
LONG = f"https://example.org/{'a' * 180}"
# A closed part in each way in which pages close one, a wide table over several sheets.
ADDED = """
  (article, address) => {
    const rows = Array.from({ length: 60 }, (_, number) =>
      `<tr><th>row${number}x</th><td><a href="${address}">${address}</a></td><td>end${number}x</td></tr>`);
    article.insertAdjacentHTML("beforeend", `
      <details><summary>Outer</summary><p>inclosedpart</p>
        <details name="one"><summary>Inner</summary><p>inpartofpart</p></details></details>
      <div class="table"><table><thead><tr><th scope="col">headoftable</th>
        <th scope="col">Address</th><th scope="col">End</th></tr></thead>
        <tbody>${rows.join("")}</tbody></table></div>`);
  }
"""
# Text that is not dark, and grounds that are not white.
NOT_BLACK_ON_WHITE = """
  () => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const light = colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha ? (red + green + blue) / 765 : null;
    };
    return [...document.body.querySelectorAll("*")].flatMap(element => {
      if (!element.checkVisibility() || element.closest("svg, option")) return [];
      const style = getComputedStyle(element);
      const name = `${element.tagName}.${element.className}`;
      const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
      const ground = light(style.backgroundColor);
      return [
        ...(own && light(style.color) > 0.4 ? [`${name} in ${style.color}`] : []),
        ...(ground !== null && ground < 0.9 ? [`${name} on ${style.backgroundColor}`] : []),
      ];
    });
  }
"""


def sheets(page):
    """The text of each sheet that comes out when ``page`` is printed."""
    document = PdfDocument(page.pdf(format="A4"))
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    # A line's end within a word is marked by characters of the library's own.
    return [re.sub(r"[\ufffe\uffff\ufffd]\r?\n?", "-", text) for text in texts]


def together(text):
    """``text`` without white space and hyphens, which line ends change."""
    return re.sub(r"[\s-]", "", text)


def day(language):
    today = date.today()
    return f"{today.day} {MONTHS[language].split()[today.month - 1]} {today.year}"


def faults_on_paper(texts, address, language):
    whole = together("".join(texts))
    line = together(f"{PRINTED_ON[language]} {day(language)}")
    numbers = {
        "its address": len(re.findall(f"{re.escape(together(address))}(?={line})", whole)),
        "the day of printing": whole.count(line),
    }
    found = [f"{name} {number} times" for name, number in numbers.items() if number != 1]
    blank = [number for number, text in enumerate(texts, 1) if not text.strip()]
    return found + [f"sheet {number} of {len(texts)} is blank" for number in blank]


@LANGUAGES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_printed_whole_with_its_address_and_day(
    window, portal, site, language, scheme
):
    page, faults = window(color_scheme=scheme), {}
    if scheme == "dark":
        page.add_init_script("localStorage.setItem('theme', 'dark')")
    for (name, of_language), path in site.page_types.items():
        if of_language != language:
            continue
        page.goto(path)
        faults[name] = faults_on_paper(sheets(page), portal + path, language)
        page.emulate_media(media="print")
        faults[name] += page.evaluate(NOT_BLACK_ON_WHITE)
        page.emulate_media(media="null")
    assert not found_in(faults), told(faults)


def test_long_addresses_and_closed_parts_are_on_paper(window, site):
    page = window()
    page.goto(site.page_types["every block", "pl"])
    page.locator("main article").evaluate(ADDED, LONG)
    texts = sheets(page)
    whole = together("".join(texts))
    assert "inclosedpart" in whole
    assert "inpartofpart" in whole
    assert whole.count(together(LONG)) >= 60
    for number in range(60):
        assert f"end{number}x" in whole
    with_rows = [text for text in texts if re.search(r"row\d", text)]
    assert len(with_rows) > 2
    assert all("headoftable" in text for text in with_rows)


@LANGUAGES
def test_each_text_beside_another_says_its_language(window, site, language):
    page = window()
    page.goto(site.page_types["side by side", language])
    paragraphs = page.locator(".paragraph").count()
    whole = "\n".join(sheets(page))
    for name in {"pl": ("Polski", "Angielski"), "en": ("Polish", "English")}[language]:
        assert len(re.findall(rf"^{name}\b", whole, re.M)) >= paragraphs
