"""Quantities in words and on an axis: one formatter, bounds carried through every step."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model.catalog import Catalog
from dashboard.model.claim import Claim, Quantity
from dashboard.model.vocabulary import Unit
from dashboard.model.words import Relation

RELATION_WORDS: Mapping[Relation, str] = {
    "eq": "",
    "approx": "about ",
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "up to ",
    "range": "",
    "order_of_magnitude": "",
    "unknown": "",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A quantity in its base unit: `low` and `high` in base units, None where the source sets no end.

    Any finite interval with both ends equal is a point. `relation` says how the ends are meant.
    """

    relation: Relation
    low: float | None
    high: float | None
    base: str

    def times(self, other: "Span") -> "Span":
        """The product, by interval arithmetic for positive numbers; an open end stays open."""
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        base = self.base if other.base in ("multiplier", "ratio") else other.base
        relation = self.relation if other.relation == "eq" else other.relation
        return Span(relation, low, high, base)


def number(value: float) -> str:
    """A number as a newspaper prints it: thousands separated, no decimals the source did not give."""
    return f"{value:,.12g}".replace("-", "−")


def in_unit(value: float, unit: Unit) -> str:
    """A value with its unit: "$5.6 million", "2%", "1/20"."""
    if unit.as_fraction and 0 < value < 1:
        return f"{unit.prefix}1/{number(round(1 / value, 6))}{unit.suffix}"
    return f"{unit.prefix}{number(value)}{unit.suffix}"


def quantity_in_words(quantity: Quantity, units: Mapping[str, Unit]) -> str:
    """The quantity with its qualifier, as one string: "more than $5.5 million"."""
    if quantity.in_words is not None:
        return quantity.in_words
    unit = units[quantity.unit]
    if quantity.relation == "range" and quantity.low is not None and quantity.high is not None:
        return f"{in_unit(quantity.low, unit)} to {in_unit(quantity.high, unit)}"
    if quantity.value is None:
        return quantity.as_printed
    return RELATION_WORDS[quantity.relation] + in_unit(quantity.value, unit)


def claim_in_words(claim: Claim, catalog: Catalog) -> str:
    """The claim's quantity in words, or its label where it has none; a supposition says so."""
    if claim.quantity is None:
        return claim.label
    words = quantity_in_words(claim.quantity, catalog.units)
    supposed = claim.status == "hypothetical" and claim.quantity.in_words is None
    return f"if {words}" if supposed else words


def span(quantity: Quantity, units: Mapping[str, Unit]) -> Span:
    """The quantity in its base unit, open ends open."""
    unit = units[quantity.unit]

    def scaled(value: float | None) -> float | None:
        return None if value is None else float(f"{value * unit.factor:.12g}")

    point = scaled(quantity.value)
    ends: dict[Relation, tuple[float | None, float | None]] = {
        "eq": (point, point),
        "approx": (point, point),
        "gt": (point, None),
        "ge": (point, None),
        "lt": (None, point),
        "le": (None, point),
        "range": (scaled(quantity.low), scaled(quantity.high)),
        "order_of_magnitude": (scaled(quantity.low), scaled(quantity.high)),
        "unknown": (None, None),
    }
    low, high = ends[quantity.relation]
    return Span(quantity.relation, low, high, unit.base)


def money(value: float) -> str:
    """A short US-dollar amount for derived values and axis ticks: "$55 million"."""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if value >= size:
            return f"${number(value / size)}{name}"
    return f"${number(value)}"


def money_in_words(amount: Span) -> str:
    """A derived US-dollar amount with its bound: "more than $55 million"; a span open at both ends says so."""
    if amount.low is None and amount.high is None:
        return "an unknown sum"
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return f"{money(amount.low)} to {money(amount.high)}"
    end = amount.low if amount.low is not None else amount.high
    return RELATION_WORDS[amount.relation] + money(end or 0.0)


def percent(share: float) -> str:
    """A computed share (0 to 1) as whole percent."""
    return f"{share * 100:.0f}%"


def decimals(value: float) -> str:
    """A computed coefficient, to two decimals."""
    return f"{value:.2f}".replace("-", "−")
