"""Exhibits that draw one claim a row: lanes on a logarithmic axis, and moves from zero."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.falls import move_rows
from dashboard.derive.frames import rows_of
from dashboard.derive.lanes import lane_rows
from dashboard.derive.places import source_note
from dashboard.derive.wording import named_claims, worded
from dashboard.exhibits.exhibit import Draw, Exhibit
from dashboard.figures.falls import falls
from dashboard.figures.lanes import lanes
from dashboard.figures.theme import Width
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

BOUNDS_IN_WORDS = {
    "approx": "“About” is drawn hollow.",
    "gt": "“More than” has no known end: the mark fades.",
    "ge": "“At least” has no known end: the mark fades.",
    "lt": "“Less than” has no known start: the mark fades.",
    "le": "“Up to” has no known start: the mark fades.",
    "order_of_magnitude": "A soft band is an order of size, not a range the source gives.",
    "hypothetical": "The dotted mark is a supposition, worked out by us from the two claims it names.",
    "unknown": "Where a source gives no number, none is drawn.",
}


def lanes_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """Claims in lanes by scope."""
    rows = lane_rows(definition, catalog)
    notes = {lane.name: worded(lane.note, catalog) for lane in definition.lanes if lane.note}
    base = definition.base or ""
    figures: dict[Width, go.Figure] = {
        "wide": lanes(rows, notes, "wide", base),
        "narrow": lanes(rows, notes, "narrow", base),
    }
    return _exhibit(
        definition, catalog, rows, figures, lambda kept, width, scale: lanes(kept, notes, width, base, scale)
    )


def falls_exhibit(definition: ExhibitDefinition, catalog: Catalog) -> Exhibit:
    """Claimed moves as bars from zero."""
    rows = move_rows(definition, catalog)
    figures: dict[Width, go.Figure] = {"wide": falls(rows, "wide"), "narrow": falls(rows, "narrow")}
    return _exhibit(definition, catalog, rows, figures, lambda kept, width, scale: falls(kept, width))


def bounds_in_words(rows: pd.DataFrame, catalog: Catalog) -> str:
    """Every bound of the rows in words: as the sources have them, and as we drew them."""
    used = {"hypothetical"} & set(rows["relation"])
    used |= set(rows.loc[rows["token"] == "record", "relation"]) if "token" in rows else set()
    for ids in rows["claim_ids"]:
        quantity = catalog.claims[ids[0]].quantity if ids[0] in catalog.claims else None
        if quantity is not None:
            drawn = quantity.value is not None or quantity.low is not None
            used.add(quantity.relation if drawn else "unknown")
    return " ".join(words for relation, words in BOUNDS_IN_WORDS.items() if relation in used)


def badge_columns(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The badges as columns of a table: verdicts on claims, bases of figures of the record; none that is empty."""
    record = [getattr(row, "token", "claim") == "record" for row in rows_of(rows)]
    columns = {
        "Against the record": ["" if of else badge for badge, of in zip(rows["badge"], record, strict=True)],
        "Basis": [badge if of else "" for badge, of in zip(rows["badge"], record, strict=True)],
    }
    return {name: cells for name, cells in columns.items() if any(cells)}


def _is_claim(row: Any) -> bool:
    return getattr(row, "token", "claim") == "claim"


def _exhibit(
    definition: ExhibitDefinition,
    catalog: Catalog,
    rows: pd.DataFrame,
    figures: Mapping[Width, go.Figure],
    drawn_at: Draw,
) -> Exhibit:
    relations = tuple(dict.fromkeys(rows["relation"]))
    bounds = bounds_in_words(rows, catalog)
    texts = (definition.title, definition.subtitle, *definition.notes)
    ids = tuple(dict.fromkeys(i for row in rows["claim_ids"] for i in row))
    table = pd.DataFrame(
        {
            "Part": rows["lane"],
            "What": [catalog.claims[r.claim_ids[0]].label if _is_claim(r) else r.subject for r in rows_of(rows)],
            "As the source has it": rows["words"],
            "How it is said": rows["firmness"],
            "Said by": [
                catalog.actors[catalog.claims[r.claim_ids[0]].asserted_by].name if _is_claim(r) else "public record"
                for r in rows_of(rows)
            ],
            **badge_columns(rows),
            "Where": rows["place"],
            "How we have it": rows["method"],
            "claim_ids": rows["claim_ids"],
        }
    )
    summary = "; ".join(f"{row.subject} ({row.place}): {row.words}" for row in rows_of(rows))
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=worded(definition.title, catalog),
        subtitle=worded(definition.subtitle, catalog),
        figures=figures,
        table=table,
        linked="As the source has it",
        alt=f"{worded(definition.alt, catalog)} {summary}.",
        notes=(
            *(worded(note, catalog) for note in definition.notes),
            bounds,
            *(f"* {made.label}: {made.warning}" for made in definition.ratios if made.warning),
        ),
        source_note=source_note(ids, catalog),
        title_claims=tuple(dict.fromkeys(i for text in texts for i in named_claims(text))),
        key=relations if definition.form == "lanes" else (),
        rows=rows,
        draw=drawn_at,
        form=definition.form,
        base=definition.base or "",
        bounds=bounds,
    )
