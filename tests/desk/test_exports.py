"""Every table that anybody can download, in every variant: no formulas, nothing lost, no dates."""

import csv
import html
import io
import re

import pytest
from django.urls import get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from portal import spreadsheets
from portal.audit.models import Entry
from tests.editors import log_in
from tests.factories.pages import StandardPageFactory
from tests.pages.lists import all_views

both_screens = pytest.mark.parametrize("screen", ["pl", "en"])
#: What some program takes for a formula, at its beginning or behind what it takes for a separator.
FORMULAS = ["=1+1", "+48", "-1", "@x", "\t=1", ";=cmd|' /C calc'!A0", 'a",=1+1', "a\n=1+1", "＝1"]
#: What Excel turns into a number or a date.
CONVERTED = ["XII/95/99", "1-2", "03.2022", "2022-03", "0012", "1E5", "12 maja", "3/4"]
LONG = "ł" * 40_000
WHOLE = ["Zażółć gęślą jaźń", "pierwszy wiersz\ndrugi; wiersz, „tak”", LONG]
VALUES = [*FORMULAS, *CONVERTED, *WHOLE]
SIGNS = tuple("=+-@＝＋－＠")


def exporting_views():
    """The addresses at which Wagtail's class for exports answers with something to export."""
    found = {}
    for name, pattern in all_views(get_resolver()):
        kind = getattr(pattern.callback, "view_class", None)
        if isinstance(kind, type) and issubclass(kind, SpreadsheetExportMixin):
            columns = pattern.callback.view_initkwargs.get("list_export") or kind.list_export
            if columns and not name.endswith("_results"):
                found[name] = kind
    return found


EXPORTS = exporting_views()


def body(response):
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def cells_in_any_reading(text):
    """What programs may take for cells, whichever separator, quotation marks and lines they see."""
    csv.field_size_limit(len(text) + 1)  # with wrong separators the whole may look like a cell
    for separator in ",;\t|":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            reader = csv.reader(
                io.StringIO(text.removeprefix("\ufeff"), newline=""),
                delimiter=separator,
                quoting=quoting,
            )
            for row in reader:
                for cell in row:
                    yield from re.split(r"[\r\n]", cell)


def formulas_in(text):
    """Cells of any reading that a program would compute."""
    cells = (cell.lstrip(' "\u00a0\u200b\ufeff\t') for cell in cells_in_any_reading(text))
    return {cell[:20] for cell in cells if cell.startswith(SIGNS)}


def rows_for_programs(raw):
    text = raw.decode()  # as RFC 4180 says, and without a mark
    assert not text.startswith("\ufeff")
    assert "\r\n" in text
    assert formulas_in(text) == set()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def rows_for_excel(raw):
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert formulas_in(text) == set()
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def rows_of_workbook(raw):
    sheet = load_workbook(io.BytesIO(raw)).active
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def assert_text_in_excel(cells, values):
    """As ``assert_kept_for_excel``, and nothing in a CSV turns into a number or a date."""
    assert_kept_for_excel(cells, values)
    assert not {cell for cell in cells if cell in CONVERTED}


def plain(cell):
    """``cell`` without the apostrophes that keep programs from reading more into it."""
    return str(cell).replace("'", "")


def assert_kept(cells, values):
    """All ``values`` are among ``cells`` of the variant for programs, whole, letter by letter."""
    found = {plain(cell) for cell in cells}
    assert {plain(value) for value in values} <= found


def assert_kept_for_excel(cells, values):
    """Excel shows ``values`` as they are; what it cannot hold says that it was cut."""
    assert all(len(cell) <= spreadsheets.LONGEST for cell in cells if isinstance(cell, str))
    assert_kept(cells, [value for value in values if value != LONG])
    if LONG in values:
        (cut,) = {cell for cell in cells if isinstance(cell, str) and cell.startswith("łłł")}
        assert re.search(r"\[(ucięto|cut).*CSV.*\]$", cut), cut[-200:]


