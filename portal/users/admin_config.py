"""Makes the portal's own site the Django admin; apart, since apps.py may name one app only."""

from django.contrib.admin.apps import AdminConfig


class PeopleAdminConfig(AdminConfig):
    default_site = "portal.users.site.PeopleSite"
