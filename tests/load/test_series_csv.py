"""The daily prices: every row with its line, whatever wrote the file, and no content that stops the check."""

from pathlib import Path

import pytest

from dashboard.load.catalog import load_catalog
from dashboard.load.files import SERIES_FILE
from dashboard.load.problems import DataError
from tests.load.home import TINY_HOME, copied_home

WHOLE = (TINY_HOME / SERIES_FILE).read_text(encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return copied_home(tmp_path)


def write(home: Path, data: bytes) -> None:
    (home / SERIES_FILE).write_bytes(data)


def told(home: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_catalog(home)
    return [str(problem) for problem in caught.value.problems]


def test_the_days_are_read_in_the_order_of_the_file() -> None:
    record = load_catalog(TINY_HOME).record
    assert [(day.series, day.date) for day in record.days][:2] == [
        ("ferry-crossings", "2025-05-02"), ("ferry-crossings", "2025-05-05"),
    ]  # fmt: skip
    day = record.day("bus-crossings", "2025-05-05")
    assert (day.open, day.high, day.low, day.close) == (95, 97.5, 94, 96)
    with pytest.raises(KeyError):
        record.day("bus-crossings", "2025-05-04")


@pytest.mark.parametrize("end", ["\r\n", "\n\n"])
def test_line_ends_and_empty_lines_do_not_matter(home: Path, end: str) -> None:
    write(home, WHOLE.replace("\n", end).encode())
    assert load_catalog(home).record.days == load_catalog(TINY_HOME).record.days


def test_a_field_in_quotes_is_the_same_field(home: Path) -> None:
    write(home, WHOLE.replace("2025-05-05", '"2025-05-05"').encode())
    assert load_catalog(home).record.days == load_catalog(TINY_HOME).record.days


def test_every_faulty_row_is_told_with_its_line(home: Path) -> None:
    write(home, f"{WHOLE}bus-crossings,2025-05-07,1\nbus-crossings,2025-05-08,98,x,97,98\n".encode())
    assert [line.split(": ")[0] for line in told(home)] == [f"{SERIES_FILE}:8", f"{SERIES_FILE}:9"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"\x00",
        b'"',
        b"series,date,open,high,low,close\r" + b"a" * 200_000,
        WHOLE.replace("\n", "\r").replace("series,", "serie,").encode(),
        WHOLE.replace("2025-05-06,98", "2025-05-06\r98").encode(),
        (WHOLE + "a" * 200_000).encode(),
        f"\ufeff{WHOLE}".encode("utf-16"),
    ],
)
def test_what_is_no_csv_is_told_and_does_not_stop_the_check(home: Path, data: bytes) -> None:
    write(home, data)
    assert any(line.startswith(f"{SERIES_FILE}:") for line in told(home))


def test_a_file_that_cannot_be_read_makes_no_second_problem_of_its_days(home: Path) -> None:
    write(home, WHOLE.replace("series,date", "date,series", 1).encode())
    assert len(told(home)) == 1
