"""Benchmarks in rows, models as marks on a scale from zero to a hundred percent."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, rule, text_width

LEFT = {"wide": 250, "narrow": 6, "room": 330}
RIGHT = {"wide": 322, "narrow": 6, "room": 260}
ROW = {"wide": 38, "narrow": 62, "room": 50}
HEAD = 44
KEY, GAP = 24, 48
SIGNS = ("◆", "◇", "□", "△", "✕")
SYMBOLS = ("diamond", "diamond-open", "square-open", "triangle-up-open", "x-thin-open")


def scores(rows: pd.DataFrame, width: Width) -> go.Figure:
    """The figure of `derive.scores.score_rows`: the model the claims are about filled, the others hollow."""
    wide, sizes = width != "narrow", SIZES[width]
    models = list(dict.fromkeys(rows["model"]))
    groups = [list(rows_of(group)) for _, group in rows.groupby(["lane", "benchmark"], sort=False)]
    lanes = list(dict.fromkeys(rows["lane"]))
    key_rows = 1 if wide else len(models)
    figure = blank_figure(width, ROW[width] * len(groups) + HEAD * len(lanes) + 4, top=34 + KEY * key_rows)
    figure.update_layout(margin={"l": LEFT[width], "r": RIGHT[width]})
    ticks = list(range(0, 101, 20))
    figure.update_xaxes(range=[-2, 103], tickmode="array", tickvals=ticks, ticktext=[f"{t}%" for t in ticks])
    shapes: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = _key(models, width, key_rows)
    y, lane = 0.0, None
    soft = {"size": sizes.axis, "color": colour("ink_soft")}
    for group in groups:
        first = group[0]
        if first.lane != lane:
            lane = first.lane
            shapes += rule(y, width, token="axis", left=LEFT[width], right=RIGHT[width])
            words.append(label(f"<b>{plotly_text(lane)}</b>", x=0, y=y + 22, xshift=-LEFT[width] + 2))
            if first.claimed and not wide:
                words.append(_claim(first, {"x": 1, "xanchor": "right", "y": y + 22}, sizes.axis + 1))
            y += HEAD
        else:
            shapes += rule(y, width, token="grid", left=LEFT[width], right=RIGHT[width])
        middle = y + ROW[width] / 2 + (0 if wide else 12)
        name: dict[str, Any] = {"y": middle} if wide else {"y": y + 14}
        words.append(label(plotly_text(first.benchmark), x=0, xshift=-LEFT[width] + 2, **name))
        lead: dict[str, Any] = (
            {"x": 1, "xshift": 14, "y": middle} if wide else {"x": 1, "xanchor": "right", "y": y + 14}
        )
        words.append(
            label(plotly_text(f"{first.lead}, {first.margin}" if width == "wide" else first.lead), font=soft, **lead)
        )
        if first.claimed and wide:
            words.append(_claim(first, {"x": 0, "xanchor": "right", "xshift": -16, "y": middle}, sizes.axis))
        for row in sorted(group, key=lambda row: row.first):
            figure.add_trace(_mark(row, middle, SYMBOLS[models.index(row.model) % len(SYMBOLS)], sizes.dot))
        y += ROW[width]
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _claim(row: Any, where: dict[str, Any], size: int) -> dict[str, Any]:
    """Who claims something on a benchmark; it leads to the claim."""
    font = {"size": size, "color": colour("claim")}
    return label(plotly_text(f"● {row.claim_place}"), font=font, name=row.claimed, captureevents=True, **where)


def _key(models: list[str], width: Width, rows: int) -> list[dict[str, Any]]:
    """Sign and name of each model above the axis: in one line, or in one line each on a phone."""
    words = []
    shift = -float(LEFT[width])
    for n, model in enumerate(models):
        token = colour("record" if n == 0 else "context")
        text = f'<span style="color:{token}">{SIGNS[n % len(SIGNS)]}</span> {plotly_text(model)}'
        up = 34 if width != "narrow" else 30 + KEY * (rows - 1 - n)
        words.append({**label(text, x=0, y=1, xshift=shift), "yref": "paper", "yanchor": "bottom", "yshift": up})
        shift += text_width(model, SIZES[width].label) + GAP if width != "narrow" else 0
    return words


def _mark(row: Any, y: float, symbol: str, size: int) -> Any:
    token = "record" if row.first else "context"
    marker = {"symbol": symbol, "size": size + 2 if row.first else size, "opacity": 1, "color": colour(token),
              "line": {"color": colour(token), "width": 2}}  # fmt: skip
    return go.Scatter(
        x=[row.score], y=[y], mode="markers", marker=marker, customdata=[list(row.claim_ids)],
        hovertext=[f"{plotly_text(row.model)}: {row.words} on {plotly_text(row.benchmark)}"], hoverinfo="text",
    )  # fmt: skip
