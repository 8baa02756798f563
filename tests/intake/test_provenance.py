"""What readers of a page see of the document that it was made from."""

from html import unescape

import pytest

from portal.intake.drafts import make_drafts
from portal.intake.models import DocumentPart
from portal.intake.passages import Kind, Passage
from portal.intake.words import decide, deciding, mend_misprint
from portal.pages.models import PortalPage
from tests.factories.intake import IncomingDocumentFactory, doubt
from tests.factories.news import NewsIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """Two published pages that were made of the two parts of one document."""
    NewsIndexPageFactory()
    table = Passage(Kind.TABLE, "Rok\n\t\n2024", rows=(("Rok",), ("", ""), ("2024",)))
    document = IncomingDocumentFactory(
        passages=["Pierwszy Krakéw.", table, "Drugi Poznari.", "Dalej, w Polce."]
    )
    document.parts.update(last=1, title="Pierwsza")
    DocumentPart.objects.create(document=document, title="Druga", kind="news", first=2, last=3)
    with deciding(document):
        decide(doubt(document, "Krakéw", "Kraków"), "Kraków")
        decide(doubt(document, "Poznari", "Poznań", passage=2), "Poznań")
        mend_misprint(document, 3, "Polce", "Polsce", "Tak wydrukowano.")
    for part in make_drafts(document):
        page = part.page.specific.get_latest_revision_as_object()
        page.ready_pl = True
        page.summary_pl = page.summary_pl or "Wstęp."
        page.body_pl = '[{"type": "paragraph", "value": "<p>Dalej.</p>"}]'
        page.save_revision().publish()
    return [PortalPage.objects.get(pk=part.page_id).specific for part in document.parts.all()]


def test_each_page_shows_what_was_mended_in_its_own_part(client, pages):
    first, second = (unescape(client.get(page.url).text) for page in pages)
    assert "Krakéw" in first
    assert "Poznari" not in first
    assert "Polce" not in first
    assert "Tak wydrukowano." not in first
    assert "Poprawiono 1 miejsce" in first
    assert "Poznari" in second
    assert "Tak wydrukowano." in second
    assert "Krakéw" not in second
    assert "Poprawiono 2 miejsca" in second
