import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from declarations.models import DeclarationSource
from portal.civic.models import Source
from portal.civic.originals import NAME_LENGTH, plain_name
from tests.factories.civic import SourceFactory
from tests.factories.declarations import DeclarationPageFactory
from tests.factories.users import UserFactory
from tests.users.signing_in import permit


def taken_in(content=b"<script>alert(1)</script>", name="Uchwała.html"):
    source = SourceFactory(original_name=name, sha256="ab" * 32, size=len(content))
    source.original.save(name, ContentFile(content))
    return source


def cite(source, **page):
    declaration = DeclarationPageFactory(**page)
    DeclarationSource.objects.create(page=declaration, source=source)
    return declaration


@pytest.mark.django_db
def test_nobody_reads_a_file_that_no_published_page_cites(client):
    source = taken_in()
    cite(source, live=False)
    assert client.get(source.original_url).status_code == 404


@pytest.mark.django_db
def test_everybody_reads_the_file_of_a_published_page(client):
    source = taken_in()
    cite(source)
    response = client.get(source.original_url)
    assert response.getvalue() == b"<script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_file_is_private_again_once_its_page_is_withdrawn(client):
    source = taken_in()
    page = cite(source)
    page.unpublish()
    assert client.get(source.original_url).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        (["civic.read_original"], 200),
        (["intake.change_incomingdocument"], 200),  # a reviewer of a document sees its text anyway
        (["intake.add_incomingdocument"], 404),
        ([], 404),
    ],
)
def test_before_publication_the_permission_decides(client, permissions, status):
    client.force_login(permit(UserFactory(), *permissions))
    assert client.get(taken_in().original_url).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["other.html", "../Uchwała.html", "a" * 3000, "%00"])
def test_a_file_answers_to_its_own_name_alone(client, name):
    source = taken_in()
    cite(source)
    response = client.get(f"/sources/{source.pk}/{name}", follow=True)
    assert response.status_code in (400, 404)


@pytest.mark.django_db
def test_a_file_that_is_lost_is_not_found(client):
    source = taken_in()
    cite(source)
    source.original.storage.delete(source.original.name)
    assert client.get(source.original_url).status_code == 404


@pytest.mark.django_db
def test_the_file_goes_with_its_source(django_capture_on_commit_callbacks):
    source = taken_in()
    storage, name = source.original.storage, source.original.name
    with django_capture_on_commit_callbacks(execute=True):
        Source.objects.get(pk=source.pk).delete()
    assert not storage.exists(name)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\Anna\Uchwała nr 5.docx", "Uchwała nr 5.docx"),
        ("..", "document"),
        ("a\x00\nb.txt", "ab.txt"),
        ("x" * 500 + ".pdf", "x" * (NAME_LENGTH - 4) + ".pdf"),
    ],
)
def test_plain_name_keeps_neither_folders_nor_control_characters(name, plain):
    assert plain_name(name) == plain


@given(st.text())
def test_plain_name_is_always_a_name(name):
    plain = plain_name(name)
    assert 0 < len(plain) <= NAME_LENGTH
    assert "/" not in plain
    assert "\\" not in plain
