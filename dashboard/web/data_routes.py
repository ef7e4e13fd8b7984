"""Data beside the pages: exhibits and evidence as CSV, workbook and JSON, built from the address alone."""

from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.derive.claim_rows import claim_rows
from dashboard.exhibits.registry import exhibit_by_id, page_of
from dashboard.exports.claimreview import claim_reviews
from dashboard.exports.claimreview import to_json as reviews_to_json
from dashboard.exports.claims import to_csv as claims_to_csv
from dashboard.exports.claims import to_json as claims_to_json
from dashboard.exports.dataset import data_package
from dashboard.exports.tables import to_csv, to_json, to_xlsx
from dashboard.exports.taken import Taken, taken
from dashboard.load.live import store
from dashboard.model.catalog import Catalog
from dashboard.views.view import View, exhibit_url, parse, renamed

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, tuple[str, Callable[[Taken], str | bytes]]] = {
    "csv": (CSV, to_csv),
    "json": (JSON, to_json),
    "xlsx": (XLSX, to_xlsx),
}
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=60"}


def public_address(catalog: Catalog, request: Request) -> str:
    """The site's public address, or where this request reached it."""
    return catalog.site.public_address or str(request.base_url).rstrip("/")


async def exhibit_file(request: Request) -> Response:
    """One exhibit with the choices of the query; 404 for an unknown exhibit or format."""
    return await run_in_threadpool(_exhibit_file, request)


def _exhibit_file(request: Request) -> Response:
    catalog = store().catalog()
    name, _, suffix = request.path_params["file"].rpartition(".")
    if suffix not in FORMATS:
        return missing(f"there is no format '{suffix[:20]}'", f"one of {', '.join(FORMATS)}")
    asked, name = name, renamed(name, catalog)
    page = page_of(name, catalog)
    if page is None:
        return missing(f"there is no exhibit '{asked[:60]}'", "the id of an exhibit, as in the links of the pages")
    view = parse(page, parse_qs(request.url.query, keep_blank_values=True), catalog)
    found = exhibit_by_id(name, catalog, **view.choices)
    if found is None:
        return missing(f"the choices leave nothing of '{name[:60]}'", "other choices")
    kind, write = FORMATS[suffix]
    path = exhibit_url(View(page, view.choices), name)
    body = write(taken(found, catalog, path, public_address(catalog, request)))
    return attachment(body, kind, f"{name}.{suffix}", catalog, request)


async def claims_file(request: Request) -> Response:
    """Every claim and position, one row for each piece of evidence."""
    catalog = await run_in_threadpool(store().catalog)
    rows = await run_in_threadpool(claim_rows, catalog)
    suffix = request.url.path.rpartition(".")[2]
    body, kind = (claims_to_csv(rows), CSV) if suffix == "csv" else (claims_to_json(rows), JSON)
    return attachment(body, kind, f"claims.{suffix}", catalog, request)


async def reviews_file(request: Request) -> Response:
    """Every verdict as schema.org ClaimReview."""
    catalog = await run_in_threadpool(store().catalog)
    reviews = claim_reviews(catalog, public_address(catalog, request))
    return attachment(reviews_to_json(reviews), JSON, "claimreview.json", catalog, request)


async def package_file(request: Request) -> Response:
    """The Frictionless data package of these routes."""
    catalog = await run_in_threadpool(store().catalog)
    tag = f'W/"{catalog.version}-datapackage.json"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**OPEN, "ETag": tag})
    return JSONResponse(data_package(catalog, "", "csv"), headers={**OPEN, "ETag": tag})


def attachment(body: str | bytes, kind: str, name: str, catalog: Catalog, request: Request) -> Response:
    """A file to keep; unchanged data of this version is not sent again."""
    tag = f'W/"{catalog.version}-{name}"'
    safe = "".join(c if c.isalnum() or c in ".-_" else "-" for c in name)
    headers = {**OPEN, "ETag": tag, "Content-Disposition": f'attachment; filename="{safe}"'}
    if request.headers.get("if-none-match") == tag and not request.url.query:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def missing(what: str, allowed: str) -> Response:
    """A plain 404: what is not there, and what is."""
    return JSONResponse({"error": what, "allowed": allowed}, status_code=404, headers=OPEN)


async def nothing_here(request: Request) -> Response:
    """The 404 of an address below ours that leads to nothing."""
    return missing(f"there is nothing at '{request.url.path[:60]}'", "the addresses that the page Data lists")


def data_routes() -> list[Route]:
    """The routes of this module."""
    return [
        Route("/data/claims.csv", claims_file, name="claims-csv"),
        Route("/data/claims.json", claims_file, name="claims-json"),
        Route("/data/claimreview.json", reviews_file, name="claimreview"),
        Route("/data/datapackage.json", package_file, name="datapackage"),
        Route("/data/exhibits/{file}", exhibit_file, name="exhibit-file"),
    ]
