"""Diverging bars from a labelled zero; a bound is solid to the bound and hatched beyond, without an end."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import number
from dashboard.figures.theme import (
    SIZES,
    Width,
    blank_figure,
    colour,
    column_head,
    label,
    plotly_text,
    rule,
)

HATCHED = 9
BAR = 18
OPEN = ("gt", "ge", "lt", "le")


def falls(rows: pd.DataFrame, width: Width) -> go.Figure:
    """The figure of `derive.falls.move_rows`: a bar per number, a bare sign where no number is given."""
    sizes = SIZES[width]
    step = 44 if width == "wide" else 56
    figure = blank_figure(width, step * len(rows) + 6)
    low, high = _axis_range(rows)
    ticks = list(range(int(low), int(high) + 1)) if rows["value"].notna().any() else []
    figure.update_xaxes(
        range=[low, high],
        tickmode="array",
        tickvals=ticks,
        ticktext=[f"{number(t)}%" if t else "0" for t in ticks],
    )
    unit = (high - low) / 100
    shapes: list[dict[str, Any]] = []
    words = [column_head("How it is said", width)] if width == "wide" else []
    for i, row in enumerate(rows_of(rows)):
        y = step * (i + 0.5) + (10 if width == "narrow" else 0)
        if i:
            shapes += rule(step * i, width, token="grid")
        figure.add_traces(_bar(row, y, unit))
        words += _words(row, y, unit, width)
    zero = {"type": "line", "x0": 0, "x1": 0, "xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    shapes.append({**zero, "line": {"color": colour("ink"), "width": 1.5}})
    figure.update_layout(shapes=shapes, annotations=words)
    if width == "wide":
        figure.update_layout(margin={"l": 300, "r": sizes.right})
    return figure


def _axis_range(rows: pd.DataFrame) -> tuple[float, float]:
    """From past the largest bound, with room for its open end, to just past zero."""
    values = [v for v in rows["value"] if v is not None]
    if not values:
        return -5.0, 0.4
    reach = max(abs(v) for v in values)
    low, high = min(0.0, *values), max(0.0, *values)
    return (low - 0.75 * reach if low else -0.1 * reach), (high + 0.75 * reach if high else 0.08 * reach)


def _data(row: Any, points: int) -> dict[str, Any]:
    return {
        "customdata": [list(row.claim_ids)] * points,
        "hovertext": [row.words] * points,
        "hoverinfo": "text",
    }


def _bar(row: Any, y: float, unit: float) -> list[Any]:
    fill = colour("claim")
    if row.value is None:
        marker = {"symbol": "triangle-down", "size": 13, "opacity": 1, "color": fill}
        sign = go.Scatter(x=[-3 * unit], y=[y], mode="markers", marker=marker, **_data(row, 1))
        return [sign]
    bars = [
        go.Bar(
            orientation="h", x=[row.value], y=[y], width=BAR, marker={"color": fill, "line": {"width": 0}},
            **_data(row, 1),
        )
    ]  # fmt: skip
    if row.relation in OPEN:
        away = -1 if row.value < 0 else 1
        piece = away * 2.2 * unit
        hatch = {
            "color": "rgba(0,0,0,0)",
            "opacity": [1 - 0.9 * i / HATCHED for i in range(HATCHED)],
            "line": {"width": 0},
            "pattern": {
                "shape": "/",
                "fgcolor": fill,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 7,
                "solidity": 0.35,
            },
        }
        bars.append(
            go.Bar(
                orientation="h",
                base=[row.value + piece * i for i in range(HATCHED)],
                x=[piece] * HATCHED,
                y=[y] * HATCHED,
                width=BAR,
                marker=hatch,
                **_data(row, HATCHED),
            )
        )
    return bars


def _words(row: Any, y: float, unit: float, width: Width) -> list[dict[str, Any]]:
    sizes = SIZES[width]
    more: dict[str, Any] = {"name": row.claim_ids[0], "captureevents": True}
    soft = {"size": sizes.axis, "color": colour("ink_soft")}
    at = 0.0 if row.value is None else row.value
    at -= 9 * 2.2 * unit if row.relation in OPEN else (5 * unit if row.value is None else 0)
    arrow = "‹ " if row.relation in OPEN else ""
    said = label(
        f"<b>{plotly_text(row.words)}</b> {arrow}",
        x=at, xref="x", y=y, xanchor="right", xshift=-8, font={"color": colour("claim")}, **more,
    )  # fmt: skip
    subject, place = plotly_text(row.subject), plotly_text(row.place)
    if width == "wide":
        return [
            said,
            label(f"<b>{subject}</b>", x=0, y=y, xshift=-298, **more),
            label(place, x=0, y=y, xanchor="right", xshift=-14, font=soft, **more),
            label(plotly_text(row.firmness), x=1, y=y, xshift=16, font=soft, **more),
        ]
    soft_words = f"{place} · {plotly_text(row.firmness)}"
    span = f'<span style="color:{colour("ink_soft")}">{soft_words}</span>'
    return [said, label(f"<b>{subject}</b>  {span}", x=0, y=y - 22, xshift=-sizes.left, **more)]
