import pytest
from django.urls import reverse
from django.utils.translation import override

from declarations.models import DeclarationIndexPage, DeclarationPage
from networks.models import MembershipPage, Network
from news.models import NewsPage
from portal.civic.dates import PartialDate
from portal.civic.models import Resolution
from portal.intake.drafts import draft_update, hand_over_drafts, make_drafts, marked_up
from portal.intake.models import DocumentPart, Finding
from portal.intake.passages import Kind, Link, Passage
from portal.pages.models import HomePage
from tests.factories.civic import CityFactory, CouncilFactory, PersonFactory, ResolutionFactory
from tests.factories.declarations import DeclarationIndexPageFactory
from tests.factories.intake import IncomingDocumentFactory, find
from tests.factories.networks import NetworkFactory, NetworkIndexPageFactory
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db


def heading(text, level=1):
    return Passage(Kind.HEADING, text, level=level)


def draft(document):
    (part,) = make_drafts(document)
    return part.page.specific.get_latest_revision_as_object()


def news_document(*passages, **attributes):
    NewsIndexPageFactory()
    return IncomingDocumentFactory(passages=passages, **attributes)


def test_a_draft_is_never_published():
    page = draft(news_document("Rada przyjęła uchwałę."))
    assert not page.live
    assert not page.ready_pl
    assert not page.ready_en


@pytest.mark.parametrize(("language", "other"), [("pl", "en"), ("en", "pl")])
def test_the_other_language_is_missing(language, other):
    page = draft(news_document(heading("Title"), "First words.", language=language))
    assert page.text("title", language) == "Title"
    assert page.original_language == language
    assert page.text("translation_state", language) == "draft"
    assert page.text("translation_state", other) == "missing"
    assert not page.words_in(other)


def test_a_draft_in_english_goes_by_its_title_in_the_list_of_pages(admin_client):
    page = draft(news_document(heading("City of refuge"), "First words.", language="en"))
    assert page.get_admin_display_title() == "City of refuge"
    assert page.local_path_en.endswith("/city-of-refuge/")
    listing = admin_client.get(f"/cms/pages/{page.get_parent().pk}/")
    assert "City of refuge" in listing.text


def test_news_have_lead_body_event_quotation_and_people():
    speaker = PersonFactory(given_name="Anna", family_name="Nowak")
    document = news_document(
        heading("Miasto w sieci"),
        "Miasto przystąpiło do sieci 25 września 2024 roku.",
        Passage(Kind.PARAGRAPH, "Więcej w uchwale.", strong=((0, 6),)),
        "– Cieszymy się – mówi Anna Nowak.",
        "Od lewej: J. Kos, prezes",
    )
    find(document, "title", "Miasto w sieci")
    find(document, "date", "25 września 2024 roku", 1, date="2024-09-25")
    find(
        document, "quotation", "Cieszymy się", 3, speaker="Anna Nowak", person=speaker.pk, role="x"
    )
    find(
        document,
        "caption",
        "J. Kos, prezes",
        4,
        people=[{"name": "J. Kos", "role": "prezes", "person": None}],
    )
    page = draft(document)
    assert isinstance(page, NewsPage)
    assert page.title_pl == "Miasto w sieci"
    assert page.summary_pl == "Miasto przystąpiło do sieci 25 września 2024 roku."
    assert page.event_date == PartialDate(2024, 9, 25)
    assert [block.value.source for block in page.body_pl] == ["<p><b>Więcej</b> w uchwale.</p>"]
    (quote,) = page.quotes.all()
    assert (quote.text_pl, quote.name) == ("Cieszymy się", "Anna Nowak")
    (person,) = page.people_in_picture.all()
    assert (person.name, person.role_pl) == ("J. Kos", "prezes")


def test_what_was_dropped_does_not_reach_the_draft():
    document = news_document("Spotkanie 25 września 2024 roku.")
    found = find(document, "date", "25 września 2024 roku", date="2024-09-25")
    Finding.objects.filter(pk=found.pk).update(state=Finding.State.DROPPED)
    assert draft(document).event_date is None


def test_links_that_lead_nowhere_leave_their_words():
    text = "Zobacz uchwałę i stronę sieci."
    links = (Link(7, 14, "#"), Link(17, 29, "https://example.org/a?b=1&c=2"))
    page = draft(
        news_document(heading("Tytuł"), "Wstęp.", Passage(Kind.PARAGRAPH, text, links=links))
    )
    (block,) = page.body_pl
    assert block.value.source == (
        '<p>Zobacz uchwałę i <a href="https://example.org/a?b=1&amp;c=2">stronę sieci</a>.</p>'
    )


