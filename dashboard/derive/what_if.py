"""What a supposed multiple comes to, and what the reader's own would: bounds in, bounds out."""

from typing import Any

import pandas as pd

from dashboard.derive.lanes import COLUMNS, RECORD, claim_row, comparator_row
from dashboard.derive.quantities import Span, claim_in_words, money_in_words, number, span
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim
from dashboard.model.exhibit import ExhibitDefinition

READER = "Yours"


def supposed(definition: ExhibitDefinition, catalog: Catalog) -> tuple[Claim, Claim]:
    """The claim that supposes a multiple, and the claim it multiplies; raises StopIteration if there is none."""
    groups = definition.lanes[0].groups
    found = next(
        c for c in catalog.claims.values() if c.group in groups and c.relative_to and c.relative_to.claim and c.quantity
    )
    base = found.relative_to.claim if found.relative_to and found.relative_to.claim else ""
    return found, catalog.claims[base]


def default_factor(definition: ExhibitDefinition, catalog: Catalog) -> float:
    """The multiple of the source, where a comparison starts."""
    claim, _ = supposed(definition, catalog)
    return claim.quantity.value or 1.0 if claim.quantity else 1.0


def what_if_rows(definition: ExhibitDefinition, factor: float, catalog: Catalog) -> pd.DataFrame:
    """The claimed base, the source's multiple, the reader's own where it is another, then figures of the record.

    Columns as in `derive.lanes`; the reader's row has the token "reader".
    """
    claim, base = supposed(definition, catalog)
    axis = definition.base or ""
    rows = [claim_row(base, axis, catalog), claim_row(claim, axis, catalog)]
    if factor != default_factor(definition, catalog):
        rows.append(_own(factor, base, catalog))
    for lane in definition.lanes:
        names = [n.removeprefix(RECORD) for n in lane.groups if n.startswith(RECORD)]
        rows += [comparator_row(catalog.record.comparators[n], catalog) for n in names]
    lanes = ["What is claimed, and what is supposed"] * (len(rows) - _count(definition)) + [
        "To set beside it"
    ] * _count(definition)
    found = [{"lane": lane, "group": lane, **row} for lane, row in zip(lanes, rows, strict=True)]
    return pd.DataFrame(found, columns=COLUMNS, dtype=object)


def _count(definition: ExhibitDefinition) -> int:
    return sum(name.startswith(RECORD) for lane in definition.lanes for name in lane.groups)


def amount_in_words(definition: ExhibitDefinition, factor: float, catalog: Catalog) -> str:
    """What the multiple comes to, with the bound of the sum it multiplies."""
    return money_in_words(_product(factor, supposed(definition, catalog)[1], catalog))


def _product(factor: float, base: Claim, catalog: Catalog) -> Span:
    multiple = Span("eq", factor, factor, "multiplier")
    return multiple.times(span(base.quantity, catalog.units)) if base.quantity else multiple


def _own(factor: float, base: Claim, catalog: Catalog) -> dict[str, Any]:
    product = _product(factor, base, catalog)
    words = claim_in_words(base, catalog)
    return {
        "subject": f"{READER}: {number(factor)} times",
        "place": "your own assumption",
        "relation": "hypothetical",
        "low": product.low,
        "high": product.high,
        "start": span(base.quantity, catalog.units).low if base.quantity else None,
        "words": f"if {number(factor)} times: {money_in_words(product)}",
        "firmness": "your own",
        "badge": "your own",
        "tone": "ink_soft",
        "token": "reader",
        "claim_ids": (base.id,),
        "method": f"{number(factor)} × {words}",
    }
