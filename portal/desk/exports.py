"""
One writer under every table that Wagtail's lists and reports export.

Wagtail has no hook for it: each of its views brings ``SpreadsheetExportMixin``, and some format
single fields themselves. So the mixin itself is told how, once, and the next view follows.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets.button import Button

from portal import spreadsheets

EXCEL = "excel"

_formatted = SpreadsheetExportMixin.preprocess_field_value
_as_workbook = SpreadsheetExportMixin.write_xlsx_response
_buttons = SpreadsheetExportMixin.header_more_buttons.func


def _preprocess_field_value(self, field, value, export_format):
    value = _formatted(self, field, value, export_format)
    return spreadsheets.fitting(value) if export_format == self.FORMAT_XLSX else value


def _rows(self, queryset):
    yield [self.get_heading(queryset, field) for field in self.list_export]
    for item in queryset:
        yield [
            self.preprocess_field_value(field, value, self.FORMAT_CSV)
            for field, value in self.to_row_dict(item).items()
        ]


def _as_spreadsheet(self, queryset, spreadsheet_format):
    """Answer with ``queryset`` as a workbook or as one of the two variants of CSV."""
    if spreadsheet_format == self.FORMAT_XLSX:
        return _as_workbook(self, queryset)
    answer = spreadsheets.for_excel if spreadsheet_format == EXCEL else spreadsheets.for_programs
    return answer(_rows(self, queryset), self.get_filename())


def _header_more_buttons(self):
    buttons = _buttons(self)
    if self.show_export_buttons:
        url = self.get_export_url(EXCEL)
        label = _("Download CSV for Excel")
        buttons.append(Button(label, url=url, icon_name="download", priority=95))
    return buttons


def use_one_writer():
    """Let every export of Wagtail's be written by ``portal.spreadsheets``."""
    mixin = SpreadsheetExportMixin
    mixin.FORMATS = (mixin.FORMAT_XLSX, mixin.FORMAT_CSV, EXCEL)
    mixin.preprocess_field_value = _preprocess_field_value
    mixin.as_spreadsheet = _as_spreadsheet
    mixin.header_more_buttons = cached_property(_header_more_buttons)
    mixin.header_more_buttons.__set_name__(mixin, "header_more_buttons")
