from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .models import IncomingDocument
from .views import (
    AsWhatView,
    DocumentDeleteView,
    DocumentIndexView,
    DraftsView,
    ReviewView,
    TakeInView,
)


class IncomingDocumentViewSet(ModelViewSet):
    """The admin of documents that are taken in: list, take in, review, drafts, delete."""

    model = IncomingDocument
    name = "intake"
    url_prefix = "documents-to-take-in"
    menu_label = _("Documents to take in")
    icon = "upload"
    menu_order = 250
    add_to_admin_menu = True
    add_to_reference_index = False
    index_view_class = DocumentIndexView
    delete_view_class = DocumentDeleteView
    list_filter = ["kind", "language", "needs_checking"]
    form_fields = ["kind"]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", TakeInView.as_view(), name="add"),
            path("edit/<int:pk>/", ReviewView.as_view(), name="edit"),
            path("as-what/<int:pk>/", AsWhatView.as_view(), name="as_what"),
            path("drafts/<int:pk>/", DraftsView.as_view(), name="drafts"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
        ]


@hooks.register("register_admin_viewset")
def register_incoming_documents():
    return IncomingDocumentViewSet()
