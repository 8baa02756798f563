"""The guides for editors, performed by the people of the guides' own portal."""

import os
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.browser.conftest import FOLDER, address_of
from tests.browser.server import MAILS, PASSWORD

from .content import user_name
from .guide import Guide


@pytest.fixture(scope="session")
def portal():
    """Address of the portal of the guides, where pages come and go."""
    return address_of("guides")


@pytest.fixture(scope="session")
def sign_ins():
    """What the browser keeps of whoever has signed in, by user name."""
    return {}


@pytest.fixture
def person(window, sign_ins):
    """
    A function that opens a window with the colleague of a role signed in, at the first screen.

    Whoever has been there before is signed in still, unless they come ``anew``.
    """

    def new(role, language, anew=False):
        name = user_name(role, language)
        start = "/django-admin/" if role == "people" else "/cms/"
        known = None if anew else sign_ins.get(name)
        page = window(storage_state=known)
        page.goto(start)
        if known is None:
            page.fill("#id_login", name)
            page.fill("#id_password", PASSWORD)
            page.press("#id_password", "Enter")
            page.wait_for_url(f"**{start}")
            sign_ins[name] = page.context.storage_state()
        return page

    return new


@pytest.fixture(params=["pl", "en"])
def language(request):
    """The language of the guide and of the screens."""
    return request.param


@pytest.fixture
def read(language, request):
    """A function that opens a guide by its name, to be performed from its first step to its last."""

    @contextmanager
    def open_guide(name):
        guide = Guide(name, language, request.config.getoption("--pictures"))
        yield guide
        guide.finish()

    open_guide.language = language
    return open_guide


@pytest.fixture
def mails():
    """A function that gives the text of the e-mail that an address got."""
    folder = Path(os.environ[FOLDER]) / "guides" / MAILS

    def read_mail(address):
        for path in folder.iterdir():
            message = message_from_bytes(path.read_bytes(), policy=policy.default)
            if message["To"] == address:
                return message.get_body().get_content()
        raise AssertionError(f"no e-mail to {address}")

    return read_mail


def pytest_terminal_summary(terminalreporter):
    """Say at the end what the guides have counted."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {name}: {value}")
