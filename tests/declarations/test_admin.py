"""How editors write declarations in Wagtail's admin."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from declarations.models import DeclarationPage, Paragraph
from portal.pages.texts import TranslationState
from tests.factories.declarations import (
    CommitmentFactory,
    DeclarationIndexPageFactory,
    DeclarationPageFactory,
)
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db

RELATIONS = [
    "paragraphs",
    "commitments",
    "signatories",
    "earlier_statements",
    "claims",
    "sources",
    "comments",
]


def log_in(client, language):
    """Let an editor who reads the admin in ``language`` use ``client``."""
    profile = UserProfile.get_for_user(AdministratorFactory())
    profile.preferred_language = language
    profile.save()
    client.force_login(profile.user)


@pytest.fixture
def editor_client(client):
    log_in(client, "en")
    return client


def paragraph(text_pl="", text_en="", **fields):
    """One row of the panel of paragraphs."""
    texts = {"text_pl": rich_text(text_pl), "text_en": rich_text(text_en)}
    return {"id": "", "number": "", **texts, **fields}


def commitment(number, **fields):
    """One row of the panel of commitments."""
    return {
        "id": "",
        "paragraph_number": number,
        "text_pl": "Przyjąć program",
        "text_en": "Adopt a programme",
        "status": "planned",
        **fields,
    }


def stored(rows):
    """Rows of the edit form for paragraphs as they are stored."""
    return [paragraph(row.text_pl, row.text_en, id=row.pk or "", number=row.number) for row in rows]


def form_data(initial=0, **values):
    """POST data of a declaration that is complete in both languages, but for ``values``."""
    rows = {name: inline_formset(values.pop(name, [])) for name in RELATIONS}
    rows["paragraphs"]["INITIAL_FORMS"] = str(initial)
    return nested_form_data(
        {
            "title_pl": "Ku miastu praw człowieka",
            "title_en": "Towards a human rights city",
            "summary_pl": "Miasto zobowiązuje się.",
            "summary_en": "The city commits itself.",
            "ready_pl": "on",
            "ready_en": "on",
            "original_language": "pl",
            "kind": "aspiration",
            "body_pl": streamfield([]),
            "body_en": streamfield([]),
            **rows,
            **values,
        }
    )


def create(client, publish=True, **values):
    """Send the form for a new declaration; gives the response."""
    index = DeclarationIndexPageFactory()
    url = reverse("wagtailadmin_pages:add", args=["declarations", "declarationpage", index.pk])
    action = {"action-publish": "1"} if publish else {}
    return client.post(url, {**form_data(**values), **action})


def edit(client, page, publish=True, initial=None, **values):
    """Send the form for an existing declaration; gives the response."""
    initial = len(values.get("paragraphs", [])) if initial is None else initial
    action = {"action-publish": "1"} if publish else {}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, {**form_data(initial=initial, **values), **action})


def errors(response):
    """All messages about wrong fields on the page that shows the form again."""
    assert response.status_code == 200
    html = BeautifulSoup(response.content, "html.parser")
    return " ".join(each.get_text(" ", strip=True) for each in html.select(".error-message"))


@pytest.mark.parametrize("language", ["pl", "en"])
def test_create_form_opens_in_the_language_of_the_editor(client, language):
    log_in(client, language)
    index = DeclarationIndexPageFactory()
    response = client.get(
        reverse("wagtailadmin_pages:add", args=["declarations", "declarationpage", index.pk])
    )
    html = BeautifulSoup(response.content, "html.parser")
    assert html.html["lang"] == language
    assert html.select_one("[name=paragraphs-TOTAL_FORMS]")
    for column in ("title_pl", "title_en", "issuing_association_pl", "issuing_association_en"):
        assert html.select_one(f"[name={column}]")
    assert not html.select("[name=title]")


@pytest.mark.parametrize("language", ["pl", "en"])
def test_editor_publishes_a_declaration_with_all_its_parts(editor_client, client, language):
    response = create(
        editor_client,
        document_date="18.04.2023",
        document_place_pl="Kraków",
        document_place_en="Cracow",
        paragraphs=[paragraph("Pierwszy", "First"), paragraph("Drugi", "Second")],
        commitments=[commitment(2, deadline="2026")],
        signatories=[
            {
                "name_as_printed": "Jacek Majchrowski",
                "role_pl": "Prezydent Miasta Krakowa",
                "role_en": "Mayor of Kraków",
            }
        ],
    )
    assert response.status_code == 302, errors(response)
    page = DeclarationPage.objects.get()
    assert [row.number for row in page.paragraphs.all()] == [1, 2]
    client.logout()
    html = BeautifulSoup(client.get(page.get_url(language=language)).content, "html.parser")
    place = {"pl": "Kraków", "en": "Cracow"}
    role = {"pl": "Prezydent Miasta Krakowa", "en": "Mayor of Kraków"}
    promise = {"pl": "Przyjąć program", "en": "Adopt a programme"}
    folded = html.get_text(" ").replace("\xa0", " ")
    assert place[language] in folded
    assert role[language] in folded
    assert promise[language] in html.select_one("#p2").get_text(" ").replace("\xa0", " ")


def test_paragraphs_keep_their_numbers_when_they_change_places(editor_client):
    page = DeclarationPageFactory(
        paragraphs=[Paragraph(text_pl=f"<p>{word}</p>", text_en=f"<p>{word}</p>") for word in "ABC"]
    )
    rows = stored(reversed(page.paragraphs.all()))
    response = edit(editor_client, page, paragraphs=rows)
    assert response.status_code == 302, errors(response)
    page = DeclarationPage.objects.get()
    assert [row.number for row in page.paragraphs.all()] == [3, 2, 1]


def test_new_paragraph_in_the_middle_gets_the_next_number(editor_client):
    page = DeclarationPageFactory(
        paragraphs=[Paragraph(text_pl="<p>A</p>", text_en="<p>A</p>") for _ in range(2)]
    )
    first, second = stored(page.paragraphs.all())
    first["ORDER"], second["ORDER"] = "1", "3"
    rows = [first, second, paragraph("Nowy", "New", ORDER="2")]
    response = edit(editor_client, page, paragraphs=rows, initial=2)
    assert response.status_code == 302, errors(response)
    page = DeclarationPage.objects.get()
    assert [row.number for row in page.paragraphs.all()] == [1, 3, 2]


def test_emptied_number_is_kept(editor_client):
    page = DeclarationPageFactory(
        paragraphs=[Paragraph(number=5, text_pl="<p>A</p>", text_en="<p>A</p>")]
    )
    rows = stored(page.paragraphs.all())
    rows[0]["number"] = ""
    assert edit(editor_client, page, paragraphs=rows).status_code == 302
    assert DeclarationPage.objects.get().paragraphs.get().number == 5


def test_draft_of_a_published_page_keeps_the_numbers_of_its_new_paragraphs(editor_client):
    page = DeclarationPageFactory(paragraphs=[Paragraph(text_pl="<p>A</p>", text_en="<p>A</p>")])
    rows = [*stored(page.paragraphs.all()), paragraph("Nowy", "New")]
    assert edit(editor_client, page, publish=False, paragraphs=rows, initial=1).status_code == 302
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert [row.number for row in draft.paragraphs.all()] == [1, 2]
    rows = stored(draft.paragraphs.all())[::-1]
    response = edit(editor_client, page, paragraphs=rows)
    assert response.status_code == 302, errors(response)
    page = DeclarationPage.objects.get()
    assert [row.number for row in page.paragraphs.all()] == [2, 1]


def test_open_form_learns_the_numbers_from_a_save_in_the_background(editor_client):
    index = DeclarationIndexPageFactory()
    url = reverse("wagtailadmin_pages:add", args=["declarations", "declarationpage", index.pk])
    data = form_data(paragraphs=[paragraph("A", "A"), paragraph("B", "B")])
    response = editor_client.post(url, data, headers={"Accept": "application/json"})
    assert response.status_code == 200
    updates = response.json()["field_updates"]
    assert updates["paragraphs-0-number"] == "1"
    assert updates["paragraphs-1-number"] == "2"


def test_number_is_not_given_twice(editor_client):
    response = create(
        editor_client, paragraphs=[paragraph("A", "A", number=1), paragraph("B", "B", number=1)]
    )
    assert "Another paragraph has this number." in errors(response)
    assert not DeclarationPage.objects.exists()


@pytest.mark.parametrize("publish", [True, False])
def test_commitment_of_a_missing_paragraph_is_refused(editor_client, publish):
    response = create(
        editor_client, publish, paragraphs=[paragraph("A", "A")], commitments=[commitment(7)]
    )
    assert "There is no paragraph 7. The paragraphs are: 1." in errors(response)
    assert not DeclarationPage.objects.exists()


def test_commitment_of_a_paragraph_that_is_being_deleted_is_refused(editor_client):
    page = DeclarationPageFactory(
        paragraphs=[Paragraph(text_pl="<p>A</p>", text_en="<p>A</p>") for _ in range(2)]
    )
    promise = CommitmentFactory(page=page, paragraph_number=2)
    rows = stored(page.paragraphs.all())
    rows[1]["DELETE"] = "on"
    row = commitment(2, id=promise.pk)
    data = form_data(initial=2, paragraphs=rows, commitments=[row])
    data["commitments-INITIAL_FORMS"] = "1"
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor_client.post(url, {**data, "action-publish": "1"})
    assert "There is no paragraph 2. The paragraphs are: 1." in errors(response)


def test_commitment_may_belong_to_the_whole_declaration(editor_client):
    response = create(editor_client, paragraphs=[paragraph("A", "A")], commitments=[commitment("")])
    assert response.status_code == 302, errors(response)
    assert len(DeclarationPage.objects.get().general_commitments) == 1


@pytest.mark.parametrize("language", ["pl", "en"])
def test_paragraph_without_text_in_a_ready_language_is_refused(editor_client, language):
    texts = {"text_pl": "A", "text_en": "A", f"text_{language}": ""}
    response = create(editor_client, paragraphs=[paragraph("B", "B"), paragraph(**texts)])
    with translation.override("en"):
        label = str(Paragraph._meta.get_field(f"text_{language}").verbose_name)
    assert f"{label} of paragraph 2" in errors(response)
    form = response.context["form"]
    assert set(form.formsets["paragraphs"].forms[1].errors) == {f"text_{language}"}
    assert set(form.errors) == {f"ready_{language}"}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_declaration_without_paragraphs_cannot_be_read(editor_client, language):
    other = {"pl": "ready_en", "en": "ready_pl"}[language]
    response = create(editor_client, **{other: "", "original_language": language})
    assert set(response.context["form"].errors) == {f"ready_{language}"}
    assert "at least one paragraph" in errors(response)


@pytest.mark.parametrize("name", ["title", "summary"])
def test_declaration_needs_its_title_and_summary_in_a_ready_language(editor_client, name):
    response = create(editor_client, paragraphs=[paragraph("A", "A")], **{f"{name}_en": ""})
    assert set(response.context["form"].errors) == {f"{name}_en"}


def test_declaration_may_be_ready_in_one_language_alone(editor_client):
    response = create(
        editor_client, paragraphs=[paragraph("Tylko po polsku")], ready_en="", title_en=""
    )
    assert response.status_code == 302, errors(response)
    assert DeclarationPage.objects.get().readable_languages() == ["pl"]


def test_draft_may_be_incomplete(editor_client):
    response = create(editor_client, publish=False, paragraphs=[paragraph("A")], summary_pl="")
    assert response.status_code == 302, errors(response)
    page = DeclarationPage.objects.get()
    assert not page.live
    assert page.translation_state_en == TranslationState.DRAFT
