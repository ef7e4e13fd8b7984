"""Scores as a native scatter chart: benchmarks in rows, models told apart by their signs."""

import math
from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from dashboard.exports.deck_axes import bare_axis, named, native_chart, value_axis
from dashboard.exports.deck_rows import RIGHT_GAP, Slot, grid_for, write_slots
from dashboard.exports.deck_type import BODY, EDGE, Box, Line, Run, shade, words
from dashboard.exports.slide_text import cut, slide_text, text_width
from dashboard.figures.scores import SIGNS

SHAPES = (
    XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
)  # fmt: skip
KEY, RIGHT = 0.32, 3.7
FULL, STEP = 100, 20


def score_slots(rows: Sequence[Any]) -> list[tuple[Slot, Any]]:
    """A head for each part, then a slot for each benchmark; beside a slot the rows that it holds."""
    found: list[tuple[Slot, Any]] = []
    lane = None
    for benchmark in dict.fromkeys((row.lane, row.benchmark) for row in rows):
        own = [row for row in rows if (row.lane, row.benchmark) == benchmark]
        if own[0].lane != lane:
            lane = own[0].lane
            found.append((Slot(name=lane, head=True), None))
        place = f"● {own[0].claim_place}" if own[0].claimed else ""
        first = next((row.words for row in own if row.first), "")
        right = f"{first}; {own[0].lead}" if first else own[0].lead
        found.append((Slot(name=own[0].benchmark, place=place, tone="claim", right=right), own))
    return found


def draw_scores(
    slide: Any, y: float, room: float, slots: list[tuple[Slot, Any]], models: Sequence[str], alt: str
) -> None:
    """The models in one line as a key, then the chart; the first model is filled and has its score."""
    words(slide, Box(EDGE, y, BODY, KEY), [_key(models)])
    texts = [slot for slot, _ in slots]
    grid = grid_for(texts, y + KEY, room - KEY, right=RIGHT)
    data = XyChartData()
    for model in models:
        made = data.add_series(named(model))
        for n, (_, rows) in enumerate(slots):
            for row in rows or ():
                if row.model == model:
                    made.add_data_point(row.score, grid.middle(n))
    chart = native_chart(slide, XL_CHART_TYPE.XY_SCATTER, data, grid.frame, grid.plot, alt)
    highest = max(row.score for _, rows in slots for row in rows or ())
    value_axis(chart.category_axis, 0, max(FULL, STEP * math.ceil(highest / STEP)), '0"%"', step=STEP)
    bare_axis(chart.value_axis)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, grid.count
    for n, made in enumerate(chart.plots[0].series):
        _dress(made, n)
    write_slots(slide, texts, grid, [], cut(slide_text(f"{models[0]}; who leads"), 14, RIGHT - RIGHT_GAP, 1))


def _key(models: Sequence[str]) -> Line:
    whole = "".join(slide_text(model) for model in models)
    size = next((s for s in (16, 15, 14) if text_width(whole, s) + 0.55 * len(models) < BODY), 14)
    key: list[Run] = []
    for n, model in enumerate(models):
        text = cut(slide_text(model), size, 3.0, 1)
        key += [Run(text=f"{SIGNS[n % len(SIGNS)]} ", size=size, token="record" if n == 0 else "context")]
        key += [Run(text=text, size=size, token="ink" if n == 0 else "ink_soft", bold=n == 0)]
        key += [Run(text="    ", size=size)]
    return key


def _dress(series: Any, n: int) -> None:
    token = "record" if n == 0 else "context"
    series.format.line.fill.background()
    marker = series.marker
    marker.style, marker.size = SHAPES[n % len(SHAPES)], 13 if n == 0 else 10
    if n == 0:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = shade("record")
    else:
        marker.format.fill.background()
    marker.format.line.color.rgb, marker.format.line.width = shade(token), Pt(2)
