"""The exhibit of recommendations: who asks whom for what."""

from collections.abc import Mapping

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.quantities import number
from dashboard.derive.recommendations import recommendation_rows
from dashboard.derive.wording import counted
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

ALL = "all"
STRENGTH_WORDS = {"must": "must", "should": "should", "may": "may, or might"}
DIRECTNESS_WORDS = {"explicit": "in so many words", "implied": "implied"}


def _chosen_title(counts: Mapping[str, str], to: str, by: str, catalog: Catalog) -> str:
    """What a choice leaves, counted: the finding over everybody need not hold for it."""
    whom = "" if to == ALL else f" of {catalog.actors[to].name}"
    who = "" if by == ALL else f" by {catalog.actors[by].name}"
    asks = "ask" if counts["asks"] == "1" else "asks"
    return f"{counts['asks']} {asks}{whom}{who}: {counts['explicit']} in so many words, {counts['implied']} implied"


def recommendations_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, to: str, by: str) -> Exhibit:
    """A table by addressee; `{asks}`, `{explicit}`, `{implied}` count what is shown, `{most}` is who is asked most."""
    rows = recommendation_rows(catalog, to=to, by=by)
    shown = {ids[0]: row.directness for row in rows_of(rows) for ids in [row.claim_ids]}
    counts = {
        "asks": number(len(shown)),
        "explicit": number(list(shown.values()).count("explicit")),
        "implied": number(list(shown.values()).count("implied")),
        "most": str(rows["to_name"].iloc[0]) if len(rows) else "nobody",
    }
    table = pd.DataFrame(
        {
            "Asked of": rows["to_name"],
            "To do what": rows["what"].map(lambda what: what[:1].upper() + what[1:]),
            "By": rows["by_name"],
            "How strongly": [f"{STRENGTH_WORDS[r.strength]} · {DIRECTNESS_WORDS[r.directness]}" for r in rows_of(rows)],
            "On what condition": rows["conditions"].map(lambda words: words or "–"),
            "Where": rows["place"],
            "claim_ids": rows["claim_ids"],
        }
    )
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=counted(definition.title, counts, catalog) if to == by == ALL else _chosen_title(counts, to, by, catalog),
        subtitle=counted(definition.subtitle, counts, catalog),
        figures={},
        table=table,
        linked="To do what",
        alt=definition.alt,
        notes=tuple(counted(note, counts, catalog) for note in definition.notes),
        source_note=source_note((i for ids in rows["claim_ids"] for i in ids), catalog),
    )
