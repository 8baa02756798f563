from django.core.management.base import BaseCommand

from portal.users.roles.keeping import sync_roles


class Command(BaseCommand):
    help = (
        "Make the groups of the roles and bring them in line with the code; say what changed. May "
        "be run again and is to be run after every migration. Groups and permissions that people "
        "added stay."
    )

    def handle(self, **options):
        changes = []
        sync_roles(report=changes.append)
        for line in changes:
            self.stdout.write(line)
        self.stdout.write(
            f"Roles: {len(changes)} changes." if changes else "Roles: nothing to change."
        )
