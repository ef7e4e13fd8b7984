"""One proposition: actors in five places from strongly against to strongly for; nobody else is on the scale."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.figures.matrix import TONES
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, wrapped

ORDER = (-2, -1, 0, 1, 2)
SIGNS = {-2: "▼▼", -1: "▼", 0: "◆", 1: "▲", 2: "▲▲"}
HEAD, LINE = 36, 19
# Head, line, characters of a line and size of type where the five places stand side by side; in a room the type is
# larger where no column is then taller than the stage has room for.
COLUMNS = {"wide": (36, 19, 26, 15), "room": (46, 25, 20, 20)}
LARGE, TALLEST = (54, 31, 17, 24), 400


def strip(cells: pd.DataFrame, width: Width) -> go.Figure:
    """The strip of one issue's cells: five columns side by side, or five bands one under the other."""
    return _bands(cells) if width == "narrow" else _columns(cells, width)


def _columns(cells: pd.DataFrame, width: Width) -> go.Figure:
    head, line, characters, size = LARGE if width == "room" else COLUMNS[width]
    lines, tallest = _lines(cells, line, characters)
    if width == "room" and tallest > TALLEST:
        head, line, characters, size = COLUMNS[width]
        lines, tallest = _lines(cells, line, characters)
    figure = blank_figure(width, head + 14 + tallest, top=0)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 2, "b": 0})
    figure.update_xaxes(range=[0, 5], visible=False)
    words: list[dict[str, Any]] = []
    for i, stance in enumerate(ORDER):
        words += _head(figure, stance, i + 0.01, 0.97, 0.0, head)
        y = head + 14.0
        for row, names in lines[stance]:
            tall = line * len(names)
            _dot(figure, row, i + 0.07, y + line / 2, TONES[stance], SIZES[width].dot - 1)
            words.append(
                label(
                    "<br>".join(names),
                    x=i + 0.13,
                    xref="x",
                    y=y + tall / 2,
                    name=row.claim_ids[0],
                    captureevents=True,
                    font={"size": size},
                )
            )
            y += tall + 11
    figure.update_layout(annotations=words)
    return figure


def _lines(
    cells: pd.DataFrame, line: int, characters: int
) -> tuple[dict[int, list[tuple[Any, list[str]]]], int]:  # fmt: skip
    """The rows of each place with their names in lines, and the height of the tallest column."""
    lines = {
        s: [(row, wrapped(row.actor_name, characters)) for row in rows_of(cells[cells["stance"] == s])] for s in ORDER
    }
    return lines, max(sum(line * len(names) + 11 for _, names in column) for column in lines.values())


def _bands(cells: pd.DataFrame) -> go.Figure:
    rows = {s: list(rows_of(cells[cells["stance"] == s])) for s in reversed(ORDER)}
    heights = {s: HEAD + 8 + sum(_band_row(row) for row in rows[s]) + 8 for s in rows}
    figure = blank_figure("narrow", int(sum(heights.values())), top=0)
    figure.update_xaxes(range=[0, 1], visible=False)
    words: list[dict[str, Any]] = []
    y = 0.0
    for stance, found in rows.items():
        words += _head(figure, stance, 0.0, 1.0, y, HEAD)
        at = y + HEAD + 8
        for row in found:
            names = wrapped(row.actor_name, 34)
            _dot(figure, row, 0.035, at + LINE / 2, TONES[stance], SIZES["narrow"].dot - 1)
            more: dict[str, Any] = {"name": row.claim_ids[0], "captureevents": True}
            soft = {"size": 13, "color": colour("ink_soft")}
            words.append(label("<br>".join(names), x=0.08, y=at, yanchor="top", yshift=0, **more))
            words.append(label(row.basis, x=0.08, y=at + LINE * len(names), yanchor="top", font=soft, **more))
            at += _band_row(row)
        y += heights[stance]
    figure.update_layout(annotations=words)
    return figure


def _band_row(row: Any) -> int:
    return LINE * (len(wrapped(row.actor_name, 34)) + 1) + 12


def _head(figure: go.Figure, stance: int, x: float, across: float, y: float, tall: int) -> list[dict[str, Any]]:
    """The tinted head of one place on the scale, with its sign and word; it is no mark and leads nowhere."""
    tint = {"color": colour(TONES[stance]), "opacity": 0.13, "line": {"width": 0}}
    figure.add_trace(
        go.Bar(
            orientation="h", base=[x], x=[across], y=[y + tall / 2], width=tall, marker=tint, hoverinfo="skip"
        )
    )  # fmt: skip
    line = {"color": colour(TONES[stance]), "width": 2}
    edge = [x, x + across]
    figure.add_trace(go.Scatter(x=edge, y=[y + tall] * 2, mode="lines", line=line, hoverinfo="skip"))
    word = STANCE_WORDS[stance].capitalize()
    sign = f'<span style="color:{colour(TONES[stance])}">{SIGNS[stance]}</span>'
    return [label(f"{sign} <b>{word}</b>", x=x + 0.03 * across, xref="x", y=y + tall / 2)]


def _dot(figure: go.Figure, row: Any, x: float, y: float, token: str, size: int) -> None:
    """Filled for own words, acts and conduct; hollow for what others report. A wide clear mark takes the click."""
    own = row.outline == "own"
    marker = {
        "size": size,
        "opacity": 1,
        "color": colour(token) if own else colour("ground"),
        "line": {"color": colour(token), "width": 2.5},
    }
    data = {
        "customdata": [list(row.claim_ids)],
        "hovertext": [plotly_text(f"{row.actor_name}: {row.words} ({row.basis}, {row.place})")],
        "hoverinfo": "text",
    }
    figure.add_trace(go.Scatter(x=[x], y=[y], mode="markers", marker=marker, **data))
