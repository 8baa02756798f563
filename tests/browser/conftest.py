"""A portal with the demo content, as visitors meet it on a server, and Chromium to visit it."""

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .server import PASSWORD, prepare, serve
from .site import Site

# No look-up at the browser's maker: the tests ask no host but the portal.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FOLDER = "BROWSER_TESTS_FOLDER"
#: The module that adds what tests need besides the demo content, by the portal that they visit.
PORTALS = {"site": "tests.browser.content", "guides": "tests.browser.guides.content"}
HERE = Path(__file__).parent
started = ExitStack()


def pytest_addoption(parser):
    parser.addoption(
        "--pictures", action="store_true", help="take the pictures of the editors' guides anew"
    )


def pytest_sessionstart(session):
    """Start the portals for all processes of pytest-xdist, which get their addresses with them."""
    is_worker = hasattr(session.config, "workerinput")
    if is_worker or session.config.option.collectonly:
        return
    missing = [name for name in wanted_portals(session.config) if variable(name) not in os.environ]
    if not missing:
        return
    folder = Path(started.enter_context(tempfile.TemporaryDirectory(prefix="portal-")))
    os.environ[FOLDER] = str(folder)
    prepare(folder / "prepared")
    for name in missing:
        portal = serve(folder / "prepared", folder / name, PORTALS[name])
        os.environ[variable(name)] = started.enter_context(portal)


def pytest_sessionfinish(session):
    """Stop the portals and forget all that was in them."""
    started.close()


def wanted_portals(config):
    """Names of the portals that the tests of this run visit: the guides change pages of their own."""
    paths = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    guides = HERE / "guides"
    inside = [path.is_relative_to(guides) for path in paths]
    wanted = ["site"] if not all(inside) else []
    return wanted + ["guides"] * (any(inside) or any(map(guides.is_relative_to, paths)))


def variable(name):
    """Name of the variable with the address of the portal ``name``."""
    return f"BROWSER_TESTS_{name.upper()}"


def address_of(name):
    """Address of the portal ``name``."""
    return os.environ[variable(name)]


@pytest.fixture(scope="session")
def portal():
    """Address of the portal."""
    return address_of("site")


@pytest.fixture(scope="session")
def site(portal):
    """The whole portal, read without a browser."""
    return Site(portal)


@pytest.fixture(scope="session")
def program():
    """Path of Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not path:
        pytest.fail("Chromium is missing: install the package chromium, or set CHROMIUM to it.")
    return path


@pytest.fixture(scope="session")
def chromium(program):
    """Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def faults():
    """What went wrong in the windows of a test; anything in it fails the test."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def window(chromium, portal, faults):
    """
    A function that opens a fresh window at the portal, with Playwright's options for a context.

    An error in its console or a request to another host is a fault.
    """
    contexts = []

    def note_message(message):
        # That the address itself leads nowhere is what the test of an error page wants.
        is_expected = message.location["url"] == message.page.url
        if message.type == "error" and not is_expected:
            faults.append(message.text)

    def note_request(request):
        if not request.url.startswith((portal, "data:", "blob:")):
            faults.append(request.url)

    def new(width=1280, height=900, **options):
        context = chromium.new_context(
            base_url=portal,
            locale="pl-PL",
            viewport={"width": width, "height": height},
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", note_message)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", note_request)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(window):
    """A fresh window at the portal."""
    return window()


@pytest.fixture
def editor(page):
    """The window with an editor of the demo site signed in."""
    page.goto("/cms/")
    page.fill("#id_login", "editor")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/cms/")
    return page
