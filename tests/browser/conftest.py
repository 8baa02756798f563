"""A portal of its own with the demo content, as ``make run`` shows it, and Chromium to visit it."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

from .site import Site

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "only-for-browser-tests"
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


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """Address of a portal as on a server, with a database, files and static files of its own."""
    folder = tmp_path_factory.mktemp("portal")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "SECRET_KEY": "only-for-browser-tests" * 3,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS_ONLY": "false",
        "SERVE_MEDIA": "true",
        "EMAIL_URL": "consolemail://",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "ORIGINALS_STORAGE_OPTIONS": json.dumps({"location": str(folder / "originals")}),
        "DEMO_PASSWORD": PASSWORD,
        "PORTAL_URL": address,
    }

    def start(*arguments, **options):
        command = [sys.executable, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, **options)

    def run(*arguments):
        assert start(*arguments, stdout=subprocess.DEVNULL).wait() == 0, arguments

    (folder / "static").mkdir()
    collecting = start("manage.py", "collectstatic", "--no-input", "--verbosity=0")
    run("manage.py", "migrate", "--verbosity=0")
    run("manage.py", "set_site_address")
    run("manage.py", "load_demo")
    run("-m", "tests.browser.content")
    assert collecting.wait() == 0
    bind = f"--bind=127.0.0.1:{port}"
    with (folder / "server.log").open("wb") as log:
        server = start(
            *("-m", "gunicorn", "portal.wsgi", bind, "--threads=4", "--no-control-socket"),
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


@pytest.fixture(scope="session")
def site(portal):
    """The whole portal, read without a browser."""
    return Site(portal)


def wait_for(address, server):
    """Return once the portal answers; asking again costs nothing but the machine's own time."""
    while server.poll() is None:
        try:
            with urlopen(f"{address}/health/", timeout=5):
                return
        except (URLError, TimeoutError):
            continue
    raise RuntimeError(f"The portal has stopped: {server.args}")


@pytest.fixture(scope="session")
def chromium():
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not program:
        pytest.fail("Chromium is missing: install the package chromium, or set CHROMIUM to it.")
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
    page.goto("/cms/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/cms/")
    return page
