"""What a step of a story does to a drawn figure: sets marks off from the others, or keeps them for later."""

from collections.abc import Collection, Iterable
from typing import Any

import plotly.graph_objects as go

DIM, DIM_WORDS = 0.22, 0.5


def is_one_of(claim_id: str, wanted: Collection[str]) -> bool:
    """Whether an id is among those wanted; a day of a series counts as the series."""
    return claim_id in wanted or claim_id.partition("@")[0] in wanted


def _behind(trace: Any) -> set[str]:
    """The ids behind a trace's points; none for a trace that only decorates."""
    return {i for point in trace.customdata or () for i in (point if isinstance(point, list | tuple) else [point])}


def _meets(ids: Iterable[str], wanted: Collection[str]) -> bool:
    return any(is_one_of(i, wanted) for i in ids)


def highlighted(figure: go.Figure, wanted: Collection[str]) -> go.Figure:
    """The figure with every mark and label of other claims dimmed."""
    made = go.Figure(figure)
    for trace in made.data:
        ids = _behind(trace)
        if ids and not _meets(ids, wanted):
            trace.opacity = DIM
    for words in made.layout.annotations:
        if words.name and not is_one_of(words.name, wanted):
            words.opacity = DIM_WORDS
    return made


def marks_of(figure: go.Figure, wanted: Collection[str]) -> tuple[list[int], list[int]]:
    """The numbers of the traces of these claims, and of the annotations that stand beside marks in the plot."""
    traces = [n for n, trace in enumerate(figure.data) if _meets(_behind(trace), wanted)]
    words = [
        n
        for n, label in enumerate(figure.layout.annotations)
        if label.name and is_one_of(label.name, wanted) and label.xref == "x"
    ]
    return traces, words


def verdicts_of(figure: go.Figure, wanted: Collection[str]) -> list[int]:
    """The numbers of the annotations in the right gutter that judge these claims."""
    labels = enumerate(figure.layout.annotations)
    return [
        n for n, word in labels if word.name and is_one_of(word.name, wanted) and (word.xref, word.x) == ("paper", 1)
    ]


def held_back(figure: go.Figure, wanted: Collection[str]) -> go.Figure:
    """The figure without the marks of these claims and the words beside them; their rows keep their places."""
    made = go.Figure(figure)
    traces, words = marks_of(made, wanted)
    for n in traces:
        made.data[n].visible = False
    for n in words:
        made.layout.annotations[n].visible = False
    return made
