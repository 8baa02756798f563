"""A developer's machine and ``make run``."""

from .base import *
from .base import VAR_DIR, env

DEBUG = env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SECRET_KEY = env("SECRET_KEY", default="only-for-development")
VAR_DIR.mkdir(exist_ok=True)
