"""A developer's machine and ``make run``."""

from .base import *
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env("SECRET_KEY", default="only-for-development")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[".localhost", "127.0.0.1", "[::1]"])
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True  # style for DEBUG=false, too, which shows error pages as visitors see
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SECOND_FACTOR_REQUIRED_FOR = env.list("SECOND_FACTOR_REQUIRED_FOR", default=[])
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # security keys on http://localhost
VAR_DIR.mkdir(exist_ok=True)
