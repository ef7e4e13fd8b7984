"""Lines of closes over weeks: one in ink, the others told apart by dash; 100 is the level before."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import number
from dashboard.derive.record_figures import long_date, short_date
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, wrapped
from dashboard.model.record import RecordEvent

HEIGHT = {"wide": 380, "narrow": 320, "room": 400}
RIGHT = {"wide": 262, "narrow": 8, "room": 270}
LEFT = {"wide": 44, "narrow": 34, "room": 56}
NOTE = {"wide": 13, "narrow": 13, "room": 18}
DASHES = ("solid", "solid", "dash", "dot", "dashdot", "longdash")
APART = {"wide": 2.8, "narrow": 3.4, "room": 3.8}
BASE = 100
KEY = 20
SIGNS = ("━━", "──", "╌╌", "┈┈", "─·", "─ ─")


def weeks(
    rows: pd.DataFrame, events: Sequence[RecordEvent], band: tuple[RecordEvent, RecordEvent] | None, width: Width
) -> go.Figure:
    """The figure of `derive.weeks.week_rows`.

    Args:
        rows: the frame; the first series is drawn in ink.
        events: dated events to mark with a line and a name.
        band: two events between which another event falls, or None.
        width: the drawing width.
    """
    names = list(dict.fromkeys(rows["series"]))
    top = 8 + KEY * len(names) if width == "narrow" else 16
    figure = blank_figure(width, HEIGHT[width], top=top, bottom=44)
    low, high = min(rows["close"]), max(rows["close"])
    figure.update_layout(margin={"l": LEFT[width], "r": RIGHT[width]}, hovermode="closest")
    soft = {"size": SIZES[width].axis, "color": colour("ink_soft")}
    figure.update_xaxes(type="date", side="bottom", showgrid=False, tickformat="%-d %b" if width == "narrow" else "%B",
                        dtick="M1", tickfont=soft)  # fmt: skip
    figure.update_yaxes(
        visible=True, range=[low - 4, high + 8], dtick=10, gridcolor=colour("grid"), zeroline=False, tickfont=soft,
        ticks="", showline=False,
    )  # fmt: skip
    last = date.fromisoformat(max(rows["date"])) + timedelta(days=1)
    figure.update_xaxes(range=[min(rows["date"]), last.isoformat()])
    ends: list[tuple[Any, Any, str]] = []
    for n, series in reversed(list(enumerate(names))):
        found = list(rows_of(rows[rows["series"] == series]))
        token = "record" if n == 0 else "context"
        figure.add_trace(_line(found, token, DASHES[n % len(DASHES)], 3 if n == 0 else 1.7))
        back = next((row for row in found if row.regained), None)
        if back is not None:
            figure.add_trace(_ring(back, token))
        ends.append((found[-1], back, token))
    words = _key(list(reversed(ends))) if width == "narrow" else _end_words(ends, width)
    words += _base_words(rows, width)
    shapes = [_level()]
    for event in events:
        shapes.append(_upright(event))
        words.append(_event_words(event, high + 6, width))
    if band is not None:
        shapes.append(_band(band))
        words.append(_band_words(band, high + 6, width))
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _line(found: list[Any], token: str, dash: str, width: float) -> Any:
    return go.Scatter(
        x=[row.date for row in found], y=[row.close for row in found], mode="lines",
        line={"color": colour(token), "width": width, "dash": dash},
        customdata=[list(row.claim_ids) for row in found], hovertext=[plotly_text(row.words) for row in found],
        hoverinfo="text",
    )  # fmt: skip


def _ring(back: Any, token: str) -> Any:
    ring = {"size": 11, "opacity": 1, "color": colour("ground"), "line": {"color": colour(token), "width": 2}}
    return go.Scatter(
        x=[back.date], y=[back.close], mode="markers", marker=ring, customdata=[list(back.claim_ids)],
        hovertext=[plotly_text(back.words)], hoverinfo="text",
    )  # fmt: skip


def _said(last: Any, back: Any, token: str) -> str:
    """Name and last value of a series, then its ring with the day of the first close above the level."""
    name = plotly_text(f"{last.name} {number(round(last.close))}")
    day = "" if back is None else f"  ○ {short_date(back.date).rsplit(' ', 1)[0]}"
    return (f"<b>{name}</b>" if token == "record" else name) + plotly_text(day)


def _end_words(ends: list[tuple[Any, Any, str]], width: Width) -> list[dict[str, Any]]:
    """What is said of each line at its right end, moved apart where words would touch."""
    words = []
    at = float("-inf")
    for last, back, token in sorted(ends, key=lambda end: end[0].close):
        at = max(last.close, at + APART[width])
        font = {"size": SIZES[width].axis, "color": colour("ink" if token == "record" else "ink_soft")}
        more = {"font": font, "name": last.claim_ids[0], "captureevents": True, "xanchor": "left", "xshift": 8}
        # In a room the margin holds the names only; the title and the rings say when.
        said = _said(last, None if width == "room" else back, token)
        words.append(label(said, x=last.date, xref="x", y=at, **more))
    return words


def _key(ends: list[tuple[Any, Any, str]]) -> list[dict[str, Any]]:
    """On a phone: one line above the chart for each series, with its dash and what is said of it."""
    words = []
    for n, (last, back, token) in enumerate(ends):
        text = f"{SIGNS[n % len(SIGNS)]} {_said(last, back, token)}"
        font = {"size": 13, "color": colour("ink" if token == "record" else "ink_soft")}
        place = {"yref": "paper", "yanchor": "bottom", "yshift": 4 + KEY * (len(ends) - 1 - n)}
        words.append({**label(text, x=0, y=1, font=font, name=last.claim_ids[0], captureevents=True), **place})
    return words


def _base_words(rows: pd.DataFrame, width: Width) -> list[dict[str, Any]]:
    soft = {"size": NOTE[width], "color": colour("ink_soft")}
    text = f"100 = close of {long_date(min(rows['date']))}"
    return [label(plotly_text(text), x=0.5, y=BASE, yanchor="bottom", font=soft)] if width != "narrow" else []


def _level() -> dict[str, Any]:
    line = {"color": colour("ink"), "width": 1.3}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": BASE, "y1": BASE, "line": line}


def _upright(event: RecordEvent) -> dict[str, Any]:
    line = {"color": colour("axis"), "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "xref": "x",
        "x0": event.date,
        "x1": event.date,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
    }


def _event_words(event: RecordEvent, y: float, width: Width) -> dict[str, Any]:
    soft = {"size": NOTE[width], "color": colour("ink_soft")}
    day = long_date(event.date).rsplit(" ", 1)[0]
    text = plotly_text(f"{day}: {event.label}" if width == "wide" else day)
    return label(text, x=event.date, xref="x", y=y, xshift=5, font=soft, name=f"record.{event.id}", captureevents=True)


def _band(band: tuple[RecordEvent, RecordEvent]) -> dict[str, Any]:
    end = (date.fromisoformat(band[1].date) + timedelta(days=1)).isoformat()
    return {
        "type": "rect", "xref": "x", "x0": band[0].date, "x1": end, "yref": "paper", "y0": 0, "y1": 1,
        "fillcolor": colour("panel"), "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _band_words(band: tuple[RecordEvent, RecordEvent], y: float, width: Width) -> dict[str, Any]:
    soft = {"size": NOTE[width], "color": colour("ink_soft")}
    text = "<br>".join(wrapped(band[0].note or band[0].label, 12 if width == "narrow" else 18))
    return label(
        text, x=band[0].date, xref="x", y=y, yanchor="top", xshift=4, font=soft, name=f"record.{band[0].id}",
        captureevents=True,
    )  # fmt: skip
