"""What the screens about one document share."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import IncomingDocument


def review_address(document):
    """Where a document is reviewed."""
    return reverse("intake:edit", args=[document.pk])


class DocumentView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin about one document."""

    model = IncomingDocument
    permission_required = "change"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    @cached_property
    def document(self):
        documents = IncomingDocument.objects.select_related("source", "taken_in_by", "replaced")
        return get_object_or_404(documents, pk=self.kwargs["pk"])

    @property
    def page_title(self):
        return str(self.document)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("intake:index"), "label": _("Documents to take in")},
            {"url": review_address(self.document), "label": str(self.document)},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(document=self.document, **kwargs)
