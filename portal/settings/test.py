"""The test suite: fast, nothing is written outside a temporary folder, nothing asks the network."""

import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, STORAGES

# Kept in a variable: the folder goes when the process ends.
temporary_folder = tempfile.TemporaryDirectory(prefix="portal-tests-")
VAR_DIR = Path(temporary_folder.name)

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
SERVE_MEDIA = True
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STORAGES["originals"] = {
    "BACKEND": "portal.media.storage.WholeFilesStorage",
    "OPTIONS": {"location": VAR_DIR / "originals"},
}
WHITENOISE_AUTOREFRESH = True  # static files as they lie in the repository, nothing collected
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because the tables of a database in memory lock when two threads use it.
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
