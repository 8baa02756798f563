"""Addresses in the place of Wagtail's own."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .page_types import PageTypesReportView

report_urls = [
    path(
        "cms/reports/page-types-usage/",
        require_admin_access(PageTypesReportView.as_view()),
        name="page_types_usage",
    ),
    path(
        "cms/reports/page-types-usage/results/",
        require_admin_access(PageTypesReportView.as_view(results_only=True)),
        name="page_types_usage_results",
    ),
]
