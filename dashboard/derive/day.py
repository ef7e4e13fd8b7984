"""One day of the record beside what is claimed of it: rows by subject, claims first, then open, low and close."""

from typing import Any

import pandas as pd

from dashboard.derive.falls import move_row
from dashboard.derive.record_figures import change, signed_percent
from dashboard.derive.record_items import day_id
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition, Lane
from dashboard.model.record import Series
from dashboard.model.words import Moment

MOMENTS: tuple[Moment, ...] = ("open", "low", "close")
COLUMNS = [
    "lane", "subject", "kind", "name", "place", "relation", "value", "words", "firmness", "badge", "tone", "claim_ids",
    "method",
]  # fmt: skip


def day_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per claim and per moment of the day, for each series of the definition's lanes.

    Columns: lane, subject (the series' name), kind ("claim", "open", "low", "close"), name (how the row is called),
    place, relation, value (percent with its sign, None where a claim gives no number), words, firmness, badge and
    tone (verdict), claim_ids, method.
    """
    rows: list[dict[str, Any]] = []
    for lane in definition.lanes:
        for series_id in lane.series:
            series = catalog.record.series[series_id]
            rows += _claims(lane, series, catalog) + _moments(lane, series, definition.day or "", catalog)
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _claims(lane: Lane, series: Series, catalog: Catalog) -> list[dict[str, Any]]:
    found = [
        c
        for c in catalog.claims.values()
        if c.group in lane.groups and series.entity in c.entity and c.quantity is not None
    ]
    return [
        {
            **(row := move_row(claim, catalog)),
            "lane": lane.name,
            "subject": series.name,
            "kind": "claim",
            "name": f"{row['place']} says",
        }
        for claim in found
    ]


def _moments(lane: Lane, series: Series, day: str, catalog: Catalog) -> list[dict[str, Any]]:
    rows = []
    for moment in MOMENTS:
        value = change(series.id, day, moment, catalog)
        rows.append(
            {
                "lane": lane.name,
                "subject": series.name,
                "kind": moment,
                "name": f"Record: {moment}",
                "place": "public record",
                "relation": "eq",
                "value": value,
                "words": signed_percent(value),
                "firmness": "public record",
                "badge": "",
                "tone": "",
                "claim_ids": (day_id(series.id, day),),
                "method": "daily prices, against the close of the base day",
            }
        )
    return rows
