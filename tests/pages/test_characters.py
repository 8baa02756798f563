"""What is stored of what people paste, and what makes a translation outdated."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.db.models.signals import pre_save
from django.forms import modelform_factory
from django.test import RequestFactory
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from declarations.models import Commitment
from portal.characters import SettleWhatIsSent, settled, settled_deeply
from portal.pages.models import PortalPage, PortalSettings, StandardPage
from portal.pages.texts import words_and_numbers, words_of
from portal.users.invitations import send_invitation
from portal.users.models import Invitation
from tests.factories.accessibility import AccessibilityStatementPageFactory
from tests.factories.declarations import CommitmentFactory, CommitmentRegisterPageFactory
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.factories.users import UserFactory
from tests.pages.admin import create, log_in
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
    "by number": ("a&#x1F;b&#7;c&#xFFFE;d", "abcd"),
    "good number": ("a&#243;&#x20AC;&amp;", "a&#243;&#x20AC;&amp;"),
    "nothing to be seen": ("\u200b \ufeff", ""),
    "space alone": (" ", " "),
}


@pytest.mark.parametrize(("typed", "stored"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_characters_are_settled_once_and_for_all(typed, stored):
    assert settled(typed) == stored
    assert settled(stored) == stored


TYPED = "o\u0301\x00\r\nb"
#: Columns of words in which nobody types text: what files are called is settled as they come in.
NO_TEXT = (models.FileField, models.GenericIPAddressField, models.UUIDField)


def text_fields():
    """All columns of all models in which there can be text, each with its model."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            is_text = not (field.is_relation or isinstance(field, NO_TEXT))
            kind = field.db_type(connection) if is_text and field.name != "password" else ""
            if any(word in kind for word in ("char", "text", "json")):
                yield model, field


@pytest.mark.django_db
def test_every_text_of_every_model_is_settled_before_it_is_stored():
    missed, seen = [], 0
    for model, field in text_fields():
        row, typed = model(), TYPED
        if isinstance(field, StreamField):
            block = {"type": next(iter(field.stream_block.child_blocks)), "value": {}, "id": TYPED}
            typed = field.to_python(json.dumps([block]))
        elif isinstance(field, models.JSONField):
            typed = {"part": [TYPED]}
        setattr(row, field.attname, typed)
        pre_save.send(model, instance=row, raw=False, using="default", update_fields=None)
        found = getattr(row, field.attname)
        if isinstance(field, StreamField):
            found = found.raw_data[0]["id"]
        seen += 1
        if settled_deeply(found) != found:
            missed.append(f"{model._meta.label}.{field.name}")
    assert missed == []
    assert seen > 500


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


# What is sent


def sent(**fields):
    """The fields of a form as a view gets them."""
    request = RequestFactory().post("/?q=Lo%CC%81dz%CC%81%00", fields)
    SettleWhatIsSent(lambda request: None).process_view(request, None, (), {})
    return request


def test_views_get_what_is_stored_and_passwords_as_typed():
    editor = '{"blocks": [{"text": "o\u0301", "inlineStyleRanges": [{"offset": 2}]}]}'
    request = sent(
        title=["o\u0301\x07", "b\r\n"], password1="o\u0301", body=editor, file=upload("o\u0301.txt")
    )
    assert request.POST.getlist("title") == ["ó", "b\n"]
    assert request.POST["password1"] == "o\u0301"
    assert request.POST["body"] == editor  # positions in it count the characters as they were sent
    assert request.GET["q"] == "Lódź"
    assert request.FILES["file"].name == "ó.txt"


def upload(name):
    return SimpleUploadedFile(name, b"x")


@pytest.mark.django_db
def test_forms_check_what_will_be_stored():
    GroupForm = modelform_factory(Group, fields=["name"])
    Group.objects.create(name="Łódź")
    assert "name" in GroupForm(sent(name="Ło\u0301dz\u0301\x07").POST).errors
    assert "name" in GroupForm(sent(name="\x07\ufffe\u202e").POST).errors
    assert GroupForm(sent(name="o\u0301" * 150).POST).is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["\x07", "\u202e\ufffe", "\u200b"])
def test_title_of_nothing_that_is_stored_is_refused_as_empty(client, title):
    log_in(client)
    response = create(client, title_pl=title, **{"action-publish": "1"})
    assert "title_pl" in response.context["form"].errors
    assert not StandardPage.objects.exists()
    with pytest.raises(ValidationError):
        StandardPageFactory(title_pl=title)


