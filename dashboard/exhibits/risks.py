"""The exhibit of risks by exposure."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.derive.risks import risk_rows
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
    """One row per risk; its ways of use, each with how great the risk is said to be there, in one cell."""
    found: dict[tuple[str, ...], dict[str, object]] = {}
    for row in rows_of(rows):
        way = f"{row.exposure_name}: {row.words}"
        if row.claim_ids in found:
            found[row.claim_ids]["By way of use"] = f"{found[row.claim_ids]['By way of use']}; {way}"
            continue
        found[row.claim_ids] = {
            "Risk": row.label,
            "Kind": row.kind_name,
            "By way of use": way,
            "Who bears it": row.borne_by,
            "Said to lessen it": row.mitigation,
            "Where": row.place,
            "How it is said": row.firmness,
            "claim_ids": row.claim_ids,
        }
    columns = ["Risk", "Kind", "By way of use", "Who bears it", "Said to lessen it", "Where", "How it is said"]
    return pd.DataFrame(list(found.values()), columns=[*columns, "claim_ids"], dtype=object)


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
    untied = "; ".join(f"{row.label} ({row.place})" for row in rows_of(loose))
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
            f"Tied to no way of use, and so in the table only: {untied}." if untied else "",
        ),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
        table_stays=True,
        rows=drawn if len(drawn) else None,
        draw=lambda kept, width, scale: _kinds_kept(kept, kinds, exposures, width),
        form=definition.form,
        whole="kind",
    )
