"""A third language comes by one setting."""

import ast
import json
import os
import shutil
import subprocess
import sys

import html5lib
import pytest
from django.conf import settings

SCRIPT = """
import json
import django
django.setup()
from django.test import Client
from django.core.management import call_command
from tests.factories.pages import StandardPageFactory

call_command("migrate", verbosity=0)
page = StandardPageFactory(
    title_pl="Biuro", title_en="Office",
    title_uk="Про офіс", summary_uk="Що ми робимо.",
    body_uk=[("paragraph", "<p>Текст.</p>")], ready_uk=True,
)
other = StandardPageFactory(title_pl="Kontakt", title_en="Contact")
client = Client()
paths = ["/uk/", "/uk/pro-ofis/", "/pl/biuro/", "/en/office/", "/uk/kontakt/"]
print(json.dumps({path: client.get(path).text for path in paths}))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project that publishes in Ukrainian, too, with a database of before."""
    folder = tmp_path_factory.mktemp("project") / "portal"
    ignored = shutil.ignore_patterns(".*", "var", "__pycache__", "node_modules")
    shutil.copytree(settings.BASE_DIR, folder, ignore=ignored)
    (folder / "var").mkdir()
    run(folder, "manage.py", "migrate", "--verbosity=0")
    base = folder / "portal" / "settings" / "base.py"
    text = base.read_text()
    known = 'LANGUAGES = [("pl", "polski"), ("en", "English")]'
    assert text.count(known) == 1
    base.write_text(text.replace(known, f'{known[:-1]}, ("uk", "українська")]'))
    return folder


def run(folder, *arguments):
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/var/portal.sqlite3",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PYTHONPATH": str(folder),
    }
    result = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        env=environment,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def operations(file):
    """Pairs of the name of an operation in a migration and of the field that it is about."""
    tree = ast.parse(file.read_text())
    (body,) = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and node.targets[0].id == "operations"
    ]
    for call in body.elts:
        names = {keyword.arg: getattr(keyword.value, "value", "") for keyword in call.keywords}
        yield call.func.attr, names.get("name", "")


def test_third_language_adds_columns_only_and_is_served(project):
    before = set(project.glob("**/migrations/*.py"))
    run(project, "manage.py", "makemigrations", "--verbosity=0")
    new = set(project.glob("**/migrations/*.py")) - before
    changes = [change for file in new for change in operations(file)]
    assert changes
    assert {operation for operation, _name in changes} == {"AddField"}
    assert all(name.endswith("_uk") for _operation, name in changes)

    pages = {
        path: html5lib.parse(text, namespaceHTMLElements=False)
        for path, text in json.loads(run(project, "-c", SCRIPT)).items()
    }
    ukrainian = pages["/uk/pro-ofis/"]
    assert ukrainian.get("lang") == "uk"
    assert "".join(ukrainian.find(".//h1").itertext()) == "Про офіс"
    for path in ("/uk/pro-ofis/", "/pl/biuro/", "/en/office/"):
        page = pages[path]
        alternates = {
            link.get("hreflang"): link.get("href")
            for link in page.iter("link")
            if link.get("rel") == "alternate" and not link.get("type")
        }
        assert alternates["uk"] == "http://localhost/uk/pro-ofis/"
        assert set(alternates) == {"pl", "en", "uk", "x-default"}
        switch = [link for link in page.iter("a") if link.get("hreflang") == "uk"]
        assert {link.get("href") for link in switch} == {"/uk/pro-ofis/"}
        names = {"".join(link.itertext()).strip().lower() for link in switch}
        assert names == {"українська"}
    for path in ("/uk/", "/uk/kontakt/"):
        assert pages[path].find(".//main//article").get("lang") == "pl"
