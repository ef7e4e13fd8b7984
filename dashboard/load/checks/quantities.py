"""A quantity has the numbers its relation needs; they are positive and printed in the quote."""

from dashboard.load.draft import Draft, read
from dashboard.load.folding import folded
from dashboard.load.places import Placed
from dashboard.load.printed_numbers import PrintedNumber, printed_band, printed_numbers
from dashboard.load.problems import Report, shown
from dashboard.model.claim import Claim, Quantity

BOUNDS = ("low", "high")
NUMBERS = ("value", *BOUNDS)


def check_quantities(draft: Draft, report: Report) -> None:
    """Every quantity's fields, signs and printed numbers; every unit's factor."""
    for unit_at, unit in read(draft.units):
        if unit.factor <= 0:
            unit_at.fault(report, "factor", "is not positive", "a number above 0")
    for at, claim in read(draft.claims):
        if claim.quantity is None:
            if claim.kind == "quantity":
                at.fault(report, "quantity", "is missing", "a claim of kind quantity has a quantity")
            continue
        if claim.metric is None:
            at.fault(report, "metric", "is missing", "a claim with a quantity names its metric")
        if _fields_fit(at, claim.quantity, report):
            counted = draft.find("units", claim.quantity.unit)
            factor = None if counted is None or counted.factor <= 0 else counted.factor
            _printed(at, claim, claim.quantity, factor, report)


def _fields_fit(at: Placed[Claim], quantity: Quantity, report: Report) -> bool:
    relation = quantity.relation
    needed: tuple[str, ...] = ("value",)
    if relation in ("unknown", "order_of_magnitude"):
        needed = ("in_words",)
    elif relation == "range":
        needed = BOUNDS
    barred = {"range": ("value",), "order_of_magnitude": ("value",), "unknown": NUMBERS}.get(relation, BOUNDS)
    fits = True
    for key in needed:
        if getattr(quantity, key) is None:
            fits = False
            at.fault(report, f"quantity.{key}", "is missing", f"the relation {relation} needs {key}")
    for key in barred:
        if getattr(quantity, key) is not None:
            fits = False
            allowed = f"the relation {relation} takes no {key}"
            at.fault(report, f"quantity.{key}", f"does not go with {relation}", allowed)
    if (quantity.low is None) != (quantity.high is None) and relation == "order_of_magnitude":
        at.fault(report, "quantity", "has only one of low and high", "both or neither")
    if quantity.low is not None and quantity.high is not None and quantity.low >= quantity.high:
        at.fault(report, "quantity.low", "is not below high", "low less than high")
    return fits


def _printed(at: Placed[Claim], claim: Claim, quantity: Quantity, factor: float | None, report: Report) -> None:
    phrase = folded(quantity.as_printed)
    if claim.evidence and not any(phrase in folded(piece.quote) for piece in claim.evidence):
        what = f"{shown(quantity.as_printed)} does not occur in the quote"
        at.fault(report, "quantity.as_printed", what, "words of the quote, exactly as there")
    numbers = printed_numbers(quantity.as_printed)
    _positive(at, quantity, numbers, report)
    given = [(key, v) for key in NUMBERS if (v := getattr(quantity, key)) is not None]
    if quantity.relation == "order_of_magnitude":
        _order_of_size(at, quantity, factor, report)
    elif quantity.relation != "unknown":
        _same_numbers(at, quantity, factor, given, numbers, report)


def _same_numbers(
    at: Placed[Claim],
    quantity: Quantity,
    factor: float | None,
    given: list[tuple[str, float]],
    numbers: tuple[PrintedNumber, ...],
    report: Report,
) -> None:
    """Every recorded number is printed; if so, every number printed in digits is recorded."""
    phrase = folded(quantity.as_printed)
    strange = [g for g in given if not any(number.equals(g[1], factor) for number in numbers)]
    for key, value in strange:
        what = f"{value:.12g} {quantity.unit} is not printed in {shown(phrase)}"
        at.fault(report, f"quantity.{key}", what, "the number and the unit as printed")
    for number in () if strange else numbers:
        if number.digits and not any(number.equals(value, factor) for _, value in given):
            written = phrase[number.start : number.end].strip()
            what = f"{shown(written)} is none of value, low and high in {quantity.unit}"
            at.fault(report, "quantity.as_printed", what, "the printed words of this number only")


def _positive(at: Placed[Claim], quantity: Quantity, numbers: tuple[PrintedNumber, ...], report: Report) -> None:
    for key in NUMBERS:
        value = getattr(quantity, key)
        free = value == 0 and any(number.value == 0 for number in numbers)
        if value is not None and value <= 0 and not free:
            allowed = "a positive number; the metric names the direction"
            at.fault(report, f"quantity.{key}", f"{value:.12g} is not positive", allowed)


def _order_of_size(at: Placed[Claim], quantity: Quantity, factor: float | None, report: Report) -> None:
    band = printed_band(quantity.as_printed)
    if band is None or factor is None:
        return
    for key, printed in (("low", band.low), ("high", band.high)):
        value = getattr(quantity, key)
        if value is not None and abs(value * factor - printed) > printed * 1e-9:
            what = f"{value:.12g} {quantity.unit} is not what {shown(quantity.as_printed)} says"
            allowed = f"{printed / factor:.12g}: tens are 10 to 100, hundreds 100 to 1000"
            at.fault(report, f"quantity.{key}", what, allowed)
