"""A draft that is made once more: what editors changed stays, the rest follows the document."""

import json

import pytest
from django.utils.translation import override

from declarations.models import DeclarationPage
from portal.civic.dates import PartialDate
from portal.intake.drafts import draft_update, hand_over_drafts, make_drafts
from portal.intake.passages import Kind, Passage
from tests.factories.civic import UnitFactory
from tests.factories.declarations import DeclarationIndexPageFactory
from tests.factories.intake import IncomingDocumentFactory, find
from tests.factories.networks import NetworkFactory, NetworkIndexPageFactory
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db


def latest(part):
    return part.page.specific.get_latest_revision_as_object()


def first_draft(document):
    (part,) = make_drafts(document)
    return latest(part)


def corrected(earlier, **attributes):
    document = IncomingDocumentFactory(
        kind=earlier.kind, replaced=earlier, language=earlier.language, **attributes
    )
    hand_over_drafts(earlier, document)
    return document


def lines(update):
    return ["".join(segment.text for segment in passage) for passage in changed(update)]


def changed(update):
    return [
        passage
        for passage in update.differences
        if any(segment.change != "same" for segment in passage)
    ]


DATES = {"19 maja 2023 r.": "2023-05-19", "20 maja 2023 r.": "2023-05-20"}


def dated(date, earlier=None):
    DeclarationIndexPageFactory()
    passages = [Passage(Kind.HEADING, "Deklaracja", level=1), "Chcemy.", f"Kraków, {date}"]
    document = (
        corrected(earlier, passages=passages)
        if earlier
        else IncomingDocumentFactory(kind="declaration", passages=passages)
    )
    find(document, "date", date, 2, date=DATES[date], role="document")
    return document


def test_a_date_that_nobody_changed_follows_the_corrected_file():
    earlier = dated("19 maja 2023 r.")
    first_draft(earlier)
    page = first_draft(dated("20 maja 2023 r.", earlier))
    assert page.document_date == PartialDate(2023, 5, 20)


def test_scalars_that_an_editor_set_stay():
    earlier = dated("19 maja 2023 r.")
    page = first_draft(earlier)
    page.kind = DeclarationPage.Kind.ASPIRATION
    page.document_date = PartialDate(2022)
    page.save_revision(clean=False)
    document = dated("20 maja 2023 r.", earlier)
    update = draft_update(document.parts.get())
    assert update.kept == ["Data dokumentu"]
    page = first_draft(document)
    assert page.kind == DeclarationPage.Kind.ASPIRATION
    assert page.document_date == PartialDate(2022)


@pytest.mark.parametrize(
    ("language", "label", "days"),
    [
        ("pl", "Data dokumentu", ("19 maja 2023", "20 maja 2023")),
        ("en", "Date of the document", ("19 May 2023", "20 May 2023")),
    ],
)
def test_the_comparison_shows_dates_in_the_language_of_the_screen(language, label, days):
    earlier = dated("19 maja 2023 r.")
    first_draft(earlier)
    with override(language):
        shown = lines(draft_update(dated("20 maja 2023 r.", earlier).parts.get()))
    (line,) = (each for each in shown if label in each)
    assert days[0][:2] in line
    assert days[1][:2] in line


def test_an_update_that_was_only_looked_at_changes_nothing():
    earlier = dated("19 maja 2023 r.")
    page = first_draft(earlier)
    draft_update(dated("20 maja 2023 r.", earlier).parts.get())
    assert type(page).objects.get(pk=page.pk).get_latest_revision_as_object().document_date == (
        PartialDate(2023, 5, 19)
    )


def membership(*days, earlier=None):
    """A membership of which the text says on which days the city joined, one a paragraph."""
    texts = [f"Miasto dołączyło dnia {day}." for day in days]
    passages = [Passage(Kind.HEADING, "Sieć Miast", level=1), "Wstęp.", *texts]
    if earlier:
        document = corrected(earlier, passages=passages)
    else:
        NetworkIndexPageFactory()
        document = IncomingDocumentFactory(kind="membership", passages=passages)
    network = NetworkFactory()
    find(document, "network", "Sieć Miast", pk=network.pk, name="Sieć Miast")
    for number, day in enumerate(days, start=2):
        find(document, "date", day, number, date=str(PartialDate.parse(day)))
    return document


def accession(page):
    return [(stage.kind, str(stage.date), stage.note_pl or "") for stage in page.stages.all()]


def test_rows_that_nobody_changed_follow():
    earlier = membership("01.05.2021", "02.05.2021")
    first_draft(earlier)
    page = first_draft(membership("01.05.2021", "03.05.2021", earlier=earlier))
    assert [date for _kind, date, _note in accession(page)] == ["2021-05-01", "2021-05-03"]


