"""Dots, ranges and bounds as a native scatter chart on a logarithmic or an even axis."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.derive.frames import rows_of
from dashboard.exports.deck_axes import bare_axis, end_ticks, named, native_chart, point_label, value_axis
from dashboard.exports.deck_rows import Grid, Slot, grid_for, slots_in, write_slots
from dashboard.exports.deck_scale import (
    LABEL,
    OPEN_LEFT,
    OPEN_RIGHT,
    Axis,
    axis_of,
    even_step,
    number_form,
    said,
    side_of,
)
from dashboard.exports.deck_type import FAINT, FAINT_WORDS, Box, Line, Run, shade, words
from dashboard.figures.lanes import gutter_head
from dashboard.figures.staging import is_one_of
from dashboard.model.words import Scale

NAMES = {"claim": "What a document says", "record": "Public record", "reader": "An assumption of one’s own"}
KEY = {"claim": "A document says", "record": "Public record", "reader": "Your own"}
SIGNS = {"claim": "●", "record": "◆", "reader": "●"}
SIZE = {"claim": 12, "record": 13, "reader": 12}
SHAPES = {"claim": XL_MARKER_STYLE.CIRCLE, "record": XL_MARKER_STYLE.DIAMOND, "reader": XL_MARKER_STYLE.CIRCLE}
LINES = ("range", "order_of_magnitude", "hypothetical")


def lane_slots(rows: Sequence[Any], notes: dict[str, str], dimmed: Collection[str]) -> list[tuple[Slot, Any]]:
    """The slots of the rows, a head before each lane; beside each the row it is of, None for a head."""
    found: list[tuple[Slot, Any]] = []
    lane = None
    for row in rows:
        if row.lane != lane:
            lane = row.lane
            found.append((Slot(name=lane, head=True, note=notes.get(lane, "")), None))
        faint = row.claim_ids[0] in dimmed
        slot = Slot(
            name=row.subject, place=row.place, right=row.badge or row.firmness, right_tone=row.tone or "ink_soft",
            fade=FAINT_WORDS if faint else 1.0,
        )  # fmt: skip
        found.append((slot, row))
    return found


def in_pages(slots: list[tuple[Slot, Any]], room: float) -> list[list[tuple[Slot, Any]]]:
    """The slots on as few slides as have room for them, about evenly; a lane that goes on has its head again."""
    most = slots_in([slot for slot, _ in slots], room)
    count = len(_pages(slots, most))
    even = next(n for n in range(1, most + 1) if len(_pages(slots, n)) == count)
    return _pages(slots, even)


def _pages(slots: list[tuple[Slot, Any]], most: int) -> list[list[tuple[Slot, Any]]]:
    pages: list[list[tuple[Slot, Any]]] = [[]]
    head = None
    for slot in slots:
        head = slot if slot[0].head else head
        if len(pages[-1]) >= most or (slot[0].head and len(pages[-1]) + 1 >= most):
            pages.append([head] if head is not None and head is not slot else [])
        pages[-1].append(slot)
    return pages


def draw_marks(
    slide: Any, y: float, room: float, slots: list[tuple[Slot, Any]], axis_rows: pd.DataFrame, base: str,
    scale: Scale | None, dimmed: Collection[str], alt: str,
) -> None:  # fmt: skip
    """One slide of lanes: the words beside, the chart between; `axis_rows` are all rows that share the axis."""
    texts = [slot for slot, _ in slots]
    signs = key(list(dict.fromkeys(row.token for _, row in slots if row is not None)))
    grid = grid_for(texts, y, room, key=signs)
    rows = [(grid.middle(n), row) for n, (_, row) in enumerate(slots) if row is not None]
    head = gutter_head((row.token for _, row in rows), (row.badge for _, row in rows))
    axis = axis_of(list(rows_of(axis_rows)), scale, grid.plot.w)
    drawn = [(at, row) for at, row in rows if row.low is not None or row.high is not None]
    if drawn:
        _chart(slide, grid, drawn, axis, base, dimmed, alt)
    write_slots(slide, texts, grid, signs, head)
    for at, row in rows:
        if row.low is None and row.high is None:
            top = grid.plot.y + (grid.count - at - 0.5) * grid.step
            run = Run(text=row.words, size=LABEL - 1, token=row.token)
            words(slide, Box(grid.plot.x + 0.1, top, grid.plot.w - 0.1, grid.step), [[run]], middle=True)


def key(tokens: Sequence[str]) -> Line:
    """The legend in words: sign and name of each kind of mark that is drawn."""
    runs: list[Run] = []
    for token in tokens:
        runs += [Run(text=f"{SIGNS[token]} ", size=14, token=token)]
        runs += [Run(text=KEY[token], size=14, token="ink_soft"), Run(text="   ", size=14)]
    return runs


def _chart(
    slide: Any, grid: Grid, rows: list[tuple[float, Any]], axis: Axis, base: str, dimmed: Collection[str], alt: str
) -> None:
    series = _series(rows, dimmed)
    data = XyChartData()
    for name, points in series:
        made = data.add_series(named(name))
        for value, at, _ in points:
            made.add_data_point(value, at)
    chart = native_chart(slide, XL_CHART_TYPE.XY_SCATTER, data, grid.frame, grid.plot, alt)
    step = None if axis.log else even_step(axis.high)
    value_axis(chart.category_axis, axis.low, axis.high, number_form(base, axis), log=axis.log, step=step)
    bare_axis(chart.value_axis)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, grid.count
    for made, (_, points) in zip(chart.plots[0].series, series, strict=True):
        _dress(made, points, axis, grid.plot.w, dimmed)


def _series(rows: list[tuple[float, Any]], dimmed: Collection[str]) -> list[tuple[str, list[tuple[float, float, Any]]]]:
    """Series by meaning: points together, each range, band and supposition for itself."""
    found: dict[tuple[str, bool], list[tuple[float, float, Any]]] = {}
    for at, row in rows:
        name = NAMES[row.token]
        if row.relation in ("range", "order_of_magnitude"):
            kind = "range" if row.relation == "range" else "order of size"
            found[f"{name}, {kind}: {row.subject}", False] = [(row.low, at, row), (row.high, at, row)]
        elif row.relation == "hypothetical":
            start = [(row.start, at, row)] if row.start else []
            end = row.low if row.low is not None else row.high
            found.setdefault((f"{name}, supposed: {row.subject}", False), []).extend([*start, (end, at, row)])
        else:
            is_open = row.relation in OPEN_RIGHT + OPEN_LEFT
            kind = f"{name}, without a known end" if is_open else name
            end = row.low if row.low is not None else row.high
            # The ticks of a bound are of its series, so those that are set back have one of their own.
            found.setdefault((kind, is_open and row.claim_ids[0] in dimmed), []).append((end, at, row))
    # LibreOffice loses the only point of a first series if a later one has more.
    return sorted(((name, points) for (name, _), points in found.items()), key=lambda series: -len(series[1]))


def _dress(
    series: Any, points: list[tuple[float, float, Any]], axis: Axis, width: float, dimmed: Collection[str]
) -> None:
    row = points[-1][2]
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    if row.relation in LINES:
        _connect(series, row, row.claim_ids[0] in dimmed)
    elif row.relation in OPEN_RIGHT + OPEN_LEFT:
        end_ticks(series, row.token, 3, FAINT if row.claim_ids[0] in dimmed else 1.0)
    for n, (_, _, of) in enumerate(points):
        faint = of.claim_ids[0] in dimmed
        if of.relation in ("eq", "approx") or (of.relation == "hypothetical" and n == len(points) - 1):
            _mark(series.points[n], of, FAINT if faint else 1.0)
        if n < len(points) - 1 and row.relation in LINES:
            continue
        side = side_of(of, axis, width).replace("no room ", "")
        run = Run(text=said(of), size=LABEL, token=of.token, bold=True, fade=FAINT_WORDS if faint else 1.0)
        point_label(series.points[0 if side == "left" and len(points) == 2 and of is points[0][2] else n], run, side)


def _connect(series: Any, row: Any, faint: bool) -> None:
    """The line between two ends: solid with ticks, a broad pale band, or dotted."""
    band = row.relation == "order_of_magnitude"
    line = series.format.line
    line.color.rgb = shade(row.token, FAINT if faint else (0.35 if band else 1.0))
    line.width = Pt(14 if band else 3)
    if row.relation == "hypothetical":
        line.dash_style, line.width = MSO_LINE.ROUND_DOT, Pt(2.25)
    elif not band:
        end_ticks(series, row.token, 3, FAINT if faint else 1.0)


def _mark(point: Any, row: Any, share: float) -> None:
    hollow = row.relation in ("approx", "hypothetical")
    marker = point.marker
    marker.style, marker.size = SHAPES[row.token], SIZE[row.token]
    if hollow:
        marker.format.fill.background()
    else:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = shade(row.token, share)
    marker.format.line.color.rgb, marker.format.line.width = shade(row.token, share), Pt(2.5 if hollow else 1)


def dimmed_ids(rows: pd.DataFrame, highlight: Collection[str]) -> frozenset[str]:
    """The ids of the rows that are not among those to be set off; none where nothing is."""
    if not highlight:
        return frozenset()
    return frozenset(ids[0] for ids in rows["claim_ids"] if not is_one_of(ids[0], highlight))
