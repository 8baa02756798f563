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
    """Address of a portal that runs for the session with a database and files of its own."""
    folder = tmp_path_factory.mktemp("portal")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "ORIGINALS_STORAGE_OPTIONS": json.dumps({"location": str(folder / "originals")}),
        "DEMO_PASSWORD": PASSWORD,
        "PORTAL_URL": address,
    }

    def manage(*arguments):
        return [sys.executable, "manage.py", *arguments]

    for command in (["migrate", "--verbosity=0"], ["load_demo"]):
        subprocess.run(manage(*command), cwd=ROOT, env=environment, check=True, capture_output=True)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            manage("runserver", "--noreload", str(port)),
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


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
def page(chromium, portal):
    """A fresh window at the portal; an error in its console or a request elsewhere fails a test."""
    context = chromium.new_context(
        base_url=portal, locale="pl-PL", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    faults = []
    page.on("console", lambda message: message.type == "error" and faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((portal, "data:", "blob:")) or faults.append(request.url)
        ),
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def editor(page):
    """The window with an editor of the demo site signed in."""
    page.goto("/cms/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/cms/")
    return page