def test_a_link_over_a_known_resolution_leads_to_the_bulletin():
    resolution = ResolutionFactory(bip_url="https://bip.example.org/uchwala")
    text = f"Na mocy uchwały {resolution.number} miasto działa."
    start = text.index(resolution.number)
    link = Link(start, start + len(resolution.number), "#")
    document = news_document(
        heading("Tytuł"), "Wstęp.", Passage(Kind.PARAGRAPH, text, links=(link,))
    )
    find(document, "resolution", resolution.number, 2, resolution=resolution.pk)
    (block,) = draft(document).body_pl
    assert 'href="https://bip.example.org/uchwala"' in block.value.source


def test_lists_tables_and_headings_become_blocks():
    table = Passage(Kind.TABLE, "Rok\tLiczba\n2024\t170", rows=(("Rok", "Liczba"), ("2024", "170")))
    page = draft(
        news_document(
            heading("Tytuł"),
            "Wstęp.",
            heading("Liczby", level=2),
            Passage(Kind.ITEM, "jeden"),
            Passage(Kind.ITEM, "dwa"),
            table,
        )
    )
    assert [block.block_type for block in page.body_pl] == ["heading", "paragraph", "table"]
    assert page.body_pl[1].value.source == "<ul><li>jeden</li><li>dwa</li></ul>"


def test_a_declaration_has_paragraphs_signatories_and_its_date():
    DeclarationIndexPageFactory()
    city = CityFactory(name_pl="Rzeszów")
    document = IncomingDocumentFactory(
        kind="declaration",
        passages=[
            heading("Deklaracja aspiracji"),
            "Chcemy być miastem otwartym.",
            "Zobowiązujemy się.",
            "Jan Kos",
            "Prezydent Miasta",
            "Rzeszów, 19 grudnia 2023 r.",
        ],
    )
    find(document, "signatory", "Jan Kos", 3, role="Prezydent Miasta", city="Rzeszów")
    find(document, "signatory", "Prezydent Miasta", 4).delete()
    find(document, "date", "19 grudnia 2023 r.", 5, date="2023-12-19", role="document")
    page = draft(document)
    assert isinstance(page, DeclarationPage)
    assert page.kind == DeclarationPage.Kind.ASPIRATION
    assert page.document_date == PartialDate(2023, 12, 19)
    assert page.official_language == "pl"
    assert page.issuing_city == city
    (signatory,) = page.signatories.all()
    assert (signatory.name_as_printed, signatory.role_pl) == ("Jan Kos", "Prezydent Miasta")
    texts = [paragraph.text_pl for paragraph in page.paragraphs.all()]
    assert texts[:2] == ["<p>Chcemy być miastem otwartym.</p>", "<p>Zobowiązujemy się.</p>"]
    assert [paragraph.number for paragraph in page.paragraphs.all()][:2] == [1, 2]


def membership(**values):
    NetworkIndexPageFactory()
    text = "Miasto zostało przyjęte 5 maja 2021 r. na mocy uchwały XVI/171/11 z 25 maja 2011 r."
    document = IncomingDocumentFactory(kind="membership", passages=[heading("Sieć Miast"), text])
    find(document, "date", "5 maja 2021 r.", 1, date="2021-05-05")
    find(document, "resolution", "XVI/171/11", 1, adopted_on="2011-05-25", **values)
    return document


def test_a_membership_has_its_network_stages_and_resolution():
    network = NetworkFactory()
    resolution = ResolutionFactory(number="XVI/171/11")
    document = membership(resolution=resolution.pk)
    find(document, "network", "Sieć Miast", pk=network.pk, name="Sieć Miast")
    page = draft(document)
    assert isinstance(page, MembershipPage)
    assert page.network == network
    assert page.joined_on == PartialDate(2021, 5, 5)
    stages = [(stage.kind, str(stage.date), stage.resolution) for stage in page.stages.all()]
    assert stages == [
        ("council_resolution", "2011-05-25", resolution),
        ("acceptance", "2021-05-05", None),
    ]


def test_a_new_resolution_is_kept_with_its_council_and_term():
    council = CouncilFactory()
    draft(membership())
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.council, resolution.term) == ("XVI/171/11", council, "VI")


