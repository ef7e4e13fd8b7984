"""One day: for each subject the claimed move, then what the record has at the open, the low and the close."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import number
from dashboard.figures.bars import HATCHED, OPEN, claim_bars, data_of, record_bar
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, column_head, label, plotly_text, rule

LEFT = {"wide": 300, "narrow": 104, "room": 330}
COMPANY_LEFT = {"wide": 300, "narrow": 6, "room": 330}
RIGHT = {"wide": 140, "narrow": 8, "room": 210}
HEAD = {"wide": 34, "narrow": 34, "room": 44}
BAR = {"wide": 18, "narrow": 18, "room": 28}
COMPANY_BAR = {"wide": 22, "narrow": 22, "room": 32}
ROW = {"wide": 30, "narrow": 32, "room": 44}
COMPANY_ROW = {"wide": 44, "narrow": 62, "room": 62}
NICE = (1, 2, 5, 10, 20)
ROOM = {"wide": 1.0, "narrow": 1.5, "room": 1.2}
MOST_TICKS = {"wide": 9, "narrow": 5, "room": 7}


def day(rows: pd.DataFrame, width: Width) -> go.Figure:
    """The figure of `derive.day.day_rows`, one bar a row, subjects as heads."""
    step = ROW[width]
    subjects = [list(rows_of(group)) for _, group in rows.groupby("subject", sort=False)]
    height = sum(HEAD[width] + step * len(found) + 8 for found in subjects)
    figure, unit = _axis(rows, width, height)
    words = [column_head("Against the record", width)] if width != "narrow" and any(rows["badge"]) else []
    shapes: list[dict[str, Any]] = []
    y = 0.0
    for found in subjects:
        if y:
            shapes += rule(y, width, token="grid", left=LEFT[width], right=RIGHT[width])
        claims = [row for row in found if row.kind == "claim"] if width == "narrow" else []
        words.append(_head(found[0].subject, claims[0] if claims else None, y + HEAD[width] * 0.53, -LEFT[width] + 2))
        y += HEAD[width]
        for row in found:
            middle = y + step / 2
            is_claim = row.kind == "claim"
            figure.add_traces(
                claim_bars(row, middle, BAR[width], unit) if is_claim else [record_bar(row, middle, BAR[width])]
            )
            words += _row_words(row, middle, unit, width)
            y += step
        y += 8
    _zero(figure, shapes)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def companies(rows: pd.DataFrame, width: Width) -> go.Figure:
    """The same rows, one line a subject: the bar is the close, a ring the open, a tick the low."""
    step = COMPANY_ROW[width]
    subjects = [list(rows_of(group)) for _, group in rows.groupby("subject", sort=False)]
    figure, _ = _axis(rows, width, step * len(subjects) + 6, room=ROOM[width])
    figure.update_layout(margin={"l": COMPANY_LEFT[width]})
    judged = any(row.kind == "claim" for found in subjects for row in found)
    words = [column_head("Against the record", width)] if width != "narrow" and judged else []
    shapes: list[dict[str, Any]] = []
    for n, found in enumerate(subjects):
        y = step * (n + 0.5) + (10 if width == "narrow" else 0)
        if n:
            shapes += rule(step * n, width, token="grid", left=COMPANY_LEFT[width], right=RIGHT[width])
        by_kind = {row.kind: row for row in found}
        close = by_kind["close"]
        figure.add_trace(record_bar(close, y, COMPANY_BAR[width]))
        figure.add_traces(_moments(by_kind, y, COMPANY_BAR[width]))
        words.append(_close_words(by_kind, y, width))
        words += _company_words(by_kind, y, width)
    _zero(figure, shapes)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _axis(rows: pd.DataFrame, width: Width, height: int, room: float = 1.0) -> tuple[go.Figure, float]:
    """A figure with an axis of percent, and a hundredth of it; `room` widens what is left for words at the ends."""
    figure = blank_figure(width, height)
    figure.update_layout(margin={"l": LEFT[width], "r": RIGHT[width]})
    values = [v for v in rows["value"] if v is not None]
    reach = max(abs(v) for v in values)
    open_end = any(r in OPEN for r in rows["relation"])
    low = min(0.0, *values) - (0.75 if open_end else 0.4) * reach * room
    high = max(0.0, *values) + (0.45 * room if max(values) > 0 else 0.06) * reach
    span = max(-min(0.0, *values), 0) + max(0.0, *values)
    every = next((n for n in NICE if span / n <= MOST_TICKS[width]), NICE[-1])
    ticks = [
        t for t in range(-100, 101, every) if min(values) - every < t < max(0.0, *values) + every and low <= t <= high
    ]
    figure.update_xaxes(range=[low, high], tickmode="array", tickvals=ticks, ticktext=[_tick(t) for t in ticks])
    return figure, (high - low) / 100


def _tick(value: int) -> str:
    return f"{'+' if value > 0 else ''}{number(value)}%" if value else "0"


def _zero(figure: go.Figure, shapes: list[dict[str, Any]]) -> None:
    line = {"color": colour("ink"), "width": 1.5}
    shapes.append({"type": "line", "x0": 0, "x1": 0, "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "line": line})


def _row_words(row: Any, y: float, unit: float, width: Width) -> list[dict[str, Any]]:
    more: dict[str, Any] = {"name": row.claim_ids[0], "captureevents": True}
    is_claim = row.kind == "claim"
    tone = colour("claim") if is_claim else colour("ink_soft" if row.kind != "close" else "ink")
    name = row.name if width != "narrow" else row.name.removeprefix("Record: ")
    said = [label(plotly_text(name), x=0, y=y, xanchor="right", xshift=-14, font={"color": tone}, **more)]
    if is_claim and width != "narrow" and row.badge:
        font = {"size": SIZES[width].axis, "color": colour(row.tone)}
        said.append(label(plotly_text(row.badge), x=1, y=y, xshift=16, font=font, **more))
    at = 0.0 if row.value is None else row.value
    if row.relation in OPEN:
        at += (-1 if at < 0 else 1) * HATCHED * 2.2 * unit
    elif row.value is None:
        at -= 5 * unit
    right = at > 0
    text = f"<b>{plotly_text(row.words)}</b>" if is_claim or row.kind == "close" else plotly_text(row.words)
    side = {"xanchor": "left" if right else "right", "xshift": 8 if right else -8}
    said.append(label(text, x=at, xref="x", y=y, font={"color": tone}, **side, **more))
    return said


def _head(subject: str, claim: Any, y: float, shift: float) -> dict[str, Any]:
    """The subject and, on a phone, the verdict on what is claimed of it, which the head then leads to."""
    text = f"<b>{plotly_text(subject)}</b>"
    if claim is None:
        return label(text, x=0, y=y, xshift=shift)
    verdict = f'<span style="color:{colour(claim.tone or "ink_soft")}">{plotly_text(claim.badge)}</span>'
    return label(f"{text}  {verdict}", x=0, y=y, xshift=shift, name=claim.claim_ids[0], captureevents=True)


def _moments(by_kind: dict[str, Any], y: float, tall: int) -> list[Any]:
    low, opened = by_kind["low"], by_kind["open"]
    line = {"color": colour("record"), "width": 2.5}
    tick = {"symbol": "line-ns", "size": tall, "opacity": 1, "color": colour("record"), "line": line}
    ring = {
        "size": tall / 2,
        "opacity": 1,
        "color": colour("ground"),
        "line": {"color": colour("record"), "width": 1.8},
    }
    return [
        go.Scatter(x=[low.value], y=[y], mode="markers", marker=tick, **data_of(low, 1)),
        go.Scatter(x=[opened.value], y=[y], mode="markers", marker=ring, **data_of(opened, 1)),
    ]


def _close_words(by_kind: dict[str, Any], y: float, width: Width) -> dict[str, Any]:
    close = by_kind["close"]
    right = close.value > 0
    ends = [by_kind[k].value for k in ("open", "low", "close")]
    at = max(ends) if right else min(ends)
    more = {"name": close.claim_ids[0], "captureevents": True}
    side = {"xanchor": "left" if right else "right", "xshift": 10 if right else -12}
    # It stands past the tick and the ring: without the word it would be read as the low's or the open's.
    name = "" if width == "narrow" else "close "
    return label(f"{name}<b>{plotly_text(close.words)}</b>", x=at, xref="x", y=y, **side, **more)


def _company_words(by_kind: dict[str, Any], y: float, width: Width) -> list[dict[str, Any]]:
    close, claim = by_kind["close"], by_kind.get("claim")
    more: dict[str, Any] = {"name": close.claim_ids[0], "captureevents": True}
    if width == "narrow":
        return [_narrow_company(close, claim, y)]
    up = 13 if width == "room" and claim is not None else 0
    words = [label(f"<b>{plotly_text(close.subject)}</b>", x=0, y=y - up, xshift=-LEFT[width] + 2, **more)]
    if claim is None:
        return words
    said: dict[str, Any] = {"name": claim.claim_ids[0], "captureevents": True}
    plum = {"size": SIZES[width].axis, "color": colour("claim")}
    # In a room the subject and who claims a fall share the column in two lines.
    beside = {"xshift": -LEFT[width] + 2, "y": y + up} if up else {"xshift": -14, "y": y, "xanchor": "right"}
    words.append(label(plotly_text(f"▼ {claim.place}"), x=0, font=plum, **beside, **said))
    if claim.badge:
        font = {"size": SIZES[width].axis, "color": colour(claim.tone)}
        words.append(label(plotly_text(claim.badge), x=1, y=y, xshift=16, font=font, **said))
    return words


def _narrow_company(close: Any, claim: Any, y: float) -> dict[str, Any]:
    """Subject, who claims a fall and the verdict in one line above the bar; it leads to the claim, if there is one."""
    text = f"<b>{plotly_text(close.subject)}</b>"
    leads_to = close
    if claim is not None:
        text += f'  <span style="color:{colour("claim")}">▼ {plotly_text(claim.place)}</span>'
        text += f'  <span style="color:{colour(claim.tone or "ink_soft")}">{plotly_text(claim.badge)}</span>'
        leads_to = claim
    return label(text, x=0, y=y - 26, xshift=-COMPANY_LEFT["narrow"], name=leads_to.claim_ids[0], captureevents=True)
