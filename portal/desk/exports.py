"""
One writer under every table that Wagtail's lists and reports export.

Wagtail has no hook for it: each of its views brings ``SpreadsheetExportMixin``, and some format
single fields themselves. So the mixin itself is told how, once, and the next view follows. See
docs/adr/0048.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets.button import Button

from portal import spreadsheets

EXCEL = "excel"

_as_wagtail_does = SpreadsheetExportMixin.as_spreadsheet
_formatted = SpreadsheetExportMixin.preprocess_field_value
_buttons = SpreadsheetExportMixin.header_more_buttons.func


def _as_spreadsheet(self, queryset, spreadsheet_format):
    """Answer with ``queryset`` as a workbook or as one of the two variants of CSV."""
    if spreadsheet_format == self.FORMAT_XLSX:
        return _as_wagtail_does(self, queryset, spreadsheet_format)
    answer = spreadsheets.for_excel if spreadsheet_format == EXCEL else spreadsheets.for_programs
    return answer(_rows(self, queryset), self.get_filename())


def _rows(view, queryset):
    yield [view.get_heading(queryset, field) for field in view.list_export]
    for item in queryset:
        cells = view.to_row_dict(item).items()
        yield [view.preprocess_field_value(*cell, view.FORMAT_CSV) for cell in cells]


def _fitting(self, field, value, export_format):
    value = _formatted(self, field, value, export_format)
    return spreadsheets.fitting(value) if export_format == self.FORMAT_XLSX else value


def _with_one_for_excel(self):
    buttons = _buttons(self)
    if self.show_export_buttons:
        url = self.get_export_url(EXCEL)
        label = _("Download CSV for Excel")
        buttons.append(Button(label, url=url, icon_name="download", priority=95))
    return buttons


def use_one_writer():
    """Let every export of Wagtail's be written by ``portal.spreadsheets``."""
    mixin = SpreadsheetExportMixin
    mixin.FORMATS = (*mixin.FORMATS, EXCEL)
    mixin.as_spreadsheet = _as_spreadsheet
    mixin.preprocess_field_value = _fitting
    mixin.header_more_buttons = property(_with_one_for_excel)
