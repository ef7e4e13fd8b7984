"""An exhibit as CSV, JSON or a workbook: real numbers as numbers, text that never runs as a formula."""

import csv
import io
import json
from datetime import datetime
from typing import Any

import xlsxwriter

from dashboard.derive.claim_rows import Cell, Row
from dashboard.exports.claims import FORMULA_STARTS, safe_cell
from dashboard.exports.taken import SOURCE_COLUMNS, Taken

WIDEST = 60
A4, LINE = 9, 15


def to_csv(taken: Taken) -> str:
    """The data with its notes below, each in a row whose first cell is "#".

    As a field of its own the sign lets a reader that knows comments skip the row, and any other read it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(column) for column in taken.columns])
    for row in taken.data:
        writer.writerow([safe_cell(row[column]) for column in taken.columns])
    writer.writerows(["#", safe_cell(" ".join(line.split()))] for line in about(taken))
    return "\ufeff" + out.getvalue()


def to_json(taken: Taken) -> str:
    """Everything as one object; numbers as numbers, null where there is no value."""
    whole = {
        "id": taken.id,
        "title": taken.title,
        "subtitle": taken.subtitle,
        "columns": list(taken.columns),
        "data": list(taken.data),
        "notes": list(taken.notes),
        "bounds": list(taken.bounds),
        "source_note": taken.source_note,
        "sources": list(taken.sources),
        "link": taken.link,
        "data_version": taken.version,
        "date": taken.date,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_xlsx(taken: Taken) -> bytes:
    """A workbook of three sheets: Data, Notes, Sources."""
    out = io.BytesIO()
    # Text is written as text: nothing becomes a formula or a link by itself.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, settings)
    # The same data make the same file.
    book.set_properties({"created": datetime.fromisoformat(taken.date)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    # Text that begins like a formula stays text when somebody edits its cell.
    text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    whole = book.add_format({"valign": "top", "num_format": "#,##0"})
    _sheet(book, "Data", taken.columns, taken.data, head, (wrap, text, whole))
    notes: list[Row] = [{"Note": line} for line in about(taken)]
    _sheet(book, "Notes", ("Note",), notes, head, (wrap, text, whole))
    _sheet(book, "Sources", SOURCE_COLUMNS, taken.sources, head, (wrap, text, whole))
    book.close()
    return out.getvalue()


def about(taken: Taken) -> list[str]:
    """Title, subtitle, notes, bounds, source note, version and link, line by line."""
    return [
        taken.title,
        taken.subtitle,
        *taken.notes,
        *taken.bounds,
        taken.source_note,
        f"{taken.site}, data version {taken.version}, {taken.date}",
        taken.link,
    ]


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    columns: tuple[str, ...],
    rows: tuple[Row, ...] | list[Row],
    head: Any,
    formats: tuple[Any, Any, Any],
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    # On paper: all columns on one sheet's width, the heads on every sheet.
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = [
        min(WIDEST, 2 + max(len(column), *(len(str(row.get(column) or "")) for row in rows), 0)) for column in columns
    ]
    for n, column in enumerate(columns):
        sheet.write_string(0, n, column, head)
        sheet.set_column(n, n, widths[n])
    for r, row in enumerate(rows, start=1):
        # Not every program makes a row as high as the text that is broken in it.
        sheet.set_row(r, LINE * max(_lines(row.get(c), width) for c, width in zip(columns, widths, strict=True)))
        for n, column in enumerate(columns):
            _write(sheet, r, n, row.get(column), formats)


def _lines(cell: Cell, width: int) -> int:
    """In how many lines a text is broken in a column of this width."""
    text = str(cell or "")
    return 1 if len(text) < width else -(-len(text) // (width - 4))


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: tuple[Any, Any, Any]) -> None:
    wrap, text, whole = formats
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, text if cell.startswith(FORMULA_STARTS) else wrap)
    else:
        sheet.write_number(row, column, cell, whole if float(cell).is_integer() else wrap)
