"""Exhibits as files: the same rows as on screen, real numbers, the words that belong to them, and nothing that runs."""

import csv
import io
import json
import re
from functools import cache

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.derive.falls import TURNED
from dashboard.derive.quantities import quantity_in_words, span
from dashboard.derive.record_figures import amount, item_in_words, signed_percent
from dashboard.derive.record_items import DAY_SEPARATOR, PREFIX, record_ids
from dashboard.derive.what_if import supposed as supposed_claims
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, page_of
from dashboard.exports.claims import FORMULA_STARTS
from dashboard.exports.tables import about, to_csv, to_json, to_xlsx
from dashboard.exports.taken import NO_ADDRESS, NUMBERS, taken
from dashboard.load.live import store
from dashboard.views.pages import PAGES
from dashboard.views.view import View, exhibit_url, parse

CATALOG = store().catalog()
IDS = sorted(exhibit_ids(CATALOG))
ADDRESS = "https://record.example/desk"
SERIES_UNIT = "percent against the base day, at the "
each_exhibit = pytest.mark.parametrize("exhibit_id", IDS)


@cache
def exhibit(exhibit_id):
    page = page_of(exhibit_id, CATALOG)
    return exhibit_by_id(exhibit_id, CATALOG, **parse(page, {}, CATALOG).choices)


@cache
def file_of(exhibit_id, address=ADDRESS):
    """The exhibit as it is taken away with the choices its page starts with."""
    page = page_of(exhibit_id, CATALOG)
    path = exhibit_url(View(page, parse(page, {}, CATALOG).choices), exhibit_id)
    return taken(exhibit(exhibit_id), CATALOG, path, address)


@cache
def workbook(exhibit_id):
    return load_workbook(io.BytesIO(to_xlsx(file_of(exhibit_id))))


def sheet(exhibit_id, name):
    return [list(row) for row in workbook(exhibit_id)[name].iter_rows(values_only=True)]


def refused(value):
    raise AssertionError(f"{value} is not JSON")


def unique(pairs):
    assert len({key for key, _ in pairs}) == len(pairs)
    return dict(pairs)


def strictly(text):
    """JSON as the standard has it: no NaN, no name twice, nothing around it."""
    return json.loads(text, parse_constant=refused, object_pairs_hook=unique)


def rows_with_ids(exhibit_id):
    """Each data row with the ids behind it."""
    return list(zip(file_of(exhibit_id).data, exhibit(exhibit_id).table["claim_ids"], strict=True))


def test_every_page_of_exhibits_can_be_taken_away():
    pages = {page_of(exhibit_id, CATALOG) for exhibit_id in IDS}
    assert pages == {page.name for page in PAGES} - {
        "overview", "sources", "names", "method", "corrections", "about", "data", "stories",
    }  # fmt: skip


@each_exhibit
def test_pandas_reads_a_csv_with_the_rows_of_the_exhibit_and_its_notes_below(exhibit_id):
    made = file_of(exhibit_id)
    frame = pd.read_csv(io.BytesIO(to_csv(made).encode("utf-8")))
    assert tuple(frame.columns) == made.columns
    notes = frame.iloc[:, 0] == "#"
    assert (~notes).sum() == len(made.data) == len(exhibit(exhibit_id).table)
    assert notes.tolist() == [False] * len(made.data) + [True] * len(about(made))


def test_pandas_leaves_the_notes_out_if_it_is_told_how_they_begin():
    for exhibit_id in IDS:
        made = file_of(exhibit_id)
        frame = pd.read_csv(io.BytesIO(to_csv(made).encode("utf-8")), comment="#")
        assert len(frame) == len(made.data), exhibit_id
        assert frame["claim_ids"].fillna("").tolist() == [row["claim_ids"] for row in made.data], exhibit_id


