"""Marks by relation on a horizontal axis: every one a trace, so that every one can be chosen."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.theme import colour

FADE_STEPS = 18
BAND_STEPS = 24
BAND_OPACITY = 0.34
HALF_DECADE = 0.5
USUAL = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its pixel height, relation, ends in axis units, the claims behind it and its hover words."""

    y: float
    relation: str
    low: float | None
    high: float | None
    claim_ids: tuple[str, ...]
    words: str
    start: float | None = None
    token: str = "claim"
    value: float | None = None

    @property
    def anchor(self) -> float | None:
        """Where the words of the mark belong on the axis: its right end, or left end if it opens left."""
        if self.relation in ("gt", "ge") and self.low is not None:
            return self.low * 10**HALF_DECADE
        return self.high if self.high is not None else self.low

    @property
    def left(self) -> float | None:
        """The left end of what is drawn."""
        if self.relation in ("lt", "le") and self.high is not None:
            return self.high / 10**HALF_DECADE
        return self.low if self.start is None else self.start


def mark_traces(mark: Mark, size: int = 12) -> list[Any]:
    """The traces of one mark on a logarithmic axis, by relation; none where the source gives no number."""
    draw = {
        "eq": _dot,
        "approx": _dot,
        "gt": _open_ended,
        "ge": _open_ended,
        "lt": _open_ended,
        "le": _open_ended,
        "range": _range,
        "order_of_magnitude": _band,
        "hypothetical": _supposed,
    }.get(mark.relation)
    if draw is None or (mark.low is None and mark.high is None):
        return []
    return draw(mark, size)


def _data(mark: Mark, points: int) -> dict[str, Any]:
    return {
        "customdata": [list(mark.claim_ids)] * points,
        "hovertext": [mark.words] * points,
        "hoverinfo": "text",
    }


def _scatter(mark: Mark, x: Sequence[float], **more: Any) -> Any:
    return go.Scatter(x=list(x), y=[mark.y] * len(x), **_data(mark, len(x)), **more)


def _dot(mark: Mark, size: int) -> list[Any]:
    hollow = mark.relation == "approx"
    record = mark.token == "record"
    marker = {
        "symbol": "diamond" if record else "circle",
        "size": size + 1 if record else size,
        "opacity": 1,
        "color": colour("ground") if hollow else colour(mark.token),
        "line": {"color": colour(mark.token), "width": 2.5 * size / USUAL if hollow else 0},
    }
    return [_scatter(mark, [_end(mark)], mode="markers", marker=marker)]


def _tick(mark: Mark, x: Sequence[float], size: int) -> Any:
    marker = {
        "symbol": "line-ns",
        "size": 16 * size / USUAL,
        "opacity": 1,
        "color": colour(mark.token),
        "line": {"color": colour(mark.token), "width": 2.5 * size / USUAL},
    }
    return _scatter(mark, x, mode="markers", marker=marker)


def _open_ended(mark: Mark, size: int) -> list[Any]:
    bound = _end(mark)
    sign = 1 if mark.relation in ("gt", "ge") else -1
    steps = [bound * 10 ** (sign * HALF_DECADE * i / FADE_STEPS) for i in range(FADE_STEPS + 1)]
    bars = _slices(mark, steps, 2.5 * size / USUAL, [1 - 0.85 * i / FADE_STEPS for i in range(FADE_STEPS)])
    head = {
        "symbol": "triangle-right-open" if sign > 0 else "triangle-left-open",
        "size": 9 * size / USUAL,
        "opacity": 1,
        "color": colour(mark.token),
        "line": {"color": colour(mark.token), "width": 1.2 * size / USUAL},
    }
    return [bars, _tick(mark, [bound], size), _scatter(mark, [steps[-1]], mode="markers", marker=head)]


def _slices(mark: Mark, edges: Sequence[float], width: float, opacity: Sequence[float]) -> Any:
    return go.Bar(
        orientation="h",
        base=[min(a, b) for a, b in itertools.pairwise(edges)],
        x=[abs(b - a) for a, b in itertools.pairwise(edges)],
        y=[mark.y] * (len(edges) - 1),
        width=width,
        marker={"color": colour(mark.token), "opacity": list(opacity), "line": {"width": 0}},
        **_data(mark, len(edges) - 1),
    )


def _range(mark: Mark, size: int) -> list[Any]:
    low, high = _ends(mark)
    line = {"color": colour(mark.token), "width": 2.5 * size / USUAL}
    return [_scatter(mark, [low, high], mode="lines", line=line), _tick(mark, [low, high], size)]


def _band(mark: Mark, size: int) -> list[Any]:
    low, high = _ends(mark)
    edges = [low * (high / low) ** (i / BAND_STEPS) for i in range(BAND_STEPS + 1)]
    faint = [BAND_OPACITY * min(1, 4 * min(i + 1, BAND_STEPS - i) / BAND_STEPS) for i in range(BAND_STEPS)]
    dots = [low * (high / low) ** (i / 6) for i in range(1, 6)]
    spine = {"size": 3.4 * size / USUAL, "opacity": 1, "color": colour(mark.token), "line": {"width": 0}}
    return [_slices(mark, edges, 14 * size / USUAL, faint), _scatter(mark, dots, mode="markers", marker=spine)]


def _supposed(mark: Mark, size: int) -> list[Any]:
    end = _end(mark)
    traces = []
    if mark.start is not None and mark.start > 0:
        count = 14
        path = [mark.start * (end / mark.start) ** (i / count) for i in range(count)]
        dots = {"size": 2.6 * size / USUAL, "opacity": 1, "color": colour(mark.token), "line": {"width": 0}}
        traces.append(_scatter(mark, path, mode="markers", marker=dots))
    ring = {
        "symbol": "circle-open-dot",
        "size": size + 1,
        "opacity": 1,
        "color": colour(mark.token),
        "line": {"color": colour(mark.token), "width": 1.3 * size / USUAL},
    }
    return [*traces, _scatter(mark, [end], mode="markers", marker=ring)]


def _end(mark: Mark) -> float:
    end = mark.low if mark.low is not None else mark.high
    if end is None or not math.isfinite(end):
        raise ValueError(f"{mark.claim_ids[0]}: relation {mark.relation} needs a number to be drawn")
    return end


def _ends(mark: Mark) -> tuple[float, float]:
    if mark.low is None or mark.high is None:
        raise ValueError(f"{mark.claim_ids[0]}: relation {mark.relation} needs two ends to be drawn")
    return mark.low, mark.high
