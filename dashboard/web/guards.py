"""What protects a reader: response headers, and a refusal of sockets opened from another site."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.shell import script_hashes


def content_policy(*, anywhere: bool = False) -> str:
    """Nothing from outside, no unknown inline script; a component's script arrives as a blob.

    `anywhere` lets other sites show the page in a frame: one embedded exhibit, which asks for nothing.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {' '.join(script_hashes())}",
            "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles at run time
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "media-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors *" if anywhere else "frame-ancestors 'self'",
        )
    )


class SecurityHeaders:
    """Adds the same security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.added = {
            "Content-Security-Policy": content_policy(),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and set each header that the answer does not set itself."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class SameOriginSockets:
    """Refuses a socket that a page of another site tries to open, before Streamlit sees it.

    Streamlit refuses it as well, but first asks an address outside about its own, and all
    readers wait.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close the socket before it is accepted (the browser gets 403), or pass it on."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and _host(origin) != headers.get("host", "").lower():
                await send({"type": "websocket.close", "code": 1008, "reason": "another origin"})
                return
        await self.app(scope, receive, send)


def _host(origin: str) -> str | None:
    """Host and port of an origin as a browser sends them; nothing if it is not a web origin."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme in {"http", "https"} and parts.netloc else None
