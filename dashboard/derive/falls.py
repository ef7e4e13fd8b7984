"""Claimed moves on a signed axis: the metric's direction turns value and relation together."""

from typing import Any

import pandas as pd

from dashboard.derive.places import place
from dashboard.derive.quantities import claim_in_words, span
from dashboard.derive.verdicts import against
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.exhibit import ExhibitDefinition
from dashboard.model.words import Relation

TURNED: dict[Relation, Relation] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}
COLUMNS = [
    "lane", "group", "subject", "place", "relation", "value", "words", "firmness", "badge", "tone",
    "claim_ids", "method",
]  # fmt: skip


def move_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per claimed move of the definition's lanes.

    Columns: lane, group, subject, place, relation (turned with the sign), value (signed, base units, None where
    the source gives no number), words (as the source has them), firmness, claim_ids, method.
    """
    rows = [
        {"lane": lane.name, "group": group, **move_row(claim, catalog)}
        for lane in definition.lanes
        for group in lane.groups
        for claim in catalog.claims.values()
        if claim.group == group and claim.quantity is not None
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def move_row(claim: Claim, catalog: Catalog) -> dict[str, Any]:
    """The row of one claimed move, without its lane."""
    if claim.quantity is None:
        raise ValueError(f"claim {claim.id} has no quantity to draw")
    own = span(claim.quantity, catalog.units)
    sign = catalog.metrics[claim.metric].sign if claim.metric else 1
    bound = own.low if own.low is not None else own.high
    return {
        "subject": claim.short or claim.label,
        "place": place(claim.evidence[0], catalog),
        "relation": TURNED.get(own.relation, own.relation) if sign < 0 else own.relation,
        "value": None if bound is None else sign * bound,
        "words": claim_in_words(claim, catalog),
        "firmness": claim.status,
        **against(claim.id, catalog),
        "claim_ids": (claim.id,),
        "method": "reported",
    }
