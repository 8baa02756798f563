"""
Run the Dockerfile's own steps in a clean folder, where no container engine is at hand.

Each stage is a folder that stands for the root of its image. ``COPY`` takes what ``.dockerignore``
leaves of the repository, ``RUN`` runs with a bare environment and this machine's Python in the
place of the base image's, and at the end the image's own command is started on an SQLite
database until its own health check succeeds and its pages answer. Steps that need a container's
root (packages of the system, users, owners) are named and skipped.
"""

import contextlib
import fnmatch
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
NEEDS_A_CONTAINER = re.compile(r"\b(apt-get|useradd|groupadd|chown)\b")
FOR_DOWNLOADS = re.compile(
    r"(PIP_|SSL_|REQUESTS_|HOME$|LANG$|https?_proxy|no_proxy)", re.IGNORECASE
)
PATIENCE = 300  # seconds until the started portal must answer


@dataclass
class Stage:
    """One stage of the build: its folder and what its instructions have set so far."""

    root: Path
    directory: str = "/"
    environment: dict = field(default_factory=dict)
    commands: dict = field(default_factory=dict)

    def path(self, name):
        """Where the file ``name`` of the image lies on this machine."""
        return self.root / os.path.join(self.directory, name).lstrip("/")

    def run(self, command, extra=None, **options):
        """Start ``command``, a list or a line for the shell, as it would run in the image."""
        passed = {name: value for name, value in os.environ.items() if FOR_DOWNLOADS.match(name)}
        own = {
            name: str(self.path(value)) if value.startswith("/") else value
            for name, value in self.environment.items()
        }
        path = f"{self.root.parent / 'bin'}:/usr/local/bin:/usr/bin:/bin"
        return subprocess.Popen(
            command if isinstance(command, list) else ["/bin/sh", "-ec", command],
            cwd=self.path("."),
            env=passed | {"PATH": path} | own | (extra or {}),
            **options,
        )


def read_instructions(dockerfile):
    """Pairs of an instruction and what follows it, continued lines joined."""
    lines = [line for line in dockerfile.splitlines() if not line.lstrip().startswith("#")]
    text = "\n".join(lines).replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip():
            name, _space, rest = line.strip().partition(" ")
            yield name.upper(), " ".join(rest.split())


def is_ignored(path, patterns):
    """Whether a pattern of ``.dockerignore`` leaves ``path``, relative to the root, out."""
    parents = [path, *path.parents][:-1]
    for pattern in patterns:
        anywhere = pattern.startswith("**/")
        for step in parents:
            name = step.name if anywhere else str(step)
            same_depth = anywhere or step.as_posix().count("/") == pattern.count("/")
            if same_depth and fnmatch.fnmatch(name, pattern.removeprefix("**/")):
                return True
    return False


def copy_context(target):
    """Copy the repository, without what ``.dockerignore`` names, into the folder ``target``."""
    patterns = [
        line.strip()
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]

    def ignored(folder, names):
        below = Path(folder).relative_to(ROOT)
        return [name for name in names if is_ignored(below / name, patterns)]

    shutil.copytree(ROOT, target, ignore=ignored, symlinks=True)


class Build:
    """The stages of a Dockerfile, worked through in a folder."""

    def __init__(self, folder):
        self.folder = folder
        self.context = folder / "context"
        self.stages = {}
        self.stage = None
        copy_context(self.context)
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(getattr(sys, "_base_executable", sys.executable))

    def follow(self, instructions):
        """Carry out all instructions, in order; the last stage."""
        for name, rest in instructions:
            print(f"{name} {rest}", flush=True)
            getattr(self, f"do_{name.lower()}", self.skip)(rest)
        return self.stage

    def skip(self, rest):
        """Say that an instruction means nothing outside a container."""
        print("  skipped: it only means something in a container")

    def do_from(self, rest):
        """Begin a stage, empty or with what an earlier one holds."""
        base, *alias = re.split(r" AS ", rest, flags=re.IGNORECASE)
        name = alias[0] if alias else str(len(self.stages))
        self.stage = Stage(self.folder / f"stage-{name}")
        if base in self.stages:
            earlier = self.stages[base]
            shutil.copytree(earlier.root, self.stage.root, symlinks=True)
            self.stage.directory = earlier.directory
            self.stage.environment = dict(earlier.environment)
        else:
            self.stage.root.mkdir()
            print(f"  skipped: {sys.version.split()[0]} of this machine stands in for the image")
        self.stages[name] = self.stage

    def do_workdir(self, rest):
        """Change to a folder, made where it is missing."""
        self.stage.directory = os.path.join(self.stage.directory, rest)
        self.stage.path(".").mkdir(parents=True, exist_ok=True)

    def do_env(self, rest):
        """Set variables."""
        self.stage.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))

    def do_copy(self, rest):
        """Copy files of the repository or of an earlier stage."""
        *options, source, target = rest.split()
        earlier = [option for option in options if option.startswith("--from=")]
        if earlier:
            origin = self.stages[earlier[0].removeprefix("--from=")].path(source)
        else:
            origin = self.context / source
        if origin.is_dir():
            shutil.copytree(origin, self.stage.path(target), symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy(origin, self.stage.path(target))

    def do_run(self, rest):
        """Run a line of shell; a failure ends the build."""
        if NEEDS_A_CONTAINER.search(rest):
            print("  skipped: it needs the root of a container")
        elif code := self.stage.run(rest).wait():
            sys.exit(f"The step failed with exit code {code}.")

    def do_entrypoint(self, rest):
        """Keep the command that every start goes through."""
        self.stage.commands["entrypoint"] = json.loads(rest)

    def do_cmd(self, rest):
        """Keep the command that the image runs."""
        self.stage.commands["command"] = json.loads(rest)

    def do_healthcheck(self, rest):
        """Keep the command that tells whether the image is well."""
        self.stage.commands["health"] = json.loads(rest.partition(" CMD ")[2])


def serve(stage):
    """Start what the image starts and wait until its health check and its pages answer."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = str(listener.getsockname()[1])
    extra = {
        "SECRET_KEY": "only-for-this-rehearsal",
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{stage.root / 'portal.sqlite3'}",
        "HTTPS_ONLY": "false",
        "SERVE_MEDIA": "true",
        "LOAD_DEMO": "true",
        "PORT": port,
        "HOME": "/nonexistent",  # as for the image's own user
    }
    server = stage.run(stage.commands["entrypoint"] + stage.commands["command"], extra)
    try:
        deadline = time.monotonic() + PATIENCE
        while stage.run(stage.commands["health"], extra).wait():
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit("The portal did not start.")
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=1)
        for path in ("/pl/", "/en/", "/static/img/gate.svg", "/cms/login/"):
            with urlopen(f"http://localhost:{port}{path}") as answer:
                print(f"GET {path} {answer.status}, {len(answer.read())} bytes", flush=True)
    finally:
        server.terminate()
        server.wait()


def main():
    """Build, start, ask, and clear away."""
    with tempfile.TemporaryDirectory(prefix="portal-docker-") as folder:
        stage = Build(Path(folder)).follow(read_instructions((ROOT / "Dockerfile").read_text()))
        serve(stage)
    print("The Dockerfile's steps work.")


if __name__ == "__main__":
    main()
