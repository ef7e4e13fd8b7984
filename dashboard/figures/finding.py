"""The small picture of a finding: claims and record on one axis, words beside each mark."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.figures.bars import claim_bars, data_of
from dashboard.figures.marks import HALF_DECADE, Mark, mark_traces
from dashboard.figures.theme import blank_figure, colour, label, plotly_text, text_width

ROW = 26
BAR = 10
LEFT = 0.3
SMALLEST, LARGEST = 0.5, 12.0
WIDE = 320


def finding_picture(rows: pd.DataFrame) -> go.Figure:
    """The figure of `derive.findings.compared_rows`: bars from zero for moves, else marks on a logarithmic axis."""
    figure = blank_figure("narrow", ROW * len(rows) + 4, top=4)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 4, "b": 2}, hovermode="closest")
    figure.update_xaxes(visible=False)
    found = list(rows_of(rows))
    if any(row.moves for row in found):
        _moves(figure, found)
    else:
        _scaled(figure, found)
    return figure


def _scaled(figure: go.Figure, found: list[Any]) -> None:
    ends = [v for row in found for v in (row.low, row.high, row.start) if v is not None]
    opens_left = any(row.relation in ("lt", "le") for row in found)
    low, high = math.log10(min(ends)) - (HALF_DECADE if opens_left else 0), math.log10(max(ends))
    room = max(1.0, high - low)
    start, end = low - LEFT * room, high + _right(found, low - LEFT * room, high, room)
    figure.update_xaxes(type="log", range=[start, end])
    for i, row in enumerate(found):
        y = ROW * (i + 0.5)
        mark = Mark(y, row.relation, row.low, row.high, row.claim_ids, row.words, row.start, row.token)
        figure.add_traces(mark_traces(mark))
        at = mark.anchor if mark.anchor is not None else max(ends)
        _say(figure, _words(row), math.log10(at), y, row)


def _words(row: Any) -> str:
    named = row.method == "reported" or row.token == "record"
    return f"{row.subject}: {row.words}" if named else str(row.words)


def _right(found: list[Any], start: float, high: float, room: float) -> float:
    """How much axis is needed right of the highest mark, so that the words of every row fit beside it."""
    more = SMALLEST * room
    while more < LARGEST * room:
        per_unit = WIDE / (high + more - start)
        ends = [max(v for v in (row.high, row.low, row.start, 1e-12) if v is not None) for row in found]
        fits = [
            (math.log10(end) + HALF_DECADE - start) * per_unit + 12 + text_width(_words(row), 13) <= WIDE
            for row, end in zip(found, ends, strict=True)
        ]
        if all(fits):
            break
        more += SMALLEST * room
    return more


def _moves(figure: go.Figure, found: list[Any]) -> None:
    reach = max(abs(row.value) for row in found if row.value is not None)
    figure.update_xaxes(range=[-1.7 * reach, 1.9 * reach])
    unit = reach / 36
    for i, row in enumerate(found):
        y = ROW * (i + 0.5)
        if row.token == "claim":
            figure.add_traces(claim_bars(_with_place(row), y, BAR, unit))
        else:
            marker = {"color": colour("record"), "line": {"width": 0}}
            bar = go.Bar(
                orientation="h", x=[row.value], y=[y], width=BAR, marker=marker, **data_of(_with_place(row), 1)
            )
            figure.add_trace(bar)
        _say(figure, f"{row.subject}: {row.words}", 0.0, y, row)
    zero = {"type": "line", "x0": 0, "x1": 0, "xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    figure.add_shape(**zero, line={"color": colour("ink"), "width": 1.5})


def _with_place(row: Any) -> Any:
    """The row as `bars` wants it: its subject is where it stands."""
    return _Placed(row.value, row.relation, row.words, row.subject, row.claim_ids)


class _Placed:
    """A row of a bar: value, relation, words, place and the claims behind it."""

    def __init__(self, value: float | None, relation: str, words: str, place: str, claim_ids: tuple[str, ...]) -> None:
        self.value, self.relation, self.words, self.place, self.claim_ids = value, relation, words, place, claim_ids


def _say(figure: go.Figure, text: str, x: float, y: float, row: Any) -> None:
    figure.add_annotation(
        label(
            plotly_text(text), x=x, xref="x", y=y, xshift=12, name=row.claim_ids[0], captureevents=True,
            font={"color": colour(row.token), "size": 13},
        )
    )  # fmt: skip
