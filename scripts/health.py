"""Ask the portal in this container whether it works; the exit code answers."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def is_healthy():
    """Whether the portal answers with 200 to a host that it serves."""
    host = os.environ.get("ALLOWED_HOSTS", "*").split(",")[0].strip().lstrip(".")
    portal = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
    try:
        portal.request("GET", "/health/", headers={"Host": "localhost" if host == "*" else host})
        return portal.getresponse().status == 200
    except (HTTPException, OSError):
        return False
    finally:
        portal.close()


if __name__ == "__main__":
    sys.exit(not is_healthy())
