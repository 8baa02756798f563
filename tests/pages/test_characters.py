"""What is stored of what people paste, and what makes a translation outdated."""

import json

import pytest
from django.apps import apps
from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Collection

from portal.characters import holds_text, settle_texts, settled, settled_deeply
from portal.pages.models import PortalPage
from portal.pages.texts import words_and_numbers, words_of
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.xml_answers import parse

HOSTILE = {
    "null": ("a\x00b", "ab"),
    "bell": ("a\x07b", "ab"),
    "delete": ("a\x7fb", "ab"),
    "c1": ("a\x9fb", "ab"),
    "surrogate": ("a\ud800b", "ab"),
    "non-character": ("a\ufdd0\ufffeb", "ab"),
    "of another plane": ("a\U0001ffff\U0010fffeb", "ab"),
    "windows": ("a\r\nb\rc", "a\nb\nc"),
    "vertical tab": ("a\x0bb", "a\nb"),
    "unicode line": ("a\u2028b\x85c", "a\nb\nc"),
    "tab": ("a\tb", "a\tb"),
    "decomposed": ("Lo\u0301dz\u0301", "Lódź"),
    "override": ("a\u202eb\u202c", "ab"),
    "open isolate": ("a\u2067b", "ab"),
    "closing isolate first": ("a\u2069b\u2067", "ab"),
    "closed isolate": ("a\u2067שלום\u2069b", "a\u2067שלום\u2069b"),
    "joined emoji": ("👩\u200d🚀", "👩\u200d🚀"),
    "no-break space": ("w\u00a0Krakowie", "w\u00a0Krakowie"),
}


@pytest.mark.parametrize(("typed", "stored"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_characters_are_settled_once_and_for_all(typed, stored):
    assert settled(typed) == stored
    assert settled(stored) == stored


def text_fields():
    """All fields of all models that may hold text, each with its model."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            kinds = (models.CharField, models.TextField, models.JSONField, StreamField)
            if isinstance(field, kinds) and field.name != "password":
                yield pytest.param(model, field, id=f"{model._meta.label}.{field.name}")


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "field"), list(text_fields()))
def test_every_text_of_every_model_is_settled_before_it_is_stored(model, field):
    assert holds_text(field)
    if isinstance(field, StreamField):
        typed = field.to_python(json.dumps([{"type": "raw", "value": "x", "id": "1"}]))
    elif isinstance(field, models.JSONField):
        typed = {"part": ["o\u0301\x00"]}
    else:
        typed = "o\u0301\x00"
    row = model()
    setattr(row, field.attname, typed)
    settle_texts(model, row)
    if not isinstance(field, StreamField):
        assert getattr(row, field.attname) == settled_deeply(typed)


@pytest.mark.django_db
def test_pages_blocks_and_models_of_wagtail_are_stored_settled():
    page = StandardPageFactory(
        title_pl="Lo\u0301dz\u0301\x00", body_pl=paragraph("o\u0301\x07\r\nb")
    )
    page.save_revision()
    page = type(page).objects.get(pk=page.pk)
    assert page.title_pl == "Lódź"
    assert page.body_pl.raw_data[0]["value"] == "<p>ó\nb</p>"
    assert page.latest_revision.content["title_pl"] == "Lódź"
    redirect = Redirect.objects.create(old_path="/x\x07", redirect_link="/y")
    redirect.refresh_from_db()
    assert redirect.old_path == "/x"
    collection = Collection.get_first_root_node().add_child(name="a\x00b")
    collection.refresh_from_db()
    assert collection.name == "ab"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en"])
def test_feed_and_sitemap_are_well_formed_whatever_is_stored(client, language):
    page = NewsPageFactory(parent=NewsIndexPageFactory())
    bad = {f"title_{language}": "a\x07b\ufffe", f"summary_{language}": "\x0bc\x9f"}
    PortalPage.objects.filter(pk=page.pk).update(**bad)
    answer = client.get(f"/{language}/atom.xml")
    assert answer.status_code == 200
    parse(answer)
    parse(client.get("/sitemap.xml"))


SAME = {
    "composition": ("Lódź", "Lo\u0301dz\u0301"),
    "line ends": ("a b", "a\r\nb"),
    "spaces": ("10 zł", "10&nbsp;zł"),
    "spaces of other programs": ("10 zł", "10&amp;nbsp;zł"),
    "thin space": ("10 zł", "10\u2009zł"),
    "quotation marks": ('"a"', "„a”"),
    "dashes": ("2007-2013", "2007–2013"),
    "mark-up": ("<p>a b</p>", "<p>a <b>b</b></p>"),
    "within a word": ("<p>ab</p>", "<p>a<b>b</b></p>"),
    "paragraphs": ("<p>a b</p>", "<p>a</p><p>b</p>"),
    "line break": ("<p>a b</p>", "<p>a<br/>b</p>"),
    "soft hyphen": ("rzeczpospolita", "rzecz\u00adpospo&shy;lita"),
    "zero width": ("ab", "a\u200bb\ufeff"),
    "entities": ("ó", "&oacute;"),
    "link": ('<a href="/x">a</a>', '<a href="/y">a</a>'),
}
OTHER = {
    "word": ("a b", "a c"),
    "number": ("10 zł", "11 zł"),
    "fraction": ("3.5", "35"),
    "currency": ("5 €", "5 $"),
    "order": ("a b", "b a"),
    "letter": ("lodz", "łodz"),
}


def said(value):
    return words_and_numbers(" ".join(words_of(value)))


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_is_no_word_or_number_changes_nothing(before, after):
    assert said(before) == said(after)


@pytest.mark.parametrize(("before", "after"), OTHER.values(), ids=OTHER)
def test_changed_word_or_number_counts(before, after):
    assert said(before) != said(after)


@pytest.mark.django_db
def test_translation_is_outdated_by_words_alone():
    page = StandardPageFactory(body_pl=paragraph('w "Krakowie" 10 zł'))
    page.save_revision()
    page.body_pl = paragraph("w&nbsp;„Kra\u00adkowie”</p><p><b>10</b>\u00a0zł")
    page.save_revision()
    assert page.translation_state_en == "ready"
    page.body_pl = paragraph("w „Krakowie” 11 zł")
    page.save_revision()
    assert page.translation_state_en == "outdated"
