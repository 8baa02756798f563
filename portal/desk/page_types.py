"""The report on page types, as far as its reader works on the pages in it."""

from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

from portal.pages.closed import is_open_to
from portal.pages.models import PortalPage


class PageTypesReportView(PageTypesUsageReportView):
    """Names the page that was last changed only to those who work on it."""

    def decorate_paginated_queryset(self, page_types):
        page_types = super().decorate_paginated_queryset(page_types)
        named = [each.last_edited_page_id for each in page_types]
        pages = PortalPage.objects.filter(is_open_to(self.request.user), pk__in=named)
        seen = set(pages.values_list("pk", flat=True))
        for each in page_types:
            if each.last_edited_page_id not in seen:
                each.last_edited_page = None
        return page_types