def test_a_resolution_of_an_unknown_council_is_not_made_up():
    page = draft(membership(council="Rada Gminy"))
    assert not Resolution.objects.exists()
    assert [str(stage.date) for stage in page.stages.all()] == ["2011-05-25", "2021-05-05"]


def test_an_unknown_network_is_made_of_the_title():
    assert draft(membership()).network == Network.objects.get(name_pl="Sieć Miast")


def new_network(title, name, language):
    NetworkIndexPageFactory()
    document = IncomingDocumentFactory(
        kind="membership", passages=[heading(title), "Text."], language=language
    )
    find(document, "organisation", name, name=name, acronym="SMP")
    return draft(document).network


def test_a_new_network_has_its_own_name_and_not_a_whole_title():
    network = new_network("Kraków w Sieć Miast Prawych od 2011 roku", "Sieć Miast Prawych", "pl")
    assert (network.name_pl, network.acronym) == ("Sieć Miast Prawych", "SMP")


@pytest.mark.parametrize(("language", "other"), [("pl", "en"), ("en", "pl")])
def test_names_are_written_in_the_language_of_the_document_alone(language, other, admin_client):
    network = new_network("Just Cities Network", "Just Cities Network", language)
    network.refresh_from_db()
    assert getattr(network, f"name_{language}") == "Just Cities Network"
    assert not getattr(network, f"name_{other}")
    assert str(network) == "Just Cities Network"
    listing = admin_client.get(reverse("wagtailsnippets_networks_network:list"))
    assert "Just Cities Network" in listing.text


def test_two_parts_about_one_new_network_share_it():
    first = new_network("Just Cities Network", "Just Cities Network", "en")
    assert new_network("Just Cities Network again", "Just Cities Network", "en") == first


def test_a_new_resolution_is_titled_in_the_language_of_the_document():
    CouncilFactory()
    draft(membership())
    resolution = Resolution.objects.get()
    assert resolution.title_pl == "XVI/171/11"
    assert not resolution.title_en
    with override("en"):
        assert resolution.title == "XVI/171/11"


@pytest.mark.parametrize("kind", ["news", "declaration"])
def test_resolutions_that_the_text_names_are_those_of_the_page(kind):
    resolution = ResolutionFactory(number="XVI/171/11")
    document = IncomingDocumentFactory(
        kind=kind, passages=[heading("Tytuł"), "Na mocy uchwały XVI/171/11."]
    )
    find(document, "resolution", "XVI/171/11", 1, resolution=resolution.pk)
    assert list(draft(document).resolutions.all()) == [resolution]


def test_a_signature_that_a_page_has_no_place_for_stays_in_its_text():
    document = news_document(heading("Tytuł"), "Wstęp.", "Jan Kos, prezes")
    find(document, "signatory", "Jan Kos, prezes", 2)
    (block,) = draft(document).body_pl
    assert "Jan Kos, prezes" in block.value.source


def test_a_list_that_is_missing_is_made_as_a_draft():
    HomePage.objects.get()
    page = draft(IncomingDocumentFactory(kind="declaration", passages=["Deklaracja."]))
    index = page.get_parent().specific
    assert isinstance(index, DeclarationIndexPage)
    assert not index.live


def test_each_part_becomes_a_draft_of_its_own():
    document = news_document(heading("Pierwsza"), "Jeden.", heading("Druga"), "Dwa.")
    document.parts.update(last=1)
    DocumentPart.objects.create(document=document, title="Druga", kind="news", first=2, last=3)
    first, second = (part.page.specific for part in make_drafts(document))
    assert (first.title_pl, first.summary_pl) == ("Pierwsza", "Jeden.")
    assert (second.title_pl, second.summary_pl) == ("Druga", "Dwa.")


def test_making_drafts_again_changes_nothing_and_adds_no_page():
    document = news_document(heading("Tytuł"), "Wstęp.", "Dalej.")
    first = draft(document)
    assert all(
        segment.change == "same"
        for passage in draft_update(document.parts.get()).differences
        for segment in passage
    )
    again = draft(document)
    assert again.pk == first.pk
    assert again.words_in("pl") == first.words_in("pl")
    assert again.sources.count() == 1