READERS = {"csv": rows_for_programs, "excel": rows_for_excel, "xlsx": rows_of_workbook}
CHECKS = {"csv": assert_kept, "excel": assert_text_in_excel, "xlsx": assert_kept_for_excel}


def in_all_variants(client, url, name="export"):
    """What ``url`` gives, read as each program reads it: variant, then rows without the heading."""
    for variant, read in READERS.items():
        heading, *rows = read(body(client.get(url, {name: variant})))
        assert {len(row) for row in rows} <= {len(heading)}
        yield variant, rows


def test_all_exports_of_wagtail_are_found():
    """Those that are known today; more are tried by themselves."""
    assert set(EXPORTS) >= {
        *(f"wagtailadmin_reports:{name}" for name in ("locked_pages", "aging_pages")),
        *(f"wagtailadmin_reports:{name}" for name in ("workflow", "workflow_tasks")),
        "wagtailadmin_reports:site_history",
        "wagtailredirects:index",
        "desk_translations",
    }


@pytest.mark.django_db
@both_screens
@pytest.mark.parametrize("name", EXPORTS)
def test_any_text_in_any_column_of_wagtails_exports_stays_text(client, monkeypatch, name, screen):
    kind, client = EXPORTS[name], log_in(client, screen)
    write = kind.as_spreadsheet
    monkeypatch.setattr(kind, "as_spreadsheet", lambda view, _rows, form: write(view, VALUES, form))
    monkeypatch.setattr(
        kind, "to_row_dict", lambda view, text: dict.fromkeys(view.list_export, text)
    )
    monkeypatch.setattr(kind, "get_preprocess_function", lambda *args: str)
    for variant, rows in in_all_variants(client, reverse(name)):
        assert len(rows) == len(VALUES)
        for column in zip(*rows, strict=True):
            CHECKS[variant](column, VALUES)


@pytest.mark.django_db
@both_screens
def test_titles_are_whole_in_every_report_of_wagtails(client, screen):
    pages = [
        StandardPageFactory(title_pl=value, title_en=value, locked=True) for value in VALUES[:-1]
    ]
    for page in pages:
        page.save_revision(log_action=True).publish()
        page.refresh_from_db()
        page.get_workflow().start(page, page.owner)
    titles = {page.title for page in pages}
    assert {*FORMULAS[:4], *CONVERTED} <= titles
    client = log_in(client, screen)
    for name in EXPORTS:
        if name != "wagtailredirects:index":
            for variant, rows in in_all_variants(client, reverse(name)):
                CHECKS[variant]([cell for row in rows for cell in row], titles)


@pytest.mark.django_db
@both_screens
def test_sites_and_addresses_in_the_list_of_redirects_stay_text(client, screen):
    sites = [
        Site.objects.create(hostname=f"{n}.org", site_name=value, root_page=StandardPageFactory())
        for n, value in enumerate(VALUES[:-1])
    ]
    for site in sites:
        Redirect.objects.create(old_path="/old", site=site, redirect_link="/new")
    for variant, rows in in_all_variants(log_in(client, screen), reverse("wagtailredirects:index")):
        CHECKS[variant]([row[-1] for row in rows], [str(site) for site in sites])


@pytest.mark.django_db
@both_screens
def test_lists_lead_to_each_variant(client, screen):
    client = log_in(client, screen)
    for name in EXPORTS:
        text = html.unescape(client.get(reverse(name)).text)
        for variant in READERS:
            assert f"export={variant}" in text, name


@pytest.mark.django_db
@both_screens
def test_the_log_is_exported_in_both_variants(client, screen):
    client = log_in(client, screen)
    for value in VALUES:
        Entry.objects.create(kind="page.published", subject=value[:200], details={"note": value})
    for name, variant in (("export", "excel"), ("export_programs", "csv")):
        raw = body(client.get(reverse(f"admin:audit_entry_{name}")))
        _heading, *rows = READERS[variant](raw)
        CHECKS[variant]([row[3] for row in rows], [value[:200] for value in VALUES[:-1]])
        assert len({row[-1] for row in rows}) == len(rows)
