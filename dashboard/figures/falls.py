"""Diverging bars from a labelled zero; a bound is solid to the bound and hatched beyond, without an end."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import number
from dashboard.figures.bars import OPEN, claim_bars
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

BAR = {"wide": 18, "narrow": 18, "room": 28}
ROW = {"wide": 44, "narrow": 56, "room": 62}
LEFT = {"wide": 300, "narrow": 6, "room": 420}


def falls(rows: pd.DataFrame, width: Width) -> go.Figure:
    """The figure of `derive.falls.move_rows`: a bar per number, a bare sign where no number is given."""
    sizes = SIZES[width]
    step = ROW[width]
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
    judged = any(rows["badge"])
    words = [column_head("Against the record" if judged else "How it is said", width)] if width != "narrow" else []
    for i, row in enumerate(rows_of(rows)):
        y = step * (i + 0.5) + (10 if width == "narrow" else 0)
        if i:
            shapes += rule(step * i, width, token="grid")
        figure.add_traces(claim_bars(row, y, BAR[width], unit))
        words += _words(row, y, unit, width)
    zero = {"type": "line", "x0": 0, "x1": 0, "xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    shapes.append({**zero, "line": {"color": colour("ink"), "width": 1.5}})
    figure.update_layout(shapes=shapes, annotations=words)
    if width != "narrow":
        figure.update_layout(margin={"l": LEFT[width], "r": sizes.right})
    return figure


def _axis_range(rows: pd.DataFrame) -> tuple[float, float]:
    """From past the largest bound, with room for its open end, to just past zero."""
    values = [v for v in rows["value"] if v is not None]
    if not values:
        return -5.0, 0.4
    reach = max(abs(v) for v in values)
    low, high = min(0.0, *values), max(0.0, *values)
    return (low - 0.75 * reach if low else -0.1 * reach), (high + 0.75 * reach if high else 0.08 * reach)


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
    firmness = plotly_text(row.badge or row.firmness)
    said_font = {**soft, "color": colour(row.tone)} if row.tone else soft
    if width != "narrow":
        return [
            said,
            label(f"<b>{subject}</b>", x=0, y=y, xshift=-LEFT[width] + 2, **more),
            label(place, x=0, y=y, xanchor="right", xshift=-14, font=soft, **more),
            label(firmness, x=1, y=y, xshift=16, font=said_font, **more),
        ]
    toned = f'<span style="color:{said_font["color"]}">{firmness}</span>'
    span = f'<span style="color:{colour("ink_soft")}">{place}</span> · {toned}'
    return [said, label(f"<b>{subject}</b>  {span}", x=0, y=y - 22, xshift=-sizes.left, **more)]
