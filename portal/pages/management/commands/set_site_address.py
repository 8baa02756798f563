from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

PLACEHOLDER = "localhost"  # the host that Wagtail's own migration gives the first site


class Command(BaseCommand):
    help = (
        "Give the site the address of PORTAL_URL, which canonical links, the sitemap and feeds "
        "name. A site whose host was set to another than localhost stays as it is."
    )

    def handle(self, **options):
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        if not address.hostname:
            raise CommandError(f"“{settings.WAGTAILADMIN_BASE_URL}” in PORTAL_URL is no address.")
        port = address.port or (443 if address.scheme == "https" else 80)
        for site in Site.objects.filter(is_default_site=True, hostname=PLACEHOLDER):
            if (site.hostname, site.port) != (address.hostname, port):
                site.hostname, site.port = address.hostname, port
                site.save()
