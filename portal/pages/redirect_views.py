"""Wagtail's views of redirects: addresses however they are written, lists of a Polish Excel."""

import csv
import io

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from portal.characters import settled

from .redirects import normalised

#: What spreadsheets in Poland write: UTF-8 with or without its mark, or Windows-1250.
ENCODINGS = ("utf-8-sig", "cp1250")
SEPARATORS = ";\t,"


class PortalRedirectForm(RedirectForm):
    """Recognises an address that has a redirect already, however it is written."""

    def clean_old_path(self):
        """The address as redirects store it; ``ValidationError`` where another one has it."""
        address = normalised(self.cleaned_data["old_path"])
        same = Redirect.objects.filter(old_path=address).exclude(pk=self.instance.pk)
        site = self.data.get(self.add_prefix("site")) or None
        if (site is None or site.isdecimal()) and same.filter(site=site).exists():
            raise forms.ValidationError(_("This address leads somewhere already."))
        return address


def start_import(request):
    """Wagtail's first step of an import, with the list put into the form that it reads."""
    upload = request.FILES.get("import_file")
    if upload and upload.name.lower().endswith(".csv"):
        content = comma_separated(upload.read())
        request.FILES["import_file"] = SimpleUploadedFile(upload.name, content, "text/csv")
    return views.start_import(request)


def comma_separated(content):
    """
    ``content``, a CSV file of any spreadsheet, as UTF-8 with commas and each address normalised.

    An address that has a redirect already is then recognised, whichever way it is written.
    """
    text = settled(decoded(content).removeprefix("\ufeff"))
    first, _newline, rest = text.partition("\n")
    if first.lower().startswith("sep="):  # how a spreadsheet is told what parts the cells
        text, first = rest, rest.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    lines = io.StringIO()
    writer = csv.writer(lines)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        if any(row):
            writer.writerow(normalised(cell) if cell.startswith("/") else cell for cell in row)
    return lines.getvalue().encode()


def decoded(content):
    """The text of ``content`` in the first encoding that it makes sense in."""
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(ENCODINGS[-1], errors="replace")


urls = [
    path("redirects/add/", views.CreateView.as_view(form_class=PortalRedirectForm)),
    path("redirects/<int:redirect_id>/", views.EditView.as_view(form_class=PortalRedirectForm)),
    path("redirects/import/", start_import),
]