@each_exhibit
def test_numbers_are_numbers_in_csv_workbook_and_json(exhibit_id):
    made = file_of(exhibit_id)
    frame = pd.read_csv(io.BytesIO(to_csv(made).encode("utf-8"))).iloc[: len(made.data)]
    header, *cells = sheet(exhibit_id, "Data")
    data = strictly(to_json(made))["data"]
    for name in ("low", "high"):
        expected = [row[name] for row in made.data]
        assert pd.api.types.is_numeric_dtype(frame[name])
        assert [None if pd.isna(value) else value for value in frame[name]] == expected
        assert [row[header.index(name)] for row in cells] == expected
        assert [row[name] for row in data] == expected
        assert all(value is None or type(value) in (int, float) for value in expected)


@each_exhibit
def test_the_numbers_of_a_row_are_those_of_its_claim(exhibit_id):
    for row, ids in rows_with_ids(exhibit_id):
        claim = CATALOG.claims.get(ids[0]) if len(ids) == 1 else None
        if claim is None or claim.quantity is None:
            continue
        own = span(claim.quantity, CATALOG.units)
        printed = (own.relation, own.low, own.high)
        sign = CATALOG.metrics[claim.metric].sign if claim.metric else 1
        # A fall may stand on a signed axis: value and relation turn together.
        turned = (TURNED.get(own.relation, own.relation), *(None if e is None else -e for e in (own.high, own.low)))
        stated = (row["relation"], row["low"], row["high"])
        assert stated == printed or (sign < 0 and stated == turned), claim.id
        assert str(row["unit"]).startswith(own.base)


@each_exhibit
def test_the_numbers_of_a_row_are_those_of_its_figure_of_the_record(exhibit_id):
    for row, ids in rows_with_ids(exhibit_id):
        plain = ids[0].removeprefix(PREFIX) if len(ids) == 1 else ""
        if plain in CATALOG.record.comparators:
            found = amount(CATALOG.record.comparators[plain], CATALOG.units)
            assert (row["relation"], row["unit"]) == (found.relation, found.base)
            assert row["low"] in (found.low, None) and row["high"] in (found.high, None)
            assert (row["low"] is None) == (found.low is None or found.relation in ("lt", "le"))
            assert (row["high"] is None) == (found.high is None or found.relation in ("gt", "ge"))
        elif plain in CATALOG.record.scores:
            assert row["low"] == row["high"] == CATALOG.record.scores[plain].score


def words_of_first(row, ids):
    """How the number a row carries would be printed, if it is that of the row's first claim or figure."""
    plain = ids[0].removeprefix(PREFIX)
    if ids[0] in CATALOG.claims:
        return quantity_in_words(CATALOG.claims[ids[0]].quantity, CATALOG.units)
    if DAY_SEPARATOR in plain:
        return signed_percent(row["low"])
    return item_in_words(plain, CATALOG)


@each_exhibit
def test_a_row_made_of_several_claims_or_of_a_moment_carries_no_number_but_the_one_it_shows(exhibit_id):
    for row, ids in rows_with_ids(exhibit_id):
        if (row["low"], row["high"]) == (None, None) or (len(ids) == 1 and DAY_SEPARATOR not in ids[0]):
            continue
        shown = str(row[exhibit(exhibit_id).linked])
        assert words_of_first(row, ids) in shown, f"{row['low']} to {row['high']} {row['unit']}, where it says {shown}"


@each_exhibit
def test_no_cell_is_a_formula_or_begins_like_one(exhibit_id):
    made = file_of(exhibit_id)
    for line in csv.reader(io.StringIO(to_csv(made).lstrip("\ufeff"), newline="")):
        for cell in line:
            number = re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell)
            assert number or not cell.lstrip(" ").startswith(FORMULA_STARTS), cell
    for page in workbook(exhibit_id):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert cell.hyperlink is None
                assert not str(cell.value).startswith(FORMULA_STARTS) or cell.data_type == "n" or cell.quotePrefix


