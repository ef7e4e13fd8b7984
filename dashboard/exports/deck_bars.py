"""Moves from zero as native bar charts: one bar a row, or close, low and open of each subject together."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from dashboard.exports.deck_axes import bare_axis, named, native_chart, point_label, value_axis
from dashboard.exports.deck_marks import NAMES
from dashboard.exports.deck_rows import AXIS, BELOW, Grid, Slot, grid_for, write_slots
from dashboard.exports.deck_scale import OPEN_LEFT, OPEN_RIGHT, TO_LEFT, TO_RIGHT
from dashboard.exports.deck_type import FAINT, FAINT_WORDS, Line, Run, shade
from dashboard.exports.slide_text import cut, slide_text, text_width

MOMENTS = {"close": "Record: close", "low": "Record: low", "open": "Record: open"}
FILLS = {"claim": "claim", "close": "record", "low": "record_soft", "open": "ground"}
KEY = {"close": "■", "low": "■", "open": "□"}
NICE = (0.2, 0.5, 1, 2, 5, 10, 20)
PERCENT = '+0.#"%";−0.#"%";0'
WHOLE = '+0"%";−0"%";0'
MOST_TICKS = 7
LABEL, SMALL_LABEL = 18, 14
COMPANY_STEP = 1.2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its slot, series, value (None: no bar), words and the claim behind it."""

    slot: int
    kind: str
    value: float | None
    words: str
    claim_id: str
    relation: str


def said(bar: Bar) -> str:
    """The words of a bar; one that has no known end has its arrow."""
    plain = cut(slide_text(bar.words), LABEL, 4.0, 1)
    if bar.value is None:
        return plain
    if bar.relation in OPEN_LEFT and bar.value < 0:
        return f"{plain}{TO_LEFT}"
    return f"{TO_RIGHT}{plain}" if bar.relation in OPEN_RIGHT and bar.value > 0 else plain


def day_slots(rows: Sequence[Any], dimmed: Collection[str]) -> list[tuple[Slot, Any]]:
    """A head for each subject of a day, then its rows; moves that have no subject of a series have no heads."""
    found: list[tuple[Slot, Any]] = []
    subject = None
    for row in rows:
        kind = getattr(row, "kind", "claim")
        if hasattr(row, "kind") and row.subject != subject:
            subject = row.subject
            found.append((Slot(name=subject, head=True), None))
        name, place = (row.name, "") if hasattr(row, "kind") else (row.subject, row.place)
        slot = Slot(
            name=name, place=place, right=row.badge or ("" if kind != "claim" else row.firmness),
            right_tone=row.tone or "ink_soft", token="claim" if kind == "claim" else "ink",
            fade=FAINT_WORDS if row.claim_ids[0] in dimmed else 1.0, bold=kind in ("claim", "close"),
        )  # fmt: skip
        found.append((slot, row))
    return found


def draw_day(
    slide: Any, y: float, room: float, slots: list[tuple[Slot, Any]], axis_rows: Sequence[Any],
    dimmed: Collection[str], alt: str,
) -> None:  # fmt: skip
    """Claims and moments of a day, or claimed moves alone, one bar a slot."""
    texts = [slot for slot, _ in slots]
    grid = grid_for(texts, y, room)
    bars = [_bar(n, row) for n, (_, row) in enumerate(slots) if row is not None]
    judged = any(row is not None and row.badge for _, row in slots)
    head = "Against the record" if judged else "How it is said" if any(slot.right for slot, _ in slots) else ""
    series = {name: [b for b in bars if b.kind == name] for name in dict.fromkeys(b.kind for b in bars)}
    every = [_bar(0, row) for row in axis_rows]
    _chart(slide, grid, [slot.name for slot in texts], series, every, dimmed, alt, LABEL)
    write_slots(slide, texts, grid, [], head)


def draw_companies(
    slide: Any, y: float, room: float, subjects: Sequence[Sequence[Any]], axis_rows: Sequence[Any],
    dimmed: Collection[str], alt: str,
) -> None:  # fmt: skip
    """Close, low and open of each subject, three bars a slot; a claimed fall without a figure has its sign."""
    slots = []
    bars = []
    for n, rows in enumerate(subjects):
        claim = next((row for row in rows if row.kind == "claim"), None)
        told = f"▼ {claim.place}: {claim.words}" if claim else ""
        faint = all(row.claim_ids[0] in dimmed for row in rows)
        slots.append(
            Slot(
                name=rows[0].subject, place=told, tone="claim", bold=True, fade=FAINT_WORDS if faint else 1.0,
                right=claim.badge if claim else "", right_tone=(claim.tone if claim else "") or "ink_soft",
            )
        )  # fmt: skip
        bars += [_bar(n, row) for kind in MOMENTS for row in rows if row.kind == kind]
    grid = grid_for(slots, y, room)
    grid = replace(grid, step=min(COMPANY_STEP, (room - AXIS - BELOW) / len(subjects)))
    write_slots(slide, slots, grid, _key(bars), "Against the record" if any(s.right for s in slots) else "")
    series = {kind: [b for b in bars if b.kind == kind] for kind in MOMENTS if any(b.kind == kind for b in bars)}
    every = [_bar(0, row) for row in axis_rows if row.kind != "claim"]
    _chart(slide, grid, [slot.name for slot in slots], series, every, dimmed, alt, SMALL_LABEL)


