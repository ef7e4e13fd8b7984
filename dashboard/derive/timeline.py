"""Events in order: one row per claim of an event, with the words for its time and how fine they are."""

import pandas as pd

from dashboard.derive.places import place
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, When

ALL = "all"
PRECISION_WORDS = {
    "day": "a day",
    "weekday": "a day of the week",
    "week": "a week",
    "month": "a month",
    "period": "a period",
    "relative": "only before or after something else",
    "undated": "no time given",
}
COLUMNS = [
    "phase", "group", "order", "label", "time", "precision", "order_basis", "source", "place", "firmness", "statement",
    "claim_ids", "method",
]  # fmt: skip


def event_rows(catalog: Catalog, *, source: str = ALL) -> pd.DataFrame:
    """One row per event claim, by phase and order; claims of one group stand together.

    Columns: phase (its printed name), group, order, label, time (the words as printed, in quotation marks, or "no
    time given"), precision and order_basis in words, source (id), place, firmness, statement, claim_ids, method.
    """
    phases = {word.id: (n, word.name) for n, word in enumerate(catalog.vocabulary.phases)}
    events = [(c, c.when) for c in catalog.claims_of("event") if c.when is not None]
    first: dict[str, tuple[int, int]] = {}
    for claim, when in sorted(events, key=lambda e: e[1].order):
        first.setdefault(claim.group, (phases[when.phase][0], when.order))
    events.sort(key=lambda e: (first[e[0].group], e[0].group, list(catalog.sources).index(e[0].evidence[0].source)))
    rows = [
        _row(claim, when, phases[when.phase][1], catalog)
        for claim, when in events
        if source == ALL or any(e.source == source for e in claim.evidence)
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _row(claim: Claim, when: When, phase: str, catalog: Catalog) -> dict[str, object]:
    return {
        "phase": phase,
        "group": claim.group,
        "order": when.order,
        "label": claim.label,
        "time": f"“{when.as_printed}”" if when.as_printed else PRECISION_WORDS["undated"],
        "precision": PRECISION_WORDS[when.precision],
        "order_basis": "stated" if when.order_basis == "stated" else "inferred by us",
        "source": claim.evidence[0].source,
        "place": place(claim.evidence[0], catalog),
        "firmness": claim.status,
        "statement": claim.statement,
        "claim_ids": (claim.id,),
        "method": "reported",
    }
