"""A running server and a real browser: what every browser test starts from."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.find_browser import ADVICE, installed

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
        .every(chart => chart.offsetParent === null || chart.querySelector('.main-svg'))"""


@dataclass
class Watch:
    """What went wrong in a page, and whom it called, since it was opened."""

    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def follow(self, page: Page, server: str) -> None:
        own = urlsplit(server).netloc

        def request(url: str) -> None:
            parts = urlsplit(url)
            if parts.scheme not in {"data", "blob", "about"} and parts.netloc != own:
                self.outside.append(url)

        page.on("request", lambda r: request(r.url))
        page.on("websocket", lambda s: request(s.url))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.on("requestfailed", lambda r: self.failed.append(f"{r.url} {r.failure}"))
        page.on(
            "response",
            lambda r: self.failed.append(f"{r.url} {r.status}") if r.status >= 400 else None,
        )


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_idle(page: Page) -> Page:
    """Return once the script has run and everything it sent is drawn."""
    page.wait_for_selector(f'{IDLE} [data-testid="stMainBlockContainer"] *', timeout=30_000)
    page.wait_for_function(DRAWN, timeout=30_000)
    page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    return page


@contextmanager
def started(
    command: list[str],
    folder: Path,
    root: Path,
    ready: str,
    home: Path | None = None,
    port_option: str = "--port",
) -> Iterator[str]:
    """The address of a server that `command` starts in `folder`, once its path `ready` answers.

    `home` is the folder of another set of data.
    """
    port = free_port()
    log = folder / "server.log"
    environment = {**os.environ, "PYTHONPATH": str(root)}
    environment.pop("DASHBOARD_HOME", None)
    if home is not None:
        environment["DASHBOARD_HOME"] = str(home)
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command, port_option, str(port)],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while not answers(f"{address}{ready}"):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the server did not start:\n{log.read_text()}")
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def answers(address: str) -> bool:
    """Whether a server gives a good answer at this address."""
    try:
        return httpx.get(address, timeout=5, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@pytest.fixture(scope="session")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server started as a user would, but from another folder."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with started(["-m", "dashboard", "run"], folder, root, "/healthz") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; its absence is a failure, not a reason to skip."""
    program = installed()
    if program is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[int, str], BrowserContext]]:
    """Browser windows by width and theme; each keeps its cache, as a reader's does."""
    kept: dict[tuple[int, str], BrowserContext] = {}

    def context(width: int, theme: str) -> BrowserContext:
        if (width, theme) not in kept:
            kept[width, theme] = browser.new_context(
                viewport={"width": width, "height": 844 if width < 600 else 900},
                color_scheme="dark" if theme == "dark" else "light",
                is_mobile=width < 600,
                has_touch=width < 600,
            )
        return kept[width, theme]

    yield context
    for window in kept.values():
        window.close()


@pytest.fixture
def page_at(server: str, contexts: Callable[[int, str], BrowserContext]) -> Iterator[Callable[..., tuple[Page, Watch]]]:
    """Open a path at a width and in a theme: the drawn page, and what was watched meanwhile."""
    opened: list[Page] = []

    def open_page(path: str, width: int = 1440, theme: str = "light") -> tuple[Page, Watch]:
        page, watch = contexts(width, theme).new_page(), Watch()
        opened.append(page)
        watch.follow(page, server)
        page.goto(f"{server}{path}")
        return wait_until_idle(page), watch

    yield open_page
    for page in opened:
        page.close()
