"""Take a document in and make drafts of pages from it: ``import_document FILE --as KIND``."""

from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import URLValidator
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.intake.drafts import (
    CannotMakeDraft,
    draft_update,
    hand_over_drafts,
    make_drafts,
)
from portal.intake.models import PageKind
from portal.intake.reading import check_size, read
from portal.intake.recognition.kinds import FindingKind
from portal.intake.taking_in import AlreadyTakenIn, Delivery, earlier_version, remove, take_in
from portal.pages.differences import changed_only, compare
from portal.pages.languages import languages


class Command(BaseCommand):
    help = (
        "Take a document in, recognise what it says and make drafts of pages from it. "
        "Nothing is published. A corrected file of the same name updates the drafts only with "
        "--update, once the differences have been shown."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="kind", required=True, choices=PageKind.values)
        parser.add_argument("--language", required=True, choices=list(languages()))
        parser.add_argument("--address", default="", help="where on the web it was found")
        parser.add_argument(
            "--update",
            action="store_true",
            help="update the drafts that were made from an earlier file of the same name",
        )
        parser.add_argument(
            "--new",
            action="store_true",
            help="make new drafts although an earlier file had the same name",
        )

    def handle(self, *, file, kind, language, address, **options):
        try:
            if address:
                URLValidator(schemes=["http", "https"])(address)
            earlier = None if options["new"] else earlier_version(file.name, kind, language)
            delivery = Delivery(
                data=read_file(file),
                name=file.name,
                kind=kind,
                language=language,
                address=address,
                replaced=earlier,
            )
            if earlier and not delivery.earlier_self():
                self.tell_differences(earlier, delivery)
                if not options["update"]:
                    self.stdout.write(
                        _(
                            "Nothing has been changed. Add --update to bring the drafts up to "
                            "date, or --new if this is another document."
                        )
                    )
                    return
            document = take_in(delivery)
            parts = self.make_drafts(document, earlier)
        except AlreadyTakenIn as error:
            self.stdout.write(_("This file is already here: nothing has been changed."))
            self.tell_drafts(error.document.parts.all())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except CannotMakeDraft as error:
            raise CommandError(str(error)) from error
        else:
            self.tell_document(document)
            self.tell_drafts(parts)

    def make_drafts(self, document, earlier):
        """Make the drafts, or keep nothing of the document where that cannot be done."""
        try:
            with transaction.atomic():
                if earlier:
                    hand_over_drafts(earlier, document)
                    self.tell_changes(document.parts.all())
                return make_drafts(document)
        except BaseException:
            remove(document)
            raise

    def tell_changes(self, parts):
        """Show what an update changes in drafts, with what people wrote there meanwhile."""
        for part in parts:
            update = draft_update(part)
            changes = changed_only(update.differences) if update else ()
            if changes:
                self.stdout.write(_("What changes in the draft “%(title)s”:") % {"title": part})
            for passage in changes:
                self.stdout.write("  " + "".join(map(self.marked, passage)))
            if update and update.kept:
                self.stdout.write(
                    _("Stays as an editor has set it: %(labels)s")
                    % {"labels": ", ".join(update.kept)}
                )

    def tell_differences(self, earlier, delivery):
        """Show what a corrected file changes in the text that was read before."""
        self.stdout.write(
            _("An earlier file of this name was taken in on %(date)s. What differs:")
            % {"date": date_format(localtime(earlier.taken_in_at), "DATE_FORMAT")}
        )
        text = read(delivery.data, delivery.name, language=delivery.language).text
        for passage in changed_only(compare(earlier.source.verbatim_text, text)):
            self.stdout.write("  " + "".join(map(self.marked, passage)))

    def marked(self, segment):
        """A segment as a terminal shows it: ``[-deleted-]``, ``{+inserted+}``."""
        if segment.change == "deleted":
            return self.style.ERROR(f"[-{segment.text}-]")
        if segment.change == "inserted":
            return self.style.SUCCESS(f"{{+{segment.text}+}}")
        return segment.text

    def tell_document(self, document):
        source = document.source
        facts = [source.original_name, filesizeformat(source.size), f"SHA-256 {source.sha256}"]
        self.stdout.write(", ".join(facts))
        found = Counter(document.findings.values_list("kind", flat=True))
        for kind, number in found.items():
            self.stdout.write(f"  {FindingKind(kind).label}: {number}")
        if document.needs_checking:
            words = document.open_words().count()
            message = ngettext(
                "%(share)s%% of the words are unknown, %(words)s word waits for a decision.",
                "%(share)s%% of the words are unknown, %(words)s words wait for a decision.",
                words,
            )
            share = number_format(round(100 * document.unknown_share, 1), 1)
            warning = f"OCR: check – {message % {'share': share, 'words': words}}"
            self.stdout.write(self.style.WARNING(warning))
        self.stdout.write(
            _("To review: %(address)s") % {"address": reverse("intake:edit", args=[document.pk])}
        )

    def tell_drafts(self, parts):
        for part in parts:
            if part.page:
                address = reverse("wagtailadmin_pages:edit", args=[part.page.pk])
                self.stdout.write(
                    _("Draft: %(title)s (%(kind)s) %(address)s")
                    % {"title": part.title, "kind": part.get_kind_display(), "address": address}
                )


def read_file(path):
    """The content of the file at ``path``; raises ``CommandError`` where there is none to read."""
    try:
        check_size(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(_("There is no file “%(path)s”.") % {"path": path}) from error
    except OSError as error:
        raise CommandError(_("The file “%(path)s” cannot be read.") % {"path": path}) from error
