"""What a first visit costs a phone in a tram: bytes and requests as Chromium counts them."""

from collections import defaultdict
from statistics import median

import pytest

KB = 1024
#: Pages whose whole text, or whose drawing, is what a visitor comes for.
LARGE = {"declarationpage", "networkmappage"}
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en"])


class Traffic:
    """What a window receives from now on: ``sizes`` maps addresses to bytes, without pictures."""

    def __init__(self, page):
        self.sizes, self._counted = {}, {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)

    def _received(self, event):
        if not event["response"]["mimeType"].startswith("image/"):
            self._counted[event["requestId"]] = event["response"]["url"]

    def _finished(self, event):
        url = self._counted.get(event["requestId"])
        if url and event["encodedDataLength"]:
            self.sizes[url] = event["encodedDataLength"]


def loaded(answer):
    """What a page loads besides itself and its pictures."""
    links = answer.html.select("link[rel=stylesheet], link[rel=preload]")
    scripts = answer.html.select("script[src]")
    return {link["href"] for link in links} | {script["src"] for script in scripts}


@LANGUAGES
def test_first_visit_takes_four_requests_and_thirty_five_kilobytes(page, site, language):
    pages = [site.fetch(path) for path in site.links if path.startswith(f"/{language}/")]
    heaviest = max((page for page in pages if page.is_page), key=lambda answer: answer.weight)
    traffic = Traffic(page)
    page.goto(heaviest.path, wait_until="networkidle")
    assert len(traffic.sizes) == 4, traffic.sizes
    assert sum(traffic.sizes.values()) <= 35 * KB, traffic.sizes


@LANGUAGES
def test_typical_page_of_each_type_weighs_five_kilobytes_and_none_more_than_eight(site, language):
    weights = defaultdict(list)
    for answer in map(site.fetch, site.sitemap):
        if answer.path.startswith(f"/{language}/"):
            weights[answer.page_type].append(answer.weight)
    typical = {name: median(those) for name, those in weights.items() if name not in LARGE}
    assert {name: weight for name, weight in typical.items() if weight > 5 * KB} == {}
    shown = {path: site.fetch(path).weight for path in [*site.sitemap, *site.page_types.values()]}
    assert {path: weight for path, weight in shown.items() if weight > 8 * KB} == {}


def test_all_pages_share_their_style_script_and_font(site):
    pages = [site.fetch(path) for path in [*site.links, *site.page_types.values()]]
    assert len({frozenset(loaded(page)) for page in pages if page.is_page}) == 1


@LANGUAGES
def test_second_page_loads_nothing_but_itself(page, site, language):
    page.goto(f"/{language}/")
    traffic = Traffic(page)
    path = site.page_types["newsindexpage", language]
    page.goto(path, wait_until="networkidle")
    assert [url.endswith(path) for url in traffic.sizes] == [True]