def _bar(n: int, row: Any) -> Bar:
    return Bar(n, getattr(row, "kind", "claim"), row.value, row.words, row.claim_ids[0], row.relation)


def _key(bars: Sequence[Bar]) -> Line:
    runs: list[Run] = []
    for kind in dict.fromkeys(bar.kind for bar in bars):
        if kind == "claim":
            runs += [Run(text="■ ", size=14, token="claim"), Run(text=NAMES["claim"], size=14, token="ink_soft")]
        else:
            runs += [Run(text=f"{KEY[kind]} ", size=14, token="ink" if kind == "open" else FILLS[kind])]
            runs += [Run(text=kind, size=14, token="ink_soft")]
        runs.append(Run(text="   ", size=14))
    return runs


def _chart(
    slide: Any, grid: Grid, categories: Sequence[str], series: dict[str, list[Bar]], every: Sequence[Bar],
    dimmed: Collection[str], alt: str, size: int,
) -> None:  # fmt: skip
    if all(bar.value is None for bar in every):
        return
    data = CategoryChartData()
    data.categories = [named(name) for name in categories]
    together = len(series) > 1 and len({b.slot for bars in series.values() for b in bars}) < sum(
        map(len, series.values())
    )
    for kind, bars in series.items():
        values: list[float | None] = [None] * len(categories)
        for bar in bars:
            values[bar.slot] = bar.value
        data.add_series(named(NAMES["claim"] if kind == "claim" else MOMENTS[kind]), values)
    chart = native_chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, grid.frame, grid.plot, alt)
    low, high, step = axis_ends(every, grid.plot.w, size)
    value_axis(chart.value_axis, low, high, WHOLE if step >= 1 else PERCENT, step=step)
    bare_axis(chart.category_axis, token="ink", points=1.5)
    chart.category_axis.reverse_order = True
    # With the rows turned round, the axis stands at the top.
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NEXT_TO_AXIS
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (35, 0) if together else (40, 100)
    for made, (kind, bars) in zip(plot.series, series.items(), strict=True):
        _dress(made, kind, bars, dimmed, size)


def _dress(series: Any, kind: str, bars: Sequence[Bar], dimmed: Collection[str], size: int) -> None:
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = shade(FILLS[kind])
    if kind in ("low", "open"):
        series.format.line.color.rgb, series.format.line.width = shade("record"), Pt(1.25)
    token = "claim" if kind == "claim" else ("ink" if kind == "close" else "ink_soft")
    for bar in bars:
        if bar.value is None:
            continue
        faint = bar.claim_id in dimmed
        point = series.points[bar.slot]
        if faint:
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = shade(FILLS[kind], FAINT)
            if kind in ("low", "open"):
                point.format.line.color.rgb = shade("record", FAINT)
        bold = kind in ("claim", "close")
        run = Run(text=said(bar), size=size, token=token, bold=bold, fade=FAINT_WORDS if faint else 1.0)
        point_label(point, run, "end")


def axis_ends(bars: Sequence[Bar], width: float, size: int) -> tuple[float, float, float]:
    """The ends of the axis and the step between its lines, so that every bar has room for its words."""
    values = [bar.value for bar in bars if bar.value is not None]
    low, high = min(0.0, *values), max(0.0, *values)
    reach = high - low
    step = next((n for n in NICE if reach / n <= MOST_TICKS), NICE[-1])
    low, high = step * math.floor(low / step), step * math.ceil(high / step)
    for _ in range(30):
        unit = width / (high - low)
        needs = [(bar.value, text_width(said(bar), size, bold=True) + 0.1) for bar in bars if bar.value is not None]
        left = any(value < 0 and (value - low) * unit < need for value, need in needs)
        right = any(value >= 0 and (high - value) * unit < need for value, need in needs)
        if not left and not right:
            break
        low, high = low - step * left, high + step * right
    return low, high, step
