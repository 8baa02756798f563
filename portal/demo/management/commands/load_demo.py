import os

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.demo.accounts import make_accounts
from portal.demo.content import ContentError
from portal.demo.loader import Loader
from portal.pages.models import PortalPage


class Command(BaseCommand):
    help = (
        "Load the demo content and make the demo accounts. May be run again: what people changed "
        "stays as it is. DEMO_PASSWORD sets the password of the accounts."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing where there are pages beyond the first one.",
        )
        parser.add_argument(
            "--folder", default=settings.BASE_DIR / "demo", help="Folder that holds the content."
        )

    def handle(self, *, folder, if_empty=False, **options):
        if if_empty and PortalPage.objects.filter(depth__gt=2).exists():
            self.stdout.write("There are pages already: the demo content is not loaded.")
            return
        try:
            Loader(folder, report=self.stdout.write).run()
        except ContentError as error:
            raise CommandError(str(error)) from error
        self._make_accounts()

    def _make_accounts(self):
        given = os.environ.get("DEMO_PASSWORD")
        names, password = make_accounts(given)
        if names:
            shown = "as set in DEMO_PASSWORD" if given else password
            self.stdout.write(f"Accounts: {', '.join(names)}. Password: {shown}")
