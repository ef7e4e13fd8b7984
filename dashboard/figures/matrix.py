"""Actors by propositions: a sign and a word in every filled cell, a small dot where the sources are silent."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, rule, text_width, wrapped

ROW, HEAD, LEFT = 40, 34, 240
# Pixels above the cells for the heads, which are set at an angle in a room: a share of their length, and a line.
TOP, ANGLE, SLOPE, HEAD_LINE = 78, -25, 0.42, 22
RIGHT = {"wide": 4, "room": 160}
COLUMN_HEADS = 62
# So many rows below its head a reader no longer knows which column is which: the heads come again.
ROWS_TO_A_HEAD = 12
TONES = {2: "support2", 1: "support1", 0: "neutral", -1: "oppose1", -2: "oppose2"}
DASHES = {"own": "solid", "reported": "dash", "third_party": "dot"}
SIGNS = {1: "triangle-up", 0: "diamond-wide", -1: "triangle-down"}
WORDS = {2: "strongly<br>for", 1: "for", 0: "mixed", -1: "against", -2: "strongly<br>against"}
MOVED, DIFFER = "→", "≠"
HALF_CELL, HALF_HEIGHT = 0.44, 17.5
# Two lines stand a little high in their box: the last has room for signs that go below the line.
LOWER = 1.5


def matrix(
    cells: pd.DataFrame, issues: Mapping[str, str], kinds: Mapping[str, str], width: Width = "wide"
) -> go.Figure:
    """The matrix of `derive.positions.position_cells`.

    Args:
        cells: the frame, whose order is the order of the rows.
        issues: issue id to column head, in order.
        kinds: kind of actor to printed name.
        width: the drawing width; in a room a cell has its sign alone.
    """
    columns = {issue: i + 0.5 for i, issue in enumerate(issues)}
    heights, heads, again, height = _layout(cells, repeated=width != "room")
    figure = blank_figure(width, height, top=_top(issues, width))
    figure.update_layout(margin={"l": LEFT, "r": RIGHT[width]})
    figure.update_xaxes(range=[0, len(columns)], showgrid=False, showticklabels=False)
    shapes: list[dict[str, Any]] = []
    words = [_column_head(text, columns[issue], y, width) for y in (0.0, *again) for issue, text in issues.items()]
    for kind, y in heads.items():
        soft = {"size": SIZES[width].axis, "color": colour("ink_soft")}
        words.append(label(plotly_text(kinds[kind]), x=0, y=y, xshift=-LEFT, font=soft))
    for actor, y in heights.items():
        named = cells[cells["actor"] == actor].iloc[0]
        words.append(label(plotly_text(_name(named, width)), x=0, y=y, xshift=-LEFT))
        shapes += rule(y + ROW / 2, "wide", token="grid", across=False)
    _empty_cells(figure, cells, columns, heights)
    for stance, token in TONES.items():
        _filled(figure, cells[cells["stance"] == stance], token, columns, heights, width)
    _off_scale(figure, cells, columns, heights, width)
    _signs(figure, cells, columns, heights, width)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _top(issues: Mapping[str, str], width: Width) -> int:
    if width != "room":
        return TOP
    return int(SLOPE * max(text_width(text, SIZES[width].axis) for text in issues.values())) + HEAD_LINE


def _name(row: Any, width: Width) -> str:
    """The whole name where the gutter has room for it, else the short one."""
    fits = text_width(row.actor_full, SIZES[width].label) < LEFT - 12
    return str(row.actor_full if fits else row.actor_name)


def _layout(cells: pd.DataFrame, *, repeated: bool) -> tuple[dict[str, float], dict[str, float], list[float], int]:
    """Where each actor, each kind of actor and each repeated row of column heads stands; the whole height."""
    heights: dict[str, float] = {}
    heads: dict[str, float] = {}
    again: list[float] = []
    y, since = 0.0, 0
    for row in rows_of(cells):
        if row.actor in heights:
            continue
        if row.actor_kind not in heads:
            if repeated and since >= ROWS_TO_A_HEAD:
                y, since = y + COLUMN_HEADS, 0
                again.append(y)
            heads[row.actor_kind] = y + HEAD / 2
            y += HEAD
        heights[row.actor] = y + ROW / 2
        y, since = y + ROW, since + 1
    return heights, heads, again, int(y) + 8


def _column_head(text: str, x: float, y: float, width: Width) -> dict[str, Any]:
    """A head that ends at the pixel height `y`."""
    if width == "room":
        head = label(plotly_text(text), x=x, xref="x", y=y, textangle=ANGLE, font={"size": SIZES[width].axis})
        return {**head, "yanchor": "bottom", "yshift": 4}
    head = label("<br>".join(wrapped(text, 13)), x=x, xref="x", y=y, xanchor="center", font={"size": 13})
    return {**head, "yanchor": "bottom", "yshift": 4, "align": "center"}


def _empty_cells(
    figure: go.Figure,
    cells: pd.DataFrame,
    columns: Mapping[str, float],
    heights: Mapping[str, float],
) -> None:
    filled = set(zip(cells["actor"], cells["issue"], strict=True))
    empty = [(x, y) for actor, y in heights.items() for issue, x in columns.items() if (actor, issue) not in filled]
    marker = {"size": 3, "opacity": 1, "color": colour("axis")}
    figure.add_trace(
        go.Scatter(
            x=[x for x, _ in empty], y=[y for _, y in empty], mode="markers", marker=marker, hoverinfo="skip",
            name="not in our sources",
        )
    )  # fmt: skip


def _data(cells: pd.DataFrame, points: int = 1) -> dict[str, Any]:
    return {
        "customdata": [list(ids) for ids in cells["claim_ids"] for _ in range(points)],
        "hovertext": [
            plotly_text(f"{row.actor_name}: {row.words} ({row.basis}, {row.place})")
            for row in rows_of(cells)
            for _ in range(points)
        ],
        "hoverinfo": "text",
    }


def _filled(
    figure: go.Figure,
    cells: pd.DataFrame,
    token: str,
    columns: Mapping[str, float],
    heights: Mapping[str, float],
    width: Width,
) -> None:
    if cells.empty:
        return
    x, y = [columns[i] for i in cells["issue"]], [heights[a] for a in cells["actor"]]
    tint = {"color": colour(token), "opacity": 0.13, "line": {"width": 0}}
    figure.add_trace(
        go.Bar(
            orientation="h", base=[v - HALF_CELL for v in x], x=[2 * HALF_CELL] * len(x), y=y, width=2 * HALF_HEIGHT,
            marker=tint, **_data(cells),
        )
    )  # fmt: skip
    for outline, dash in DASHES.items():
        _outlines(figure, cells[cells["outline"] == outline], token, dash, columns, heights)
    stance = int(cells["stance"].iloc[0])
    sign = SIGNS[(stance > 0) - (stance < 0)]
    room = width == "room"
    away = 7.5 if room else 5.5
    for offset in (-away, away) if abs(stance) == 2 else (0,):
        marker = {
            "symbol": sign,
            "size": 13 if room else 9,
            "opacity": 1,
            "color": colour(token),
            "line": {"width": 0},
        }
        figure.add_trace(
            go.Scatter(
                x=[v if room else v - 0.33 for v in x],
                y=[v + offset for v in y],
                mode="markers",
                marker=marker,
                **_data(cells),
            )
        )
    if room:
        return
    figure.add_trace(
        go.Scatter(
            x=[v - 0.22 for v in x], y=[v + (LOWER if "<br>" in WORDS[stance] else 0) for v in y],
            mode="text", text=[WORDS[stance]] * len(x), textposition="middle right",
            textfont={"size": 12, "color": colour("ink")}, **_data(cells),
        )
    )  # fmt: skip


def _outlines(
    figure: go.Figure, cells: pd.DataFrame, token: str, dash: str, columns: Mapping[str, float],
    heights: Mapping[str, float],
) -> None:  # fmt: skip
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row in rows_of(cells):
        x, y = columns[row.issue], heights[row.actor]
        xs += [x - HALF_CELL, x + HALF_CELL, x + HALF_CELL, x - HALF_CELL, x - HALF_CELL, None]
        ys += [
            y - HALF_HEIGHT,
            y - HALF_HEIGHT,
            y + HALF_HEIGHT,
            y + HALF_HEIGHT,
            y - HALF_HEIGHT,
            None,
        ]
    if xs:
        line = {"color": colour(token), "width": 2, "dash": dash}
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", line=line, **_data(cells, 6)))


def _signs(
    figure: go.Figure, cells: pd.DataFrame, columns: Mapping[str, float], heights: Mapping[str, float], width: Width
) -> None:  # fmt: skip
    """In the corner of a cell: that the actor moved to it, or that the documents place the actor differently."""
    for column, sign in (("moved", MOVED), ("sources_disagree", DIFFER)):
        found = cells[cells[column].astype(bool)]
        if found.empty:
            continue
        figure.add_trace(
            go.Scatter(
                x=[columns[i] + 0.35 for i in found["issue"]],
                y=[heights[a] for a in found["actor"]],
                mode="text",
                text=[sign] * len(found),
                textfont={"size": 18 if width == "room" else 15, "color": colour("ink")},
                name=column,
                **_data(found),
            )
        )


def _off_scale(
    figure: go.Figure,
    cells: pd.DataFrame,
    columns: Mapping[str, float],
    heights: Mapping[str, float],
    width: Width,
) -> None:
    for word, sign in (("silent", "⊖"), ("unclear", "?"), ("not_applicable", "n/a")):
        found = cells[cells["stance"] == word]
        if found.empty:
            continue
        figure.add_trace(
            go.Scatter(
                x=[columns[i] for i in found["issue"]],
                y=[heights[a] for a in found["actor"]],
                mode="text",
                text=[sign] * len(found),
                textfont={"size": 20 if width == "room" else 17, "color": colour("silence")},
                **_data(found),
            )
        )
