"""The one door to both admins: everything below ``account/`` in each language."""

from django.urls import include, path, re_path

from . import views

#: Signing in, one's own account, second factors: in the language of the address.
urlpatterns = [
    path("", views.start, name="account_start"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
    path("", include("allauth.account.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
    path("connected/", include("allauth.socialaccount.urls")),
]

#: One address for the identity provider to come back to, whatever the language.
provider_urls = [
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]

#: Doors and screens of Wagtail's that lead here instead; they stand before Wagtail's own.
closed_urls = [
    path("cms/login/", views.door),
    re_path(r"^cms/(?:users|groups|bulk/users|bulk/auth)/(?P<path>.*)$", views.to_people),
]
