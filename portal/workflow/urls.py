"""Addresses of the review in the editors' side."""

from django.urls import path

from .views import PublishPastReviewView

app_name = "workflow"
urlpatterns = [
    path(
        "pages/<int:page_id>/publish-without-review/",
        PublishPastReviewView.as_view(),
        name="publish_past_review",
    ),
]
