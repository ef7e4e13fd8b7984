"""The routes beside the pages: the HTML shell of each page, its icon, and the health report."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard.exports.dataset import dataset_json
from dashboard.exports.plain import anchor_of
from dashboard.exports.previews import preview_picture, preview_words
from dashboard.load.live import PROJECT_ROOT, store
from dashboard.load.problems import DataError
from dashboard.views.pages import PAGE_BY_NAME, PAGES, Page
from dashboard.views.view import View, parse, plain_url
from dashboard.web.data_routes import data_routes, nothing_here
from dashboard.web.guards import content_policy
from dashboard.web.plain_routes import plain_routes
from dashboard.web.present_routes import present_routes
from dashboard.web.shell import Head, shell


async def preview(request: Request) -> Response:
    """The picture of a page for link previews; drawn once for each version of the data."""
    page = PAGE_BY_NAME.get(request.path_params["page"])
    if page is None:
        return Response("There is no such page.", status_code=404, media_type="text/plain")
    catalog = await run_in_threadpool(store().catalog)
    body = await run_in_threadpool(_picture, page.name, catalog.version)
    return Response(body, media_type="image/png", headers={"Cache-Control": "public, max-age=3600"})


@lru_cache(maxsize=64)
def _finding(name: str, _version: str) -> str:
    return preview_words(PAGE_BY_NAME[name], store().catalog())[0]


@lru_cache(maxsize=64)
def _picture(name: str, _version: str) -> bytes:
    return preview_picture(PAGE_BY_NAME[name], store().catalog())


def page_head(page: Page, address: str = "") -> Head:
    """What a page says of itself; without readable data only its own name. `address` is where it was reached."""
    try:
        catalog = store().catalog()
        site = catalog.site
    except DataError:
        return Head(title=page.title, heading=page.title, description="")
    texts = {text.page: text.text for text in site.standfirsts}
    front = page is PAGES[0]
    base = (site.public_address or address).rstrip("/")
    finding = _finding(page.name, catalog.version)
    return Head(
        address=f"{base}{page.path}",
        picture=f"{base}/preview/{page.name}.png",
        plain=f"plain/{page.name}",
        site=site.name,
        finding="" if finding == page.title else finding,
        dataset=dataset_json(page, catalog, base),
        title=f"{site.name}: {site.line}" if front else f"{page.title} · {site.name}",
        heading=site.headline if front else page.title,
        description=site.standfirst if front else texts.get(page.name, site.line),
    )


def _page_route(page: Page) -> Route:
    async def answer(request: Request) -> Response:
        head = await run_in_threadpool(page_head, page, str(request.base_url).rstrip("/"))
        headers = {"Cache-Control": "no-cache"}
        view = await run_in_threadpool(_view, page, request)
        if view is not None:
            head = replace(head, plain=plain_way(view))
            # One exhibit alone, which any site may show in a frame.
            if request.query_params.get("embed") == "true" and view.chosen("only"):
                headers["Content-Security-Policy"] = content_policy(anywhere=True)
        return HTMLResponse(shell(head), headers=headers)

    return Route("/" if page is PAGES[0] else f"/{page.path.strip('/')}", answer, name=page.name)


def _view(page: Page, request: Request) -> View | None:
    """What the address asks for; None without readable data."""
    try:
        return parse(page.name, parse_qs(request.url.query), store().catalog())
    except DataError:
        return None


def plain_way(view: View) -> str:
    """The way from a page to the same view without scripts, the receipt that is open included."""
    way, claim = plain_url(view).removeprefix("/"), view.chosen("claim")
    return f"{way}&claim={quote(claim)}#{quote(anchor_of(claim))}" if claim else way


def health() -> tuple[int, dict[str, object]]:
    """Status code and body of the health report: is there data, how old, was an edit refused."""
    try:
        catalog = store().catalog()
    except DataError as error:
        return 503, {"state": "no data", "problems": [str(problem) for problem in error.problems]}
    state = store().state
    age = (datetime.now(UTC) - state.loaded_at).total_seconds()
    return 200, {
        "state": "ok" if state.ok else "edit refused",
        "version": catalog.version,
        "updated": catalog.updated,
        "age_seconds": round(age, 1),
        "problems": [str(problem) for problem in state.problems],
    }


async def healthz(_request: Request) -> Response:
    """The health report as JSON: 200 while good data is shown, 503 before any could be read."""
    status, body = await run_in_threadpool(health)
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


async def icon(_request: Request) -> Response:
    """Our own icon in place of Streamlit's, which the shell would show first."""
    file = PROJECT_ROOT / "dashboard" / "static" / "favicon.png"
    return FileResponse(file, headers={"Cache-Control": "max-age=86400"})


def routes() -> list[Route]:
    """All routes, in the order in which they are tried."""
    beside = [Route("/healthz", healthz, name="healthz"), Route("/favicon.png", icon, name="icon")]
    pictures = Route("/preview/{page}.png", preview, name="preview")
    # What is none of ours below our folders would otherwise be answered with a page.
    nothing = [Route(f"/{folder}/{{rest:path}}", nothing_here) for folder in ("data", "plain", "preview")]
    return [*beside, *data_routes(), *plain_routes(), *present_routes(), pictures, *map(_page_route, PAGES), *nothing]
