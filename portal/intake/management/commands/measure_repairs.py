from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.intake.spelling.measuring import measure


class Command(BaseCommand):
    help = (
        "Measure how well the words of a scanned text are repaired: compare what is proposed with "
        "a corrected text. Both are plain text in UTF-8, paragraphs parted by empty lines."
    )

    def add_arguments(self, parser):
        parser.add_argument("damaged", type=Path, help="The text as it was scanned.")
        parser.add_argument("corrected", type=Path, help="The same text as it was printed.")
        parser.add_argument("--language", default="pl", choices=["pl", "en"])

    def handle(self, *, damaged, corrected, language, **options):
        try:
            texts = [path.read_text("utf-8") for path in (damaged, corrected)]
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        figures, errors = measure(*texts, language)
        for what, read, proposals, printed in errors:
            self.stdout.write(f"{what}: {read} → {', '.join(proposals) or '-'} ({printed})")
        for what, number in sorted(figures.items()):
            self.stdout.write(f"{number:6} {what}")
        if figures["damaged"]:
            share = figures["right"] / figures["damaged"]
            self.stdout.write(f"{share:6.1%} of the damaged words get the right first proposal")
