import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
INSTALL = ROOT / "scripts" / "install"
RUN = ROOT / "scripts" / "run.py"
COMMANDS = ["run", "test", "lint", "format", "check", "messages", "requirements", "screenshots"]


def run(command, cwd=ROOT, **variables):
    """Run a command with the given variables besides PATH, its output as text."""
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def said_in_one_sentence(result):
    """What a command that failed says, once it is known to be no traceback."""
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_make_alone_lists_each_command_with_what_it_does():
    result = run(["make"])
    assert result.returncode == 0
    for name in COMMANDS:
        assert re.search(rf"^  make {name} +\S", result.stdout, re.MULTILINE), name


def test_taken_port_is_said_with_the_remedy():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        sentence = said_in_one_sentence(run([sys.executable, RUN], PORT=str(port)))
    assert f"Port {port} is taken" in sentence
    assert f"PORT={port + 1}" in sentence


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_impossible_port_is_said_with_the_remedy(port):
    assert "PORT=8001" in said_in_one_sentence(run([sys.executable, RUN], PORT=port))


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({"DATABASE_URL": "postgres://portal@127.0.0.1:1/portal"}, "correct DATABASE_URL"),
        ({"DATABASE_URL": "sqlite:////nowhere/portal.sqlite3"}, "another one in DATABASE_URL"),
        ({"CACHE_URL": "carrier-pigeon://"}, "docs/operations.md"),
        ({"MEDIA_STORAGE_OPTIONS": "{"}, "docs/operations.md"),
    ],
)
def test_unusable_database_and_settings_are_said_with_the_remedy(variables, remedy):
    command = [sys.executable, RUN]
    result = run(
        command, PORT=free_port(), DJANGO_SETTINGS_MODULE="portal.settings.test", **variables
    )
    assert remedy in said_in_one_sentence(result)


def test_folder_that_cannot_be_written_to_is_said_with_the_remedy(tmp_path):
    code = (
        "import run\n"
        "with run.step('Writing'):\n"
        "    raise PermissionError(13, 'Permission denied', '/somewhere/var')\n"
    )
    result = run([sys.executable, "-c", code], cwd=ROOT / "scripts")
    sentence = said_in_one_sentence(result)
    assert "/somewhere/var cannot be written to" in sentence
    assert "permissions" in sentence


@pytest.fixture
def bare_machine(tmp_path):
    """A folder of programs that has what a shell needs, but no Python."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "rm", "mkdir", "cmp", "cp"):
        (programs / name).symlink_to(shutil.which(name))
    return programs


def fake_python(folder, *, recent, body="exit 1"):
    """A program that passes for Python: old or recent, and otherwise doing ``body``."""
    program = folder / "python3"
    program.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = -c ]; then exit {0 if recent else 1}; fi\n'
        f'if [ "$1" = --version ]; then echo Python; exit; fi\n{body}\n'
    )
    program.chmod(0o755)


def test_missing_python_is_said_with_the_remedy(bare_machine, tmp_path):
    result = run([INSTALL], cwd=tmp_path, PATH=str(bare_machine))
    assert "install it" in said_in_one_sentence(result)


def test_old_python_is_said_with_the_remedy(bare_machine, tmp_path):
    fake_python(bare_machine, recent=False)
    result = run([INSTALL], cwd=tmp_path, PATH=str(bare_machine))
    assert "Python 3.11 or later" in said_in_one_sentence(result)


def test_python_named_by_the_variable_must_be_recent(bare_machine, tmp_path):
    fake_python(bare_machine, recent=False)
    result = run([INSTALL], cwd=tmp_path, PATH=str(bare_machine), PYTHON="python3")
    assert "set PYTHON to one" in said_in_one_sentence(result)


def test_python_without_virtual_environments_is_said_with_the_remedy(bare_machine, tmp_path):
    fake_python(bare_machine, recent=True)
    result = run([INSTALL], cwd=tmp_path, PATH=str(bare_machine))
    assert "python3-venv" in said_in_one_sentence(result)
    assert not (tmp_path / ".venv").exists()


def test_nothing_is_installed_twice_until_a_requirement_changes(bare_machine, tmp_path):
    recorder = 'mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo "$@" >> calls'
    fake_python(bare_machine, recent=True, body=recorder)
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("wagtail==8.0.1\n")
    installed = []
    for change in ("", "", "django==5.2.19\n"):
        requirements.write_text(requirements.read_text() + change)
        result = run([INSTALL, "requirements.txt"], cwd=tmp_path, PATH=str(bare_machine))
        assert result.returncode == 0, result.stderr
        installed.append((tmp_path / "calls").read_text().count("--require-hashes"))
    assert installed == [1, 1, 2]
