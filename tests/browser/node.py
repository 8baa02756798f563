"""Programs from npm that some tests need; the portal itself and all other tests do without Node."""

import json
import shutil
import subprocess

import pytest

#: Lighthouse 13 needs Node 22, which Debian does not have yet.
VERSIONS = {"lighthouse": "12.8.2", "vnu-jar": "26.9.27"}


def install(name, folder):
    """
    Path of the folder ``node_modules`` with the package ``name``, installed below ``folder``.

    Skips the test where there is no npm.
    """
    if not shutil.which("npm"):
        pytest.skip(f"{name} comes from npm: install the packages nodejs and npm.")
    (folder / "package.json").write_text(json.dumps({"private": True}))
    package = f"{name}@{VERSIONS[name]}"
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(
        [shutil.which("npm"), "install", *options, package],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return folder / "node_modules"
