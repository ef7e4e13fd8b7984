"""Closes over weeks as a native line chart, with the days that matter marked beside it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from dashboard.derive.quantities import number
from dashboard.derive.record_figures import long_date
from dashboard.exports.deck_axes import AXIS_SIZE, named, native_chart, value_axis
from dashboard.exports.deck_type import BODY, EDGE, Box, Run, describe, plain_shape, rule, shade, style, words
from dashboard.exports.slide_text import cut, fitting, slide_text
from dashboard.model.record import RecordEvent

LEFT, RIGHT, BELOW, ABOVE = 0.5, 3.1, 0.4, 0.08
BACK, NOT_BACK = "first close above 100: {day}", "no close above 100 yet"
DASHES = (None, None, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)
APART, BASE, STEP = 0.58, 100, 10


def draw_weeks(
    slide: Any, y: float, room: float, lines: dict[str, Sequence[Any]], events: Sequence[RecordEvent],
    band: tuple[RecordEvent, RecordEvent] | None, alt: str,
) -> None:  # fmt: skip
    """The lines of `derive.weeks.week_rows`, by name; the first is the darkest."""
    plot = Box(EDGE + LEFT, y + ABOVE, BODY - LEFT - RIGHT, room - BELOW - ABOVE)
    days = sorted({row.date for rows in lines.values() for row in rows})
    closes = [float(row.close) for rows in lines.values() for row in rows]
    low, high = STEP * (min(closes) // STEP), STEP * (max(closes) // STEP + 1)
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])

    def across(day: str) -> float:
        return float(plot.x + plot.w * ((date.fromisoformat(day) - first) / (last - first)))

    def up(value: float) -> float:
        return plot.y + plot.h * (high - value) / (high - low)

    if band is not None:
        _band(slide, across(band[0].date), across((date.fromisoformat(band[1].date) + timedelta(1)).isoformat()), plot)
    data = CategoryChartData(number_format="General")
    data.categories = [date.fromisoformat(day) for day in days]
    for name, rows in lines.items():
        at = {row.date: row.close for row in rows}
        data.add_series(named(name), [at.get(day) for day in days])
    frame = Box(EDGE, y, plot.w + LEFT + 0.2, room)
    chart = native_chart(slide, XL_CHART_TYPE.LINE, data, frame, plot, alt)
    _axes(chart, low, high)
    for n, (made, rows) in enumerate(zip(chart.plots[0].series, lines.values(), strict=True)):
        _dress(made, n, rows, days)
    rule(slide, plot.x, up(BASE), plot.w, "ink", 1.25)
    _events(slide, events, band, across, plot)
    _ends(slide, lines, plot, up)


def _axes(chart: Any, low: float, high: float) -> None:
    value_axis(chart.value_axis, low, high, "0", step=STEP)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "mmm", False
    style(axis.tick_labels.font, Run(text="", size=AXIS_SIZE, token="ink_soft"))
    axis.format.line.color.rgb = shade("axis")
    for name, value in (("baseTimeUnit", "days"), ("majorUnit", "1"), ("majorTimeUnit", "months")):
        for old in axis._element.findall(qn(f"c:{name}")):
            axis._element.remove(old)
        axis._element.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))
    value = chart.value_axis._element
    for old in value.findall(qn("c:crossBetween")):
        value.remove(old)
    # Days stand on the ends of the axis, not in the middle of a slot each.
    value.find(qn("c:crosses")).addnext(parse_xml(f'<c:crossBetween {nsdecls("c")} val="midCat"/>'))


def _dress(series: Any, n: int, rows: Sequence[Any], days: Sequence[str]) -> None:
    token = "record" if n == 0 else "context"
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = shade(token), Pt(3 if n == 0 else 2)
    if DASHES[n % len(DASHES)] is not None:
        series.format.line.dash_style = DASHES[n % len(DASHES)]
    series.marker.style = XL_MARKER_STYLE.NONE
    for row in rows:
        if row.regained:
            point = series.points[days.index(row.date)]
            point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 10
            point.marker.format.fill.background()
            point.marker.format.line.color.rgb, point.marker.format.line.width = shade(token), Pt(2)


def _band(slide: Any, start: float, end: float, plot: Box) -> None:
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(start), Inches(plot.y), Inches(end - start), Inches(plot.h)
    )  # fmt: skip
    shape.fill.solid()
    shape.fill.fore_color.rgb = shade("panel")
    shape.line.fill.background()
    plain_shape(shape)
    describe(shape, "A band behind the chart, named beside it")


def _events(slide: Any, events: Sequence[RecordEvent], band: Any, across: Any, plot: Box) -> None:
    for event in events:
        rule(slide, across(event.date), plot.y, 0, "axis", 1, plot.h)
        text = long_date(event.date).rsplit(" ", 1)[0]
        soft = [[Run(text=text, size=14, token="ink_soft")]]
        words(slide, Box(across(event.date) + 0.06, plot.y + 0.02, 1.4, 0.26), soft)
    if band is not None:
        text = cut(slide_text(band[0].note or band[0].label), 14, 1.9, 4)
        soft = [[Run(text=text, size=14, token="ink_soft")]]
        words(slide, Box(across(band[0].date) + 0.05, plot.y + 0.02, 2.0, 1.0), soft)


def _ends(slide: Any, lines: dict[str, Sequence[Any]], plot: Box, up: Any) -> None:
    """At the right end of each line its name, last value and day of return, moved apart where they would touch."""
    ends = sorted((up(rows[-1].close), n, name, rows) for n, (name, rows) in enumerate(lines.items()))
    places = [at for at, *_ in ends]
    for n in range(1, len(places)):
        places[n] = max(places[n], places[n - 1] + APART)
    over = max(0.0, places[-1] + APART / 2 - plot.y - plot.h)
    for middle, (_, n, name, rows) in zip(places, ends, strict=True):
        said, size = fitting(f"{name} {number(round(rows[-1].close))}", (16, 15, 14), RIGHT - 0.2, 1)
        token = "ink" if n == 0 else "ink_soft"
        back = next((row for row in rows if row.regained), None)
        day = BACK.format(day=long_date(back.date).rsplit(" ", 1)[0]) if back else NOT_BACK
        lines_ = [[Run(text=said, size=size, bold=True, token=token)], [Run(text=day, size=14, token=token)]]
        box = Box(plot.x + plot.w + 0.12, middle - over - APART / 2, RIGHT - 0.12, APART)
        words(slide, box, lines_, middle=True, tight=True)
