"""Portals of their own for the browser tests: production settings, demo content, gunicorn."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "only-for-browser-tests"
SECRET_KEY = secrets.token_urlsafe(64)
#: The folder in which each e-mail is a file.
MAILS = "mails"


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def settings_for(folder, address):
    """Environment of a portal with all of its files in ``folder``."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "HTTPS_ONLY": "false",
        "SERVE_MEDIA": "true",
        "EMAIL_URL": f"filemail:///{folder / MAILS}",
        "SECOND_FACTOR_REQUIRED_FOR": "",  # the demo accounts sign in by their password alone
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "ORIGINALS_STORAGE_OPTIONS": json.dumps({"location": str(folder / "originals")}),
        "DEMO_PASSWORD": PASSWORD,
        "PORTAL_URL": address,
    }


@contextmanager
def programs(folder, address):
    """A function that starts a program of Python on the portal in ``folder``, and another that waits."""
    environment = settings_for(folder, address)
    with (folder / "server.log").open("ab") as log:

        def start(*arguments):
            command = [sys.executable, *arguments]
            return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

        def finish(process):
            if process.wait():
                raise RuntimeError(f"{process.args}: {Path(log.name).read_text()[-3000:]}")

        yield start, finish


def prepare(folder):
    """Put the portal with its demo content into ``folder``, to be served from copies of it."""
    for name in ("static", MAILS):
        (folder / name).mkdir(parents=True)
    with programs(folder, "http://127.0.0.1") as (start, finish):
        collecting = start("manage.py", "collectstatic", "--no-input", "--verbosity=0")
        finish(start("manage.py", "migrate", "--verbosity=0"))
        finish(start("manage.py", "load_demo"))
        finish(collecting)


@contextmanager
def serve(prepared, folder, content):
    """
    Serve a copy of the ``prepared`` portal in ``folder``; gives its address.

    ``content`` names the module whose ``add`` brings what its tests need besides the demo content.
    """
    shutil.copytree(prepared, folder)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with programs(folder, address) as (start, finish):
        finish(start("manage.py", "set_site_address"))
        finish(start("manage.py", "shell", "--command", f"from {content} import add; add()"))
        bind = f"--bind=127.0.0.1:{port}"
        options = ["--workers=2", "--threads=4", "--no-control-socket"]
        server = start("-m", "gunicorn", "portal.wsgi", bind, *options)
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
