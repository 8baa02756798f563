#!/usr/bin/env python3
"""
Take pictures of the running portal with Chromium, as WebP.

Without options: a choice for ``docs/screenshots``, each page in both languages, at both widths and
in both schemes of colours. With ``--all``: every page of the sitemap in all of them, for
``var/screenshots``, to look at before a release.
"""

import argparse
import io
import os
import re
import shutil
import sys
from itertools import product
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

WIDTHS = {"phone": 360, "desktop": 1280}
LANGUAGES = ("pl", "en")
SCHEMES = ("light", "dark")
#: Addresses of the demo site in Polish; a page's other languages are found by its own links.
CHOICE = {
    "home": "/pl/",
    "declaration": "/pl/deklaracje/krakow-dla-rownosci/?view=both",
    "commitments": "/pl/zobowiazania/",
    "membership": "/pl/sieci-i-czlonkostwa/eccar/",
    "map": "/pl/sieci-i-czlonkostwa/mapa/",
    "timeline": "/pl/os-czasu/",
    "news": "/pl/aktualnosci/krakow-przyjety-do-eccar/",
    "404": "/pl/404/",
}
LONGEST = {"phone": 2400, "desktop": 2000}
# Pictures would load only as they come into sight.
EVERYTHING_LOADED = """
  async () => {
    for (const image of document.images) image.loading = "eager";
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, image => image.decode().catch(() => null)));
  }
"""


def fetch(address):
    """What the portal answers; raises ``URLError`` where nothing does."""
    with urlopen(address, timeout=30) as answer:  # noqa: S310 - whoever runs this names the portal
        return answer.read().decode()


def is_for_developers(root):
    """Whether the portal shows its developers' pages of errors in the place of visitors' ones."""
    try:
        fetch(f"{root}{CHOICE['404']}")
    except HTTPError as error:
        return b"DEBUG = True" in error.read()
    return False


def in_language(page, root, path, language):
    """``path`` of a Polish page in ``language``; with the query, which all languages share."""
    parts = urlsplit(path)
    page.goto(root + path)
    link = page.locator(f"link[rel=alternate][hreflang={language}]:not([type])").first
    if not link.count():
        return re.sub(r"^/\w+/", f"/{language}/", path)
    return urlsplit(link.get_attribute("href"))._replace(query=parts.query).geturl()


def chosen(page, root):
    """Names, addresses and ways of the choice."""
    for (name, path), *way in product(CHOICE.items(), LANGUAGES, WIDTHS, SCHEMES):
        address = urlsplit(in_language(page, root, path, way[0]))
        yield name, address._replace(scheme="", netloc="").geturl(), way


def everything(root):
    """The same of all pages in the sitemap, in every way."""
    locations = re.findall(r"<loc>(.*?)</loc>", fetch(f"{root}/sitemap.xml"))
    for location, width, scheme in product(locations, WIDTHS, SCHEMES):
        path = urlsplit(location).path
        language, *names = path.strip("/").split("/")
        yield "-".join(names) or "home", path, (language, width, scheme)


def take(page, address, width, scheme, longest):
    """The page at ``address`` as WebP."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})
    page.goto(address)
    page.evaluate(EVERYTHING_LOADED)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    picture = picture.crop((0, 0, picture.width, min(picture.height, longest)))
    with io.BytesIO() as file:
        picture.convert("RGB").save(file, "WEBP", quality=60, method=6)
        return file.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    port = os.environ.get("PORT", "8000")
    parser.add_argument("--url", default=f"http://127.0.0.1:{port}", help="where the portal runs")
    parser.add_argument("--all", action="store_true", help="every page of the sitemap")
    parser.add_argument("--output", type=Path, help="docs/screenshots, or var/screenshots of all")
    options = parser.parse_args()
    output = options.output or Path("var" if options.all else "docs") / "screenshots"
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        sys.exit("Chromium is missing. Install the package “chromium”.")
    try:
        fetch(f"{options.url}/health/")
    except URLError:
        sys.exit(f"Nothing answers at {options.url}. Start the portal first: DEBUG=false make run")
    if is_for_developers(options.url):
        sys.exit(
            "The portal shows errors as developers see them. Start it anew: DEBUG=false make run"
        )
    output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        pages = everything(options.url) if options.all else list(chosen(page, options.url))
        for name, path, (language, width, scheme) in pages:
            longest = 20_000 if options.all else LONGEST[width]
            data = take(page, options.url + path, width, scheme, longest)
            file = f"{name}-{language}-{width}{'-dark' * (scheme == 'dark')}.webp"
            (output / file).write_bytes(data)
            print(f"{file}  {len(data) // 1024} KB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
