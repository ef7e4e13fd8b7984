"""Risks by exposure: the larger the mark, the greater the risk is said to be; a small dot is not discussed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.frames import rows_of
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, rule, wrapped

PAD, HEAD = 16, 34
LEFT = {"wide": 170, "room": 230}
LINE = {"wide": 19, "narrow": 19, "room": 24}
SIZE = {"wide": 14, "narrow": 14, "room": 18}
HEAD_SIZE = {"wide": 16, "room": 20}
GAP = 8
BESIDE = {"wide": 22, "narrow": 20, "room": 26}
CHARACTERS = {"wide": 34, "narrow": 44, "room": 31}
NARROW_HEAD = 46
NOT_DISCUSSED = "not discussed"
# Size and fill of the mark of each level; a level without a degree is neither small nor large.
LEVELS: dict[str, tuple[int, bool]] = {
    "minimal": (8, False),
    "named": (12, False),
    "some": (12, True),
    "greater": (20, True),
}
ABOVE = {"yref": "paper", "yanchor": "bottom", "yshift": 6}


def risks(rows: pd.DataFrame, kinds: Mapping[str, str], exposures: Mapping[str, str], width: Width) -> go.Figure:
    """The figure of the rows of `derive.risks.risk_rows` that name an exposure.

    Args:
        rows: the frame.
        kinds: kind of risk to printed name, in row order.
        exposures: exposure to printed name, in column order.
        width: the drawing width.
    """
    return _narrow(rows, kinds, exposures) if width == "narrow" else _wide(rows, kinds, exposures, width)


def _wide(rows: pd.DataFrame, kinds: Mapping[str, str], exposures: Mapping[str, str], width: Width) -> go.Figure:
    line, left = LINE[width], LEFT[width]
    cells = {
        (kind, e): list(rows_of(rows[(rows["kind"] == kind) & (rows["exposure"] == e)]))
        for kind in kinds
        for e in exposures
    }
    tops: dict[str, float] = {}
    y = 0.0
    for kind in kinds:
        tops[kind] = y
        y += 2 * PAD + max(line, *(sum(_height(row, width) for row in cells[kind, e]) - GAP for e in exposures))
    figure = blank_figure(width, int(y) + 4, top=HEAD)
    figure.update_layout(margin={"l": left, "r": 0})
    figure.update_xaxes(range=[0, len(exposures)], showgrid=False, showticklabels=False)
    shapes: list[dict[str, Any]] = []
    words = [
        {**label(f"<b>{plotly_text(name)}</b>", x=n, xref="x", y=1, xshift=2, font={"size": HEAD_SIZE[width]}), **ABOVE}
        for n, name in enumerate(exposures.values())
    ]
    for kind, name in kinds.items():
        top = tops[kind]
        shapes += rule(top, width, token="axis" if not top else "grid", left=left, right=0)
        text = "<br>".join(wrapped(name, 24))
        words.append(label(f"<b>{text}</b>", x=0, y=top + PAD - 2, yanchor="top", xshift=-left))
        for n, exposure in enumerate(exposures):
            at = top + PAD
            if not cells[kind, exposure]:
                words += _nothing(figure, n + 0.036, at + line / 2, width)
            for row in cells[kind, exposure]:
                words += _mark(figure, row, n + 0.036, at + line / 2, width)
                at += _height(row, width)
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _narrow(rows: pd.DataFrame, kinds: Mapping[str, str], exposures: Mapping[str, str]) -> go.Figure:
    lines: list[tuple[str, Any]] = []
    for kind, kind_name in kinds.items():
        lines.append(("head", kind_name))
        for exposure, name in exposures.items():
            found = list(rows_of(rows[(rows["exposure"] == exposure) & (rows["kind"] == kind)]))
            lines.append(("exposure", name))
            lines += [("row", row) for row in found] or [("none", None)]
    steps = [
        _height(thing, "narrow") if what == "row" else {"head": NARROW_HEAD, "exposure": 26, "none": 28}[what]
        for what, thing in lines
    ]
    figure = blank_figure("narrow", int(sum(steps)) + 6, top=4)
    figure.update_xaxes(range=[0, 1], showgrid=False, showticklabels=False)
    left = SIZES["narrow"].left
    shapes: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    y = 0.0
    for (what, thing), step in zip(lines, steps, strict=True):
        if what == "head":
            shapes += rule(y + 4, "narrow", token="axis")
            words.append(label(f"<b>{plotly_text(thing)}</b>", x=0, y=y + 26, xshift=-left, font={"size": 16}))
        elif what == "exposure":
            words.append(label(plotly_text(thing), x=0, y=y + 13, xshift=-left))
        elif what == "row":
            words += _mark(figure, thing, 0.05, y + LINE["narrow"] / 2, "narrow")
        else:
            words += _nothing(figure, 0.05, y + LINE["narrow"] / 2, "narrow")
        y += step
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _lines(row: Any, width: Width) -> list[str]:
    """The level, where there is one, and the risk, in lines that fit; the place closes the last."""
    level = "" if row.level == "named" else f"{row.words.partition(',')[0]}: "
    return wrapped(f"{level}{row.label} {_place(row)}", CHARACTERS[width])


def _place(row: Any) -> str:
    # The paragraph stays with its document's name, and the star with both.
    return str(row.place).replace(" ", "\u00a0") + ("\u00a0*" if row.basis == "inferred" else "")


def _height(row: Any, width: Width) -> float:
    return LINE[width] * len(_lines(row, width)) + GAP


def _mark(figure: go.Figure, row: Any, x: float, y: float, width: Width) -> list[dict[str, Any]]:
    size, filled = LEVELS[row.level]
    marker = {
        "size": size,
        "opacity": 1,
        "color": colour("claim") if filled else colour("ground"),
        "line": {"color": colour("claim"), "width": 2.5},
    }
    figure.add_trace(
        go.Scatter(
            x=[x], y=[y], mode="markers", marker=marker, customdata=[list(row.claim_ids)],
            hovertext=[plotly_text(f"{row.label}: {row.words} ({row.place})")], hoverinfo="text",
        )
    )  # fmt: skip
    place = plotly_text(_place(row))
    text = "<br>".join(_lines(row, width)).replace(place, f'<span style="color:{colour("ink_soft")}">{place}</span>')
    level = row.words.partition(",")[0]
    if row.level != "named":
        text = text.replace(f"{level}:", f"<b>{level}</b>:", 1)
    more = {"name": row.claim_ids[0], "captureevents": True, "font": {"size": SIZE[width], "color": colour("claim")}}
    return [label(text, x=x, xref="x", y=y - LINE[width] / 2 - 2, yanchor="top", xshift=BESIDE[width], **more)]


def _nothing(figure: go.Figure, x: float, y: float, width: Width) -> list[dict[str, Any]]:
    marker = {"size": 4, "opacity": 1, "color": colour("axis")}
    figure.add_trace(go.Scatter(x=[x], y=[y], mode="markers", marker=marker, hoverinfo="skip"))
    soft = {"size": SIZE[width], "color": colour("ink_soft")}
    return [label(NOT_DISCUSSED, x=x, xref="x", y=y, xshift=BESIDE["wide"], font=soft)]
