"""Addresses of pages as people and mail programs mangle them, and addresses of pages there never were."""

import re
from difflib import get_close_matches
from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.views.mangled import MANGLED
from dashboard.views.pages import PAGES

OTHER_NAMES = {"/overview": "/", "/index.html": "/", "/home": "/"}
KNOWN = frozenset(page.path for page in PAGES) | {f"/plain/{page.name}" for page in PAGES} | {"/plain", "/present"}
# Their routes answer for themselves, also where there is nothing.
FOLDERS = ("data", "plain", "present", "preview", "healthz", "static", "media", "component", "app", "vendor", "_stcore")
ALIKE = 0.7


def meant(path: str) -> tuple[str, str] | None:
    """The page that a path means, and the query that stands in it; None if it is a page already, or no page's."""
    plain, _, query = unquote(path).partition("?")
    found = re.sub(r"[\s<>\"'”“]+", "", plain).lower().rstrip(MANGLED + "/#")
    found = "/" + re.sub(r"/{2,}", "/", found).lstrip("/")
    found = OTHER_NAMES.get(found, found)
    if found in KNOWN:
        return None if path == found else (found, query)
    return nearest(found, query)


def nearest(path: str, query: str) -> tuple[str, str] | None:
    """The page whose name is most like that of a page there is not, with what was asked for as a choice."""
    first, *_, last = path.removeprefix("/").split("/") * 2
    if first in FOLDERS or "_stcore" in path or "." in last:
        return None
    alike = get_close_matches(f"/{last}", [page.path for page in PAGES], n=1, cutoff=ALIKE)
    asked = f"page={quote(path.removeprefix('/')[:60], safe='')}"
    return (alike[0] if alike else "/"), f"{query}&{asked}" if query else asked


class MistypedPages:
    """Sends a reader from a mangled path to the page it means, choices and all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page's own path, or pass the request on."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        page = meant(scope["path"]) if asks else None
        if page is None:
            await self.app(scope, receive, send)
            return
        path, within = page
        query = "&".join(filter(None, (within, scope["query_string"].decode("latin-1"))))
        # Relative, so that it holds behind any proxy; a path may have had more folders than the page has.
        sent = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
        up = "../" * (sent.count("/") - 1) or "./"
        where = up + path.removeprefix("/") + (f"?{query}" if query else "")
        await RedirectResponse(where, status_code=307)(scope, receive, send)
