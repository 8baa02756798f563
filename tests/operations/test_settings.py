import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from portal.settings import base

ROOT = Path(settings.BASE_DIR)
COMPLETE = {"SECRET_KEY": "0123456789abcdef" * 5 + "ghijklmn", "ALLOWED_HOSTS": "portal.example"}


def run_in_production(code_or_command, **variables):
    """Run a ``manage.py`` command, or Python code, with production settings."""
    command = code_or_command if isinstance(code_or_command, list) else ["-c", code_or_command]
    environment = {"PATH": os.environ["PATH"], **variables}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.production"
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def production_settings(*names, **variables):
    """Values of the settings ``names`` in production with the given environment."""
    code = (
        "import json; from django.conf import settings;"
        f"print(json.dumps([getattr(settings, name) for name in {names!r}], default=str))"
    )
    result = run_in_production(code, **{**COMPLETE, **variables})
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("value", [None, ""])
def test_production_names_the_variable_it_lacks(name, value):
    variables = {**COMPLETE, name: value}
    if value is None:
        del variables[name]
    result = run_in_production(["manage.py", "check"], **variables)
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]


def test_production_passes_the_checks_for_deployment():
    command = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    result = run_in_production(command, **COMPLETE)
    assert result.returncode == 0, result.stderr


def test_production_keeps_to_https():
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    assert production_settings(*names) == [True, True, True]
    assert production_settings(*names, HTTPS_ONLY="false") == [False, False, False]


def test_production_trusts_a_proxy_only_when_told_to():
    assert production_settings("SECURE_PROXY_SSL_HEADER") == [None]
    [header] = production_settings("SECURE_PROXY_SSL_HEADER", BEHIND_PROXY="true")
    assert header == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_production_takes_database_cache_media_and_mail_from_the_environment():
    databases, caches, storages, host = production_settings(
        "DATABASES",
        "CACHES",
        "STORAGES",
        "EMAIL_HOST",
        DATABASE_URL="postgres://portal:secret@database:5432/portal",
        CACHE_URL="redis://cache:6379/0",
        MEDIA_STORAGE="some.Storage",
        MEDIA_STORAGE_OPTIONS='{"bucket": "media"}',
        EMAIL_URL="smtp+tls://portal:secret@mail.example:587",
    )
    assert databases["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert databases["default"]["CONN_HEALTH_CHECKS"] is True
    assert databases["default"]["CONN_MAX_AGE"] > 0
    assert caches["default"]["BACKEND"] == "portal.cache.RedisWhileItAnswers"
    assert caches["default"]["LOCATION"] == "redis://cache:6379/0"
    assert storages["default"] == {"BACKEND": "some.Storage", "OPTIONS": {"bucket": "media"}}
    assert host == "mail.example"


def test_tests_leave_the_folder_of_the_portal_alone():
    for path in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        assert not Path(path).is_relative_to(base.VAR_DIR)
