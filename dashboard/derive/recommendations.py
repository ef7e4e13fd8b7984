"""Who asks whom for what: one row per recommendation and addressee."""

from typing import Any

import pandas as pd

from dashboard.derive.places import place
from dashboard.model.catalog import Catalog

ALL = "all"
COLUMNS = [
    "to", "to_name", "what", "by", "by_name", "strength", "directness", "conditions", "place", "statement", "claim_ids",
    "method",
]  # fmt: skip


def recommendation_rows(catalog: Catalog, *, to: str = ALL, by: str = ALL) -> pd.DataFrame:
    """One row per recommendation and addressee, by addressee, those asked most first.

    Columns: to and by (actor ids), their names, what, strength, directness, conditions (empty where none is
    stated), place, statement, claim_ids, method.
    """
    rows: list[dict[str, Any]] = []
    for claim in catalog.claims_of("recommendation"):
        asked = claim.recommendation
        if asked is None or by not in (ALL, claim.asserted_by):
            continue
        rows += [
            {
                "to": actor,
                "to_name": catalog.actors[actor].name,
                "what": asked.what,
                "by": claim.asserted_by,
                "by_name": catalog.actors[claim.asserted_by].name,
                "strength": asked.strength,
                "directness": asked.directness,
                "conditions": asked.conditions or "",
                "place": place(claim.evidence[0], catalog),
                "statement": claim.statement,
                "claim_ids": (claim.id,),
                "method": "reported",
            }
            for actor in asked.to
            if to in (ALL, actor)
        ]
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["to"]] = counts.get(row["to"], 0) + 1
    rows.sort(key=lambda row: (-counts[row["to"]], row["to_name"]))
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
