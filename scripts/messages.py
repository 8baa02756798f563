"""
The interface's translations: ``python scripts/messages.py compile | update | check``.

``compile`` makes the ``.mo`` files that Django reads, without the gettext programs, so that a
machine with nothing but Python can run the portal. ``update`` collects the messages of the code
into ``locale/`` and ``check`` fails when they are not all there and translated; these two need
the gettext programs.
"""

import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
SOURCE_LANGUAGE = "en"  # the language in which the code names its messages
NOT_SOURCES = ("docs", "scripts", "tests", "var")


def catalogues(root):
    """The translated messages below ``root``, one ``.po`` file a language."""
    return sorted(root.glob("locale*/*/LC_MESSAGES/*.po"))


def compile_messages(root=ROOT):
    """Compile each catalogue that changed since it was last compiled."""
    for path in catalogues(root):
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            polib.pofile(path).save_as_mofile(compiled)


def portal_languages():
    """Pairs of code and name of the portal's languages, as its settings have them."""
    return runpy.run_path(str(ROOT / "portal" / "settings" / "base.py"))["LANGUAGES"]


def update_messages(root=ROOT):
    """Collect the messages of the code below ``root`` in a catalogue for each language."""
    if not shutil.which("xgettext"):
        sys.exit("The gettext programs are missing: on Debian and Ubuntu, install gettext.")
    (root / "locale").mkdir(exist_ok=True)
    languages = [code for code, _name in portal_languages() if code != SOURCE_LANGUAGE]
    command = [sys.executable, "-m", "django", "makemessages"]
    command += ["--add-location=file", "--no-wrap", "--no-obsolete"]
    command += [f"--locale={language}" for language in languages]
    command += [f"--ignore={pattern}" for pattern in NOT_SOURCES]
    # Without settings, Django looks for catalogues below the folder in which it runs.
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": ""}
    subprocess.run(command, cwd=root, check=True, env=environment)


def read(root):
    """The messages of each catalogue below ``root``: entries by path, then by identity."""
    return {
        path.relative_to(root): {
            (entry.msgctxt, entry.msgid, entry.msgid_plural): entry
            for entry in polib.pofile(path)
            if not entry.obsolete
        }
        for path in catalogues(root)
    }


def find_faults(root=ROOT):
    """What is wrong with the catalogues: one sentence for each message concerned."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "portal"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "var", "__pycache__"))
        update_messages(copy)
        wanted = read(copy)
    for path in catalogues(root):
        command = ["msgfmt", "--check-format", "--output-file=-", path.relative_to(root)]
        result = subprocess.run(command, cwd=root, capture_output=True, text=True, errors="replace")
        if result.returncode:
            yield result.stderr.strip()
    present = read(root)
    for path, entries in wanted.items():
        known = present.get(path, {})
        for identity in entries.keys() - known.keys():
            yield f"{path}: “{identity[1]}” is missing; run make messages."
        for identity in known.keys() - entries.keys():
            yield f"{path}: “{identity[1]}” is no longer used; run make messages."
        for entry in known.values():
            if "fuzzy" in entry.flags:
                yield f"{path}: “{entry.msgid}” is marked fuzzy; check its translation."
            elif not entry.translated():
                yield f"{path}: “{entry.msgid}” is not translated."


def check_messages(root=ROOT):
    """Exit with every fault of the catalogues, or say that there is none."""
    if faults := sorted(find_faults(root)):
        sys.exit("\n".join(faults))
    print("All messages are translated.")


COMMANDS = {"compile": compile_messages, "update": update_messages, "check": check_messages}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__.strip().splitlines()[0])
    COMMANDS[sys.argv[1]]()
