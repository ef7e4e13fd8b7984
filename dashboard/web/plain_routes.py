"""Every page without scripts, for networks that stop the live one, for screen readers, printers and programs."""

from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.exports.plain import Links, plain_parts
from dashboard.load.live import store
from dashboard.model.catalog import Catalog
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import View, parse, query_of, story_url, url_for

PLAIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
UNKNOWN = (
    "<!doctype html><html lang=en><title>Not found</title><p>There is no such page. <a href='overview'>Overview</a></p>"
)
NOT_CHOICES = ("claim", "table", "show")


async def plain_page(request: Request) -> Response:
    """One page, or one part of it; the nearest view to what the address asks for."""
    return await run_in_threadpool(_plain_page, request)


def _plain_page(request: Request) -> Response:
    name = request.path_params["page"]
    if name not in PAGE_BY_NAME:
        return HTMLResponse(UNKNOWN, status_code=404)
    catalog = store().catalog()
    query = parse_qs(request.url.query, keep_blank_values=True)
    asked = query.pop("part", ["1"])[-1]
    view = parse(name, query, catalog)
    tag = f'W/"{catalog.version}-plain"'
    headers = {"Content-Security-Policy": PLAIN_POLICY, "Cache-Control": "public, max-age=60", "ETag": tag}
    # The tag belongs to this address: a browser keeps one for each.
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    parts = plain_parts(view, catalog, served_links(view, catalog))
    return HTMLResponse(parts[_part(asked, len(parts)) - 1], headers=headers)


def _part(asked: str, last: int) -> int:
    """The part asked for, or the nearest there is; the first for what is no number."""
    if not (asked.isascii() and asked.isdecimal()):
        return 1
    # A number too long to be read is beyond the last.
    return last if len(asked) > len("1000") else min(max(int(asked), 1), last)


def served_links(view: View, catalog: Catalog) -> Links:
    """Links from a served plain page, all relative, so that they hold behind any proxy."""
    choices = {k: v for k, v in view.choices.items() if k not in NOT_CHOICES}
    query = urlencode(query_of(View(view.page, choices)))

    def page(name: str, part: int) -> str:
        if name != view.page:
            return name
        return f"{name}?{query}" + (f"&part={part}" if part > 1 else "")

    live = f"..{url_for(view.page, choices)}"
    return Links(
        page=page,
        name=lambda of: f"names?{urlencode({'v': '1', 'of': of})}",
        file=lambda exhibit, suffix: f"../data/exhibits/{exhibit}.{suffix}?{query}",
        step=lambda story, number: f"..{story_url(story, number)}",
        live=live,
        head=f'<link rel="canonical" href="{live.replace("&", "&amp;")}">',
    )


async def plain_front(_request: Request) -> Response:
    """The way to the first page."""
    return RedirectResponse("plain/overview")


def plain_routes() -> list[Route]:
    """The routes of this module."""
    return [Route("/plain", plain_front, name="plain"), Route("/plain/{page}", plain_page, name="plain-page")]
