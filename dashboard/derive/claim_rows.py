"""Every claim and position as flat rows, one for each piece of evidence, for export and tables."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.derive.verdicts import judged
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Evidence, Position

Cell = str | int | float | None
Row = dict[str, Cell]
COLUMNS = (
    "claim_id", "kind", "topic", "group", "label", "statement", "entity", "metric", "relation",
    "value", "low", "high", "unit", "base_value", "base_low", "base_high", "base_unit",
    "as_printed", "status", "asserted_by", "actor", "actor_name", "issue", "stance", "confidence",
    "source", "original_file", "paragraph", "quote", "voice", "importance",
    "verdict", "verdict_as_of", "record_says",
)  # fmt: skip


def claim_rows(catalog: Catalog) -> list[Row]:
    """One row per piece of evidence, with exactly the columns of COLUMNS; None for no value.

    Several entities stand in one cell, joined by "; ". `actor` is who holds the position, or who
    asserts the claim. `base_*` are in the unit's base: 5.6 of a million are 5600000.
    """
    rows: list[Row] = []
    for claim in catalog.claims.values():
        rows += _with_evidence(_claim_cells(claim, catalog), claim.evidence, catalog)
    for position in catalog.positions.values():
        rows += _with_evidence(_position_cells(position, catalog), position.evidence, catalog)
    return rows


def _with_evidence(cells: Row, evidence: tuple[Evidence, ...], catalog: Catalog) -> Iterator[Row]:
    for piece in evidence:
        own: Row = {
            "source": piece.source,
            "original_file": catalog.sources[piece.source].original.file,
            "paragraph": piece.paragraph,
            "quote": piece.quote,
            "voice": piece.voice,
        }
        if cells["kind"] == "position":
            own["asserted_by"] = piece.speaker
        row = cells | own | _verdict_cells(str(cells["claim_id"]), catalog)
        yield {column: row.get(column) for column in COLUMNS}


def _verdict_cells(claim_id: str, catalog: Catalog) -> Row:
    """The verdict on a claim, its day, and what the record has on each basis; empty where it is not judged."""
    verdict = catalog.record.verdict_on(claim_id)
    if verdict is None:
        return {}
    lines = judged(verdict, catalog).record
    return {
        "verdict": verdict.verdict,
        "verdict_as_of": verdict.as_of,
        "record_says": "; ".join(f"{line.text} ({line.basis}, {line.date}: {line.bearing})" for line in lines) or None,
    }


def _claim_cells(claim: Claim, catalog: Catalog) -> Row:
    return {
        "claim_id": claim.id,
        "kind": claim.kind,
        "topic": claim.topic,
        "group": claim.group,
        "label": claim.label,
        "statement": claim.statement,
        "entity": "; ".join(claim.entity),
        "metric": claim.metric,
        "status": claim.status,
        "asserted_by": claim.asserted_by,
        "actor": claim.asserted_by,
        "actor_name": catalog.actors[claim.asserted_by].name,
        "importance": claim.importance,
        **_quantity_cells(claim, catalog),
    }


def _quantity_cells(claim: Claim, catalog: Catalog) -> Row:
    quantity = claim.quantity
    if quantity is None:
        return {}
    unit = catalog.units[quantity.unit]
    return {
        "relation": quantity.relation,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "base_value": in_base(quantity.value, unit.factor),
        "base_low": in_base(quantity.low, unit.factor),
        "base_high": in_base(quantity.high, unit.factor),
        "base_unit": unit.base,
        "as_printed": quantity.as_printed,
    }


def _position_cells(position: Position, catalog: Catalog) -> Row:
    actor, issue = catalog.actors[position.actor], catalog.issues[position.issue]
    return {
        "claim_id": position.id,
        "kind": "position",
        "topic": "positions",
        "group": position.issue,
        "label": f"{actor.name}: {issue.label}",
        "statement": position.statement,
        "status": "stated",
        "actor": position.actor,
        "actor_name": actor.name,
        "issue": position.issue,
        "stance": position.stance,
        "confidence": position.confidence,
        "importance": position.importance,
    }


def in_base(value: float | None, factor: float) -> float | None:
    """A value in its base unit, computed in decimals so that no stray digit appears."""
    return None if value is None else float(Decimal(str(value)) * Decimal(str(factor)))
