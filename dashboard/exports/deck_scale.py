"""The axis of amounts on a slide, the words beside its marks, and on which side of a mark they have room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.slide_text import cut, slide_text, text_width
from dashboard.model.words import Scale

OPEN_RIGHT, OPEN_LEFT = ("gt", "ge"), ("lt", "le")
# An arrow in the label: no program leaves it out, and no number is made up for its end.
# Room for the tick at the end of a range.
ENDED, APART = ("range", "order_of_magnitude"), "\u00a0"
TO_RIGHT, TO_LEFT = "——► ", " ◄——"
LABEL, LONGEST = 18, 4.5
BESIDE = 0.16
MORE_DECADES = 4
ONE_IN = "[<1]?/?????;#,##0"
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of the amounts, and where a value stands between its ends (0 to 1)."""

    low: float
    high: float
    log: bool

    def at(self, value: float) -> float:
        """The place of a value as a share of the axis."""
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        return math.log10(value / self.low) / math.log10(self.high / self.low)


def axis_of(rows: Sequence[Any], scale: Scale | None, width: float) -> Axis:
    """An axis on which every mark has room for its words at one side."""
    ends = [v for row in rows for v in (row.low, row.high, row.start) if v is not None]
    if not ends:
        return Axis(1.0, 10.0, True)
    if scale == "linear":
        step = even_step(max(ends) * 1.3)
        return Axis(0.0, step * math.ceil(max(ends) * 1.3 / step), False)
    low, high = math.floor(math.log10(min(ends))), math.ceil(math.log10(max(ends)))
    low -= math.log10(min(ends)) == low
    high += high - math.log10(max(ends)) < 0.1
    for _ in range(MORE_DECADES):
        axis = Axis(10.0**low, 10.0**high, True)
        sides = {side_of(row, axis, width) for row in rows if row.low is not None or row.high is not None}
        if "no room right" in sides:
            high += 1
        elif "no room left" in sides:
            low -= 1
        else:
            break
    return Axis(10.0**low, 10.0**high, True)


def even_step(reach: float) -> float:
    """The round step between the lines of an even axis."""
    size = 10.0 ** math.floor(math.log10(reach))
    return next(size * n for n in (0.2, 0.5, 1, 2, 5) if reach / (size * n) <= MOST_TICKS)


def said(row: Any) -> str:
    """The words of a mark; an open end has its arrow."""
    plain = cut(slide_text(row.words), LABEL, LONGEST, 1)
    if row.relation in OPEN_RIGHT:
        return f"{TO_RIGHT}{plain}"
    if row.relation in OPEN_LEFT:
        return f"{plain}{TO_LEFT}"
    return f"{APART}{plain}{APART}" if row.relation in ENDED else plain


def side_of(row: Any, axis: Axis, width: float) -> str:
    """On which side of its mark the words stand; an open end has them where it is open."""
    low = row.low if row.low is not None else row.high
    high = row.high if row.high is not None else row.low
    start = low if row.start is None else min(row.start, low)
    needed = text_width(said(row), LABEL) + BESIDE
    left, right = axis.at(start) * width, (1 - axis.at(high)) * width
    if row.relation in OPEN_RIGHT:
        return "right" if needed <= right else "no room right"
    if row.relation in OPEN_LEFT:
        return "left" if needed <= left else "no room left"
    if needed <= right:
        return "right"
    return "left" if needed <= left else "no room right"


def number_form(base: str, axis: Axis) -> str:
    """The number format of the axis: dollars in words of size, shares as one in so many."""
    if base == "ratio":
        return ONE_IN if axis.low < 1 else "#,##0"
    sign = '"$"' if base == "USD" else ""
    if axis.high > 1e12 or (axis.high >= 1e12 and axis.log):
        return f'[>=1000000000000]{sign}0,,,,"tn";[>=1000000000]{sign}0,,,"bn";{sign}0,,"m"'
    if axis.low == 0:
        return f'[>=1000000000]{sign}0.#,,,"bn";[>=1000000]{sign}0.#,,"m";{sign}#,##0'
    return f'[>=1000000000]{sign}0,,,"bn";[>=1000000]{sign}0,,"m";{sign}#,##0'
