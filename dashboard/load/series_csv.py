"""The daily prices of data/record/series.csv, each row with its line; every fault is noted."""

import csv
import io
import math

from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.model.record import Day

HEADER = ["series", "date", "open", "high", "low", "close"]
PRICES = ("open", "high", "low", "close")


def read_days(data: bytes, name: str, report: Report) -> list[Placed[Day]] | None:
    """Each row as a day, None if the file cannot be read; a row that cannot be is noted and left out."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        report.add(name, 1, "file", "is not UTF-8 text", "a CSV file saved as UTF-8")
        return None
    # Any line end will do: a lone carriage return would stop the reader.
    rows = csv.reader(io.StringIO(text, newline=None))
    days = []
    try:
        header = next(rows, [])
        if header != HEADER:
            report.add(name, 1, "file", f"begins with {shown(','.join(header))}", ",".join(HEADER))
            return None
        for row in rows:
            if row:
                days.append(_day(row, name, rows.line_num, report))
    except csv.Error as error:
        report.add(name, rows.line_num or 1, "file", f"is not a CSV file: {error}", "plain rows of six fields")
        return None
    return [day for day in days if day is not None]


def _day(row: list[str], name: str, line: int, report: Report) -> Placed[Day] | None:
    if len(row) != len(HEADER):
        report.add(name, line, "row", f"has {len(row)} fields", f"{len(HEADER)}: {', '.join(HEADER)}")
        return None
    numbers = {}
    for key, text in zip(PRICES, row[2:], strict=True):
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or number <= 0:
            report.add(name, line, key, f"{shown(text)} is not a positive number", "percent of the base day's close")
            return None
        numbers[key] = number
    day = Day(series=row[0], date=row[1], **numbers)
    field = f"series[{row[0]} {row[1]}]"
    return Placed(record=day, record_id=None, file=name, line=line, name=field, lines={})
