"""Disagreements: where the sides stand, whether inside one document, and which documents are silent."""

from collections.abc import Sequence

import pandas as pd

from dashboard.derive.lanes import COLUMNS as LANE_COLUMNS
from dashboard.derive.lanes import claim_row
from dashboard.derive.quantities import span
from dashboard.derive.statements import line
from dashboard.derive.verdicts import against
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.debate import Disagreement

ALL = "all"
DIFFERENCE_WORDS = {
    "value": "the value",
    "subject": "the subject",
    "qualifier": "the qualifier",
    "degree": "the degree",
    "scope": "what it counts",
}
KIND_WORDS = {"disagreement": "Disagreement", "look_alike": "Looks like one, is none"}
FEWEST_ON_A_SCALE = 2
COLUMNS = ["place", "words", "said_by", "firmness", "statement", "badge", "claim_ids", "method"]


def sides(disagreement: Disagreement, catalog: Catalog) -> pd.DataFrame:
    """One row per side, in the order of the data; columns as in COLUMNS, `badge` empty where there is no record."""
    rows = []
    for claim_id in disagreement.claims:
        side = line(claim_id, catalog)
        rows.append(
            {
                "place": side.place,
                "words": side.words,
                "said_by": side.said_by,
                "firmness": side.firmness,
                "statement": side.statement,
                "badge": against(claim_id, catalog)["badge"],
                "claim_ids": (claim_id,),
                "method": "reported",
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def documents_in(disagreement: Disagreement, catalog: Catalog) -> tuple[str, ...]:
    """The sources in which the sides stand, in the order of the registry."""
    found = {e.source for claim_id in disagreement.claims for e in catalog.statement(claim_id).evidence}
    return tuple(source for source in catalog.sources if source in found)


def silent_documents(disagreement: Disagreement, catalog: Catalog) -> tuple[str, ...]:
    """The sources from which no side comes: they say nothing on it in our data, which is not agreement."""
    return tuple(source for source in catalog.sources if source not in documents_in(disagreement, catalog))


def sort_of(disagreement: Disagreement, catalog: Catalog) -> str:
    """Whether it is one "between" documents, "inside" one, or only "alike" to one."""
    if disagreement.kind == "look_alike":
        return "alike"
    return "between" if len(documents_in(disagreement, catalog)) > 1 else "inside"


def chosen_disagreements(
    catalog: Catalog, *, kind: str = ALL, differs: str = ALL, source: str = ALL
) -> Sequence[Disagreement]:
    """The disagreements that pass the filters, look-alikes last."""
    kept = [
        d
        for d in catalog.disagreements.values()
        if kind in (ALL, d.kind)
        and (differs == ALL or differs in d.differs)
        and (source == ALL or source in documents_in(d, catalog))
    ]
    return sorted(kept, key=lambda d: d.kind == "look_alike")


def scale_rows(disagreement: Disagreement, catalog: Catalog) -> tuple[str, pd.DataFrame]:
    """The sides that stand on one scale and its base unit; an empty frame where fewer than two have a number.

    Columns as in `derive.lanes`. Sides without a number stay in the table of `sides`.
    """
    claims = [s for i in disagreement.claims if isinstance(s := catalog.statement(i), Claim)]
    drawn = [c for c in claims if c.quantity and _has_number(c, catalog)]
    bases = [span(c.quantity, catalog.units).base for c in drawn if c.quantity]
    base = max(dict.fromkeys(bases), key=bases.count) if bases else ""
    same = [c for c, own in zip(drawn, bases, strict=True) if own == base]
    if len(same) < FEWEST_ON_A_SCALE:
        return "", pd.DataFrame([], columns=LANE_COLUMNS, dtype=object)
    rows = [{"lane": "The claims on one scale", "group": c.id, **claim_row(c, base, catalog)} for c in same]
    return base, pd.DataFrame(rows, columns=LANE_COLUMNS, dtype=object)


def _has_number(claim: Claim, catalog: Catalog) -> bool:
    own = span(claim.quantity, catalog.units) if claim.quantity else None
    return own is not None and (own.low is not None or own.high is not None)
