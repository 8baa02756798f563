"""
The process in which files of others are parsed: ``python -m portal.intake.reading.worker OPTIONS``.

It takes the file from the standard input and gives its reading, or why there is none, as JSON.
It knows no settings and no secrets, and holds itself to bounds before it looks at a byte.
"""

import json
import os
import resource
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module

from .refusals import Refusal

# The modules are only loaded for their own files: each takes a tenth of a second.
PARSERS = {
    "html": ("webpage", "read_html"),
    "docx": ("word", "read_word"),
    "odt": ("opendocument", "read_opendocument"),
    "pdf": ("pdf", "read_pdf"),
    "image": ("scan", "read_picture"),
}
# Longer than any address on the web that people write out.
LONGEST_WORD = 2000


def answer(data, options):
    """
    The reading of ``data`` as a dictionary of plain values, or ``{"refused": code, "values": …}``.

    ``options`` hold ``format``, ``language``, ``recognise`` and the limits.
    """
    module, function = PARSERS[options["format"]]
    try:
        read = getattr(import_module(f".{module}", __package__), function)
        reading = read(data, options)
        check_text([passage.text for passage in reading.passages], len(reading.passages), options)
        return {"reading": asdict(reading)}
    except Refusal as refusal:
        return {"refused": refusal.code, "values": refusal.values}
    except MemoryError:
        return {"refused": "heavy", "values": {}}
    except Exception:  # whatever a parser raises, the file is at fault
        return {"refused": "broken", "values": {}}


def check_text(texts, lines, limits):
    """
    Raise ``Refusal`` for what is longer than people can go through, and for what is no text: an
    encoded picture, say, stands in one line without a space.
    """
    if sum(map(len, texts)) > limits["characters"] or lines > limits["lines"]:
        raise Refusal("long")
    if any(len(word) > LONGEST_WORD for text in texts for word in text.split()):
        raise Refusal("no_words")


def bound(seconds, memory):
    """Hold this process, and each that it starts, to seconds of work and to bytes of memory."""
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: memory,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        with suppress(ValueError, OSError):  # macOS knows no bound of memory
            resource.setrlimit(limit, (value, value))


def main():
    """Parse the standard input. Whatever a parser prints does not reach the standard output."""
    options = json.loads(sys.argv[1])
    bound(options["seconds"], options["memory"])
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        json.dump(answer(sys.stdin.buffer.read(), options), output)


if __name__ == "__main__":
    main()
