"""One small exhibit for every disagreement: its sides, on one scale where they have one, and who is silent."""

from collections.abc import Mapping

import plotly.graph_objects as go

from dashboard.derive.disagreements import (
    DIFFERENCE_WORDS,
    KIND_WORDS,
    documents_in,
    scale_rows,
    sides,
    silent_documents,
)
from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.lanes import lanes
from dashboard.figures.theme import Width
from dashboard.model.catalog import Catalog
from dashboard.model.debate import Disagreement

PREFIX = "disagreement."


def disagreement_exhibit(disagreement: Disagreement, catalog: Catalog) -> Exhibit:
    """The exhibit of one disagreement; its id is "disagreement." and the disagreement's."""
    rows = sides(disagreement, catalog)
    base, drawn = scale_rows(disagreement, catalog)
    figures: Mapping[Width, go.Figure] = {}
    if len(drawn):
        figures = {"wide": lanes(drawn, {}, "wide", base), "narrow": lanes(drawn, {}, "narrow", base)}
    table = rows[["place", "said_by", "statement", "words", "firmness", "claim_ids"]].rename(
        columns={
            "place": "Where", "said_by": "Who", "statement": "What is said", "words": "In words",
            "firmness": "How it is said",
        }
    )  # fmt: skip
    return Exhibit(
        id=f"{PREFIX}{disagreement.id}",
        page="disagreements",
        title=disagreement.label,
        subtitle=disagreement.about,
        figures=figures,
        table=table,
        linked="What is said",
        alt=f"{KIND_WORDS[disagreement.kind]}. "
        + "; ".join(f"{r.place}, {r.said_by}: {r.words}" for r in rows_of(rows))
        + ".",
        notes=(_silent(disagreement, catalog),),
        text=tuple(
            part
            for part in (
                f"{KIND_WORDS[disagreement.kind]}, {_between(disagreement, catalog)}. {_differs(disagreement)}",
                disagreement.why,
                f"What would settle it: {disagreement.settled_by}" if disagreement.settled_by else "",
            )
            if part
        ),
        source_note=source_note(disagreement.claims, catalog),
        key=tuple(dict.fromkeys(drawn["relation"])) if len(drawn) else (),
        table_stays=True,
        rows=drawn if len(drawn) else None,
        draw=lambda kept, width, scale: lanes(kept, {}, width, base, scale),
        form="lanes" if len(drawn) else "table",
        base=base,
    )


def _between(disagreement: Disagreement, catalog: Catalog) -> str:
    names = [catalog.sources[s].name for s in documents_in(disagreement, catalog)]
    return f"inside the {names[0]}" if len(names) == 1 else f"between {' and '.join(names)}"


def _differs(disagreement: Disagreement) -> str:
    what = [DIFFERENCE_WORDS[d] for d in disagreement.differs]
    return f"What differs: {', '.join(what)}." if what else ""


def _silent(disagreement: Disagreement, catalog: Catalog) -> str:
    names = [catalog.sources[s].name for s in silent_documents(disagreement, catalog)]
    return f"No side in our data from: {' and '.join(names)}." if names else ""
