"""Streamlit's own browser files: where they are, and a compressed copy of each script."""

import gzip
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_A_YEAR = "public, immutable, max-age=31536000"  # file names carry a hash of their content


@cache
def folder() -> Path:
    """The folder that Streamlit serves its browser files from."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise RuntimeError("Streamlit is not installed; install it with: pip install -r requirements.txt")
    return Path(spec.origin).parent / "static"


@cache
def plotly_script() -> str:
    """The name of the script that draws charts; it changes with every release of Streamlit."""
    return next((folder() / "static" / "js").glob("PlotlyChart.*.js")).name


@lru_cache(maxsize=512)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def _script_or_style(path: str) -> Path | None:
    """The file behind a request path, if it is one of Streamlit's own scripts or style sheets."""
    parts = path.split("/")
    if len(parts) != 4 or parts[:2] != ["", "static"] or parts[2] not in {"js", "css"}:
        return None
    file = folder() / "static" / parts[2] / parts[3]
    known = file.suffix in _MEDIA_TYPES and ".." not in parts and "\\" not in path and file.is_file()
    return file if known else None


class CompressedAssets:
    """Sends scripts and styles compressed, each compressed once: 7.4 MB become 2.5 MB.

    Streamlit sends them as they are, because it would have to compress them for every request.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a script or style if the browser takes gzip; pass everything else on."""
        if scope["type"] == "http" and scope["method"] == "GET":
            headers = Headers(scope=scope)
            if "gzip" in headers.get("accept-encoding", "") and "range" not in headers:
                file = _script_or_style(scope["path"])
                if file is not None:
                    body = await run_in_threadpool(_compressed, file)
                    kept = {
                        "Content-Encoding": "gzip",
                        "Cache-Control": _A_YEAR,
                        "Vary": "Accept-Encoding",
                    }
                    response = Response(body, headers=kept, media_type=_MEDIA_TYPES[file.suffix])
                    await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)
