"""Data beside the pages: exhibits and evidence as CSV, workbook and JSON, built from the address alone."""

from collections.abc import Callable
from urllib.parse import parse_qs
from zlib import crc32

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.derive.claim_rows import claim_rows
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, page_of
from dashboard.exports.claimreview import claim_reviews
from dashboard.exports.claimreview import to_json as reviews_to_json
from dashboard.exports.claims import to_csv as claims_to_csv
from dashboard.exports.claims import to_json as claims_to_json
from dashboard.exports.dataset import data_package
from dashboard.exports.tables import to_csv, to_json, to_xlsx
from dashboard.exports.taken import Taken, taken
from dashboard.load.live import store
from dashboard.model.catalog import Catalog
from dashboard.views.mangled import called_now
from dashboard.views.options import options
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import FREE_TEXT, View, exhibit_url, parse

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, tuple[str, Callable[[Taken], str | bytes]]] = {
    "csv": (CSV, to_csv),
    "json": (JSON, to_json),
    "xlsx": (XLSX, to_xlsx),
}
LONGEST_ERROR = 600
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=60"}


def public_address(catalog: Catalog, request: Request) -> str:
    """The site's public address, or where this request reached it."""
    return catalog.site.public_address or str(request.base_url).rstrip("/")


async def exhibit_file(request: Request) -> Response:
    """One exhibit with the choices of the query; 404 for an unknown exhibit or format, 400 for an unknown choice."""
    return await run_in_threadpool(_exhibit_file, request)


def _exhibit_file(request: Request) -> Response:
    catalog = store().catalog()
    asked, _, suffix = request.path_params["file"].rpartition(".")
    if suffix not in FORMATS:
        return refused(404, f"there is no format '{suffix[:20]}'", f"one of {', '.join(FORMATS)}")
    name = called_now(asked, exhibit_ids(catalog), catalog)
    page = page_of(name, catalog) if name else None
    if name is None or page is None:
        return refused(404, f"there is no exhibit '{asked[:60]}'", "the id of an exhibit, as in the links of the pages")
    view = parse(page, parse_qs(request.url.query, keep_blank_values=True), catalog)
    if view.notices:
        # A program would take the nearest view for the one it asked for.
        reasons = " ".join(f"{notice.partition('. Showing ')[0].rstrip('.')}." for notice in view.notices)
        return refused(400, reasons[:LONGEST_ERROR], allowed_choices(page, catalog))
    path = exhibit_url(View(page, view.choices), name)
    file = f"{name}.{suffix}"
    if unchanged := not_sent_again(file, path, catalog, request):
        return unchanged
    found = exhibit_by_id(name, catalog, **view.choices)
    if found is None:
        return refused(404, f"the choices leave nothing of '{name[:60]}'", "other choices")
    kind, write = FORMATS[suffix]
    body = write(taken(found, catalog, path, public_address(catalog, request)))
    return attachment(body, kind, file, path, catalog)


def allowed_choices(page: str, catalog: Catalog) -> dict[str, list[str]]:
    """Every choice of a page by its name, with the values it may take; none for a text that is searched for."""
    names = PAGE_BY_NAME[page].params
    return {name: [] if name in FREE_TEXT else list(options(name, page, catalog)) for name in names}


async def claims_file(request: Request) -> Response:
    """Every claim and position, one row for each piece of evidence."""
    return await run_in_threadpool(_claims_file, request)


def _claims_file(request: Request) -> Response:
    catalog = store().catalog()
    name = request.url.path.rpartition("/")[2]
    if unchanged := not_sent_again(name, "", catalog, request):
        return unchanged
    rows = claim_rows(catalog)
    body, kind = (claims_to_csv(rows), CSV) if name.endswith(".csv") else (claims_to_json(rows), JSON)
    return attachment(body, kind, name, "", catalog)


async def reviews_file(request: Request) -> Response:
    """Every verdict as schema.org ClaimReview."""
    catalog = await run_in_threadpool(store().catalog)
    if unchanged := not_sent_again("claimreview.json", "", catalog, request):
        return unchanged
    reviews = claim_reviews(catalog, public_address(catalog, request))
    return attachment(reviews_to_json(reviews), JSON, "claimreview.json", "", catalog)


async def package_file(request: Request) -> Response:
    """The Frictionless data package of these routes."""
    catalog = await run_in_threadpool(store().catalog)
    if unchanged := not_sent_again("datapackage.json", "", catalog, request):
        return unchanged
    headers = {**OPEN, "ETag": tag_of("datapackage.json", "", catalog)}
    return JSONResponse(data_package(catalog, "", "csv"), headers=headers)


def tag_of(name: str, path: str, catalog: Catalog) -> str:
    """The ETag of a file: its name, the data version and, where `path` is a view, the choices in it."""
    choices = f"-{crc32(path.encode()):08x}" if path else ""
    return f'W/"{catalog.version}-{name}{choices}"'


def not_sent_again(name: str, path: str, catalog: Catalog, request: Request) -> Response | None:
    """The short answer to somebody who has this file already, before any work is done for it."""
    tag = tag_of(name, path, catalog)
    asked = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={**OPEN, "ETag": tag}) if tag in asked or "*" in asked else None


def attachment(body: str | bytes, kind: str, name: str, path: str, catalog: Catalog) -> Response:
    """A file to keep, with its tag."""
    safe = "".join(c if c.isalnum() or c in ".-_" else "-" for c in name)
    headers = {
        **OPEN,
        "ETag": tag_of(name, path, catalog),
        "Content-Disposition": f'attachment; filename="{safe}"',
    }
    return Response(body, media_type=kind, headers=headers)


def refused(status: int, what: str, allowed: object) -> Response:
    """Why there is no file, in JSON, and what there is."""
    return JSONResponse({"error": what, "allowed": allowed}, status_code=status, headers=OPEN)


async def nothing_here(request: Request) -> Response:
    """The 404 of an address below ours that leads to nothing."""
    return refused(404, f"there is nothing at '{request.url.path[:60]}'", "the addresses that the page Data lists")


def data_routes() -> list[Route]:
    """The routes of this module."""
    return [
        Route("/data/claims.csv", claims_file, name="claims-csv"),
        Route("/data/claims.json", claims_file, name="claims-json"),
        Route("/data/claimreview.json", reviews_file, name="claimreview"),
        Route("/data/datapackage.json", package_file, name="datapackage"),
        Route("/data/exhibits/{file}", exhibit_file, name="exhibit-file"),
    ]
