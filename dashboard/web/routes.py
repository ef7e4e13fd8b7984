"""The routes beside the pages: the HTML shell of each page, its icon, and the health report."""

from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard.load.live import PROJECT_ROOT, store
from dashboard.load.problems import DataError
from dashboard.views.pages import PAGES, Page
from dashboard.web.data_routes import data_routes
from dashboard.web.shell import Head, shell


def page_head(page: Page) -> Head:
    """Title, heading and description of a page; without readable data only the page's own name."""
    try:
        site = store().catalog().site
    except DataError:
        return Head(title=page.title, heading=page.title, description="")
    texts = {text.page: text.text for text in site.standfirsts}
    front = page is PAGES[0]
    return Head(
        title=f"{site.name}: {site.line}" if front else f"{page.title} · {site.name}",
        heading=site.headline if front else page.title,
        description=site.standfirst if front else texts.get(page.name, site.line),
    )


def _page_route(page: Page) -> Route:
    async def answer(_request: Request) -> Response:
        head = await run_in_threadpool(page_head, page)
        return HTMLResponse(shell(head), headers={"Cache-Control": "no-cache"})

    return Route("/" if page is PAGES[0] else f"/{page.path.strip('/')}", answer, name=page.name)


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
    return [*beside, *data_routes(), *map(_page_route, PAGES)]
