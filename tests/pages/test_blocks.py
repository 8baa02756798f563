import pytest
from bs4 import BeautifulSoup
from wagtail.rich_text import RichText

from portal.pages.blocks import BodyBlock
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.pages import StandardPageFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db

LANGUAGES = ["pl", "en"]


def article(client, language, *blocks, **fields):
    """The text of a page with ``blocks`` as a visitor reads it in ``language``."""
    page = StandardPageFactory(body_pl=blocks, body_en=blocks, **fields)
    response = client.get(page.get_url(language=language))
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser").article


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", ["h2", "h3"])
def test_heading_has_the_chosen_level(client, language, level):
    text = article(client, language, ("heading", {"text": "Tło", "level": level}))
    assert text.find(level).text == "Tło"
    assert len(text.find_all("h1")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraph_links_to_pages_in_the_language_of_the_visitor(client, language):
    linked = StandardPageFactory()
    document = PortalDocumentFactory()
    html = (
        f'<p><a linktype="page" id="{linked.pk}">strona</a> '
        f'<a linktype="document" id="{document.pk}">plik</a> '
        '<a href="https://example.org/">gdzie indziej</a></p>'
    )
    links = article(client, language, ("paragraph", html)).find_all("a")
    assert [link["href"] for link in links] == [
        linked.get_url(language=language),
        document.url,
        "https://example.org/",
    ]


def test_link_to_a_withdrawn_page_or_a_lost_document_leads_nowhere(client):
    draft = StandardPageFactory(live=False)
    html = (
        f'<p><a linktype="page" id="{draft.pk}">strona</a> '
        '<a linktype="document" id="4711">plik</a> <a linktype="page" id="x">źle</a></p>'
    )
    links = article(client, "pl", ("paragraph", html)).find_all("a")
    assert [link.get("href") for link in links] == [None, None, None]


def test_link_keeps_the_language_of_the_visitor_in_a_text_of_another_language(client):
    linked = StandardPageFactory()
    html = f'<p><a linktype="page" id="{linked.pk}">strona</a></p>'
    text = article(client, "en", ("paragraph", html), ready_en=False)
    assert text["lang"] == "pl"
    assert text.find("a")["href"] == linked.get_url(language="en")


@pytest.mark.parametrize(
    ("language", "alternative_text", "caption"),
    [("pl", "Ratusz", "Widok z wieży"), ("en", "Town hall", "View from the tower")],
)
def test_picture_has_the_texts_of_the_language(client, language, alternative_text, caption):
    image = PortalImageFactory(
        alternative_text_pl="Ratusz",
        alternative_text_en="Town hall",
        caption_pl="Widok z wieży",
        caption_en="View from the tower",
        author="Jan Kowalski",
        licence="CC BY 4.0",
    )
    figure = article(client, language, ("picture", {"image": image, "caption": ""})).figure
    assert figure.img["alt"] == alternative_text
    assert figure.img["loading"] == "lazy"
    assert figure.find(class_="caption").text.replace("\u00a0", " ") == caption
    assert "Jan Kowalski" in figure.figcaption.text
    assert "CC BY 4.0" in figure.figcaption.text


def test_caption_of_the_block_goes_before_that_of_the_library(client):
    image = PortalImageFactory(caption_pl="Z biblioteki")
    figure = article(client, "pl", ("picture", {"image": image, "caption": "Podpis"})).figure
    assert figure.find(class_="caption").text == "Podpis"


def test_picture_without_anything_to_say_has_no_caption(client):
    figure = article(client, "pl", ("picture", {"image": PortalImageFactory()})).figure
    assert figure.figcaption is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_quote_names_its_speaker_its_source_and_its_language(client, language):
    block = {
        "text": "Städte sind stark.",
        "speaker": "Eine Bürgermeisterin",
        "role": "Heidelberg",
        "source": "https://example.org/speech",
        "language": "en",
    }
    figure = article(client, language, ("quote", block)).figure
    assert figure.blockquote.get("lang") == (None if language == "en" else "en")
    assert figure.blockquote["cite"] == "https://example.org/speech"
    assert "Eine Bürgermeisterin, Heidelberg" in figure.figcaption.text
    assert figure.cite.a["href"] == "https://example.org/speech"


def test_quote_without_a_language_is_in_that_of_the_page(client):
    figure = article(client, "pl", ("quote", {"text": "Jesteśmy miastem dla wszystkich."})).figure
    assert "lang" not in figure.blockquote.attrs
    assert figure.figcaption is None


@pytest.mark.parametrize(
    ("language", "title", "name_of_language"),
    [("pl", "Plan działań", "angielski"), ("en", "Action plan", "English")],
)
def test_document_says_its_format_size_and_language(client, language, title, name_of_language):
    document = PortalDocumentFactory(
        title_pl="Plan działań",
        title_en="Action plan",
        language="en",
        file__filename="plan.pdf",
        file__data=b"x" * 2048,
    )
    block = {"heading": "Pliki", "documents": [document]}
    item = article(client, language, ("documents", block)).find(class_="documents").li
    assert item.a.text == title
    assert item.a["href"] == document.url
    assert item.a["hreflang"] == "en"
    facts = item.find(class_="file-facts").text.replace("\u00a0", " ")
    assert "PDF" in facts
    assert "2" in facts
    assert name_of_language in facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_has_a_caption_and_headers_that_say_what_they_head(client, language):
    block = {
        "data": [["Rok", "Miasta"], ["2004", "12"]],
        "table_caption": "Członkinie i członkowie",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
    }
    table = article(client, language, ("table", block)).table
    assert table.caption.text == "Członkinie i\u00a0członkowie" or language == "en"
    assert [header["scope"] for header in table.find_all("th")] == ["col", "col", "row"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_call_out_stands_aside(client, language):
    block = {"heading": "Uwaga", "text": "<p>Termin minął.</p>"}
    aside = article(client, language, ("call_out", block)).aside
    assert aside.h2.text == "Uwaga"
    assert aside.p.text == "Termin minął."


@pytest.mark.parametrize("language", LANGUAGES)
def test_accordion_opens_without_a_script(client, language):
    sections = [
        {"heading": "Kto?", "text": "<p>My.</p>"},
        {"heading": "Kiedy?", "text": "<p>Dziś.</p>"},
    ]
    details = article(client, language, ("accordion", {"sections": sections})).find_all("details")
    assert [part.summary.text for part in details] == ["Kto?", "Kiedy?"]
    assert details[0].p.text == "My."


@pytest.mark.parametrize("language", LANGUAGES)
def test_film_is_a_link_that_says_where_it_leads(client, language):
    block = {
        "url": "https://www.example.org/film/1",
        "title": "Rozmowa",
        "transcript": "<p>Dzień dobry.</p>",
    }
    figure = article(client, language, ("video", block)).figure
    assert figure.a["href"] == "https://www.example.org/film/1"
    assert "Rozmowa" in figure.a.text
    assert "example.org" in figure.a.text
    assert "Dzień dobry." in figure.details.text
    assert not figure.find_all(["iframe", "img", "script", "video"])


@pytest.mark.parametrize(("language", "title"), [("pl", "Kontakt"), ("en", "Contact")])
def test_related_pages_are_linked_in_the_language(client, language, title):
    page = StandardPageFactory(title_pl="Kontakt", title_en="Contact")
    withdrawn = StandardPageFactory(live=False)
    block = {"heading": "", "pages": [page, withdrawn]}
    related = article(client, language, ("related_pages", block)).find(class_="related-pages")
    assert [(link.text, link["href"]) for link in related.find_all("a")] == [
        (title, page.get_url(language=language))
    ]


def test_related_page_of_another_language_is_marked(client):
    page = StandardPageFactory(title_pl="Kontakt", ready_en=False)
    related = article(client, "en", ("related_pages", {"pages": [page]})).find("ul")
    assert related.a["lang"] == "pl"
    assert related.a.text == "Kontakt"


def test_related_pages_that_were_all_withdrawn_leave_no_heading(client):
    block = {"heading": "Zobacz", "pages": [StandardPageFactory(live=False)]}
    assert article(client, "pl", ("related_pages", block)).find(class_="related-pages") is None


def everything(pages, images, documents):
    """A body in which all blocks refer to something."""
    links = "".join(f'<a linktype="page" id="{page.pk}">strona</a>' for page in pages)
    files = "".join(f'<a linktype="document" id="{file.pk}">plik</a>' for file in documents)
    rich_text = f"<p>{links} {files}</p>"
    return [
        *(("paragraph", rich_text) for _image in images),
        *(("picture", {"image": image}) for image in images),
        ("documents", {"documents": documents}),
        ("call_out", {"text": rich_text}),
        ("accordion", {"sections": [{"heading": "Kto?", "text": rich_text}] * 2}),
        ("related_pages", {"pages": pages}),
    ]


@pytest.mark.parametrize("number", [1, 20])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_body_names_is_read_within_the_budget(
    client, language, number, django_assert_max_num_queries
):
    blocks = everything(
        StandardPageFactory.create_batch(number),
        PortalImageFactory.create_batch(min(number, 3)),
        PortalDocumentFactory.create_batch(number),
    )
    page = StandardPageFactory(body_pl=blocks, body_en=blocks, image=PortalImageFactory())
    address = page.get_url(language=language)
    client.get(address)  # makes the sizes of the pictures
    forget_everything()
    with django_assert_max_num_queries(6):
        response = client.get(address)
    assert response.text.count("<picture>") >= min(number, 3)


def test_preview_shows_every_block(rf):
    blocks = everything([StandardPageFactory()], [PortalImageFactory()], [PortalDocumentFactory()])
    page = StandardPageFactory(body_pl=blocks)
    response = page.make_preview_request(preview_mode="pl")
    assert response.status_code == 200
    text = BeautifulSoup(response.content, "html.parser").article
    assert text.picture
    assert text.find(class_="related-pages").a


def test_rich_text_is_stored_with_its_links_by_key(client):
    linked = StandardPageFactory()
    source = f'<p><a linktype="page" id="{linked.pk}">strona</a></p>'
    page = StandardPageFactory(body_pl=[("paragraph", source)])
    client.get(page.get_url(language="pl"))
    stored = type(page).objects.get(pk=page.pk).body_pl[0].value
    assert isinstance(stored, RichText)
    assert stored.source == source


def test_every_block_has_a_name_an_icon_and_a_template():
    for name, block in BodyBlock().child_blocks.items():
        assert block.label, name
        assert block.meta.icon != "placeholder", name
        assert block.meta.template == f"blocks/{name}.html"
