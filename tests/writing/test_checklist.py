"""What editors are told before a page is published, and what stops publication."""

import datetime

import pytest
from django.utils import timezone, translation

from portal.pages.models import StandardPage
from portal.pages.publishing import publication_findings
from tests.factories.civic import ResolutionFactory
from tests.factories.declarations import CommitmentFactory, DeclarationPageFactory
from tests.factories.media import PortalImageFactory
from tests.factories.networks import AccessionStageFactory, MembershipPageFactory
from tests.factories.news import NewsPageFactory, PersonInPictureFactory
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import edit, log_in, page_data, url

pytestmark = pytest.mark.django_db


def found(page, field=None):
    """Pairs of severity and anchor of what is found in ``page`` as it stands in the database."""
    page = type(page).objects.get(pk=page.pk)
    findings = publication_findings(page)
    return [
        (finding.severity.value, finding.anchor)
        for finding in findings
        if field is None or finding.name == field
    ]


def with_body(html):
    return StandardPageFactory(body_pl=[("paragraph", html)])


def test_nothing_is_found_in_a_page_that_is_well():
    assert found(StandardPageFactory()) == []


@pytest.mark.parametrize(
    ("html", "severity"),
    [
        ('<p>Zobacz <a href="https://example.org/"></a></p>', "error"),
        ('<p>Zobacz <a href="#">statut</a></p>', "error"),
        ('<p>Zobacz <a href="">statut</a></p>', "error"),
        ('<p>Zobacz <a href="https://">statut</a></p>', "error"),
        ('<p>Zobacz <a linktype="page" id="99999">statut</a></p>', "error"),
        ('<p>Zobacz <a linktype="document" id="99999">statut</a></p>', "error"),
        ('<p>Zobacz <a href="https://example.org/">tutaj</a></p>', "advice"),
    ],
)
def test_links_that_help_nobody_are_found(html, severity):
    assert found(with_body(html)) == [(severity, "#at-body_pl")]


def test_link_to_a_page_that_is_not_published_is_advised_against():
    target = StandardPageFactory(live=False)
    page = with_body(f'<p><a linktype="page" id="{target.pk}">Statut</a></p>')
    assert found(page) == [("advice", "#at-body_pl")]


@pytest.mark.parametrize(
    "address",
    ["/pl/statut/", "http://localhost/pl/statut/#p3", "//localhost/en/statute", "/pl/dawny/?a=b"],
)
def test_address_of_an_own_page_typed_into_a_link_is_pointed_out(address):
    target = StandardPageFactory(title_pl="Dawny", title_en="Statute")
    target.local_slug_pl = "statut"
    target.save()
    page = with_body(f'<p>Zobacz <a href="{address}">nasz statut</a></p>')
    assert found(page) == [("advice", "#at-body_pl")]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/pl/statut/",
        "/pl/nic/",
        "mailto:a@localhost",
        "http://[",
        "/pl/atom.xml",
    ],
)
def test_other_addresses_in_links_are_left_alone(address):
    StandardPageFactory(title_pl="Statut", title_en="Statute")
    assert found(with_body(f'<p>Zobacz <a href="{address}">nasz statut</a></p>')) == []


def test_link_in_a_language_that_nobody_reads_does_not_count():
    page = StandardPageFactory(ready_pl=False, body_pl=[("paragraph", '<a href="#">x</a>')])
    assert [pair for pair in found(page) if pair[1] == "#at-body_pl"] == []


def test_picture_without_alternative_text_stops_publication_in_that_language():
    image = PortalImageFactory(alternative_text_en="")
    picture = [("picture", {"image": image, "caption": ""})]
    page = StandardPageFactory(image=image, body_pl=picture, body_en=picture)
    assert found(page) == [("error", "#at-image"), ("error", "#at-body_en")]


def test_decorative_picture_needs_no_alternative_text():
    image = PortalImageFactory(alternative_text_pl="", alternative_text_en="", is_decorative=True)
    assert found(StandardPageFactory(image=image)) == []


def test_heading_that_skips_a_level_is_advised_against():
    heading = ("heading", {"text": "Zasady", "level": "h3"})
    body = [heading, ("paragraph", "<p>Tekst.</p>")]
    page = StandardPageFactory(body_pl=body, body_en=body)
    assert found(page) == [("advice", "#at-body_pl"), ("advice", "#at-body_en")]


def test_finding_names_the_block_that_it_is_about():
    page = with_body('<p><a href="#">statut</a></p>')
    finding = publication_findings(StandardPage.objects.get(pk=page.pk))[0]
    assert finding.block == page.body_pl.raw_data[0]["id"]


def test_languages_that_differ_in_structure_are_pointed_out():
    page = StandardPageFactory(
        body_en=[("heading", {"text": "Rules", "level": "h2"}), ("paragraph", "<p>Text.</p>")]
    )
    assert found(page) == [("advice", "#at-body_en")]


