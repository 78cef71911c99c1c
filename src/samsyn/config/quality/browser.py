"""A Chromium for the journeys: one that is here, or one that can be installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
DEBIAN = Path("/etc/debian_version")


class NoBrowser(Exception):
    """No Chromium was found and none could be installed; the message says why."""


def chromium() -> str:
    """The path of a Chromium, installed first if need be."""
    found = present() or _of_playwright()
    if found:
        return found
    trouble = _install()
    found = present() or _of_playwright()
    if not found:
        raise NoBrowser(f"no Chromium on PATH or in SAMSYN_CHROMIUM; installing one: {trouble}")
    return found


def present() -> str | None:
    named = os.environ.get("SAMSYN_CHROMIUM")
    if named:
        if not Path(named).exists():
            raise NoBrowser(f"SAMSYN_CHROMIUM names a file that is not there: {named}")
        return named
    return next(filter(None, map(shutil.which, [*NAMES, MACOS])), None)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> str:
    """Try; the last words of the tool that tried."""
    if DEBIAN.exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        _say(["apt-get", "update", "-qq"])
        return _say(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    return _say([sys.executable, "-m", "playwright", "install", "chromium"])


def _say(command: list[str]) -> str:
    print("$", *command, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return (done.stderr or done.stdout).strip().rpartition("\n")[2]
