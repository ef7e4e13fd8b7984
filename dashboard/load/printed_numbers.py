"""The numbers in a printed phrase: digits, fractions, spelled-out words, sizes and bands."""

import re
from dataclasses import dataclass
from fractions import Fraction

from dashboard.load.folding import folded

SIZES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("t", "tn", "trillion"), 10**12),
}
SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
COUNTED = {
    **{word: n for n, word in enumerate(SMALL)},
    **{word: 10 * n for n, word in enumerate(TENS, start=2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, start=2) for m, one in enumerate(SMALL[1:10], start=1)},
    "hundred": 100,
}
OTHER = {
    "free": Fraction(0), "nothing": Fraction(0), "nil": Fraction(0), "once": Fraction(1),
    "twice": Fraction(2), "double": Fraction(2), "doubled": Fraction(2), "thrice": Fraction(3),
    "triple": Fraction(3), "tripled": Fraction(3), "quadruple": Fraction(4), "dozen": Fraction(12),
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4),
    "fifth": Fraction(1, 5), "tenth": Fraction(1, 10), "twentieth": Fraction(1, 20),
    "fiftieth": Fraction(1, 50), "hundredth": Fraction(1, 100),
}  # fmt: skip
WORDS = {
    **{word: Fraction(n) for word, n in COUNTED.items()},
    **{f"{word}fold": Fraction(n) for word, n in COUNTED.items() if n > 1},
    **OTHER,
}
SIZE = r"(?:[\s-]*(thousand|million|billion|trillion|bn|mn|tn|[kmbt])(?![a-z]))?"
DIGITS = re.compile(
    r"(?<![\w.,/])(?<![a-z]-)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:/(\d+)(?:th|rd|nd|st)?)?(?![\d/])"
    rf"(?!0*s\b){SIZE}(\s*(?:%|per\s?cent|p\.c\b))?"
)
SPELLED = re.compile(rf"\b({'|'.join(sorted(WORDS, key=len, reverse=True))})\b(?!s){SIZE}")
BANDS = {"tens": 10, "10s": 10, "hundreds": 100, "100s": 100, "thousands": 1000, "1000s": 1000}
_BAND = "|".join(BANDS)
BAND = re.compile(
    rf"(?<![\w.])(lots of (?:of )?)?({_BAND}) of (?:(thousand|million|billion|trillion)s?)?\b"
    rf"(?!\s*(?:{_BAND}))"
)


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed, before its size; `start` is where it begins in the folded phrase."""

    value: Fraction
    size: int | None
    percent: bool
    digits: bool
    start: int
    end: int

    def equals(self, value: float, factor: float | None) -> bool:
        """Whether a recorded value in a unit of this factor says the same number."""
        own, exact = self.value, Fraction(str(value))
        scale = Fraction(str(factor)) if factor is not None else Fraction(1)
        if self.size is not None:
            return exact * scale == own * self.size or (factor is None and exact == own)
        if own.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100) or (self.digits and own > 1):
            same = own in (exact, exact * scale)
        else:
            same = any(abs(v - own) * 200 <= own for v in (exact, exact * scale))
        return same or (self.percent and exact * scale * 100 == own)


@dataclass(frozen=True, slots=True)
class PrintedBand:
    """An order of size in words: tens of millions is from 10 to 100 million."""

    low: int
    high: int


def printed_numbers(phrase: str) -> tuple[PrintedNumber, ...]:
    """The numbers of a phrase, in order; names such as X1 or Y-4 hold none."""
    text = folded(phrase).lower()
    found = []
    for m in DIGITS.finditer(text):
        whole, decimals, below, size, percent = m.groups()
        value = Fraction(whole.replace(",", "") + (decimals or ""))
        if below is not None:
            value = value / int(below) if int(below) else value
        found.append(PrintedNumber(value, SIZES.get(size or ""), percent is not None, True, m.start(1), m.end()))
    for m in SPELLED.finditer(text):
        size = SIZES.get(m.group(2) or "")
        found.append(PrintedNumber(WORDS[m.group(1)], size, False, False, m.start(), m.end()))
    return tuple(sorted(found, key=lambda number: number.start))


def printed_band(phrase: str) -> PrintedBand | None:
    """The order of size a phrase gives for sure, or None."""
    bands = list(BAND.finditer(folded(phrase).lower()))
    if len(bands) != 1 or bands[0].group(1):
        return None
    size = SIZES.get(bands[0].group(3) or "", 1) * BANDS[bands[0].group(2)]
    return PrintedBand(size, size * 10)
