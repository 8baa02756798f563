"""Parsing in a process of its own, which is ended when it takes too long."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress

from django.conf import settings

from ..passages import Kind, Link, Passage, Reading
from .refusals import Refusal

# What a parser may know of this process: nothing secret.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL")


def parse(data, options, seconds):
    """
    The ``Reading`` of ``data`` by a worker with these ``options``, within so many ``seconds``.
    Raises ``Refusal``. What the worker writes is in a folder that is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        worker = subprocess.Popen(  # noqa: S603 - this Python, arguments of our own
            [
                sys.executable,
                "-B",
                "-m",
                "portal.intake.reading.worker",
                json.dumps(options | {"seconds": seconds}),
            ],
            cwd=settings.BASE_DIR,
            env=environment | {"TMPDIR": folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            output, _ = worker.communicate(data, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Refusal("slow", seconds=seconds) from None
        finally:
            _end(worker)
    return _reading(output, worker.returncode, seconds)


def _end(worker):
    """End the worker with all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.stdin.close()
    worker.stdout.close()
    worker.wait()


def _reading(output, returncode, seconds):
    if returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Refusal("slow", seconds=seconds)
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise Refusal("heavy" if returncode else "broken") from error
    if "refused" in answer:
        raise Refusal(answer["refused"], **answer["values"])
    reading = answer["reading"]
    return Reading(**reading | {"passages": tuple(map(_passage, reading["passages"]))})


def _passage(values):
    return Passage(
        Kind(values["kind"]),
        values["text"],
        values["level"],
        tuple(Link(**link) for link in values["links"]),
        tuple(map(tuple, values["strong"])),
        tuple(map(tuple, values["rows"])),
    )