@each_exhibit
def test_a_workbook_has_the_data_the_notes_and_the_sources(exhibit_id):
    made = file_of(exhibit_id)
    assert workbook(exhibit_id).sheetnames == ["Data", "Notes", "Sources"]
    header, *data = sheet(exhibit_id, "Data")
    assert tuple(header) == made.columns
    empty = {"": None}
    assert [[empty.get(cell, cell) for cell in row] for row in data] == [
        [empty.get(row[column], row[column]) for column in made.columns] for row in made.data
    ]
    assert [cell for (cell,) in sheet(exhibit_id, "Notes")[1:]] == list(about(made))
    assert len(sheet(exhibit_id, "Sources")) == len(made.sources) + 1
    assert len(made.sources) > 0


@each_exhibit
def test_each_format_carries_bounds_source_note_link_version_and_date(exhibit_id):
    made = file_of(exhibit_id)
    lines = [line for (line,) in sheet(exhibit_id, "Notes") if line]
    below = [row[1] for row in csv.reader(io.StringIO(to_csv(made), newline="")) if row[0] == "#"]
    whole = strictly(to_json(made))
    assert made.link.startswith(f"{ADDRESS}/{page_of(exhibit_id, CATALOG)}?v=1")
    assert made.link.endswith("#" + exhibit_id.replace(".", "-"))
    assert set(made.bounds) == {b for b in made.bounds if b.partition(":")[0] in {row["relation"] for row in made.data}}
    assert len(made.bounds) == len({row["relation"] for row in made.data} - {None})
    for expected in (*made.bounds, *made.notes, made.source_note, made.link, made.title, made.subtitle):
        assert expected in lines
        assert expected in below
    for text in (lines, below):
        assert any(CATALOG.version in line and CATALOG.updated in line and CATALOG.site.name in line for line in text)
    assert (whole["data_version"], whole["date"]) == (CATALOG.version, CATALOG.updated)
    for key in ("bounds", "notes"):
        assert whole[key] == list(getattr(made, key))
    for key in ("source_note", "link", "title", "subtitle"):
        assert whole[key] == getattr(made, key)
    assert exhibit(exhibit_id).source_note in made.source_note


@each_exhibit
def test_json_holds_every_quote_behind_the_exhibit_with_its_paragraph_and_link(exhibit_id):
    whole = strictly(to_json(file_of(exhibit_id)))
    assert len(whole["data"]) == len(exhibit(exhibit_id).table)
    quoted = {(row["claim_id"], row.get("quote")) for row in whole["sources"]}
    for claim_id in {i for ids in exhibit(exhibit_id).table["claim_ids"] for i in ids} - record_ids(CATALOG):
        for evidence in CATALOG.statement(claim_id).evidence:
            assert (claim_id, evidence.quote) in quoted
    for row in whole["sources"]:
        assert row["link"].startswith("https://") or row["link"].startswith("http://")
        if not row["claim_id"].startswith(PREFIX):
            assert re.search(r"¶\d+$", row["paragraph"]) and row["speaker"] and row["document"]


@each_exhibit
def test_a_file_made_without_a_public_address_prints_a_path_and_says_so(exhibit_id):
    made = file_of(exhibit_id, None)
    assert made.link.startswith(f"/{page_of(exhibit_id, CATALOG)}?v=1")
    assert made.notes[-1] == NO_ADDRESS and NO_ADDRESS not in file_of(exhibit_id).notes
    for text in (to_csv(made), to_json(made)):
        assert NO_ADDRESS in text and ADDRESS not in text and "None/" not in text
    notes = load_workbook(io.BytesIO(to_xlsx(made)))["Notes"]
    assert NO_ADDRESS in [cell for (cell,) in notes.iter_rows(values_only=True)]
    for row in made.sources:
        own = f"/evidence?v=1&claim={row['claim_id']}"
        assert row["link"] == own or row["claim_id"].startswith(PREFIX)


def test_a_public_address_with_a_slash_at_its_end_gives_one_slash():
    made = taken(exhibit("matrix"), CATALOG, "/positions?v=1", "https://record.example/")
    assert made.link == "https://record.example/positions?v=1"
    assert all("example//" not in str(row["link"]) for row in made.sources)


MARKETS = [i for i in IDS if page_of(i, CATALOG) == "markets"]


