"""Addresses: the two admins and the files without a language, everything else below one."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.civic.views import serve_original
from portal.desk.urls import report_urls
from portal.health import health
from portal.manifest import icon, manifest
from portal.media.views import picture_for_sharing, stored_file
from portal.pages.closed import of_open_sections
from portal.pages.feeds import NewestPagesFeed
from portal.pages.languages import languages
from portal.pages.passwords import open_collection, open_page
from portal.pages.security import security
from portal.pages.sitemaps import robots, sitemap
from portal.pages.turns import in_turn
from portal.styleguide.views import in_visitors_language, styleguide
from portal.users.urls import closed_urls, provider_urls
from portal.users.views import door

# Pictures and films only: a document has an address of its own.
media_urls = [
    path(f"media/{folder}/<path:path>", stored_file, {"folder": folder})
    for folder in ("images", "avatar_images", "films")
]

admin_urls = wagtailadmin_urls.urlpatterns
for decorator in (in_turn, of_open_sections):
    admin_urls = decorate_urlpatterns(admin_urls, decorator)

urlpatterns = [
    *closed_urls,
    *report_urls,
    path("cms/", include(admin_urls)),
    path("django-admin/", admin.site.urls),
    *provider_urls,
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        open_collection,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    path("sources/<int:pk>/<path:name>", serve_original, name="source_original"),
    path("health/", health),
    *(media_urls if settings.SERVE_MEDIA else []),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", icon, {"size": 32}),
    path("apple-touch-icon.png", icon, {"size": 180}),
    path("styleguide/", in_visitors_language),
    path(".well-known/security.txt", security, name="security"),
    re_path(
        rf"^sharing/(?P<pk>\d{{1,18}})-(?P<language>{'|'.join(languages())})\.png$",
        picture_for_sharing,
        name="sharing_picture",
    ),
    *i18n_patterns(
        path("atom.xml", NewestPagesFeed(), name="feed"),
        path("styleguide/", styleguide, name="styleguide"),
        path("manifest.webmanifest", manifest, name="manifest"),
        path("account/", include("portal.users.urls")),
        path("_util/login/", door),
        path(
            "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
            open_page,
            name="wagtailcore_authenticate_with_password",
        ),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.page_not_found"
handler429 = "portal.errors.too_many_requests"
handler500 = "portal.errors.failure"