def test_a_draft_made_again_keeps_the_other_language():
    DeclarationIndexPageFactory()
    document = IncomingDocumentFactory(kind="declaration", passages=["Deklaracja.", "Chcemy."])
    page = draft(document)
    paragraph = page.paragraphs.all()[0]
    paragraph.text_en = "<p>We want.</p>"
    page.title_en = "Declaration"
    page.save_revision(clean=False)
    again = draft(document)
    assert again.title_en == "Declaration"
    assert again.paragraphs.all()[0].text_en == "<p>We want.</p>"


def test_a_corrected_file_takes_over_the_draft_and_shows_what_changes():
    earlier = news_document(heading("Tytuł"), "Stary wstęp.")
    page = draft(earlier)
    corrected = IncomingDocumentFactory(
        passages=[heading("Tytuł"), "Nowy wstęp."], replaced=earlier
    )
    hand_over_drafts(earlier, corrected)
    part = corrected.parts.get()
    changes = {
        segment.text
        for passage in draft_update(part).differences
        for segment in passage
        if segment.change != "same"
    }
    assert changes == {"Stary", "Nowy"}
    updated = draft(corrected)
    assert updated.pk == page.pk
    assert updated.summary_pl == "Nowy wstęp."
    assert [citation.source for citation in updated.sources.all()] == [corrected.source]
    assert earlier.parts.get().page is None


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([(0, 3, "<b>", "</b>")], "<b>ala</b> &amp; kot"),
        ([(0, 9, "<a>", "</a>"), (0, 3, "<b>", "</b>")], "<a><b>ala</b> &amp; kot</a>"),
        ([(0, 5, "<a>", "</a>"), (3, 9, "<b>", "</b>")], "<a>ala &amp;</a> kot"),
    ],
)
def test_marks_are_nested_and_text_is_escaped(marks, html):
    assert marked_up("ala & kot", marks) == html


def test_an_address_that_was_typed_for_a_link_stands_in_the_draft():
    passage = Passage(Kind.PARAGRAPH, "Zobacz uchwałę.", links=(Link(7, 14, "#"),))
    document = news_document(heading("Tytuł"), "Wstęp.", passage)
    found = find(document, "link", "uchwałę", 2, address="https://bip.krakow.pl/1", fault="")
    (block,) = draft(document).body_pl
    assert block.value.source == '<p>Zobacz <a href="https://bip.krakow.pl/1">uchwałę</a>.</p>'
    Finding.objects.filter(pk=found.pk).update(state=Finding.State.DROPPED)
    (block,) = draft(document).body_pl
    assert block.value.source == "<p>Zobacz uchwałę.</p>"


def test_text_around_a_quotation_stays():
    text = "Rada obradowała od rana do nocy i przyjęła budżet. „Cieszę się” – mówi Jan Kos."
    document = news_document(heading("Tytuł"), "Wstęp.", text)
    find(document, "quotation", "Cieszę się", 2, speaker="Jan Kos")
    (block,) = draft(document).body_pl
    assert "przyjęła budżet" in block.value.source


def test_a_paragraph_more_leaves_the_translation_with_its_own():
    DeclarationIndexPageFactory()
    earlier = IncomingDocumentFactory(
        kind="declaration", passages=[heading("Deklaracja"), "Pierwszy.", "Drugi."]
    )
    page = draft(earlier)
    for paragraph, text in zip(page.paragraphs.all(), ("First.", "Second."), strict=True):
        paragraph.text_en = f"<p>{text}</p>"
    page.save_revision(clean=False)
    corrected = IncomingDocumentFactory(
        kind="declaration",
        passages=[heading("Deklaracja"), "Nowy.", "Pierwszy.", "Drugi."],
        replaced=earlier,
    )
    hand_over_drafts(earlier, corrected)
    paragraphs = draft(corrected).paragraphs.all()
    pairs = [(each.text_pl, each.text_en or "") for each in paragraphs]
    assert pairs == [
        ("<p>Nowy.</p>", ""),
        ("<p>Pierwszy.</p>", "<p>First.</p>"),
        ("<p>Drugi.</p>", "<p>Second.</p>"),
    ]


def test_a_speaker_who_was_deleted_meanwhile_stays_as_a_name():
    person = PersonFactory(given_name="Jan", family_name="Kos")
    document = news_document(heading("Tytuł"), "Wstęp.", "– Tak – mówi Jan Kos.")
    find(document, "quotation", "Tak", 2, speaker="Jan Kos", person=person.pk)
    person.delete()
    (quote,) = draft(document).quotes.all()
    assert quote.name == "Jan Kos"
