"""Structure taken over anew: what is translated stays with its blocks, nothing goes unasked."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.pages.blocks import BodyBlock
from portal.writing.structure import following
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import log_in, page_data

pytestmark = pytest.mark.django_db

BODY = BodyBlock()


def text(key, words, kind="paragraph"):
    value = f"<p>{words}</p>" if kind == "paragraph" else {"text": words, "level": "h2"}
    return {"type": kind, "value": value, "id": key}


def polish(*keys):
    return [text(key, f"Akapit {key}") for key in keys]


ENGLISH = [text("a", "One"), text("b", "Two"), text("c", "Three"), text("d", ""), text("e", "")]


def test_translated_texts_stay_with_their_blocks():
    body, gone = following(BODY, polish("a", "c", "new", "b", "e"), ENGLISH)
    words = [(item["id"], item["value"]) for item in body]
    assert words == [
        ("a", "<p>One</p>"),
        ("c", "<p>Three</p>"),
        ("new", ""),
        ("b", "<p>Two</p>"),
        ("e", "<p></p>"),
    ]
    assert [item["id"] for item in gone] == ["d"]


def test_texts_without_a_common_identifier_are_matched_by_an_older_version():
    english = [item | {"id": f"en-{item['id']}"} for item in ENGLISH[:3]]
    former = [polish("x"), polish("a", "b", "c")]
    body, gone = following(BODY, polish("c", "a", "new"), english, former)
    assert [(item["id"], item["value"]) for item in body] == [
        ("c", "<p>Three</p>"),
        ("a", "<p>One</p>"),
        ("new", ""),
    ]
    assert [item["value"] for item in gone] == ["<p>Two</p>"]


def test_text_stays_out_of_a_block_of_another_kind():
    source = [text("a", "Nagłówek", "heading")]
    body, gone = following(BODY, source, [text("a", "One")])
    assert body == [{"type": "heading", "value": {"text": "", "level": "h2"}, "id": "a"}]
    assert [item["value"] for item in gone] == ["<p>One</p>"]


def sent(name, *words):
    blocks = [("paragraph", rich_text(f"<p>{each}</p>")) for each in words]
    return nested_form_data({name: streamfield(blocks)})


def test_answer_names_what_would_go_with_its_words(client):
    log_in(client)
    page = StandardPageFactory(body_pl=polish("a", "b"), body_en=ENGLISH[:2])
    page.save_revision(clean=False)
    address = reverse("writing:structure", args=["pages", "standardpage", "body_pl"])
    data = page_data() | sent("body_pl", "Akapit a") | {"body_pl-0-id": "a"}
    data |= sent("body_en", "One", "Two", "Three")
    data |= {f"body_en-{place}-id": key for place, key in enumerate("abc")}
    answer = client.post(f"{address}?page={page.pk}&into=body_en", data).json()
    assert [block["id"] for block in answer["state"]] == ["a"]
    assert [name.split("“")[1] for name in answer["gone"]] == ["Two”", "Three”"]


@pytest.mark.parametrize("into", ["", "title_en", "body_xx", "latest_revision"])
def test_nonsense_as_the_body_to_write_into_is_left_alone(client, into):
    log_in(client)
    address = reverse("writing:structure", args=["pages", "standardpage", "body_pl"])
    answer = client.post(f"{address}?into={into}", page_data()).json()
    assert [block["type"] for block in answer["state"]] == ["paragraph"]
    assert answer["gone"] == []
