"""Claims in lanes of one scope: a tidy frame with bounds in base units, and what multiples come to."""

from typing import Any

import pandas as pd

from dashboard.derive.places import place
from dashboard.derive.quantities import Span, claim_in_words, money, span
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.exhibit import ExhibitDefinition

COLUMNS = [
    "lane", "group", "subject", "place", "relation", "low", "high", "start", "words", "firmness",
    "claim_ids", "method",
]  # fmt: skip


def lane_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per claim of the definition's lanes, in their order.

    Columns: lane, group, subject, place, relation (a Relation or "hypothetical"), low, high (base units, None for
    an open end), start (where a supposition starts from, base units), words, firmness, claim_ids, method.
    """
    rows = []
    for lane in definition.lanes:
        for group in lane.groups:
            for claim in catalog.claims.values():
                if claim.group == group and claim.quantity is not None:
                    rows.append(
                        {
                            "lane": lane.name,
                            "group": group,
                            **claim_row(claim, definition.base or "", catalog),
                        }
                    )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def claim_row(claim: Claim, base: str, catalog: Catalog) -> dict[str, Any]:
    """The row of one claim on an axis in `base`; a multiple of another claim is worked out.

    Raises:
        ValueError: the claim has no quantity, or is in another base unit and multiplies no claim in this one.
    """
    quantity = claim.quantity
    if quantity is None:
        raise ValueError(f"claim {claim.id} has no quantity to draw")
    own = span(quantity, catalog.units)
    row: dict[str, Any] = {
        "subject": claim.short or claim.label,
        "place": place(claim.evidence[0], catalog),
        "relation": own.relation,
        "low": own.low,
        "high": own.high,
        "start": None,
        "words": claim_in_words(claim, catalog),
        "firmness": claim.status,
        "claim_ids": (claim.id,),
        "method": "reported",
    }
    if own.base == base or own.relation == "unknown":
        return row
    referent = _referent(claim, catalog)
    product = own.times(span(referent.quantity, catalog.units)) if referent.quantity else own
    if product.base != base:
        raise ValueError(f"claim {claim.id} is in {own.base}, the axis in {base}")
    return {**row, **_multiple(claim, referent, product, catalog)}


def _referent(claim: Claim, catalog: Catalog) -> Claim:
    if claim.relative_to is None or claim.relative_to.claim is None:
        raise ValueError(f"claim {claim.id} names no claim that it multiplies")
    return catalog.claims[claim.relative_to.claim]


def _multiple(claim: Claim, referent: Claim, product: Span, catalog: Catalog) -> dict[str, Any]:
    own, other = claim_in_words(claim, catalog), claim_in_words(referent, catalog)
    end = product.low if product.low is not None else product.high
    amount = money(end) if end is not None and product.base == "USD" else ""
    return {
        "relation": "hypothetical" if claim.status == "hypothetical" else product.relation,
        "low": product.low,
        "high": product.high,
        "start": span(referent.quantity, catalog.units).low if referent.quantity else None,
        "words": f"{own}: {amount}",
        "claim_ids": (claim.id, referent.id),
        "method": f"{own} × {other}",
    }
