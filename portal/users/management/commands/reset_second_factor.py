from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from portal.audit.recording import record
from portal.users.second_factor import remove_second_factor


class Command(BaseCommand):
    """Take the second factors of a person away, for whom no administrator is left to ask."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, username, **options):
        person = get_user_model().objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"Nobody signs in by the name “{username}”.")
        remove_second_factor(person)
        record("person.second_factor_reset", person)
        self.stdout.write(f"{person} signs in by the password and can set up a new second factor.")
