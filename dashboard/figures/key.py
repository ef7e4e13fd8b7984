"""The key to the marks: the only legend, drawn with the same marks as the charts."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.marks import Mark, mark_traces
from dashboard.figures.theme import SIZES, Width, blank_figure, label

WORDS = {
    "eq": "exactly",
    "approx": "about",
    "gt": "more than",
    "ge": "at least",
    "lt": "less than",
    "le": "up to",
    "range": "from … to",
    "order_of_magnitude": "order of size",
    "hypothetical": "what if",
    "unknown": "",
}
CELL = {"wide": 148, "narrow": 116}
PER_ROW = {"wide": 8, "narrow": 3}


def explained(relations: Sequence[str]) -> list[str]:
    """The relations that have a mark of their own and so want a place in the key."""
    return [r for r in WORDS if r in relations and WORDS[r]]


def relation_key(relations: Sequence[str], width: Width, token: str = "claim") -> go.Figure:
    """One mark and word for each relation a figure uses; it carries no data and leads nowhere.

    `token` is the colour of what the figure draws: claims, or the record where it draws nothing else.
    """
    shown = explained(relations)
    per_row, cell = PER_ROW[width], CELL[width]
    figure = blank_figure(width, 28 * -(-len(shown) // per_row), top=0)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 4}, hovermode=False)
    full = 1240 if width == "wide" else 350
    # Half a decade of the log axis is made as wide as an arrow of the key.
    decade = 70.0
    figure.update_xaxes(type="log", range=[0, full / decade], visible=False)
    for i, relation in enumerate(shown):
        column, row = i % per_row, i // per_row
        start = column * cell / decade
        y = 14 + 28 * row
        left, right = 10 ** (start + 0.12), 10 ** (start + 0.62)
        low: float | None = left
        begin: float | None = None
        if relation in ("eq", "approx"):
            low = right
        elif relation in ("lt", "le"):
            low = None
        elif relation == "hypothetical":
            low, begin = right, left
        for trace in mark_traces(Mark(y, relation, low, right, (), "", begin, token)):
            figure.add_trace(trace)
        figure.add_annotation(
            label(
                WORDS[relation],
                x=start + 0.62,
                xref="x",
                y=y,
                xshift=10,
                font={"size": SIZES[width].axis},
            )
        )
    return figure
