"""Figures computed from the public record: changes, sums, ratios; unlike bases never without a warning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from dashboard.derive.quantities import RELATION_WORDS, money, number
from dashboard.model.catalog import Catalog
from dashboard.model.record import Comparator, Figure
from dashboard.model.vocabulary import Unit
from dashboard.model.words import Moment, Relation

BASE = 100.0
NOT_KNOWN = "not known: the bounds leave it open"


class UnlikeBasesError(ValueError):
    """Two figures of the record that were priced or counted differently were set against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure of the record in its base unit; low and high are equal for a point."""

    low: float
    high: float
    relation: Relation
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One figure of the record over another; `warning` says why they are not the same thing, if they are not."""

    low: float
    high: float
    relation: Relation
    warning: str | None


def change(series: str, date: str, moment: Moment, catalog: Catalog) -> float:
    """Percent against the close of the series' base day; raises KeyError if there is no such day."""
    value: float = getattr(catalog.record.day(series, date), moment)
    return value - BASE


def amount(comparator: Comparator, units: Mapping[str, Unit]) -> Amount:
    """The comparator's figure in the base of its unit."""
    unit = units[comparator.unit]
    low = comparator.value if comparator.low is None else comparator.low
    high = comparator.value if comparator.high is None else comparator.high
    if low is None or high is None:
        raise ValueError(f"{comparator.id} has no figure")
    scaled = [float(f"{end * unit.factor:.12g}") for end in (low, high)]
    return Amount(low=scaled[0], high=scaled[1], relation=comparator.relation, base=unit.base)


def ratio(first: Comparator, second: Comparator, catalog: Catalog, *, warning: str | None = None) -> Ratio:
    """The first over the second.

    Raises:
        UnlikeBasesError: they are of unlike base units, metrics or bases and no warning says so.
    """
    a, b = amount(first, catalog.units), amount(second, catalog.units)
    if a.base != b.base:
        raise UnlikeBasesError(f"{first.id} is in {a.base}, {second.id} in {b.base}")
    if (first.basis, first.metric) != (second.basis, second.metric) and not warning:
        raise UnlikeBasesError(
            f"{first.id} is {first.metric} at {first.basis}, {second.id} {second.metric} at {second.basis}"
        )
    relation, low, high = _quotient(a, b)
    return Ratio(low=low, high=high, relation=relation, warning=warning)


def _quotient(a: Amount, b: Amount) -> tuple[Relation, float, float]:
    """Relation and ends of a quotient, by interval arithmetic for positive numbers; an open end stays open.

    Where only one end is known both are set to it, and where none is known the relation is `unknown`.
    """
    (a_low, a_high), (b_low, b_high) = _ends(a), _ends(b)
    low = None if a_low is None or b_high is None else a_low / b_high
    high = None if a_high is None or b_low is None else a_high / b_low
    if low is None and high is None:
        return "unknown", a.low / b.high, a.low / b.high
    return _read(low, high, {a.relation, b.relation})


def _read(low: float | None, high: float | None, relations: set[Relation]) -> tuple[Relation, float, float]:
    """What two computed ends say, given the relations they were computed from; None is an open end."""
    strict = relations & {"gt", "lt"}
    if (low is None and high is None) or relations & {"order_of_magnitude", "unknown"}:
        return "unknown", 0.0, 0.0
    if low is None or high is None:
        known = high if low is None else low
        below: Relation = "lt" if strict else "le"
        above: Relation = "gt" if strict else "ge"
        return (below if low is None else above), known or 0.0, known or 0.0
    if low != high:
        return "range", low, high
    return ("approx" if "approx" in relations else "eq"), low, high


def _ends(amount: Amount) -> tuple[float | None, float | None]:
    low = None if amount.relation in ("lt", "le") else amount.low
    high = None if amount.relation in ("gt", "ge") else amount.high
    return low, high


def first_close_above(series: str, catalog: Catalog) -> str | None:
    """The first day after the base day on which the series closed above it (YYYY-MM-DD), None if there is none."""
    base_day = catalog.record.series[series].base_day
    days = (d for d in catalog.record.days if d.series == series and d.date > base_day)
    return next((d.date for d in days if d.close > BASE), None)


def figure_in_words(figure: Figure, catalog: Catalog) -> str:
    """The figure as it is printed, with its qualifier and unit; raises KeyError for what the record has not."""
    if figure.formula == "change":
        return signed_percent(
            change(figure.series or "", figure.date or "", figure.moment or "close", catalog), figure.digits
        )
    if figure.formula == "regained":
        day = first_close_above(figure.series or "", catalog)
        return "not by the end of the series" if day is None else long_date(day)
    if figure.formula == "value":
        return item_in_words(figure.of[0], catalog)
    return _computed(figure, catalog)