def test_a_stage_that_an_editor_dated_and_noted_keeps_both():
    earlier = membership("01.05.2021", "02.05.2021")
    page = first_draft(earlier)
    stage = page.stages.all()[1]
    stage.date, stage.note_pl = PartialDate(2020, 1), "Z kroniki."
    page.save_revision(clean=False)
    document = membership("01.05.2021", "03.05.2021", earlier=earlier)
    assert draft_update(document.parts.get()).kept == ["Etapy"]
    assert accession(first_draft(document)) == [
        ("acceptance", "2021-05-01", ""),
        ("acceptance", "2020-01", "Z kroniki."),
    ]


def test_a_stage_that_an_editor_added_stays_in_its_place():
    earlier = membership("01.05.2021", "02.05.2021")
    page = first_draft(earlier)
    first, second = page.stages.all()
    own = page.stages.model(kind="application", date=PartialDate(2021, 5, 1))
    first.sort_order, own.sort_order, second.sort_order = 0, 1, 2
    page.stages.set([first, own, second])
    page.save_revision(clean=False)
    page = first_draft(membership("01.05.2021", "03.05.2021", earlier=earlier))
    assert [(kind, date) for kind, date, _note in accession(page)] == [
        ("acceptance", "2021-05-01"),
        ("application", "2021-05-01"),
        ("acceptance", "2021-05-03"),
    ]


def test_a_stage_that_an_editor_deleted_does_not_come_back():
    earlier = membership("01.05.2021", "02.05.2021")
    page = first_draft(earlier)
    page.stages.set(page.stages.all()[:1])
    page.save_revision(clean=False)
    assert len(accession(first_draft(earlier))) == 1


def test_a_stage_that_the_file_no_longer_has_goes():
    earlier = membership("01.05.2021", "02.05.2021")
    first_draft(earlier)
    assert len(accession(first_draft(membership("01.05.2021", earlier=earlier)))) == 1


def test_the_comparison_shows_rows():
    earlier = membership("01.05.2021")
    first_draft(earlier)
    shown = lines(draft_update(membership("03.05.2021", earlier=earlier).parts.get()))
    assert any(line.startswith("Etap: ") and "Przyjęcie" in line for line in shown)


def test_making_a_draft_again_changes_no_row():
    document = membership("01.05.2021", "02.05.2021")
    first_draft(document)
    update = draft_update(document.parts.get())
    assert (changed(update), update.kept) == ([], [])


def news(*texts, earlier=None):
    passages = [Passage(Kind.HEADING, "Tytuł", level=1), "Wstęp.", *texts]
    if earlier:
        return corrected(earlier, passages=passages)
    NewsIndexPageFactory()
    return IncomingDocumentFactory(passages=passages)


def saved_in_the_editor(page):
    """As Wagtail's editor stores a text that nobody changed: each block of it has a key."""
    blocks = json.loads(json.dumps(page.body_pl.get_prep_value()))
    for block in blocks:
        if block["type"] == "paragraph":
            block["value"] = block["value"].replace("<p>", '<p data-block-key="a1b2c">')
    page.body_pl = json.dumps(blocks)
    page.save_revision(clean=False)


def test_a_text_that_an_editor_only_looked_at_follows():
    earlier = news("Stare zdanie.")
    saved_in_the_editor(first_draft(earlier))
    page = first_draft(news("Nowe zdanie.", earlier=earlier))
    assert [block.value.source for block in page.body_pl] == ["<p>Nowe zdanie.</p>"]


def test_a_text_that_an_editor_wrote_stays():
    earlier = news("Stare zdanie.")
    page = first_draft(earlier)
    page.body_pl = '[{"type": "paragraph", "value": "<p>Moje zdanie.</p>"}]'
    page.title_pl = "Mój tytuł"
    page.save_revision(clean=False)
    document = news("Nowe zdanie.", earlier=earlier)
    page = first_draft(document)
    assert [block.value.source for block in page.body_pl] == ["<p>Moje zdanie.</p>"]
    assert page.title_pl == "Mój tytuł"


def test_a_unit_that_an_editor_chose_stays():
    NetworkIndexPageFactory()
    document = IncomingDocumentFactory(kind="membership", passages=["Wydział. Biuro."])
    found, chosen = UnitFactory(), UnitFactory()
    find(document, "unit", "Wydział", pk=found.pk, name="Wydział")
    page = first_draft(document)
    assert page.unit == found
    page.unit = chosen
    page.save_revision(clean=False)
    assert first_draft(document).unit == chosen
