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
from dashboard.derive.places import listed, source_note
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.lanes import lanes
from dashboard.figures.theme import Width
from dashboard.model.catalog import Catalog
from dashboard.model.debate import Disagreement

PREFIX = "disagreement."
SORTS = {"disagreement": "Disagreement", "look_alike": "Looks like a disagreement, is none:"}
SETTLES, SILENT = "What would settle it:", "No side in our data from:"


def disagreement_exhibit(disagreement: Disagreement, catalog: Catalog) -> Exhibit:
    """The exhibit of one disagreement; its id is "disagreement." and the disagreement's."""
    rows = sides(disagreement, catalog)
    base, drawn = scale_rows(disagreement, catalog)
    figures: Mapping[Width, go.Figure] = {}
    if len(drawn):
        figures = {"wide": lanes(drawn, {}, "wide", base), "narrow": lanes(drawn, {}, "narrow", base)}
    judged = ["badge"] if any(rows["badge"]) else []
    table = rows[["place", "said_by", "statement", "words", "firmness", *judged, "claim_ids"]].rename(
        columns={
            "place": "Where", "said_by": "Who", "statement": "What is said", "words": "In words",
            "firmness": "How it is said", "badge": "Against the record",
        }
    )  # fmt: skip
    return Exhibit(
        id=f"{PREFIX}{disagreement.id}",
        page="disagreements",
        title=disagreement.label,
        subtitle=f"{disagreement.about} {_between(disagreement, catalog)} {_differs(disagreement)}".strip(),
        figures=figures,
        table=table,
        linked="What is said",
        alt=f"{KIND_WORDS[disagreement.kind]}. "
        + "; ".join(f"{r.place}, {r.said_by}: {r.words}{_badge(r.badge)}" for r in rows_of(rows))
        + ".",
        text=tuple(
            part
            for part in (
                disagreement.why,
                f"{SETTLES} {disagreement.settled_by}" if disagreement.settled_by else "",
                _silent(disagreement, catalog),
            )
            if part
        ),
        notes=(),
        source_note=source_note(disagreement.claims, catalog),
        key=tuple(dict.fromkeys(drawn["relation"])) if len(drawn) else (),
        table_stays=True,
        leads=(SETTLES, SILENT),
        rows=drawn if len(drawn) else None,
        draw=lambda kept, width, scale: lanes(kept, {}, width, base, scale),
        form="lanes" if len(drawn) else "table",
        base=base,
    )


def _badge(badge: str) -> str:
    return f" ({badge})" if badge else ""


def disagreements_in_words(catalog: Catalog) -> str:
    """On how many points the documents differ, and how many more only look like it."""
    alike = sum(d.kind == "look_alike" for d in catalog.disagreements.values())
    real = len(catalog.disagreements) - alike
    more = f"; {alike} more only {'looks' if alike == 1 else 'look'} like it" if alike else ""
    return f"The documents differ on {real} point{'' if real == 1 else 's'}{more}"


def _between(disagreement: Disagreement, catalog: Catalog) -> str:
    names = [catalog.sources[s].the for s in documents_in(disagreement, catalog)]
    where = f"inside {names[0]}" if len(names) == 1 else f"between {listed(names)}"
    return f"{SORTS[disagreement.kind]} {where}."


def _differs(disagreement: Disagreement) -> str:
    what = [DIFFERENCE_WORDS[d] for d in disagreement.differs]
    return f"What differs: {listed(what)}." if what else ""


def _silent(disagreement: Disagreement, catalog: Catalog) -> str:
    names = [catalog.sources[s].the for s in silent_documents(disagreement, catalog)]
    return f"{SILENT} {listed(names)}." if names else ""
