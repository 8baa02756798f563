"""The file of commitments: safe in every program, from somebody, each row known again."""

import pytest

from portal.pages.models import PortalSettings
from tests.desk.test_exports import CHECKS, READERS, VALUES, body
from tests.factories.declarations import CommitmentFactory, CommitmentRegisterPageFactory

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["pl", "en"])
both_variants = pytest.mark.parametrize("variant", ["csv", "excel"])


def table(client, register, language, variant):
    """The rows of the file as mappings."""
    url = f"{register.get_url(language=language)}?format={variant}"
    heading, *rows = READERS[variant](body(client.get(url)))
    return [dict(zip(heading, row, strict=True)) for row in rows]


@both_languages
@both_variants
def test_any_text_stays_text(client, language, variant):
    register = CommitmentRegisterPageFactory()
    for value in VALUES:
        CommitmentFactory(text_pl=value, text_en=value)
    rows = table(client, register, language, variant)
    for column in ("text_pl", "text_en"):
        CHECKS[variant]([row[column] for row in rows], VALUES)


@both_languages
@both_variants
def test_page_leads_to_both_variants(client, language, variant):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory()
    assert f"format={variant}" in client.get(register.get_url(language=language)).text


@both_languages
@both_variants
@pytest.mark.parametrize(
    ("names", "issuer"),
    [
        (
            {"office_name_pl": "Biuro Łódź", "office_name_en": "Office of Lodz"},
            {"pl": "Biuro Łódź", "en": "Office of Lodz"},
        ),
        ({"office_name_pl": "Biuro Łódź"}, {"pl": "Biuro Łódź", "en": "Biuro Łódź"}),
        ({"site_name_pl": "Miasto"}, {"pl": "Miasto", "en": "Miasto"}),
    ],
)
def test_each_row_says_who_issues_it(client, language, variant, names, issuer):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory.create_batch(2)
    site = register.get_site()
    PortalSettings.objects.update_or_create(site=site, defaults=names)
    rows = table(client, register, language, variant)
    assert [row["issuer"] for row in rows] == [issuer[language]] * 2


@both_languages
@both_variants
def test_file_without_a_named_office_still_says_where_it_is_from(client, language, variant):
    register = CommitmentRegisterPageFactory()
    CommitmentFactory()
    (row,) = table(client, register, language, variant)
    assert row["issuer"]


@both_variants
def test_rows_are_known_again_whatever_changes(client, variant):
    register = CommitmentRegisterPageFactory()
    promises = CommitmentFactory.create_batch(3)
    before = {row["text_pl"]: row["id"] for row in table(client, register, "pl", variant)}
    assert len(set(before.values())) == 3
    page = promises[0].page
    page.local_slug_pl, page.title_pl = "inny-adres", "Inny tytuł"
    page.save_revision().publish()
    promises[1].refresh_from_db()
    promises[1].sort_order, promises[1].status = 7, "done"
    promises[1].save()
    after = {row["text_pl"]: row["id"] for row in table(client, register, "en", variant)}
    assert after == before
