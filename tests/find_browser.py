"""Finds a browser for the tests: `python -m tests.find_browser` prints its place, or installs one.

An installed Chromium or Chrome comes first, then the one Playwright keeps, then its download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ADVICE = "No browser for the tests: install Chromium or Google Chrome (on Debian: apt-get install chromium)"


def installed() -> str | None:
    """The program file of a browser on this machine; CHROME_PATH names one outright."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or (str(MAC) if MAC.exists() else None) or playwrights_own()


def playwrights_own() -> str | None:
    """The browser that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Print the browser's program file; download one if there is none; fail with one line."""
    found = installed()
    if found is None:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, capture_output=True, timeout=600, check=False)
        found = playwrights_own()
    sys.stdout.write(f"{found or ADVICE}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
