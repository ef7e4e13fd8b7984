"""Presenter mode: a story as a page that needs no live connection, and its files to take away."""

import gzip
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256
from urllib.parse import parse_qs, urlencode

from plotly.offline import get_plotlyjs
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.exports.deck import story_deck
from dashboard.exports.fonts import font_file
from dashboard.exports.plain import environment
from dashboard.exports.story_html import Assets, story_html, story_page, story_script, story_style_sheet
from dashboard.load.live import store
from dashboard.model.catalog import Catalog
from dashboard.views.mangled import MANGLED, meant_by, mended
from dashboard.views.view import url_for

A_YEAR = "public, immutable, max-age=31536000"
SCRIPTS = ("plotly.js", "story.js")
KNOWN = ("v", "story", "step", "answer", "guess", "view")
HTML = "text/html; charset=utf-8"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


async def present(request: Request) -> Response:
    """The page of the story that is asked for; for an unknown one, a plain sentence and the stories there are."""
    return await run_in_threadpool(_present, request)


def _present(request: Request) -> Response:
    catalog = store().catalog()
    sent = parse_qs(request.url.query)
    query = mended(sent, KNOWN)
    asked = query.get("story", [""])[-1]
    if not asked:
        return RedirectResponse(url_for("stories").removeprefix("/"))
    story_id = meant_by(asked, catalog.stories.keys(), catalog)
    if story_id is None:
        template = environment().get_template("no_story.html")
        html = template.render(asked=asked[:60], stories=catalog.stories.values(), site=catalog.site)
        return HTMLResponse(html, status_code=404)
    address = (catalog.site.public_address or str(request.base_url)).rstrip("/")
    step = query.get("step", ["1"])[-1].rstrip(MANGLED)
    if sent.get("story", [""])[-1] != story_id or sent.get("step", [step])[-1] != step:
        # The script of the page reads the address as well, so it is mended there.
        choices = {name: query[name][-1] for name in KNOWN if name in query}
        return RedirectResponse(f"present?{urlencode({**choices, 'story': story_id, 'step': step})}")
    notice = _out_of_range(step, len(catalog.stories[story_id].steps) + 1)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if notice:
        return HTMLResponse(_page(story_id, catalog, address, (notice,)), headers=headers)
    return _fitting_answer(request, _packed(story_id, catalog.version, address), HTML, headers)


def _fitting_answer(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """A compressed body as it is for a browser that takes it so, else unpacked."""
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(body, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type=media_type, headers=headers)


def _out_of_range(step: str, total: int) -> str:
    """What a link to a step that is not there is told; the nearest step is shown."""
    if not step:
        return ""
    if step.isascii() and step.isdecimal() and len(step) < len("1000") and 1 <= int(step) <= total:
        return ""
    shown = f"“{step[:20]}”"
    return f"This link asks for step {shown}; this story has steps 1 to {total}. The nearest one is shown."


@lru_cache(maxsize=16)
def _packed(story_id: str, _version: str, address: str) -> bytes:
    return gzip.compress(_page(story_id, store().catalog(), address).encode(), compresslevel=6, mtime=0)


def _page(story_id: str, catalog: Catalog, address: str, notices: tuple[str, ...] = ()) -> str:
    # The names of the files change with their content, since browsers keep them for a year.
    tags = "".join(f'<script defer src="present/{_tagged(name)}"></script>' for name in SCRIPTS)
    head = f'<link rel="stylesheet" href="present/{_tagged("story.css")}">'
    leave = url_for("stories").removeprefix("/")
    return story_page(
        catalog.stories[story_id], catalog, Assets(head, tags), address=address, leave=leave, notices=notices
    )


@cache
def _content(name: str) -> tuple[bytes, str]:
    """The content of a script or style sheet, compressed, and its media type."""
    makers: dict[str, tuple[Callable[[], str], str]] = {
        "plotly.js": (get_plotlyjs, "text/javascript"),
        "story.js": (story_script, "text/javascript"),
        "story.css": (lambda: _faces() + story_style_sheet(), "text/css"),
    }
    make, media_type = makers[name]
    return gzip.compress(make().encode(), compresslevel=6, mtime=0), media_type


def _faces() -> str:
    files = (("Source Sans", font_file("sans")), ("Source Serif", font_file("serif")))
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:200 900;src:url(../static/media/{file.name})}}\n'
        for family, file in files
        if file is not None
    )


@cache
def _tagged(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(_content(name)[0]).hexdigest()[:8]}.{suffix}"


async def asset(request: Request) -> Response:
    """A script or style sheet of presenter mode."""
    asked = request.path_params["file"]
    name = next((n for n in (*SCRIPTS, "story.css") if asked == _tagged(n)), None)
    if name is None:
        return await deck(request)
    body, media_type = await run_in_threadpool(_content, name)
    headers = {"Cache-Control": A_YEAR, "Vary": "Accept-Encoding"}
    return _fitting_answer(request, body, media_type, headers)


async def deck(request: Request) -> Response:
    """A story as one file to take away: <id>.html, or <id>.pptx."""
    stem, _, suffix = request.path_params["file"].rpartition(".")
    catalog = await run_in_threadpool(store().catalog)
    if stem not in catalog.stories or suffix not in ("html", "pptx"):
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    body, media_type = await run_in_threadpool(_deck, stem, suffix, catalog.version)
    disposition = f'attachment; filename="{stem}-{catalog.version}.{suffix}"'
    return Response(body, media_type=media_type, headers={"Content-Disposition": disposition})


@lru_cache(maxsize=8)
def _deck(story_id: str, suffix: str, _version: str) -> tuple[bytes, str]:
    catalog = store().catalog()
    story = catalog.stories[story_id]
    return (story_deck(story, catalog), PPTX) if suffix == "pptx" else (story_html(story, catalog).encode(), HTML)


def present_routes() -> list[Route]:
    """The routes of this module."""
    return [Route("/present", present, name="present"), Route("/present/{file}", asset, name="present-file")]
