"""The export of claims: one row per piece of evidence, true numbers, and no cell that runs."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.derive.claim_rows import COLUMNS, Row, claim_rows, in_base
from dashboard.exports.claims import safe_cell, to_csv, to_json
from dashboard.load.catalog import load_catalog
from dashboard.model.catalog import Catalog

TINY_HOME = Path(__file__).resolve().parents[1] / "fixtures" / "tiny-home"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(TINY_HOME)


@pytest.fixture(scope="module")
def rows(catalog: Catalog) -> list[Row]:
    return claim_rows(catalog)


def row(rows: list[Row], claim_id: str) -> Row:
    return next(r for r in rows if r["claim_id"] == claim_id)


def test_every_piece_of_evidence_has_one_row(catalog: Catalog, rows: list[Row]) -> None:
    claims, positions = catalog.claims.values(), catalog.positions.values()
    pieces = sum(len(record.evidence) for record in (*claims, *positions))
    assert len(rows) == pieces
    assert all(tuple(r) == COLUMNS for r in rows)


def test_a_quantity_is_given_as_printed_and_in_its_base_unit(rows: list[Row]) -> None:
    upkeep = row(rows, "cost.upkeep.report")
    assert (upkeep["relation"], upkeep["value"], upkeep["unit"]) == ("gt", 1.2, "eur_million")
    assert (upkeep["base_value"], upkeep["base_unit"]) == (1_200_000, "EUR")
    sheds = row(rows, "cost.sheds.letter")
    assert (sheds["base_low"], sheds["base_high"], sheds["base_value"]) == (10**5, 10**6, None)


@pytest.mark.parametrize(
    ("value", "factor", "base"),
    [(5.6, 1e6, 5_600_000), (2.788, 1e6, 2_788_000), (0.1, 3, 0.3), (1.1, 1e9, 1_100_000_000)],
)
def test_conversion_leaves_no_stray_digits(value: float, factor: float, base: float) -> None:
    assert in_base(value, factor) == base


def test_a_position_names_its_actor_issue_and_stance(rows: list[Row]) -> None:
    engineer = row(rows, "position.town-engineer.bridge_toll.report")
    assert engineer["kind"] == "position"
    assert engineer["label"] == "Town engineer: A toll on the bridge"
    assert (engineer["stance"], engineer["confidence"]) == (2, "high")
    assert (engineer["group"], engineer["issue"]) == ("bridge_toll", "bridge_toll")
    assert engineer["original_file"] == "report.txt"


def test_csv_and_json_hold_the_same_rows(rows: list[Row]) -> None:
    from_csv = list(csv.DictReader(io.StringIO(to_csv(rows), newline="")))
    from_json = json.loads(to_json(rows))
    assert [list(r) for r in from_json] == [list(COLUMNS)] * len(rows)
    assert [r["claim_id"] for r in from_csv] == [r["claim_id"] for r in from_json]
    assert [r["quote"] for r in from_csv] == [r["quote"] for r in from_json]


def test_numbers_stay_numbers_in_csv(rows: list[Row]) -> None:
    from_csv = list(csv.DictReader(io.StringIO(to_csv(rows), newline="")))
    bridge = next(r for r in from_csv if r["claim_id"] == "cost.bridge.report")
    letter = next(r for r in from_csv if r["claim_id"].startswith("position.marta"))
    assert (bridge["value"], bridge["base_value"]) == ("48", "48000000")
    assert letter["stance"] == "-2"


HOSTILE = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=HYPERLINK("x")']


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_starts_a_formula(catalog: Catalog, text: str) -> None:
    claim = catalog.claims["cost.bridge.report"]
    hostile = replace(claim, label=text, statement=text, evidence=(replace(claim.evidence[0], quote=text),))
    rows = claim_rows(replace(catalog, claims={**catalog.claims, claim.id: hostile}, positions={}))
    cells = next(csv.DictReader(io.StringIO(to_csv(rows), newline="")))
    assert [cells[key] for key in ("label", "statement", "quote")] == [f"'{text}"] * 3


def test_a_judged_claim_has_its_verdict_the_day_and_what_the_record_says(rows: list[Row]) -> None:
    bridge, ferry = row(rows, "cost.bridge.letter"), row(rows, "traffic.ferry-fall.report")
    assert (bridge["verdict"], bridge["verdict_as_of"]) == ("roughly_matches", "2025-12-01")
    assert bridge["record_says"] == "€48.3 million in the accounts (what was paid, 1 December 2025: holds)"
    assert (ferry["verdict"], ferry["verdict_as_of"]) == ("differs", "2025-05-06")
    assert ferry["record_says"] == (
        "−12.00% in the first hour (first hour of the first day, 5 May 2025: holds); "
        "−6.5% in the last hour (last hour of the first day, 5 May 2025: does not hold)"
    )


def test_a_claim_nobody_judged_says_nothing_of_the_record(rows: list[Row]) -> None:
    bus, position = row(rows, "traffic.bus-fall.report"), row(rows, "position.town-engineer.bridge_toll.report")
    for cells in (bus, position):
        assert (cells["verdict"], cells["verdict_as_of"], cells["record_says"]) == (None, None, None)


def test_the_verdict_stands_beside_the_claims_own_figure_and_does_not_change_it(
    catalog: Catalog, rows: list[Row]
) -> None:
    without = replace(catalog, record=replace(catalog.record, verdicts={}))
    of_verdicts = ("verdict", "verdict_as_of", "record_says")
    plain = [{k: v for k, v in cells.items() if k not in of_verdicts} for cells in rows]
    assert plain == [{k: v for k, v in cells.items() if k not in of_verdicts} for cells in claim_rows(without)]


def test_csv_and_json_carry_the_verdict_and_the_record(rows: list[Row]) -> None:
    from_csv = {r["claim_id"]: r for r in csv.DictReader(io.StringIO(to_csv(rows), newline=""))}
    from_json = {r["claim_id"]: r for r in json.loads(to_json(rows))}
    for column in ("verdict", "verdict_as_of", "record_says"):
        assert column in COLUMNS
        assert from_csv["cost.bridge.report"][column] == from_json["cost.bridge.report"][column] != ""
        assert from_csv["traffic.bus-fall.report"][column] == ""
        assert from_json["traffic.bus-fall.report"][column] is None


def test_what_the_record_says_never_starts_a_formula(catalog: Catalog) -> None:
    verdict = catalog.record.verdicts["verdict.ferry-fall"]
    hostile = replace(verdict, record=(replace(verdict.record[0], text="+1.91% at the close"),))
    record = replace(catalog.record, verdicts={**catalog.record.verdicts, verdict.id: hostile})
    text = to_csv(claim_rows(replace(catalog, record=record)))
    cells = {r["claim_id"]: r for r in csv.DictReader(io.StringIO(text, newline=""))}
    assert cells["traffic.ferry-fall.report"]["record_says"].startswith("'+1.91% at the close")


@pytest.mark.parametrize("text", ["plain", "5.6", "a=b", "", "–1", "“=”"])
def test_harmless_text_is_left_as_it_is(text: str) -> None:
    assert safe_cell(text) == text
