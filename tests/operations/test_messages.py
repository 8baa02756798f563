import gettext
import importlib.util
import shutil
from pathlib import Path

import allauth
import polib
import pytest
from django.apps import apps
from django.conf import settings

SOURCE = Path(settings.BASE_DIR) / "scripts" / "messages.py"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")


def load_messages():
    specification = importlib.util.spec_from_file_location("messages", SOURCE)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def make_project(folder, catalogue):
    """A project with one message in its code and the given Polish catalogue."""
    (folder / "code.py").write_text(
        'from django.utils.translation import gettext\ngettext("gate")\n'
    )
    path = folder / "locale" / "pl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + catalogue)
    return path


def test_translations_are_compiled_without_gettext(tmp_path):
    path = make_project(tmp_path, 'msgid "gate"\nmsgstr "brama"\n')
    load_messages().compile_messages(tmp_path)
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("gate") == "brama"


@needs_gettext
@pytest.mark.parametrize(
    ("catalogue", "fault"),
    [
        ('msgid "gate"\nmsgstr "brama"\n', None),
        ('msgid "gate"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "gate"\nmsgstr "brama"\n', "fuzzy"),
        ("", "is missing"),
        ('msgid "gate"\nmsgstr "brama"\n\nmsgid "wall"\nmsgstr "mur"\n', "no longer used"),
    ],
)
def test_incomplete_and_stale_catalogues_are_found(tmp_path, catalogue, fault):
    path = make_project(tmp_path, catalogue)
    before = path.read_text()
    faults = list(load_messages().find_faults(tmp_path))
    assert path.read_text() == before
    if fault is None:
        assert faults == []
    else:
        assert len(faults) == 1
        assert fault in faults[0]


@needs_gettext
def test_translation_that_loses_a_placeholder_is_found(tmp_path):
    entry = '#, python-format\nmsgid "%(number)s gates"\nmsgstr "%(numer)s bramy"\n'
    make_project(tmp_path, entry)
    (tmp_path / "code.py").write_text('from x import gettext\ngettext("%(number)s gates")\n')
    assert any("number" in fault for fault in load_messages().find_faults(tmp_path))


def apps_with_messages():
    """Folders of the installed apps of Wagtail that have texts to translate."""
    configurations = apps.get_app_configs()
    folders = [Path(app.path) for app in configurations if app.name.startswith("wagtail")]
    return [folder for folder in folders if (folder / "locale" / "en").is_dir()]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES if code != "en"])
@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_no_text_of_wagtail_is_left_in_english(language, domain):
    def messages(folder, code):
        path = folder / code / "LC_MESSAGES" / f"{domain}.po"
        entries = polib.pofile(path).translated_entries() if path.exists() else []
        return {(entry.msgctxt, entry.msgid) for entry in entries}

    wanted, present = set(), set()
    for folder in apps_with_messages():
        path = folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        entries = polib.pofile(path) if path.exists() else []
        wanted |= {(entry.msgctxt, entry.msgid) for entry in entries}
        present |= messages(folder / "locale", language)
    for folder in settings.LOCALE_PATHS:
        present |= messages(folder, language)
    assert wanted
    assert wanted - present == set()


def test_every_text_of_allauth_that_is_worded_anew_is_still_one_of_its_texts():
    path = Path("pl") / "LC_MESSAGES" / "django.po"
    ours = polib.pofile(settings.BASE_DIR / "locale_allauth" / path)
    theirs = polib.pofile(Path(allauth.__file__).parent / "locale" / path)
    assert {entry.msgid for entry in ours} <= {entry.msgid for entry in theirs}
