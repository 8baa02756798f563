import re
import subprocess
import sys
from pathlib import Path

import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COMPOSE = ROOT / "docker-compose.yml"
READS_A_VARIABLE = re.compile(
    r"""env(?:\.\w+)?\(\s*["'](\w+)["']"""  # settings, by django-environ
    r"""|environ(?:\.get\(|\[)\s*["'](\w+)["']"""  # commands and scripts
    r"""|\$\{(\w+)"""  # scripts of the shell
)
# Read by programs that are not part of this repository.
OF_OTHER_PROGRAMS = {"WEB_CONCURRENCY"}  # gunicorn: number of workers


def read_compose():
    return yaml.safe_load(COMPOSE.read_text())


def variables_that_are_read():
    sources = [
        *(ROOT / "portal" / "settings").glob("*.py"),
        *(ROOT / "portal").glob("**/management/commands/*.py"),
        ROOT / "scripts" / "start_container",
        ROOT / "scripts" / "health.py",
    ]
    found = (READS_A_VARIABLE.findall(path.read_text()) for path in sources)
    return {name for matches in found for match in matches for name in match if name}


def test_compose_file_follows_the_compose_specification():
    command = [sys.executable, "-m", "check_jsonschema"]
    command += ["--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_portal_reads_each_variable_that_the_compose_file_sets():
    names = set(read_compose()["services"]["portal"]["environment"])
    assert names - variables_that_are_read() - OF_OTHER_PROGRAMS == set()


def test_operations_manual_explains_each_variable_that_is_read():
    manual = (ROOT / "docs" / "operations.md").read_text()
    missing = {
        name for name in variables_that_are_read() | OF_OTHER_PROGRAMS if f"`{name}`" not in manual
    }
    assert missing == set()


def test_compose_file_holds_no_secret():
    for service in read_compose()["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("SECRET|PASSWORD|TOKEN|KEY", name):
                assert re.fullmatch(r"\$\{\w+(:\?[^}]+|:-)\}", value), name
            assert not re.search(r"://\w+:(?!\$\{)[^@]+@", value), name


def test_each_service_tells_whether_it_is_well():
    services = read_compose()["services"]
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()
    for name in services.keys() - {"portal"}:
        assert services[name]["healthcheck"]["test"], name
    assert set(services["portal"]["depends_on"]) == {"database", "cache"}
    for dependency in services["portal"]["depends_on"].values():
        assert dependency["condition"] == "service_healthy"


def test_named_volumes_are_declared():
    compose = read_compose()
    used = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
    }
    assert used == set(compose["volumes"])


def test_image_runs_without_the_root_user():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM")) :]
    users = [line.split()[1] for line in last_stage if line.startswith("USER")]
    assert users
    assert users[-1] not in ("root", "0")