def test_missing_text_of_a_language_to_be_read_is_an_error():
    page = StandardPageFactory()
    StandardPage.objects.filter(pk=page.pk).update(summary_en="")
    assert found(page, "summary_en") == [("error", "#at-summary_en")]


def test_language_that_is_not_there_is_only_pointed_out():
    page = StandardPageFactory(ready_en=False, title_en="", summary_en="", body_en=[])
    assert found(page) == [("advice", "#at-ready_en")]


def test_people_in_a_picture_are_to_be_named():
    page = NewsPageFactory(image=PortalImageFactory())
    assert found(page) == [("advice", "#at-image")]
    PersonInPictureFactory(page=page, name="", person=None)
    assert found(page) == [("error", "#at-people_in_picture-0-name")]


def test_news_from_the_future_are_pointed_out():
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert found(NewsPageFactory(date=tomorrow)) == [("advice", "#at-date")]


def test_stage_names_a_resolution_that_can_be_read():
    page = MembershipPageFactory()
    AccessionStageFactory(membership=page, kind="council_resolution")
    assert found(page) == [("advice", "#at-stages-0-resolution")]
    stage = page.stages.get()
    stage.resolution = ResolutionFactory(bip_url="", document=None)
    stage.save()
    assert found(page) == [("advice", "#at-stages-0-resolution")]
    stage.resolution = ResolutionFactory(bip_url="https://bip.example.org/1")
    stage.save()
    assert found(page) == []


def test_commitment_without_words_in_a_language_is_pointed_out():
    page = DeclarationPageFactory()
    CommitmentFactory(page=page, text_en="")
    assert ("advice", "#at-commitments-0-text_en") in found(page)


# In the edit form


def faulty_body():
    return '<p>Zobacz <a href="https://">statut</a> miasta.</p>'


@pytest.mark.parametrize(("language", "words"), [("pl", "donikąd"), ("en", "leads nowhere")])
def test_error_stops_publication_and_stands_by_its_field(client, language, words):
    log_in(client, language)
    page = StandardPageFactory(live=False)
    response = edit(client, page, body_pl=faulty_body(), **{"action-publish": "1"})
    page.refresh_from_db()
    assert not page.live
    assert words in str(response.context["form"].errors["body_pl"])


def test_draft_with_errors_is_saved(client):
    log_in(client)
    page = StandardPageFactory(live=False)
    assert edit(client, page, body_pl=faulty_body()).status_code == 302


def test_advice_does_not_stop_publication(client):
    log_in(client)
    page = StandardPageFactory(live=False)
    body = '<p>Zobacz <a href="https://example.org/">tutaj</a>.</p>'
    edit(client, page, body_pl=body, **{"action-publish": "1"})
    page.refresh_from_db()
    assert page.live


def test_error_in_a_row_stands_in_that_row(client):
    log_in(client)
    page = NewsPageFactory(live=False)
    row = {"name": "", "person": "", "role_pl": "", "role_en": "", "ORDER": "1", "id": ""}
    rows = {f"people_in_picture-0-{name}": value for name, value in row.items()}
    data = page_data(date="2024-09-26", picture_note_pl="", picture_note_en="")
    data |= {"action-publish": "1", **rows}
    for relation in ("people_in_picture", "quotes", "related_pages", "sources"):
        total = "1" if relation == "people_in_picture" else "0"
        data |= {f"{relation}-TOTAL_FORMS": total, f"{relation}-INITIAL_FORMS": "0"}
    data |= {"people_in_picture-0-role_pl": "mówca"}
    response = client.post(url("edit", page.pk), data)
    rows = response.context["form"].formsets["people_in_picture"]
    assert "name" in rows.errors[0]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [("pl", "Przed publikacją", "donikąd"), ("en", "Before publishing", "leads nowhere")],
)
def test_checklist_beside_the_form_leads_to_the_field(client, language, title, words):
    log_in(client, language)
    page = StandardPageFactory(body_pl=[("paragraph", faulty_body())])
    html = client.get(url("edit", page.pk)).text
    assert title in html
    assert words in html
    assert 'href="#at-body_pl"' in html
    assert 'id="at-body_pl"' in html


def test_autosave_brings_the_checklist_up_to_date(client):
    log_in(client)
    page = StandardPageFactory()
    headers = {"Accept": "application/json"}
    answer = edit(client, page, body_pl=faulty_body(), headers=headers).json()
    assert "donikąd" in answer["html"]


def test_findings_speak_the_language_of_the_screen():
    page = StandardPageFactory(body_pl=[("paragraph", faulty_body())])
    finding = publication_findings(StandardPage.objects.get(pk=page.pk))[0]
    texts = set()
    for language in ("pl", "en"):
        with translation.override(language):
            texts.add(finding.text)
    assert len(texts) == 2
