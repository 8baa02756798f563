from django.core.management.base import BaseCommand

from portal.users.roles.pages import FOLDER, pages


class Command(BaseCommand):
    help = "Write the pages about the roles in docs/roles/ from their declaration."

    def handle(self, **options):
        FOLDER.mkdir(exist_ok=True)
        for name, text in pages().items():
            (FOLDER / name).write_text(text, encoding="utf-8")
            self.stdout.write(name)
