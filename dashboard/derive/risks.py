"""Risks by exposure: one row per risk and way of use it is said to concern."""

import pandas as pd

from dashboard.derive.places import place
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Exposure, Risk

ALL = "all"
LEVEL_WORDS = {
    "minimal": "minimal",
    "some": "some",
    "greater": "greater",
    "named": "named, no degree",
}
COLUMNS = [
    "kind", "kind_name", "exposure", "exposure_name", "level", "words", "basis", "label", "place", "firmness",
    "borne_by", "mitigation", "statement", "claim_ids", "method",
]  # fmt: skip


def risk_rows(catalog: Catalog, *, source: str = ALL) -> pd.DataFrame:
    """One row per risk claim and exposure (one with an empty exposure where a risk names none), by kind.

    Columns: kind and exposure (ids), their names, level, words (the level in words, with "by our inference" where
    the source does not name the way of use), basis, label, place, firmness, borne_by, mitigation ("none named"),
    statement, claim_ids, method.
    """
    kinds = {word.id: word.name for word in catalog.vocabulary.risk_kinds}
    names = {word.id: word.name for word in catalog.vocabulary.exposures}
    rows = []
    for kind in kinds:
        for claim in catalog.claims_of("risk"):
            risk = claim.risk
            if risk is None or risk.kind != kind or (source != ALL and all(e.source != source for e in claim.evidence)):
                continue
            for exposure in risk.exposures or (None,):
                rows.append({"kind_name": kinds[kind], **_row(claim, risk, exposure, names, catalog)})
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _row(
    claim: Claim, risk: Risk, exposure: Exposure | None, names: dict[str, str], catalog: Catalog
) -> dict[str, object]:
    inferred = exposure is not None and exposure.basis == "inferred"
    return {
        "kind": risk.kind,
        "exposure": exposure.to if exposure else "",
        "exposure_name": names[exposure.to] if exposure else "not tied to a way of use",
        "level": exposure.level if exposure else risk.level,
        "words": LEVEL_WORDS[exposure.level if exposure else risk.level] + (", by our inference" if inferred else ""),
        "basis": exposure.basis if exposure else "stated",
        "label": claim.label,
        "place": place(claim.evidence[0], catalog),
        "firmness": claim.status,
        "borne_by": risk.borne_by,
        "mitigation": risk.mitigation or "none named",
        "statement": claim.statement,
        "claim_ids": (claim.id,),
        "method": "reported",
    }
