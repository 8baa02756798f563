"""The one door to both admins: everything below ``account/`` in each language."""

from allauth.socialaccount.providers.openid_connect import views as openid_connect_views
from django.urls import include, path, re_path

from . import views

#: Signing in, one's own account, second factors: in the language of the address.
urlpatterns = [
    path("", views.start, name="account_start"),
    path("invitation/<str:token>/", views.invitation, name="account_invitation"),
    path("", include("allauth.account.urls")),
    path(
        "second-factor/webauthn/keys/<int:pk>/remove/",
        views.RemoveKeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
    path("connected/", include("allauth.socialaccount.urls")),
]

#: One address for the identity provider to come back to, whatever the language; the names are
#: those by which django-allauth knows them.
provider_urls = [
    path(
        "account/oidc/<str:provider_id>/login/",
        views.by_provider(openid_connect_views.login),
        name="openid_connect_login",
    ),
    path(
        "account/oidc/<str:provider_id>/login/callback/",
        views.by_provider(openid_connect_views.callback),
        name="openid_connect_callback",
    ),
]

#: Doors and screens of Wagtail's that lead here instead; they stand before Wagtail's own.
closed_urls = [
    path("cms/login/", views.door),
    path("cms/logout/", views.sign_out, name="wagtailadmin_logout"),
    re_path(r"^cms/(?:users|groups|bulk/users|bulk/auth)/(?P<path>.*)$", views.to_people),
]
