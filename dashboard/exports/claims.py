"""Claim rows as CSV that spreadsheet programs open safely, and as JSON."""

import csv
import io
import json
from collections.abc import Sequence

from dashboard.derive.claim_rows import COLUMNS, Cell, Row

# A cell that begins with one of these may run as a formula; in some programs full-width ones do.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(rows: Sequence[Row]) -> str:
    """The rows with a header line; numbers stay numbers, text never starts a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def to_json(rows: Sequence[Row]) -> str:
    """The rows as a list of objects; numbers as numbers, null where there is no value."""
    plain = [{column: row[column] for column in COLUMNS} for row in rows]
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in plain) + "\n]\n"


def safe_cell(cell: Cell) -> str | int | float:
    """A cell as CSV may hold it: text that would start a formula gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell
    # A whole number without the decimal point that would make it look measured.
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
