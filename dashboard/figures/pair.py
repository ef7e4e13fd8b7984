"""Two actors on every issue: one mark each on five places from strongly against to strongly for."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from dashboard.derive.comparison import ComparedIssue, stance_in_words
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.figures.theme import SIZES, Width, blank_figure, colour, label, plotly_text, rule, wrapped
from dashboard.model.claim import Position

ROW = {"wide": 46, "narrow": 90, "room": 46}
LEFT, RIGHT = {"wide": 300, "room": 330}, {"wide": 300, "room": 290}
SMALL = {"wide": 13, "narrow": 13, "room": 18}
LETTER = {"wide": 24, "narrow": 24, "room": 28}
SCALE = (-2, -1, 0, 1, 2)
ABOVE = {"yref": "paper", "yanchor": "bottom", "yshift": 4}


def pair(issues: list[ComparedIssue], labels: Mapping[str, str], names: tuple[str, str], width: Width) -> go.Figure:
    """The figure of `derive.comparison.compared_issues`.

    Args:
        issues: the compared issues.
        labels: issue id to its short name.
        names: the two actors.
        width: the drawing width.
    """
    wide, step = width != "narrow", ROW[width]
    sizes = SIZES[width]
    left, right = (LEFT[width], RIGHT[width]) if wide else (sizes.left, sizes.right)
    figure = blank_figure(width, step * len(issues) + 4, top=30 if wide else 44)
    figure.update_layout(margin={"l": left, "r": right})
    figure.update_xaxes(range=[-2.5, 2.5], showgrid=False, showticklabels=False)
    shapes: list[dict[str, Any]] = []
    heads = {s: STANCE_WORDS[s] if wide else STANCE_WORDS[s].replace(" ", "<br>") for s in SCALE}
    soft = {"size": SMALL[width], "color": colour("ink_soft")}
    words = [
        {**label(text, x=s, xref="x", y=1, xanchor="center", align="center", font=soft), **ABOVE}
        for s, text in heads.items()
    ]
    for n, issue in enumerate(issues):
        top = step * n
        y = top + step / 2
        shapes += rule(top, width, token="grid", left=left, right=right)
        text = "<br>".join(wrapped(labels[issue.issue], 36))
        where = {"y": top + step / 2} if wide else {"y": top + 16}
        words.append(label(f"<b>{text}</b>", x=0, xshift=-left, **where))
        same = issue.first and issue.second and issue.first.stance == issue.second.stance
        offset = (0.16 if wide else 0.22) if same else 0.0
        for letter, position, shift in (("A", issue.first, -offset), ("B", issue.second, offset)):
            if position is not None and isinstance(position.stance, int):
                where_x = position.stance + shift
                _mark(figure, letter, position, where_x, y, names["AB".index(letter)], LETTER[width], SMALL[width])
        said = _said(issue) if wide else _said_in_full(issue)
        if wide:
            words.append(
                label(
                    "<br>".join(wrapped(said, 30 if width == "room" else 42)),
                    x=1,
                    y=y,
                    xshift=14,
                    font={"size": sizes.axis, "color": colour("ink_soft")},
                )
            )
        else:
            words.append(label(plotly_text(said), x=0, y=top + step - 14, xshift=-left, font=soft))
    figure.update_layout(shapes=shapes, annotations=words)
    return figure


def _said(issue: ComparedIssue) -> str:
    """What the places on the scale do not show: who is not in our sources, unclear or silent; else the comparison."""
    off = [
        f"{letter}: {stance_in_words(position)}"
        for letter, position in (("A", issue.first), ("B", issue.second))
        if position is None or not isinstance(position.stance, int)
    ]
    return "; ".join(off) if off else {"agree": "same side", "differ": "they differ"}[issue.verdict]


def _said_in_full(issue: ComparedIssue) -> str:
    """Both places in words, for a screen on which the heads of the scale have gone out of sight."""
    sides = " · ".join(
        f"{letter} {stance_in_words(position)}" for letter, position in (("A", issue.first), ("B", issue.second))
    )
    compared = {"agree": ": same side", "differ": ": they differ"}.get(issue.verdict, "")
    return sides + compared


def _mark(
    figure: go.Figure, letter: str, position: Position, x: float, y: float, name: str, size: int, text: int
) -> None:
    first = letter == "A"
    marker = {
        "size": size,
        "opacity": 1,
        "symbol": "circle" if first else "square",
        "color": colour("claim") if first else colour("ground"),
        "line": {"color": colour("claim"), "width": 2.5},
    }
    figure.add_trace(
        go.Scatter(
            x=[x], y=[y], mode="markers+text", marker=marker, text=[letter],
            textfont={"size": text, "color": colour("ground") if first else colour("claim")},
            customdata=[[position.id]],
            hovertext=[f"{plotly_text(name)}: {STANCE_WORDS[position.stance]}"], hoverinfo="text",
        )
    )  # fmt: skip
