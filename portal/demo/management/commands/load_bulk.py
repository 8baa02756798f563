from time import monotonic

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from portal.demo.bulk.planter import Planter, planted

WIDTH = 40


class Command(BaseCommand):
    help = (
        "Add many pages in all languages, to see how the portal behaves when it is large. The "
        "same numbers and the same seed make the same pages."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, required=True, help="How many pages to add.")
        parser.add_argument("--seed", type=int, default=0, help="Another seed, other texts.")
        parser.add_argument(
            "--more", action="store_true", help="Add to the pages of an earlier load."
        )
        parser.add_argument(
            "--revisions", action="store_true", help="Give each page a revision, as editing does."
        )
        parser.add_argument(
            "--index",
            action="store_true",
            help="Afterwards bring Wagtail's indexes of search and references up to date.",
        )

    def handle(self, *, pages, seed, more, revisions, index, **options):
        if pages < 1:
            raise CommandError("--pages has to be at least 1.")
        if planted().exists() and not more:
            raise CommandError("There are pages of an earlier load: add --more to go on from them.")
        started = monotonic()
        Planter(seed, with_revisions=revisions).plant(pages, lambda done: self._show(done, pages))
        self.stdout.write(f"\n{pages} pages in {monotonic() - started:.0f} s")
        if index:
            call_command("update_index", stdout=self.stdout)
            call_command("rebuild_references_index", stdout=self.stdout)

    def _show(self, done, pages):
        bar = "#" * (WIDTH * done // pages)
        end = "" if self.stdout.isatty() else "\n"
        self.stdout.write(f"\r[{bar:<{WIDTH}}] {done}/{pages}", ending=end)
        self.stdout.flush()
