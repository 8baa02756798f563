import re
from pathlib import Path

import pytest
from django.conf import settings
from PIL import features

ROOT = Path(settings.BASE_DIR)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_hashed_and_name_no_index(name):
    text = (ROOT / name).read_text()
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    packages = [line for line in lines if not line.lstrip().startswith("#")]
    assert packages
    for line in packages:
        assert re.match(r"[\w.\[\]-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line
    assert not re.search(r"--(extra-)?index-url|--find-links|://|file:|/home/|/tmp/", text)


def test_development_uses_the_versions_that_run_in_production():
    def pins(name):
        return set(re.findall(r"^([\w.-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


@pytest.mark.parametrize("form", ["avif", "webp"])
def test_pictures_can_be_made_in_modern_formats(form):
    assert features.check(form)
