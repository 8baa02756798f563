"""A server: every secret and every address comes from the environment (docs/operations.md)."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DATABASES, LOGGING, PUBLISHERS_AND_ADMINISTRATORS, STORAGES, env

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if not (SECRET_KEY and ALLOWED_HOSTS):
    raise ImproperlyConfigured("Set the environment variables SECRET_KEY and ALLOWED_HOSTS")

# Everything goes by HTTPS, unless the portal is only tried out on one machine.
HTTPS_ONLY = env.bool("HTTPS_ONLY", default=True)
SECURE_SSL_REDIRECT = HTTPS_ONLY
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from within, past the proxy
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 3600) if HTTPS_ONLY else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = HTTPS_ONLY
CSRF_COOKIE_SECURE = HTTPS_ONLY
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=1)
SECOND_FACTOR_REQUIRED_FOR = env.list(
    "SECOND_FACTOR_REQUIRED_FOR", default=PUBLISHERS_AND_ADMINISTRATORS
)

WAGTAILADMIN_BASE_URL = env("PORTAL_URL", default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[WAGTAILADMIN_BASE_URL])

DATABASES["default"] |= {
    "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
}
STORAGES["staticfiles"]["BACKEND"] = "portal.static_files.PortalStaticFilesStorage"
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)

vars().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default=f"portal@{ALLOWED_HOSTS[0]}")

LOGGING["handlers"]["console"]["stream"] = "ext://sys.stdout"
