"""The weeks after: closes in percent of the base day, and the first close above it."""

import pandas as pd

from dashboard.derive.record_figures import first_close_above, long_date
from dashboard.derive.record_items import day_id
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

FIRST = ", first close above 100"
COLUMNS = ["series", "name", "date", "close", "regained", "words", "claim_ids", "method"]


def week_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per series and day.

    Columns: series, name, date (YYYY-MM-DD), close (percent of the base day's), regained (whether it is the first
    close above the base), words, claim_ids, method.
    """
    rows = []
    for series_id in dict.fromkeys(s for lane in definition.lanes for s in lane.series):
        back = first_close_above(series_id, catalog)
        name = catalog.record.series[series_id].name
        for day in catalog.record.days:
            if day.series != series_id:
                continue
            first = day.date == back
            rows.append(
                {
                    "series": series_id,
                    "name": name,
                    "date": day.date,
                    "close": day.close,
                    "regained": first,
                    "words": f"{name}, {long_date(day.date)}: {day.close:.2f}" + (FIRST if first else ""),
                    "claim_ids": (day_id(series_id, day.date),),
                    "method": "closing price in percent of the close of the base day",
                }
            )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
