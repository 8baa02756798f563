"""The portal as an app on the start screen of a phone, and its icons for those who ask unbidden."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from portal.pages.languages import active_language
from portal.pages.routing import find_site

WALL, PAPER = "#842012", "#ffffff"


def manifest(request):
    """Web app manifest (https://www.w3.org/TR/appmanifest/) in the language of the address."""
    language = active_language()
    settings = getattr(find_site(request), "portalsettings", None)
    name = (settings and settings.site_name) or "Brama"
    data = {
        "name": name,
        "short_name": name[:12],
        "description": (settings and settings.tagline) or "",
        "lang": language,
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "browser",
        "theme_color": WALL,
        "background_color": PAPER,
        "icons": [
            {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {
                "src": static("img/icon-512.png"),
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": static("img/gate.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return JsonResponse(
        data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def icon(request, size):
    """The portal's icon for those who ask at the address that every site has it at."""
    return redirect(static(f"img/icon-{size}.png"))
