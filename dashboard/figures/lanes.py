"""Dots and ranges on a logarithmic axis, one lane per scope, each row a line one can read."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import number
from dashboard.figures.marks import Mark, mark_traces
from dashboard.figures.theme import (
    SIZES,
    Width,
    blank_figure,
    colour,
    column_head,
    label,
    plotly_text,
    rule,
    text_width,
    wrapped,
)
from dashboard.model.words import Scale

NOTE_LINE = {"wide": 100, "narrow": 48, "room": 100}
HEAD = {"wide": 44, "narrow": 32, "room": 44}
EVEN_TICKS = {"wide": 8, "narrow": 4, "room": 6}
LINE = 18
BESIDE = 14
FEW_DECADES = 3
# The estimate of a text's width is generous; where room is short, this much of it is enough.
SNUG = 0.85
# How often a room’s axis may grow at its upper end, and by how much of a decade.
MORE, MORE_DECADE = 10, 0.25
# Characters of a subject on a line in a room, and the pixels of such a line.
ROOM_LINE, ROOM_STEP = 32, 24


def lanes(rows: pd.DataFrame, notes: dict[str, str], width: Width, base: str, scale: Scale | None = None) -> go.Figure:
    """The figure of `derive.lanes.lane_rows`.

    Args:
        rows: the frame, in drawing order.
        notes: the note of each lane by its name.
        width: the drawing width.
        base: the base unit, which the axis is labelled in.
        scale: "linear" for an even axis from zero in place of powers of ten.
    """
    sizes = SIZES[width]
    axis = _axis(rows, width, scale)
    tall = [_row_height(row, axis, width) for row in rows_of(rows)]
    places = _heights(rows, tall, notes, width)
    height = int(places[-1][1] + tall[-1] / 2 + 8) if places else sizes.row
    figure = blank_figure(width, height)
    numbers = any(v is not None for column in ("low", "high") for v in rows[column])
    make = _even_ticks if axis.even else _ticks
    ticks = make(axis.ends, width, base) if numbers else {"tickmode": "array", "tickvals": []}
    figure.update_xaxes(type="linear" if axis.even else "log", range=list(axis.ends), **ticks)
    shapes: list[dict[str, Any]] = []
    words = [column_head(gutter_head(rows["token"], rows["badge"]), width)] if width != "narrow" else []
    previous: tuple[str, str] | None = None
    for (head, middle), own, row in zip(places, tall, rows_of(rows), strict=True):
        # A row that is taller for its words below the mark keeps subject and mark where others have them.
        y = middle - (own - sizes.row) / 2 if width == "narrow" else middle
        if head is not None:
            shapes += rule(head, width, token="axis")
            words += _lane_head(row.lane, notes.get(row.lane, ""), head, width)
        elif previous is not None and previous[1] != row.group:
            shapes += rule(middle - own / 2, width, token="grid")
        mark = _mark(row, y + (12 if width == "narrow" else 0))
        figure.add_traces(mark_traces(mark, sizes.dot))
        words += _row_words(row, y, width) + _mark_words(mark, axis, width)
        previous = (row.lane, row.group)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def gutter_head(kinds: Iterable[str], badges: Iterable[str]) -> str:
    """What stands at the right end of the rows: verdicts on claims, bases of figures of the record, or both."""
    tokens = set(kinds)
    if tokens == {"record"}:
        return "Basis"
    if not any(badges):
        return "How it is said"
    return "Verdict, or basis" if "record" in tokens else "Against the record"


def _heights(
    rows: pd.DataFrame, tall: Sequence[int], notes: dict[str, str], width: Width
) -> list[tuple[float | None, float]]:
    """For each row: the height of the lane rule above it, if it opens a lane, and that of its own middle."""
    y, lane = 0.0, None
    found: list[tuple[float | None, float]] = []
    for own, row in zip(tall, rows_of(rows), strict=True):
        head = None
        if row.lane != lane:
            head, lane = y, row.lane
            lines = len(wrapped(notes.get(row.lane, ""), NOTE_LINE[width]))
            y += HEAD[width] + (LINE * lines if width == "narrow" else 0)
        found.append((head, y + own / 2))
        y += own
    return found


def _row_height(row: Any, axis: "_Axis", width: Width) -> int:
    """Pixels of a row; on a phone words may need a line of their own, in a room the subject may take two lines."""
    if width == "narrow":
        return SIZES[width].row + (LINE if _side(_mark(row, 0), axis, width) == "below" else 0)
    if width != "room":
        return SIZES[width].row
    return ROOM_STEP * (len(wrapped(row.subject, ROOM_LINE)) + bool(row.place)) + 8


@dataclass(frozen=True, slots=True)
class _Axis:
    """The ends of the axis as Plotly counts them, and where a value stands between them."""

    ends: tuple[float, float]
    even: bool

    def at(self, value: float) -> float:
        return value if self.even else math.log10(value)


def _mark(row: Any, y: float) -> Mark:
    return Mark(y, row.relation, row.low, row.high, row.claim_ids, row.words, row.start, row.token)


def _axis(rows: pd.DataFrame, width: Width, scale: Scale | None) -> _Axis:
    """The axis; in a room, where type is large, one of powers of ten goes on until all words have room."""
    if scale == "linear":
        return _Axis(_even_range(rows), True)
    axis = _Axis(_axis_range(rows), False)
    for _ in range(MORE if width == "room" else 0):
        if all(max(_rooms(_mark(row, 0.0), axis, width)) >= 0 for row in rows_of(rows)):
            break
        axis = _Axis((axis.ends[0], axis.ends[1] + MORE_DECADE), False)
    return axis


def _rooms(mark: Mark, axis: _Axis, width: Width) -> tuple[float, float]:
    """The pixels that are left beside the words of a mark where they stand left of it, and right of it."""
    if mark.anchor is None or mark.left is None:
        return 0.0, 0.0
    left, right = axis.at(mark.left), min(axis.at(mark.anchor), axis.ends[1])
    pixels = SIZES[width].plot / (axis.ends[1] - axis.ends[0])
    needed = text_width(mark.words, SIZES[width].label) * (SNUG if width == "narrow" else 1) + BESIDE
    return (left - axis.ends[0]) * pixels - needed, (axis.ends[1] - right) * pixels - needed


def _even_range(rows: pd.DataFrame) -> tuple[float, float]:
    ends = [v for column in ("low", "high", "start") for v in rows[column] if v is not None]
    highest = max(ends, default=1.0)
    return -0.03 * highest, 1.45 * highest


def _even_ticks(ends: tuple[float, float], width: Width, base: str) -> dict[str, Any]:
    """Round steps from zero, as many as there is room for."""
    size = 10.0 ** math.floor(math.log10(ends[1]))
    step = next(size * n for n in (0.2, 0.5, 1, 2, 5) if ends[1] / (size * n) <= EVEN_TICKS[width])
    values = [step * n for n in range(int(ends[1] / step) + 1)]
    return {"tickmode": "array", "tickvals": values, "ticktext": [_amount(v, base) for v in values]}


def _amount(value: float, base: str) -> str:
    if not value:
        return "0"
    suffix, size = next(((s, n) for s, n in (("tn", 1e12), ("bn", 1e9), ("m", 1e6)) if value >= n), ("", 1.0))
    return ("$" if base == "USD" else "") + number(float(f"{value / size:.6g}")) + suffix


def _axis_range(rows: pd.DataFrame) -> tuple[float, float]:
    ends = [v for column in ("low", "high", "start") for v in rows[column] if v is not None]
    lowest, highest = (min(ends), max(ends)) if ends else (1.0, 10.0)
    return math.floor(math.log10(lowest)) - 0.15, math.ceil(math.log10(highest) + 0.05) + 0.15


def _ticks(axis_range: tuple[float, float], width: Width, base: str) -> dict[str, Any]:
    decades = range(math.ceil(axis_range[0]), math.floor(axis_range[1]) + 1)
    every = 1 if width != "narrow" or len(decades) <= FEW_DECADES else 2
    return {
        "tickmode": "array",
        "tickvals": [10.0**d for d in decades],
        "ticktext": [_decade(d, base) if i % every == 0 else "" for i, d in enumerate(decades)],
    }


def _decade(decade: int, base: str) -> str:
    if base == "ratio":
        return f"1/{number(10.0**-decade)}" if decade < 0 else number(10.0**decade)
    suffix, scale = next(((s, n) for s, n in (("tn", 12), ("bn", 9), ("m", 6)) if decade >= n), ("", 0))
    return ("$" if base == "USD" else "") + number(10.0 ** (decade - scale)) + suffix


def _lane_head(name: str, note: str, y: float, width: Width) -> list[dict[str, Any]]:
    sizes = SIZES[width]
    bold = f"<b>{plotly_text(name)}</b>"
    size = f";font-size:{sizes.axis}px" if width == "room" else ""
    soft = f'<span style="color:{colour("ink_soft")}{size}">{"<br>".join(wrapped(note, NOTE_LINE[width]))}</span>'
    if width != "narrow":
        return [label(f"{bold}  {soft}", x=0, y=y + HEAD[width] * 0.45, xshift=-sizes.left + 2)]
    return [
        label(bold, x=0, y=y + 14, xshift=-sizes.left),
        label(soft, x=0, y=y + 26, yanchor="top", xshift=-sizes.left, font={"size": sizes.axis}),
    ]


def _row_words(row: Any, y: float, width: Width) -> list[dict[str, Any]]:
    sizes = SIZES[width]
    subject, place = plotly_text(row.subject), plotly_text(row.place)
    soft = {"size": sizes.axis, "color": colour("ink_soft")}
    more: dict[str, Any] = {"name": row.claim_ids[0], "captureevents": True}
    firmness = plotly_text(row.badge or row.firmness)
    said = {**soft, "color": colour(row.tone)} if row.tone else soft
    if width == "wide":
        return [
            label(subject, x=0, y=y, xshift=-sizes.left + 2, **more),
            label(place, x=0, y=y, xanchor="right", xshift=-14, font=soft, **more),
            label(firmness, x=1, y=y, xshift=16, font=said, **more),
        ]
    if width == "room":
        lines = "<br>".join(wrapped(row.subject, ROOM_LINE))
        below = f'<br><span style="color:{colour("ink_soft")};font-size:{sizes.axis}px">{place}</span>' if place else ""
        said = {**said, "size": sizes.axis}
        fitted = "<br>".join(wrapped(row.badge or row.firmness, 18))
        return [
            label(f"{lines}{below}", x=0, y=y, xshift=-sizes.left + 2, **more),
            label(fitted, x=1, y=y, xshift=16, font=said, **more),
        ]
    toned = f'<span style="color:{said["color"]}">{firmness}</span>'
    needed = text_width(f"{row.subject}  ", sizes.label) + text_width(f"{row.place} · {firmness}", sizes.axis)
    # Where both do not fit, the basis of a figure of the record stays: without it the figure means nothing.
    fits = row.token != "record" or needed <= sizes.plot
    span = f'<span style="color:{colour("ink_soft")}">{place}</span> · {toned}' if fits else toned
    return [label(f"<b>{subject}</b>  {span}", x=0, y=y - 10, xshift=-sizes.left, **more)]


def _side(mark: Mark, axis: _Axis, width: Width) -> str:
    """Where the words of a mark fit: right of it, else left.

    Where they fit on neither side they go below it on a phone, else to the right or to the edge of the plot.
    """
    if mark.anchor is None or mark.left is None:
        return "alone"
    room_left, room_right = _rooms(mark, axis, width)
    if room_right >= 0:
        return "right"
    if room_left >= 0:
        return "left"
    if width == "narrow":
        return "below"
    return "edge" if room_left > room_right else "right"


def _mark_words(mark: Mark, axis: _Axis, width: Width) -> list[dict[str, Any]]:
    """The quantity in words beside its mark, or below it."""
    more: dict[str, Any] = {"name": mark.claim_ids[0], "captureevents": True, "font": {"color": colour(mark.token)}}
    text = plotly_text(mark.words)
    side = _side(mark, axis, width)
    if mark.anchor is None or mark.left is None:
        return [label(text, x=0, y=mark.y, xshift=8, **more)]
    if side == "edge":
        return [label(text, x=0, y=mark.y, **more)]
    if side == "below":
        return [label(text, x=1, y=mark.y + LINE, xanchor="right", **more)]
    if side == "left":
        return [label(text, x=axis.at(mark.left), xref="x", y=mark.y, xanchor="right", xshift=-BESIDE, **more)]
    right = min(axis.at(mark.anchor), axis.ends[1])
    return [label(text, x=right, xref="x", y=mark.y, xshift=BESIDE, **more)]
