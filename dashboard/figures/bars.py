"""Bars from a zero line: claims in their colour, hatched beyond a bound; the record solid, grey or hollow."""

from typing import Any

import plotly.graph_objects as go

from dashboard.figures.theme import colour, plotly_text

HATCHED = 9
OPEN = ("gt", "ge", "lt", "le")


def data_of(row: Any, points: int) -> dict[str, Any]:
    """What a mark carries: the claims behind it and its hover words."""
    return {
        "customdata": [list(row.claim_ids)] * points,
        "hovertext": [plotly_text(f"{row.words} ({row.place})")] * points,
        "hoverinfo": "text",
    }


def claim_bars(row: Any, y: float, width: int, unit: float) -> list[Any]:
    """The bar of a claimed move; a bound is solid to the bound and hatched beyond, without an end."""
    fill = colour("claim")
    if row.value is None:
        marker = {"symbol": "triangle-down", "size": 13, "opacity": 1, "color": fill}
        return [go.Scatter(x=[-3 * unit], y=[y], mode="markers", marker=marker, **data_of(row, 1))]
    solid = {"color": fill, "line": {"width": 0}}
    bars = [go.Bar(orientation="h", x=[row.value], y=[y], width=width, marker=solid, **data_of(row, 1))]
    if row.relation not in OPEN:
        return bars
    away = -1 if row.value < 0 else 1
    piece = away * 2.2 * unit
    hatch = {
        "color": "rgba(0,0,0,0)",
        "opacity": [1 - 0.9 * i / HATCHED for i in range(HATCHED)],
        "line": {"width": 0},
        "pattern": {"shape": "/", "fgcolor": fill, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.35},
    }
    beyond = [row.value + piece * i for i in range(HATCHED)]
    return [
        *bars,
        go.Bar(
            orientation="h", base=beyond, x=[piece] * HATCHED, y=[y] * HATCHED, width=width, marker=hatch,
            **data_of(row, HATCHED),
        ),
    ]  # fmt: skip


def record_bar(row: Any, y: float, width: int) -> Any:
    """The bar of the record: close in ink, low grey with an outline, open hollow."""
    fill = {"close": "record", "low": "record_soft", "open": "ground"}[row.kind]
    line = {"color": colour("record"), "width": 0 if row.kind == "close" else 1.3}
    marker = {"color": colour(fill), "line": line, "opacity": 1}
    return go.Bar(orientation="h", x=[row.value], y=[y], width=width, marker=marker, **data_of(row, 1))
