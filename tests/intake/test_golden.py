"""
The five source documents of the portal, each against what a person finds in it.

The documents themselves are not part of the repository: ``SOURCE_DOCUMENTS`` names the folder of
whoever has them. They are known by their SHA-256, whatever their names.
"""

import os
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from portal.demo.loader import Loader
from portal.intake.drafts import make_drafts
from portal.intake.models import Finding
from portal.intake.taking_in import Delivery, take_in

TABLES = sorted(Path(__file__).parent.glob("golden/*.yaml"))
FOLDER = os.environ.get("SOURCE_DOCUMENTS")
ORGANISATIONS = ("network", "unit", "body", "organisation")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER, reason="SOURCE_DOCUMENTS names no folder with the documents"),
]


def document_with(digest):
    for path in Path(FOLDER).iterdir():
        if sha256(path.read_bytes()).hexdigest() == digest:
            return path
    return pytest.fail(f"None of the documents in {FOLDER} has the SHA-256 {digest}.")


def values(document, *kinds):
    return [finding.value for finding in Finding.objects.filter(document=document, kind__in=kinds)]


def dates_in(document):
    found = {
        value.get("date") or f"{value['from']}/{value['to']}" for value in values(document, "date")
    }
    return found | {value["adopted_on"] for value in values(document, "resolution")} - {""}


def people_in(document):
    named = [value["name"] for value in values(document, "person", "signatory")]
    named += [value["speaker"] for value in values(document, "quotation")]
    pictured = [person for value in values(document, "caption") for person in value["people"]]
    return " · ".join([*named, *(person["name"] for person in pictured)])


def organisations_in(document):
    named = [
        f"{value['name']} {value.get('acronym', '')}" for value in values(document, *ORGANISATIONS)
    ]
    return " · ".join([*named, *(value["council"] for value in values(document, "resolution"))])


def share_of(wanted, found):
    """The share of the names that were found; ``|`` parts names for the same thing."""
    hits = [any(name in found for name in names.split("|")) for names in wanted]
    return sum(hits) / len(hits) if hits else 1


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("with_content", [False, True], ids=["empty site", "demo content"])
def test_a_document_is_recognised_as_a_person_reads_it(path, with_content):
    if with_content:
        Loader(settings.BASE_DIR / "demo", report=lambda line: None).run()
    table = yaml.safe_load(path.read_text())
    file = document_with(table["sha256"])
    document = take_in(Delivery(file.read_bytes(), file.name, table["kind"], table["language"]))
    assert document.needs_checking == table["needs_checking"]
    assert dates_in(document) >= set(table["dates"])
    numbers = {value["number"] for value in values(document, "resolution")}
    if with_content:  # the third names its resolution by the date alone
        assert len(values(document, "resolution")) == len(table["resolutions"])
    else:
        assert numbers - {""} <= set(table["resolutions"])
    assert [value["name"] for value in values(document, "signatory")] == table["signatories"]
    empty = [value for value in values(document, "link") if value["fault"] == "empty"]
    assert len(empty) == table["empty_links"]
    assert len(values(document, "quotation")) == table["quotations"]
    assert len(values(document, "caption")) == table["captions"]
    assert share_of(table["people"], people_in(document)) >= 0.9
    assert share_of(table["organisations"], organisations_in(document)) >= 0.9
    parts = make_drafts(document)
    assert len(parts) == table["drafts"]
    assert not any(part.page.live for part in parts)
