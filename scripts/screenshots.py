#!/usr/bin/env python3
"""
Take pictures of the running portal: phone and desktop, each language, into ``docs/screenshots``.

The addresses come from its sitemap: the first page, the pages below it, one page of each list, and
an address that does not exist. Needs Chromium, which is driven through its debugging pipe.
"""

import argparse
import base64
import contextlib
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

WIDTHS = {"phone": 360, "desktop": 1280}
LONGEST = 4000
# Pictures would load only as they come into sight; wait for them, but not for ever.
EVERYTHING_LOADED = """
  for (const image of document.images) image.loading = "eager";
  Promise.race([
    new Promise(resolve => setTimeout(resolve, 5000)),
    Promise.all([
      document.fonts.ready,
      ...Array.from(document.images, image => image.decode().catch(() => null)),
    ]),
  ])
"""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]


class Browser:
    """Chromium without a window, with one tab, spoken to in the DevTools protocol."""

    def __init__(self, program, folder):
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        # Chromium reads from descriptor 3 and writes to 4; copies out of their way come first.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_browser, from_browser)]
        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={folder}"],
            stderr=subprocess.DEVNULL,
            # Safe here: this program has no other thread that the copy could find half way.
            preexec_fn=lambda: [os.dup2(end, 3 + n) for n, end in enumerate(ends)],  # noqa: PLW1509
            pass_fds=(3, 4),
        )
        self._number, self._received, self._session = 0, b"", None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        attached = self.send("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self.send("Page.enable")

    def send(self, method, **params):
        """Result of ``method``; raises ``RuntimeError`` where Chromium refuses."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answer = self._wait(lambda received: received.get("id") == self._number)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def _wait(self, is_wanted):
        while True:
            while b"\0" not in self._received:
                self._received += os.read(self._read, 1 << 16)
            message, _separator, self._received = self._received.partition(b"\0")
            message = json.loads(message)
            if is_wanted(message):
                return message

    def picture(self, url, width, theme):
        """The page at ``url`` as WebP and how far it is wider than ``width``."""
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **size)
        features = [
            {"name": "prefers-color-scheme", "value": theme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.send("Emulation.setEmulatedMedia", features=features)
        self.send("Page.navigate", url=url)
        self._wait(lambda received: received.get("method") == "Page.loadEventFired")
        page = self.send("Page.getLayoutMetrics")["cssContentSize"]
        height = min(round(page["height"]), LONGEST)
        self.send("Emulation.setDeviceMetricsOverride", **size | {"height": height})
        self.send("Runtime.evaluate", expression=EVERYTHING_LOADED, awaitPromise=True)
        taken = self.send("Page.captureScreenshot", format="webp", quality=80)
        return base64.b64decode(taken["data"]), round(page["width"]) - width

    def close(self):
        with contextlib.suppress(OSError, RuntimeError):
            self.send("Browser.close")
        self._process.wait(timeout=10)


def chosen_addresses(root):
    """
    Paths of the pages to show.

    Raises ``URLError`` where the portal does not answer.
    """
    with urlopen(f"http://{urlsplit(root).netloc}/sitemap.xml", timeout=30) as answer:
        locations = re.findall(r"<loc>(.*?)</loc>", answer.read().decode())
    paths = [urlsplit(location).path for location in locations]
    chosen = {}
    for path in sorted(paths, key=lambda path: path.count("/")):
        parts = path.strip("/").split("/")
        group = path if len(parts) < 3 else "/".join(parts[:-1])
        chosen.setdefault(group, path)
    languages = dict.fromkeys(path.split("/")[1] for path in chosen.values())
    return [*chosen.values(), *(f"/{language}/404/" for language in languages)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    port = os.environ.get("PORT", "8000")
    parser.add_argument("--url", default=f"http://127.0.0.1:{port}", help="where the portal runs")
    parser.add_argument("--output", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("paths", nargs="*", help="addresses; without any, a choice of the sitemap")
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("Chromium is missing. Install the package “chromium”.")
    try:
        paths = options.paths or chosen_addresses(options.url)
    except URLError:
        sys.exit(f"Nothing answers at {options.url}. Start the portal first: make run")
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, folder)
        for path in paths:
            name = "-".join(path.strip("/").split("/")) + ("-dark" * (options.theme == "dark"))
            for label, width in WIDTHS.items():
                data, excess = browser.picture(options.url + path, width, options.theme)
                (options.output / f"{name}-{label}.webp").write_bytes(data)
                note = f"  {excess} px too wide" if excess > 0 else ""
                print(f"{name}-{label}.webp  {len(data) // 1024} KB{note}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