def _computed(figure: Figure, catalog: Catalog) -> str:
    found = [catalog.record.comparators[i] for i in figure.of]
    if figure.formula == "ratio":
        made = ratio(found[0], found[1], catalog, warning=figure.warning)
        return ratio_in_words(made, figure.digits, as_fraction=figure.as_fraction)
    amounts = [amount(c, catalog.units) for c in found]
    lows, highs = zip(*(_ends(a) for a in amounts), strict=True)
    relation, low, high = _read(_combined(figure, lows), _combined(figure, highs), {a.relation for a in amounts})
    if relation == "unknown":
        return NOT_KNOWN
    base = amounts[0].base
    first, last = (_scaled(end, base, figure.digits, catalog) for end in (low, high))
    if low != high:
        return f"{first[0]} to {last[0]}"
    return RELATION_WORDS["approx" if relation == "eq" and not first[1] else relation] + first[0]


def _combined(figure: Figure, ends: Sequence[float | None]) -> float | None:
    """One end of a sum, product or multiple; open if an end of its parts is."""
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    if figure.formula == "times":
        known.append(figure.factor or 1)
    return float(f"{sum(known) if figure.formula == 'sum' else prod(known):.12g}")


def ratio_in_words(made: Ratio, digits: int = 1, *, as_fraction: bool = False) -> str:
    """A ratio with its qualifier: "about 1/27", "11 times", "2 to 18 times"."""

    def one(value: float) -> str:
        return f"1/{number(round(1 / value, digits))}" if as_fraction else number(round(value, digits))

    if made.relation == "unknown":
        return NOT_KNOWN
    unit = "" if as_fraction else " times"
    relation = printed_relation(made, digits, as_fraction=as_fraction)
    if relation == "range":
        return f"{one(made.low)} to {one(made.high)}{unit}"
    return f"{RELATION_WORDS[relation]}{one(made.low)}{unit}"


def printed_relation(made: Ratio, digits: int, *, as_fraction: bool = False) -> Relation:
    """The relation of a ratio as it is printed: one that is rounded is about, as any other that is near."""
    exact = 1 / made.low if as_fraction else made.low
    return "approx" if made.relation == "eq" and round(exact, digits) != exact else made.relation


def item_in_words(item_id: str, catalog: Catalog) -> str:
    """A comparator or score with its qualifier and unit: "about $294,000", "49.2%"."""
    score = catalog.record.scores.get(item_id)
    if score is not None:
        unit = catalog.units[score.unit]
        return f"{unit.prefix}{number(score.score)}{unit.suffix}"
    comparator = catalog.record.comparators[item_id]
    unit = catalog.units[comparator.unit]
    ends = [e for e in (comparator.value, comparator.low, comparator.high) if e is not None]
    said = " to ".join(_in_unit(end, unit) for end in ends)
    return RELATION_WORDS[comparator.relation] + said


def _in_unit(value: float, unit: Unit) -> str:
    """A figure in its unit; dollars in the size that fits, prices to the cent."""
    if unit.base == "USD":
        return money(float(f"{value * unit.factor:.12g}"))
    if unit.prefix == "$" and value != int(value):
        return f"{unit.prefix}{value:,.2f}{unit.suffix}"
    return f"{unit.prefix}{number(value)}{unit.suffix}"


def signed_percent(value: float, digits: int = 2) -> str:
    """A change in percent with its sign: "−1.46%", "+1.91%"."""
    return f"{value:+.{digits}f}%".replace("-", "−")


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def long_date(day: str) -> str:
    """A date as it is read: "27 January 2025"; a month or a year stays one."""
    parts = day.split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == len(("year", "month")) else f"{int(parts[2])} {month}"


def short_date(day: str) -> str:
    """A day where there is little room: "27 Jan 2025"."""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1][:3]} {year}"


def _scaled(value: float, base: str, digits: int, catalog: Catalog) -> tuple[str, bool]:
    """A computed amount in the largest unit of its base that is not above it, and whether no digit is lost."""
    units = sorted((u for u in catalog.units.values() if u.base == base), key=lambda u: u.factor)
    unit = next((u for u in reversed(units) if u.factor <= value), units[0])
    exact = float(f"{value / unit.factor:.12g}")
    return f"{unit.prefix}{number(round(exact, digits))}{unit.suffix}", round(exact, digits) == exact
