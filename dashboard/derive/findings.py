"""What a finding sets side by side: claims and figures of the record as rows on one axis."""

from typing import Any

import pandas as pd

from dashboard.derive.falls import move_row
from dashboard.derive.lanes import RATIO, RECORD, claim_row, comparator_row, ratio_row
from dashboard.derive.quantities import span
from dashboard.derive.record_figures import amount, change, signed_percent
from dashboard.derive.record_items import DAY_SEPARATOR, day_id
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import Finding

COLUMNS = ["subject", "token", "relation", "low", "high", "start", "value", "words", "moves", "claim_ids", "method"]


def compared_rows(finding: Finding, catalog: Catalog) -> pd.DataFrame:
    """One row per thing compared, in order.

    Columns: subject, token ("claim" or "record"), relation, low, high, start (as in `derive.lanes`), value (percent
    with its sign, for moves), words, moves (whether the row is a move from zero), claim_ids, method.
    """
    claims = [catalog.claims[i] for i in finding.compare if i in catalog.claims]
    record = [n.removeprefix(RECORD) for n in finding.compare if n.startswith(RECORD) and DAY_SEPARATOR not in n]
    bases = [amount(catalog.record.comparators[n], catalog.units).base for n in record]
    # A multiple stands on the axis of what it is compared with.
    bases += [span(c.quantity, catalog.units).base for c in claims if c.quantity]
    base = bases[0] if bases else ""
    moves = any(DAY_SEPARATOR in n for n in finding.compare if n.startswith(RECORD)) or any(
        c.metric is not None and catalog.metrics[c.metric].sign < 0 for c in claims
    )
    rows = [_row(name, finding, base, moves, catalog) for name in finding.compare]
    return pd.DataFrame(
        [{**{"start": None, "value": None}, **row, "moves": moves} for row in rows], columns=COLUMNS, dtype=object
    )


def _row(name: str, finding: Finding, base: str, moves: bool, catalog: Catalog) -> dict[str, Any]:
    if name.startswith(RATIO):
        return ratio_row(next(r for r in finding.ratios if r.id == name.removeprefix(RATIO)), catalog)
    if DAY_SEPARATOR in name:
        return _day(name, catalog)
    if name.startswith(RECORD):
        return comparator_row(catalog.record.comparators[name.removeprefix(RECORD)], catalog)
    claim = catalog.claims[name]
    if moves:
        return {**move_row(claim, catalog), "token": "claim"}
    return claim_row(claim, base, catalog)


def _day(name: str, catalog: Catalog) -> dict[str, Any]:
    series, _, date = name.removeprefix(RECORD).partition(DAY_SEPARATOR)
    value = change(series, date, "close", catalog)
    return {
        "subject": "record, close",
        "token": "record",
        "relation": "eq",
        "value": value,
        "words": signed_percent(value),
        "claim_ids": (day_id(series, date),),
        "method": "close against the close of the base day",
    }
