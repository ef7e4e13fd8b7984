"""Claims in lanes of one scope: a tidy frame with bounds in base units, and what multiples come to."""

from typing import Any

import pandas as pd

from dashboard.derive.places import place
from dashboard.derive.quantities import Span, claim_in_words, money, span
from dashboard.derive.record_figures import amount, item_in_words, printed_relation, ratio, ratio_in_words
from dashboard.derive.verdicts import against
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.exhibit import ExhibitDefinition, RecordRatio
from dashboard.model.record import Comparator

COLUMNS = [
    "lane", "group", "subject", "place", "relation", "low", "high", "start", "words", "firmness", "badge", "tone",
    "token", "claim_ids", "method",
]  # fmt: skip
RECORD, RATIO = "record.", "ratio."
ASKED = "The room’s guess"


def lane_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per claim and figure of the record of the definition's lanes, in their order.

    Columns: lane, group, subject, place, relation (a Relation or "hypothetical"), low, high (base units, None for
    an open end), start (where a supposition starts from, base units), words, firmness, badge and tone (the verdict
    with its sign, or the basis of a figure of the record), token ("claim" or "record"), claim_ids, method.
    """
    rows: list[dict[str, Any]] = []
    base = definition.base or ""
    for lane in definition.lanes:
        group = ""
        for name in lane.groups:
            if name.startswith(RECORD):
                found = [comparator_row(catalog.record.comparators[name.removeprefix(RECORD)], catalog)]
            elif name.startswith(RATIO):
                made = next(r for r in definition.ratios if r.id == name.removeprefix(RATIO))
                found = [ratio_row(made, catalog)]
            else:
                group = name
                claims = [c for c in catalog.claims.values() if c.group == name and c.quantity is not None]
                found = [claim_row(claim, base, catalog) for claim in claims]
            # A figure of the record stands with the claims above it, without a line between.
            rows += [{"lane": lane.name, "group": group or name, **row} for row in found]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def asked_row(lane: str, claim_id: str) -> dict[str, Any]:
    """The row kept free for what the room guesses that claim's quantity to be."""
    return {
        "lane": lane, "group": ASKED, "subject": ASKED, "place": "", "relation": "unknown", "low": None, "high": None,
        "start": None, "words": "", "firmness": "", "badge": "", "tone": "reader", "token": "reader",
        "claim_ids": (claim_id,), "method": "the room’s own",
    }  # fmt: skip


def comparator_row(comparator: Comparator, catalog: Catalog) -> dict[str, Any]:
    """The row of one figure of the record; a bound keeps its open end."""
    own = amount(comparator, catalog.units)
    bases = {word.id: word.name for word in catalog.vocabulary.bases}
    return {
        "subject": comparator.short or comparator.label,
        "place": comparator.by or catalog.record.sources[comparator.sources[0]].publisher,
        "relation": own.relation,
        "low": None if own.relation in ("lt", "le") else own.low,
        "high": None if own.relation in ("gt", "ge") else own.high,
        "start": None,
        "words": item_in_words(comparator.id, catalog),
        "firmness": "public record",
        "badge": bases[comparator.basis],
        "tone": "ink_soft",
        "token": "record",
        "claim_ids": (f"{RECORD}{comparator.id}",),
        "method": "reported",
    }


def ratio_row(made: RecordRatio, catalog: Catalog) -> dict[str, Any]:
    """The row of one figure of the record over another, worked out by us."""
    first, second = (catalog.record.comparators[i] for i in made.of)
    found = ratio(first, second, catalog, warning=made.warning)
    fraction = found.high < 1
    relation = printed_relation(found, made.digits, as_fraction=fraction)
    return {
        "subject": made.label,
        "place": made.by,
        "relation": relation,
        "low": None if relation in ("lt", "le", "unknown") else found.low,
        "high": None if relation in ("gt", "ge", "unknown") else found.high,
        "start": None,
        "words": ratio_in_words(found, made.digits, as_fraction=fraction),
        "firmness": "public record",
        "badge": "not alike *" if found.warning else "like for like",
        "tone": "off" if found.warning else "ink_soft",
        "token": "record",
        "claim_ids": tuple(f"{RECORD}{i}" for i in made.of),
        "method": f"{item_in_words(first.id, catalog)} ÷ {item_in_words(second.id, catalog)}",
    }


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
        **against(claim.id, catalog),
        "token": "claim",
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
