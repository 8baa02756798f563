from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.audit.addresses import shortened
from portal.audit.models import Entry


class Command(BaseCommand):
    """Shorten the addresses of older entries of the log and remove the oldest entries."""

    help = __doc__

    def handle(self, **options):
        now = timezone.now()
        removed, _models = Entry.objects.filter(
            at__lt=now - timedelta(days=settings.AUDIT_DAYS)
        ).delete()
        older = Entry.objects.filter(at__lt=now - timedelta(days=settings.AUDIT_ADDRESS_DAYS))
        whole = older.exclude(address="").exclude(address__contains="/").order_by()
        count = 0
        for address in whole.values_list("address", flat=True).distinct():
            count += whole.filter(address=address).update(address=shortened(address))
        self.stdout.write(f"Removed {removed} entries; shortened the address of {count}.")
