"""Addresses of pages as people and mail programs mangle them: capitals, a sentence's closing sign, a last slash."""

from urllib.parse import unquote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.views.pages import PAGES
from dashboard.views.view import MANGLED

KNOWN = frozenset(page.path for page in PAGES)


def meant(path: str) -> str | None:
    """The page that a mangled path means; None if it is a page already, or none that we know."""
    found = unquote(path).lower().rstrip(MANGLED + "/")
    return found if path not in KNOWN and found in KNOWN else None


class MistypedPages:
    """Sends a reader from a mangled path to the page it means, choices and all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page's own path, or pass the request on."""
        page = meant(scope["path"]) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        if page is None:
            await self.app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        # Relative, so that it holds behind any proxy.
        where = page.removeprefix("/") + (f"?{query}" if query else "")
        await RedirectResponse(where, status_code=307)(scope, receive, send)
