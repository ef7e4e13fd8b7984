"""Dots and ranges on a logarithmic axis, one lane per scope, each row a line one can read."""

import math
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

NOTE_LINE = {"wide": 100, "narrow": 48}
LINE = 18
BESIDE = 14
FEW_DECADES = 3


def lanes(rows: pd.DataFrame, notes: dict[str, str], width: Width, base: str) -> go.Figure:
    """The figure of `derive.lanes.lane_rows`.

    Args:
        rows: the frame, in drawing order.
        notes: the note of each lane by its name.
        width: the drawing width.
        base: the base unit, which the axis is labelled in.
    """
    sizes = SIZES[width]
    places = _heights(rows, notes, width)
    height = int(places[-1][1] + sizes.row / 2 + 8) if places else sizes.row
    figure = blank_figure(width, height)
    axis_range = _axis_range(rows)
    numbers = any(v is not None for column in ("low", "high") for v in rows[column])
    ticks = _ticks(axis_range, width, base) if numbers else {"tickmode": "array", "tickvals": []}
    figure.update_xaxes(type="log", range=list(axis_range), **ticks)
    shapes: list[dict[str, Any]] = []
    judged = any(rows["badge"])
    words = [column_head("Against the record" if judged else "How it is said", width)] if width == "wide" else []
    previous: tuple[str, str] | None = None
    for (head, y), row in zip(places, rows_of(rows), strict=True):
        if head is not None:
            shapes += rule(head, width, token="axis")
            words += _lane_head(row.lane, notes.get(row.lane, ""), head, width)
        elif previous is not None and previous[1] != row.group:
            shapes += rule(y - sizes.row / 2, width, token="grid")
        mark = Mark(
            y + (12 if width == "narrow" else 0),
            row.relation, row.low, row.high, row.claim_ids, row.words, row.start, row.token,
        )  # fmt: skip
        figure.add_traces(mark_traces(mark, sizes.dot))
        words += _row_words(row, y, width) + _mark_words(mark, axis_range, width)
        previous = (row.lane, row.group)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _heights(rows: pd.DataFrame, notes: dict[str, str], width: Width) -> list[tuple[float | None, float]]:
    """For each row: the height of the lane rule above it, if it opens a lane, and its own height."""
    sizes, y, lane = SIZES[width], 0.0, None
    found: list[tuple[float | None, float]] = []
    for row in rows_of(rows):
        head = None
        if row.lane != lane:
            head, lane = y, row.lane
            lines = len(wrapped(notes.get(row.lane, ""), NOTE_LINE[width]))
            y += 44 if width == "wide" else 32 + LINE * lines
        found.append((head, y + sizes.row / 2))
        y += sizes.row
    return found


def _axis_range(rows: pd.DataFrame) -> tuple[float, float]:
    ends = [v for column in ("low", "high", "start") for v in rows[column] if v is not None]
    lowest, highest = (min(ends), max(ends)) if ends else (1.0, 10.0)
    return math.floor(math.log10(lowest)) - 0.15, math.ceil(math.log10(highest) + 0.05) + 0.15


def _ticks(axis_range: tuple[float, float], width: Width, base: str) -> dict[str, Any]:
    decades = range(math.ceil(axis_range[0]), math.floor(axis_range[1]) + 1)
    every = 1 if width == "wide" or len(decades) <= FEW_DECADES else 2
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
    soft = f'<span style="color:{colour("ink_soft")}">{"<br>".join(wrapped(note, NOTE_LINE[width]))}</span>'
    if width == "wide":
        return [label(f"{bold}  {soft}", x=0, y=y + 18, xshift=-sizes.left + 2)]
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
    toned = f'<span style="color:{said["color"]}">{firmness}</span>'
    span = f'<span style="color:{colour("ink_soft")}">{place}</span> · {toned}'
    return [label(f"<b>{subject}</b>  {span}", x=0, y=y - 10, xshift=-sizes.left, **more)]


def _mark_words(mark: Mark, axis_range: tuple[float, float], width: Width) -> list[dict[str, Any]]:
    """The quantity in words beside its mark: right of it, or left where it fits only there."""
    sizes = SIZES[width]
    more: dict[str, Any] = {"name": mark.claim_ids[0], "captureevents": True, "font": {"color": colour(mark.token)}}
    text = plotly_text(mark.words)
    if mark.anchor is None or mark.left is None:
        return [label(text, x=0, y=mark.y, xshift=8, **more)]
    left, right = math.log10(mark.left), math.log10(mark.anchor)
    scale = sizes.plot / (axis_range[1] - axis_range[0])
    room_left, room_right = (left - axis_range[0]) * scale, (axis_range[1] - right) * scale
    needed = text_width(mark.words, sizes.label) + BESIDE
    if room_right < needed and room_right < room_left < needed:
        return [label(text, x=0, y=mark.y, **more)]
    if room_right < needed and room_left > room_right:
        return [label(text, x=left, xref="x", y=mark.y, xanchor="right", xshift=-BESIDE, **more)]
    return [label(text, x=right, xref="x", y=mark.y, xshift=BESIDE, **more)]
