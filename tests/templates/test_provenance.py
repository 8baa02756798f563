"""What readers learn of the file that a page was made from."""

from html import unescape

import pytest
from django.utils import timezone

from declarations.models import DeclarationSource
from tests.factories.declarations import DeclarationPageFactory
from tests.factories.intake import TakenInSourceFactory
from tests.queries import forget_everything

pytestmark = pytest.mark.django_db


def mended(**attributes):
    return TakenInSourceFactory(
        verbatim_text="W Krakéw jest safe heaven.",
        corrected_text="W Kraków jest safe haven.",
        corrections=[
            {"from": "Krakéw", "to": "Kraków", "reason": "scan", "note": ""},
            {"from": "heaven", "to": "haven", "reason": "misprint", "note": "Tak na stronie."},
        ],
        corrected_at=timezone.now(),
        **attributes,
    )


def page_of(source):
    page = DeclarationPageFactory()
    DeclarationSource.objects.create(page=page, source=source)
    return page


def read(client, page, language):
    return " ".join(unescape(client.get(page.get_url(language=language)).text).split())


@pytest.mark.parametrize(
    ("language", "deleted", "inserted", "explained"),
    [
        ("pl", "usunięto:", "wstawiono:", "Błędy drukarskie oryginału"),
        ("en", "deleted:", "inserted:", "Misprints of the original"),
    ],
)
def test_both_versions_are_shown_with_each_difference_told_in_words(
    client, language, deleted, inserted, explained
):
    text = read(client, page_of(mended()), language)
    assert f'<del><span class="visually-hidden">{deleted} </span>Krakéw</del>' in text
    assert f'<ins><span class="visually-hidden">{inserted} </span>Kraków</ins>' in text
    assert explained in text
    assert "Tak na stronie." in text


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_file_stands_with_its_checksum_and_its_language(client, language):
    source = TakenInSourceFactory()
    text = read(client, page_of(source), language)
    assert source.original_url in text
    assert source.sha256 in text
    assert {"pl": "polski", "en": "Polish"}[language] in text
    assert "<del>" not in text


def test_a_page_with_mended_sources_stays_within_six_queries(client, django_assert_max_num_queries):
    page = page_of(mended())
    for _number in range(5):
        DeclarationSource.objects.create(page=page, source=mended())
    address = page.get_url(language="pl")
    forget_everything()
    with django_assert_max_num_queries(6):
        assert "Krakéw" in client.get(address).text
