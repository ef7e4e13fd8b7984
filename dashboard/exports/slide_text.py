"""Text on its way onto a slide: what may stand there, and about how much room it takes."""

import re
import unicodedata
from collections.abc import Iterable

from dashboard.exports.claims import FORMULA_STARTS

# Office programs read "_x000D_" as a line end.
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LINK_STARTS = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")
BREAKS = "\n\r\t\x0b\x0c\u2028\u2029"
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
POINTS = 72
# Widths as shares of the type size, a little above those of the faces of a deck: a line that breaks early does no harm.
GROUPS = (
    (0.23, "ijl "), (0.28, ".,:;'’‘()[]|!-I"), (0.34, "tfr/"), (0.42, "csz“”"), (0.455, "kvxyJL"),
    (0.53, "bdhnopqu"), (0.56, "ABCEFKPRSTXYZ¶"), (0.65, "DGHNOQU&●"), (0.73, "w%"), (0.81, "m"), (0.9, "MW@—…"),
)  # fmt: skip
WIDTH_OF = {character: width for width, characters in GROUPS for character in characters}
USUAL, SQUARE, FIRST_SQUARE = 0.51, 1.05, "⺀"
BOLD = 1.03
CUT = "…"


def slide_text(text: str) -> str:
    """Data text as a slide may hold it, in one line: no sign that is not seen, none that turns the direction."""
    spaced = "".join(" " if c in BREAKS else c for c in text)
    seen = "".join(c for c in spaced if unicodedata.category(c) not in HIDDEN)
    return ESCAPED.sub("_ ", seen)


def sheet_text(text: str, most: int = 200) -> str:
    """Data text for the sheet behind a chart, where it must start neither a formula nor a link."""
    plain = slide_text(text).strip()[:most]
    runs = plain.lstrip(" ").startswith((*FORMULA_STARTS, "{")) or LINK_STARTS.match(plain)
    return f"'{plain}" if runs else plain


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how many inches a text takes in one line."""
    ems = sum(WIDTH_OF.get(c, SQUARE if c >= FIRST_SQUARE else USUAL) for c in text)
    return ems * size / POINTS * (BOLD if bold else 1)


def line_count(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """In how many lines a text is set in a box of so many inches, words kept whole where they fit."""
    lines, left = 1, width
    for word in text.split(" "):
        needed = text_width(f"{word} ", size, bold=bold)
        if needed > left and left < width:
            lines, left = lines + 1, width
        if needed > width:
            more = int(needed / width)
            lines, needed = lines + more, needed - more * width
        left -= needed
    return lines


def fitting(text: str, sizes: Iterable[float], width: float, most: int) -> tuple[str, float]:
    """The text with the largest of these sizes in which it takes at most so many lines; cut only if none does."""
    plain = slide_text(text).strip()
    size = 0.0
    for size in sizes:
        if line_count(plain, size, width) <= most:
            return plain, size
    return cut(plain, size, width, most), size


def cut(text: str, size: float, width: float, most: int) -> str:
    """The text up to the last character that fits into so many lines, with a sign that there is more."""
    low, high = 0, len(text)
    if line_count(text, size, width) <= most:
        return text
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(text[:middle] + CUT, size, width) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + CUT
