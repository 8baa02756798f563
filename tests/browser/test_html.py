"""Every page of the portal is HTML as the standard has it: the Nu checker finds nothing."""

import json
import shutil
import subprocess

import pytest

from .node import install


@pytest.fixture(scope="module")
def checker(tmp_path_factory):
    """Path of the Nu checker, which npm brings and Java runs."""
    if not shutil.which("java"):
        pytest.skip("The Nu checker needs Java: install the package default-jre-headless.")
    modules = install("vnu-jar", tmp_path_factory.mktemp("checker"))
    return modules / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_every_page_is_valid(site, checker, tmp_path):
    paths = dict.fromkeys([*site.links, *site.page_types.values()])
    names = {}
    for number, answer in enumerate(site.fetch(path) for path in paths):
        if answer.is_page:
            names[f"{number}.html"] = answer.path
            (tmp_path / f"{number}.html").write_bytes(answer.body)
    command = ["java", "-jar", checker, "--format", "json", "--exit-zero-always", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr)["messages"]
    faults = {
        f"{names[message['url'].rpartition('/')[2]]}: {message['message']} "
        f"{message.get('extract', '')}"
        for message in messages
    }
    assert faults == set()
    assert len(names) > 100
