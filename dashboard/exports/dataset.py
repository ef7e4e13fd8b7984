"""What describes the data to programs: schema.org Dataset and a Frictionless data package."""

import json
import re
from typing import Any

from dashboard.derive.claim_rows import COLUMNS
from dashboard.exhibits.registry import exhibit_ids
from dashboard.model.catalog import Catalog
from dashboard.views.pages import Page

NUMBERS = ("value", "low", "high", "base_value", "base_low", "base_high")
MEDIA = {"json": "application/json", "csv": "text/csv"}
LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


def dataset_json(page: Page, catalog: Catalog, base: str) -> str:
    """The schema.org Dataset of the site, as seen from one page, as JSON-LD."""
    site = catalog.site
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{site.name}: {site.line}",
        "description": f"{site.standfirst} {site.neutrality}",
        "url": f"{base}{page.path}",
        "version": catalog.version,
        "dateModified": catalog.updated,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.publisher or site.name},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{base}/data/{name}"}
            for name, kind in (("claims.csv", "text/csv"), ("claims.json", "application/json"))
        ],
    }
    return json.dumps(made, ensure_ascii=False)


def data_package(catalog: Catalog, base: str, suffix: str = "json") -> dict[str, Any]:
    """A Frictionless data package: the claims with their schema, and every exhibit as a table.

    `base` comes before each path; empty for a package whose files lie beside it. `suffix` is the form of the exhibits.
    """
    site = catalog.site
    return {
        "name": re.sub(r"[^a-z0-9]+", "-", site.name.lower()).strip("-") or "claims",
        "title": f"{site.name}: {site.line}",
        "description": f"{site.standfirst} {site.neutrality}",
        "version": catalog.version,
        "created": f"{catalog.updated}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [{"title": source.title} for source in catalog.sources.values()],
        "resources": [
            {
                "name": "claims",
                "title": "Every claim and position, one row for each piece of evidence",
                "path": f"{base}claims.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [_field(column) for column in COLUMNS]},
            },
            *(
                {
                    "name": f"exhibit-{exhibit_id}".replace(".", "-"),
                    "path": f"{base}exhibits/{exhibit_id}.{suffix}",
                    "format": suffix,
                    "mediatype": MEDIA[suffix],
                    "encoding": "utf-8",
                    **({"dialect": {"commentChar": "#"}} if suffix == "csv" else {}),
                }
                for exhibit_id in sorted(exhibit_ids(catalog))
            ),
        ],
    }


def _field(column: str) -> dict[str, str]:
    kind = "number" if column in NUMBERS else "integer" if column == "paragraph" else "string"
    return {"name": column, "type": kind}
