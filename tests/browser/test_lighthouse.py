"""Lighthouse, which search engines and offices judge by: 100 of 100 in everything, on a phone."""

import json
import os
import shutil
import subprocess

import pytest

from .conftest import FLAGS
from .node import install

PAGES = [
    ("homepage", "pl"),
    ("declarationpage", "en"),
    ("membershippage", "pl"),
    ("newspage", "en"),
]
CATEGORIES = {"performance", "accessibility", "best-practices", "seo"}


@pytest.fixture(scope="module")
def measure(program, tmp_path_factory):
    """A function that gives what Lighthouse, which npm brings, says of the page at an address."""
    modules = install("lighthouse", tmp_path_factory.mktemp("lighthouse"))
    command = [
        *(shutil.which("node"), modules / "lighthouse" / "cli" / "index.js"),
        *("--quiet", "--output=json"),
        # The time is computed from what the page does, so that a busy machine counts less.
        *("--throttling-method=simulate", f"--only-categories={','.join(CATEGORIES)}"),
        f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}",
    ]
    environment = {**os.environ, "CHROME_PATH": program}

    def run(address):
        done = subprocess.run(
            [*command, address], capture_output=True, text=True, env=environment, timeout=120
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(("page_type", "language"), PAGES)
def test_page_has_full_marks(measure, portal, site, page_type, language):
    # A machine that has other things to do takes marks off; the best of three runs counts.
    for _run in range(3):
        report = measure(portal + site.page_types[page_type, language])
        marks = {name: category["score"] for name, category in report["categories"].items()}
        if set(marks.values()) == {1}:
            break
    lost = [
        f"{audit['title']}: {audit.get('displayValue', audit['score'])}"
        for audit in report["audits"].values()
        if audit["score"] is not None and audit["score"] < 1
    ]
    assert marks == dict.fromkeys(CATEGORIES, 1), lost