@pytest.mark.django_db
def test_rich_text_of_the_editor_is_settled_with_its_emphasis_in_place(client):
    log_in(client)
    create(client, body_pl="o\u0301 <b>a\x07b</b>", **{"action-publish": "1"})
    (block,) = StandardPage.objects.get().body_pl.raw_data
    assert re.sub(' data-block-key="[^"]+"', "", block["value"]) == "<p>ó <b>ab</b></p>"


@pytest.mark.django_db
def test_search_and_tags_with_characters_that_no_database_takes(client):
    log_in(client)
    assert client.get("/cms/pages/search/", {"q": "a\x00Lo\u0301dz"}).status_code == 200
    assert client.get("/cms/tag-autocomplete/", {"term": "a\x00"}).status_code == 200
    assert client.get("/pl/", {"q": "\x00\x07"}).status_code == 200


# What is in the database already

BAD = "a\x07\x0b\x1f\x85b\ufffe\U0001ffff"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en"])
def test_what_others_read_is_well_formed_whatever_is_stored(client, language):
    page = NewsPageFactory(parent=NewsIndexPageFactory())
    texts = {f"{name}_{language}": BAD for name in ("title", "summary")}
    PortalPage.objects.filter(pk=page.pk).update(**texts)
    settings = PortalSettings.for_site(page.get_site())
    names = {f"{name}_{language}": BAD for name in ("site_name", "office_name", "tagline")}
    PortalSettings.objects.filter(pk=settings.pk).update(**names)
    for answer in (client.get(f"/{language}/atom.xml"), client.get("/sitemap.xml")):
        assert answer.status_code == 200
        parse(answer)
    html = client.get(f"/{language}/").text
    script = re.search('<script type="application/ld.json">(.*?)</script>', html)
    assert "\\u0007" not in script[1]
    assert json.loads(script[1])["@context"] == "https://schema.org"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("variant", ["csv", "excel"])
def test_tables_hold_no_control_characters_and_no_formula(client, language, variant):
    register = CommitmentRegisterPageFactory()
    commitment = CommitmentFactory()
    column = f"text_{language}"
    Commitment.objects.filter(pk=commitment.pk).update(**{column: f"\x07=1+1{BAD}"})
    response = client.get(register.get_url(language=language), {"format": variant})
    text = response.getvalue().decode()
    assert "'=1+1ab" in text
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ufffe]", text)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en"])
def test_mails_are_sent_whatever_is_stored(mailoutbox, language):
    person = UserFactory()
    UserProfile.objects.create(user=person, preferred_language=language)
    type(person).objects.filter(pk=person.pk).update(first_name=f"{BAD}\nBcc: x@example.org")
    person.refresh_from_db()
    invitation = Invitation.objects.create(person=person)
    send_invitation(invitation)
    (mail,) = mailoutbox
    mail.message().as_bytes()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\n]", mail.subject)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", mail.body)


# What makes a translation outdated

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


def states(page, column, wrap):
    """The state of the English once each change of ``column`` was made, by what has changed."""
    found = {}
    for name, (before, after) in {**SAME, **OTHER}.items():
        setattr(page, column, wrap(before))
        page.checked_languages = {"en"}
        page.settle_text()
        page.checked_languages = frozenset()
        setattr(page, column, wrap(after))
        page.settle_text()
        found[name] = page.translation_state_en
    return found


AS_IT_SHOULD_BE = dict.fromkeys(SAME, "ready") | dict.fromkeys(OTHER, "outdated")


@pytest.mark.django_db
def test_translation_is_outdated_by_words_alone():
    page = StandardPageFactory()
    assert states(page, "summary_pl", str) == AS_IT_SHOULD_BE  # plain text
    assert states(page, "body_pl", paragraph) == AS_IT_SHOULD_BE
    assert states(page, "body_pl", lambda text: [("heading", {"text": text})]) == AS_IT_SHOULD_BE
    page = AccessibilityStatementPageFactory()
    assert states(page, "architecture_pl", str) == AS_IT_SHOULD_BE  # rich text


@pytest.mark.django_db
def test_one_paragraph_made_into_two_blocks_changes_nothing():
    page = StandardPageFactory(body_pl=paragraph("Jeden dwa. Trzy."))
    page.body_pl = [*paragraph("Jeden dwa."), *paragraph("Trzy.")]
    page.save_revision().publish()
    assert type(page).objects.get(pk=page.pk).translation_state_en == "ready"
    page.body_pl = [*paragraph("Jeden dwa."), *paragraph("Cztery.")]
    page.save_revision().publish()
    assert type(page).objects.get(pk=page.pk).translation_state_en == "outdated"
