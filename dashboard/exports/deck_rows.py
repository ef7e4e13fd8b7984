"""Rows of words beside a native chart: names left, verdicts right, hairlines between, one slot a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.deck_type import BODY, EDGE, LEADING, Box, Line, Run, rule, words
from dashboard.exports.slide_text import POINTS, cut, line_count, slide_text, text_width

NARROWEST, WIDEST, RIGHT, RIGHT_GAP = 3.8, 4.5, 2.45, 0.46
AXIS, BELOW = 0.33, 0.03
LEAST, TIGHTEST, MOST = 0.42, 0.36, 0.78
OVERHANG = 0.3
# Sizes of a name that stands in one line with its place.
ONE_LINE = (18, 16, 15, 14)
ROOMY, WIDE_OPEN = 0.56, 0.64


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One row: a head across, or a name with its place (in `tone`) and what stands at the right."""

    name: str
    place: str = ""
    tone: str = "ink_soft"
    right: str = ""
    right_tone: str = "ink_soft"
    head: bool = False
    note: str = ""
    token: str = "ink"
    bold: bool = False
    fade: float = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Where slots and plot stand; `step` is the height of a slot, `size` the type of names in one line (0: in two)."""

    y: float
    step: float
    count: int
    size: int = 16
    name: float = NARROWEST
    right: float = RIGHT

    @property
    def plot(self) -> Box:
        """The plot area of the chart."""
        return Box(EDGE + self.name, self.y + AXIS, BODY - self.name - self.right, self.step * self.count)

    @property
    def frame(self) -> Box:
        """The frame of the chart: the plot, the axis above it, and what may stand out at its sides."""
        plot = self.plot
        return Box(plot.x - OVERHANG, self.y, plot.w + 2 * OVERHANG, AXIS + plot.h + BELOW)

    def middle(self, n: int) -> float:
        """The height of a slot on the chart's own axis, which counts slots from below."""
        return self.count - n - 0.5


def grid_for(slots: Sequence[Slot], y: float, room: float, right: float = RIGHT, key: Line = ()) -> Grid:
    """A grid for these slots in the room; `key` is what stands at the head of the names."""
    step = (room - AXIS - BELOW) / max(len(slots), 1)
    size, width = _names(slots)
    head = sum(text_width(run.text, run.size) for run in key) + (0.3 if key else 0)
    return Grid(y, max(_least(slots), min(MOST, step)), len(slots), size, max(width, head), right)


def slots_in(slots: Sequence[Slot], room: float) -> int:
    """How many of such slots a slide has room for: a head and a row at least."""
    return max(2, int((room - AXIS - BELOW) / _least(slots) + 0.01))


def _least(slots: Sequence[Slot]) -> float:
    """The height that a slot needs: less where name and place stand in one line."""
    return TIGHTEST if _names(slots)[0] else LEAST


def _names(slots: Sequence[Slot]) -> tuple[int, float]:
    """Type size and width of the names if name and place stand in one line; size 0 if they take two."""
    rows = [slot for slot in slots if not slot.head]
    for size in ONE_LINE:
        needed = max((_one_line(slot, size) for slot in rows), default=NARROWEST)
        if needed <= (NARROWEST if size == ONE_LINE[0] else WIDEST):
            return size, max(needed, NARROWEST)
    return 0, NARROWEST


def _one_line(slot: Slot, size: int) -> float:
    place = text_width(slide_text(slot.place), 14) + 0.15 if slot.place else 0.0
    return text_width(slide_text(slot.name), size, bold=slot.bold) + place + 0.2


def write_slots(slide: Any, slots: Sequence[Slot], grid: Grid, head: Line, right_head: str) -> None:
    """The words of all slots, the key at the head of the names, the head of the right column."""
    words(slide, Box(EDGE, grid.y, grid.name - 0.1, AXIS), [head], middle=True)
    edge = grid.plot.x + grid.plot.w + RIGHT_GAP
    if right_head:
        soft = Run(text=right_head, size=14, token="ink_soft")
        words(slide, Box(edge, grid.y, grid.right - RIGHT_GAP, AXIS), [[soft]], middle=True)
    for n, slot in enumerate(slots):
        y = grid.plot.y + n * grid.step
        if slot.head:
            rule(slide, EDGE, y, BODY, "axis", 1)
            _head(slide, slot, y, grid)
            continue
        rule(slide, EDGE, y, BODY, "axis" if n == 0 else "grid")
        words(slide, Box(EDGE, y, grid.name - 0.15, grid.step), _name(slot, grid), middle=True, tight=not grid.size)
        if slot.right:
            wide = grid.right - RIGHT_GAP
            size = 15 if line_count(slide_text(slot.right), 15, wide) * 15 * LEADING / POINTS <= grid.step else 14
            text = cut(slide_text(slot.right), size, wide, max(1, int(grid.step / (size * LEADING / POINTS))))
            run = Run(text=text, size=size, token=slot.right_tone, fade=slot.fade)
            words(slide, Box(edge, y, wide, grid.step), [[run]], middle=True)


def _head(slide: Any, slot: Slot, y: float, grid: Grid) -> None:
    size = max(16, grid.size)
    name = Run(text=cut(slide_text(slot.name), size, BODY, 1), size=size, bold=True, token=slot.token)
    left = max(BODY - text_width(name.text, size, bold=True) - 0.3, 0.3)
    note = [Run(text="   ", size=14), Run(text=cut(slide_text(slot.note), 14, left, 1), size=14, token="ink_soft")]
    # Over the gridlines of the chart, through which it could not be read.
    line = [name, *note] if slot.note else [name]
    width = min(BODY, sum(text_width(slide_text(run.text), run.size, bold=run.bold) for run in line) + 0.1)
    words(slide, Box(EDGE, y + 0.03, width, grid.step - 0.06), [line], middle=True, solid=True)


def _name(slot: Slot, grid: Grid) -> list[Line]:
    wide = grid.name - 0.2
    size = grid.size or (18 if grid.step >= WIDE_OPEN else 16 if grid.step >= ROOMY else 14)
    name = cut(slide_text(slot.name), size, wide, 1 if slot.place else 2)
    said = Run(text=name, size=size, token=slot.token, bold=slot.bold, fade=slot.fade)
    if not slot.place:
        return [[said]]
    place = Run(text=cut(slide_text(slot.place), 14, wide, 1), size=14, token=slot.tone, fade=slot.fade)
    return [[said, Run(text="   ", size=14), place]] if grid.size else [[said], [place]]
