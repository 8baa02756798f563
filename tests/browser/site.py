"""The portal as a whole: every address that links lead to, and a page of each type."""

import gzip
import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup

from . import content

LANGUAGES = ("pl", "en")
NOT_FOUND = "there-is-no-such-page/"
#: Nothing for visitors stands below these.
CLOSED = ("/cms/", "/django-admin/")


@dataclass
class Answer:
    """What the portal answers at an address; ``weight`` is in bytes as sent, compressed."""

    path: str
    status: int
    kind: str
    body: bytes
    weight: int
    cookies: list

    @property
    def is_page(self):
        return self.kind.startswith("text/html")

    @cached_property
    def html(self):
        return BeautifulSoup(self.body.decode(), "html.parser")

    @property
    def page_type(self):
        """What the page says of its type: ``newspage``; empty where no page has answered."""
        article = self.html.select_one("main > article.page")
        names = article["class"] if article else []
        return next((name[6:] for name in names if name.startswith("page--")), "")

    def links(self):
        """Paths within the portal that the page leads to or loads, with query and fragment."""
        for element in self.html.select("[href], [src], [srcset]"):
            sources = re.findall(r"(\S+)(?: \S+)?(?:,|$)", element.get("srcset", ""))
            for target in filter(None, (element.get("href"), element.get("src"), *sources)):
                yield urljoin(self.path, target)


class Site:
    """The portal at ``address``, fetched without a browser; each address once."""

    def __init__(self, address):
        self.address = address
        self._answers = {}

    def fetch(self, path):
        """The answer at ``path``, as a browser without cookies gets it."""
        if path not in self._answers:
            connection = HTTPConnection(urlsplit(self.address).netloc, timeout=30)
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            sent = answer.read()
            connection.close()
            packed = answer.getheader("Content-Encoding") == "gzip"
            self._answers[path] = Answer(
                path,
                answer.status,
                answer.getheader("Content-Type", ""),
                gzip.decompress(sent) if packed else sent,
                len(sent),
                answer.headers.get_all("Set-Cookie", []),
            )
        return self._answers[path]

    def inside(self, url):
        """``url`` without the portal's own address; nothing for addresses of others."""
        parts = urlsplit(url)
        is_own = parts.scheme in ("", "http", "https") and parts.netloc in (
            "",
            urlsplit(self.address).netloc,
        )
        if is_own and not parts.path.startswith(CLOSED):
            return parts._replace(scheme="", netloc="")
        return None

    @cached_property
    def sitemap(self):
        """Paths of all pages, as the portal tells search engines."""
        found = re.findall(r"<loc>(.*?)</loc>", self.fetch("/sitemap.xml").body.decode())
        return [urlsplit(location).path for location in found]

    @cached_property
    def links(self):
        """Mapping of every address that links lead to, to the page that was first seen to do so."""
        waiting = deque(self.sitemap)
        found = dict.fromkeys(waiting, "the sitemap")
        while waiting:
            path = waiting.popleft()
            answer = self.fetch(path)
            if not answer.is_page:
                continue
            for link in answer.links():
                target = self.inside(link)
                plain = target and target._replace(fragment="").geturl()
                if plain and plain not in found:
                    found[plain] = path
                    waiting.append(plain)
        return found

    @cached_property
    def page_types(self):
        """
        Mapping of (name of a type, language) to the path of a page of it.

        Of each type that the sitemap has, the longest page; besides, the ways in which pages are
        shown, and what stands in no sitemap.
        """
        types = {}
        for path in self.sitemap:
            answer, language = self.fetch(path), path.split("/")[1]
            known = types.get((answer.page_type, language))
            if not known or len(answer.body) > len(self.fetch(known).body):
                types[answer.page_type, language] = path
        for language in LANGUAGES:
            types |= {(name, language): path for name, path in self._ways(types, language)}
        return types

    def _ways(self, types, language):
        """Names and paths of what the sitemap does not have, in ``language``."""
        root = f"/{language}/"
        news = types["newsindexpage", language]
        register = min(
            (
                path
                for path in self.sitemap
                if path.startswith(root) and self.fetch(path).page_type == "resolutionindexpage"
            ),
            key=len,
        )
        declaration = types["declarationpage", language]
        blocks = root + content.EVERY_BLOCK[language]
        entries = [path for path in self.sitemap if path.startswith(register) and path != register]
        yield "resolutionindexpage", register
        yield "entry", max(entries, key=len)
        yield "side by side", f"{declaration}?view=both"
        yield "filtered list", self.filtered(news)[0]
        yield "empty list", self.empty(types["networkindexpage", language])
        yield "second page", f"{news}?page=2"
        yield "every block", blocks
        yield "easy to read", f"{blocks}?form=etr"
        yield "sign language", f"{blocks}?form=pjm"
        yield "other language", root + content.OTHER_LANGUAGE[language]
        yield "404", root + NOT_FOUND
        yield "410", root + content.DELETED[language]

    def filtered(self, path):
        """Addresses of the list at ``path`` with each choice of its filters, one at a time."""
        form = self.fetch(path).html.select_one("form.filters")
        return [
            f"{path}?{urlencode({select['name']: option['value']})}"
            for select in form.select("select")
            for option in select.select("option[value]")
            if option["value"]
        ]

    def empty(self, path):
        """Address of a choice that nothing in the list at ``path`` fits."""
        return next(
            address
            for address in self.filtered(path)
            if self.fetch(address).html.select_one("main .empty")
        )
