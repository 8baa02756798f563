"""
Prepare the portal and serve it on this machine: what ``make run`` does.

``PORT`` names the port (8000), ``DATABASE_URL`` the database (SQLite in ``var/``), and
``DEMO_PASSWORD`` the password of the demo accounts. With ``--reload`` the server starts anew
whenever the code changes.
"""

import os
import socket
import sys
from contextlib import contextmanager
from pathlib import Path

import django
import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[1]
HIGHEST_PORT = 65535


def stop(sentence):
    """End with a sentence that says what is wrong and what helps."""
    sys.exit(f"\n{sentence}")


@contextmanager
def step(title):
    """Say what is being done; a folder that cannot be written to ends it with a sentence."""
    print(f"▸ {title}", flush=True)
    try:
        yield
    except OSError as error:
        stop(
            f"{error.filename or ROOT} cannot be written to: "
            "change its permissions or clone the repository elsewhere."
        )


def find_port():
    """The port to serve on, once it is known to be free."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isdecimal() and 0 < int(text) <= HIGHEST_PORT):
        stop(f"“{text}” is not a port: choose a number up to {HIGHEST_PORT}, as in PORT=8001.")
    port = int(text)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except PermissionError:
            stop(f"Port {port} is kept for the system: choose a higher one, as in PORT=8001.")
        except OSError:
            stop(
                f"Port {port} is taken: stop what uses it or choose another, as in PORT={port + 1}."
            )
    return port


def set_up_django():
    """Load the settings and the apps."""
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        reason = str(error).split(". ")[0]
        stop(f"The settings do not fit: {reason}; docs/operations.md explains each variable.")


def check_database():
    """Make sure that the database answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        database = connection.settings_dict
        if connection.vendor == "sqlite":
            stop(
                f"The database {database['NAME']} cannot be opened: "
                "change the permissions of its folder or name another one in DATABASE_URL."
            )
        stop(
            f"The database at {database['HOST']}:{database['PORT'] or 5432} cannot be used "
            f"({str(error).splitlines()[0]}). Start it, correct DATABASE_URL, or unset "
            "DATABASE_URL to use SQLite."
        )


def migrate():
    """Apply the migrations that the database lacks, naming each; quick where it lacks none."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False)


def sync_roles():
    """Bring the groups of the roles in line with the code."""
    call_command("sync_roles")


def set_site_address():
    """Let the site's absolute links lead to where it is served."""
    call_command("set_site_address")


def load_demo():
    """Fill an empty database with the demo content; the names of the demo accounts there are."""
    try:
        call_command("load_demo", if_empty=True)
    except CommandError as error:
        stop(f"The demo content does not fit the portal: {error}")
    accounts = import_string("portal.demo.accounts.ACCOUNTS")
    users = get_user_model().objects.filter(is_active=True, username__in=accounts)
    return list(users.order_by("pk").values_list("username", flat=True))


def describe(address, accounts):
    """Where the portal is and who may enter."""
    lines = [
        f"The portal           {address}/pl/  and  {address}/en/",
        f"For editors          {address}/cms/",
        f"For administrators   {address}/django-admin/",
    ]
    if accounts:
        lines.append(f"Demo accounts        {', '.join(accounts)}")
        lines.append("  Their password is DEMO_PASSWORD or the one printed when they were made;")
        lines.append("  .venv/bin/python manage.py changepassword editor  sets another.")
    return "\n".join(["", *lines, "Ctrl-C stops the server.", ""])


def main():
    """Prepare everything, say where the portal is, and become its server."""
    port = find_port()
    address = f"http://localhost:{port}"
    os.environ.setdefault("PORTAL_URL", address)
    with step("Compiling the translations"):
        messages.compile_messages()
    with step("Bringing the database up to date"):
        set_up_django()
        check_database()
        migrate()
        sync_roles()
        set_site_address()
    with step("Loading the demo content, if the database is empty"):
        accounts = load_demo()
    print(describe(address, accounts), flush=True)
    reload = [] if "--reload" in sys.argv else ["--noreload"]
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", f"127.0.0.1:{port}", *reload]
    # No shell takes part: the server takes this program's place, and with it Ctrl-C.
    os.execv(sys.executable, command)  # noqa: S606


if __name__ == "__main__":
    main()
