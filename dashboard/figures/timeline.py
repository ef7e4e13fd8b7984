"""Events by document: one row an event, a mark in the column of each document that tells of it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.timeline import RECORD
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, rule, wrapped

HEAD = 40
LEFT, RIGHT = {"wide": 600, "room": 740}, 0
TIME = {"wide": 215, "room": 250}
TOP = {"wide": 15, "narrow": 12, "room": 18}
LINE = {"wide": 50, "narrow": 48, "room": 44}
ALONE = {"wide": 96, "narrow": 48, "room": 76}
STEP = {"wide": 22, "narrow": 18, "room": 27}
IN_COLUMN = 0.35
# The last column has room for a date, also in the narrowest window that shows the wide figure.
LAST_COLUMN = 0.5
# How many marks stand in one line on a phone, and the share of the line each takes.
NARROW_MARKS, NARROW_COLUMNS = 3, 3.4
NOT_YET = ("hypothetical",)


def timeline(rows: pd.DataFrame, sources: Mapping[str, str], width: Width) -> go.Figure:
    """The figure of `derive.timeline.event_rows`.

    Args:
        rows: the frame, in order; claims of one group share a row.
        sources: source id to name, in column order.
        width: the drawing width.
    """
    sizes = SIZES[width]
    wide = width != "narrow"
    groups = [list(rows_of(group)) for _, group in rows.groupby("group", sort=False)]
    places, height = _heights(groups, width)
    figure = blank_figure(width, height, top=30 if wide else 4)
    figure.update_xaxes(
        range=[0, len(sources) + LAST_COLUMN if wide else NARROW_COLUMNS], showgrid=False, showticklabels=False
    )
    if wide:
        figure.update_layout(margin={"l": LEFT[width], "r": RIGHT})
    columns = {source: n + IN_COLUMN for n, source in enumerate(sources)}
    left, right = (LEFT[width], RIGHT) if wide else (sizes.left, sizes.right)
    shapes: list[dict[str, Any]] = []
    words = [_source_head(name, columns[source], width) for source, name in sources.items()] if wide else []
    for group, (head, y) in zip(groups, places, strict=True):
        if head is not None:
            shapes += rule(head, width, token="axis", left=left, right=right)
            words.append(label(f"<b>{plotly_text(group[0].phase)}</b>", x=0, y=head + 20, xshift=-left))
        else:
            shapes += rule(y - TOP[width], width, token="grid", left=left, right=right)
        words += _row_words(group, y, width, sources)
        for row in group:
            x, down = (columns[row.source], 0) if wide else _narrow_place(group, row)
            _mark(figure, row, x, y + down, width)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _lines(group: list[Any], width: Width) -> list[str]:
    """The label in lines; what only the record has may run across the empty columns of the documents."""
    alone = all(row.source == RECORD for row in group)
    return wrapped(group[0].label, (ALONE if alone else LINE)[width])


def _heights(groups: list[list[Any]], width: Width) -> tuple[list[tuple[float | None, float]], int]:
    found: list[tuple[float | None, float]] = []
    y, phase = 0.0, None
    for group in groups:
        head = None
        if group[0].phase != phase:
            head, phase = y, group[0].phase
            y += HEAD
        if width != "narrow":
            lines = max(len(_lines(group, width)), len(_times(group)))
            found.append((head, y + TOP[width]))
            y += 8 + STEP[width] * lines
        else:
            found.append((head, y + 12))
            mark_lines = 1 + (len(group) - 1) // NARROW_MARKS
            y += 16 + STEP[width] * (1 + len(_lines(group, width)) + mark_lines)
    return found, int(y) + 6


def _times(group: list[Any]) -> list[str]:
    told = [row.time for row in group if row.source != RECORD]
    return list(dict.fromkeys(told or [row.time for row in group]))


def _source_head(name: str, x: float, width: Width) -> dict[str, Any]:
    soft = {"size": SIZES[width].axis, "color": colour("ink_soft")}
    return {
        **label(plotly_text(name), x=x, xref="x", y=1, xanchor="center", font=soft),
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
    }


def _narrow_place(group: list[Any], row: Any) -> tuple[float, int]:
    """Where a mark stands in its line, and how far its line is below the words for the time."""
    line, place = divmod(group.index(row), NARROW_MARKS)
    above = 1 + len(_lines(group, "narrow")) + line
    return 0.08 + 1.06 * place, 2 + STEP["narrow"] * above


def _row_words(group: list[Any], y: float, width: Width, sources: Mapping[str, str]) -> list[dict[str, Any]]:
    sizes = SIZES[width]
    soft = {"size": sizes.axis, "color": colour("ink_soft")}
    more: dict[str, Any] = {"name": group[0].claim_ids[0], "captureevents": True, "yanchor": "top"}
    times = "<br>".join(plotly_text(time) for time in _times(group))
    text = "<br>".join(_lines(group, width))
    top = y - (12 if width == "room" else 9)
    if width != "narrow":
        said = [
            label(plotly_text(_beside(group, row, str(row.place).rpartition(" ")[2])),
                  x=sources_x(sources, row.source), xref="x", y=y, xshift=12,
                  font=soft, name=row.claim_ids[0], captureevents=True)
            for row in group
        ]  # fmt: skip
        return [
            label(times, x=0, y=top, xshift=-LEFT[width], font=soft, **more),
            label(text, x=0, y=top, xshift=-LEFT[width] + TIME[width], **more),
            *said,
        ]
    marks = [
        label(plotly_text(_beside(group, row, row.place)), x=x, xref="x", y=y + down, xshift=12, font=soft,
              name=row.claim_ids[0], captureevents=True)
        for row in group
        for x, down in [_narrow_place(group, row)]
    ]  # fmt: skip
    when = label(f"{times.replace('<br>', ' / ')}", x=0, y=top, xshift=-sizes.left, font=soft, **more)
    return [when, label(text, x=0, y=top + STEP[width], xshift=-sizes.left, **more), *marks]


def _beside(group: list[Any], row: Any, place: str) -> str:
    """What stands beside a mark: its place; for the record the day, where the words for the time are a document's."""
    if row.source != RECORD:
        return place
    return str(row.time) if any(r.source != RECORD for r in group) else ""


def sources_x(sources: Mapping[str, str], source: str) -> float:
    """Where the column of a source stands."""
    return list(sources).index(source) + IN_COLUMN


def _mark(figure: go.Figure, row: Any, x: float, y: float, width: Width) -> None:
    """Filled where the document tells it as done, hollow where it is awaited or supposed."""
    token = "record" if row.source == RECORD else "claim"
    open_ended = row.firmness in NOT_YET
    marker = {
        "symbol": "diamond" if token == "record" else "circle",
        "size": SIZES[width].dot,
        "opacity": 1,
        "color": colour("ground") if open_ended else colour(token),
        "line": {"color": colour(token), "width": 2.5},
    }
    figure.add_trace(
        go.Scatter(
            x=[x], y=[y], mode="markers", marker=marker, customdata=[list(row.claim_ids)],
            hovertext=[plotly_text(f"{row.label} ({row.place}): {row.precision}")], hoverinfo="text",
        )
    )  # fmt: skip