@pytest.mark.parametrize("exhibit_id", MARKETS)
def test_market_files_hold_changes_in_percent_and_no_price(exhibit_id):
    levels = {
        round(getattr(day, moment), 6)
        for day in CATALOG.record.days
        for moment in ("open", "high", "low", "close")
        if getattr(day, moment) != 100
    }
    for row, ids in rows_with_ids(exhibit_id):
        of_series = ids[0].removeprefix(PREFIX).partition(DAY_SEPARATOR)[0] in CATALOG.record.series
        numbers = [row[name] for name in ("low", "high") if row[name] is not None]
        if of_series and numbers:
            assert str(row["unit"]).startswith("percent")
            assert not {round(number, 6) for number in numbers} & levels, "a level, not a change"
            assert all(-100 < number < 100 for number in numbers)
        elif numbers:
            assert row["unit"] in ("percent", "percent (counted downwards)", "USD")
    for source in file_of(exhibit_id).sources:
        if DAY_SEPARATOR in str(source["claim_id"]):
            assert re.search(r"[+−]?\d+\.\d\d% on ", str(source["statement"]))


def test_the_whole_evidence_is_one_file_with_a_row_for_each_claim_and_position():
    made = file_of("evidence")
    ids = [row["claim_ids"] for row in made.data]
    assert sorted(ids) == sorted((*CATALOG.claims, *CATALOG.positions))
    assert len(made.sources) == sum(len(item.evidence) for item in CATALOG.statements())


@each_exhibit
def test_a_file_has_the_columns_of_the_table_and_then_the_numbers_and_ids(exhibit_id):
    shown = [str(column) for column in exhibit(exhibit_id).table.columns if column != "claim_ids"]
    assert file_of(exhibit_id).columns == (*shown, *NUMBERS, "claim_ids")
    for row, cells in zip(file_of(exhibit_id).data, exhibit(exhibit_id).table[shown].to_numpy(), strict=True):
        assert [str(row[column]) for column in shown] == [str(cell) for cell in cells]


def test_a_fall_is_a_positive_number_that_says_so_beside_changes_with_their_sign():
    rows = [row for row, _ in rows_with_ids("index-falls")]
    claimed = [row for row in rows if row["unit"] == "percent (counted downwards)"]
    measured = [row for row in rows if row["unit"] == "percent against the base day"]
    assert claimed and all(row["low"] > 0 for row in claimed)
    assert measured and all(row["high"] < 0 for row in measured)
    assert len(claimed) + len(measured) == len(rows)


def test_where_a_row_has_several_figures_each_stands_among_the_sources_as_a_number():
    head, *rows = sheet("v3-parts", "Sources")
    numbers = [dict(zip(head, row, strict=True)) for row in rows]
    by_id = {row["claim_id"]: (row["low"], row["high"], row["unit"]) for row in numbers}
    assert by_id.keys() == {claim_id for _, ids in rows_with_ids("v3-parts") for claim_id in ids}
    units = {unit for _, _, unit in by_id.values()}
    assert all(isinstance(low, int | float) and low == high for low, high, _ in by_id.values())
    assert len(units) == 2, "hours and dollars"


def test_what_a_reader_supposes_is_a_number_of_its_own_and_not_that_of_the_claim_it_multiplies():
    definition = next(d for d in CATALOG.exhibits.values() if d.form == "what_if")
    factor = definition.factors[-1]
    shown = exhibit_by_id(definition.id, CATALOG, times=f"{factor:g}")
    file = taken(shown, CATALOG, "/", ADDRESS)
    supposed = [row for row in file.data if row["relation"] == "hypothetical"]
    own = next(row for row in supposed if row["Whose"] == "your own assumption")
    _, base = supposed_claims(definition, CATALOG)
    amount_of_base = span(base.quantity, CATALOG.units)
    assert (
        own["low"] == own["high"] == pytest.approx(factor * amount_of_base.low) and own["unit"] == amount_of_base.base
    )
    assert len(supposed) == 2, "the source's supposition and the reader's"
    assert any(line.startswith("hypothetical: supposed") for line in file.bounds)
