"""The exhibit of risks by exposure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.derive.risks import LEVEL_WORDS, risk_rows
from dashboard.derive.wording import worded
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.risks import risks
from dashboard.figures.theme import Width
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

WIDTHS: tuple[Width, ...] = ("wide", "narrow")
DRAWN = (
    "The larger the mark, the greater the risk is said to be; hollow and middling: named without a degree. "
    "A small dot: not discussed, which is not the same as no risk. "
    "* The document does not name this way of use; we infer it in one step."
)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per risk, those tied to a way of use first; its ways of use in one cell."""
    ways: dict[tuple[str, ...], list[Any]] = {}
    for row in rows_of(rows):
        ways.setdefault(row.claim_ids, []).append(row)
    found = []
    for together in sorted(ways.values(), key=lambda together: together[0].exposure == ""):
        row = together[0]
        found.append(
            {
                "Risk": row.label,
                "Kind": row.kind_name,
                "By way of use": _ways(together),
                "Who bears it": row.borne_by,
                "Said to lessen it": row.mitigation,
                "Where": row.place,
                "How it is said": row.firmness,
                "claim_ids": row.claim_ids,
            }
        )
    columns = ["Risk", "Kind", "By way of use", "Who bears it", "Said to lessen it", "Where", "How it is said"]
    return pd.DataFrame(found, columns=[*columns, "claim_ids"], dtype=object)


def _ways(together: list[Any]) -> str:
    """The ways of use of one risk, each with how great the risk is said to be there if a degree is given."""
    said = []
    for row in together:
        degree = "" if row.level == "named" else f": {LEVEL_WORDS[row.level]}"
        said.append(f"{row.exposure_name}{degree}{' (our inference)' if row.basis == 'inferred' else ''}")
    return "; ".join(said)


def _chosen_title(drawn: pd.DataFrame, loose: pd.DataFrame) -> str:
    """What one document has, counted: the finding over all documents need not hold for it."""
    tied, untied = (number(frame["claim_ids"].nunique()) for frame in (drawn, loose))
    if drawn.empty:
        return f"Risks named: {untied}, none tied to a way of use"
    return f"Risks tied to a way of use: {tied}; tied to none: {untied}"


def _kinds_kept(rows: pd.DataFrame, kinds: Mapping[str, str], exposures: Mapping[str, str], width: Width) -> go.Figure:
    return risks(rows, {kind: name for kind, name in kinds.items() if kind in set(rows["kind"])}, exposures, width)


def risks_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, source: str) -> Exhibit:
    """Kinds of risk by way of use; risks tied to no way of use are in the table and in a note."""
    rows = risk_rows(catalog, source=source)
    drawn, loose = rows[rows["exposure"] != ""], rows[rows["exposure"] == ""]
    exposures = {word.id: word.name for word in catalog.vocabulary.exposures}
    kinds = {word.id: word.name for word in catalog.vocabulary.risk_kinds if word.id in set(drawn["kind"])}
    untied = loose["claim_ids"].nunique()
    table = _table(rows)
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=worded(definition.title, catalog) if source == "all" else _chosen_title(drawn, loose),
        subtitle=worded(definition.subtitle, catalog),
        figures={width: risks(drawn, kinds, exposures, width) for width in WIDTHS} if len(drawn) else {},
        table=table,
        linked="Risk",
        alt=f"{definition.alt} "
        + "; ".join(f"{r.kind_name}, {r.exposure_name}: {r.words} ({r.place})" for r in rows_of(drawn))
        + ". What is not named here is not discussed.",
        notes=(
            *(worded(note, catalog) for note in definition.notes),
            DRAWN,
            f"{number(untied)} risks are tied to no way of use: they stand last in the table." if untied else "",
        ),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
        table_stays=True,
        rows=drawn if len(drawn) else None,
        draw=lambda kept, width, scale: _kinds_kept(kept, kinds, exposures, width),
        form=definition.form,
        whole="kind",
    )
