"""What native charts of a deck share: the place of the plot, bare axes, labels in words, end ticks."""

from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from dashboard.exports.deck_type import Box, Run, describe, shade, style, write
from dashboard.exports.slide_text import sheet_text

SIDES = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "end": XL_LABEL_POSITION.OUTSIDE_END,
}
AXIS_SIZE = 14
# Half the height of a tick, in slots.
TICK = 0.24


def native_chart(slide: Any, kind: Any, data: CategoryChartData | XyChartData, frame: Box, plot: Box, alt: str) -> Any:
    """A chart without title and legend whose plot area is just where `plot` says."""
    shape = slide.shapes.add_chart(kind, Inches(frame.x), Inches(frame.y), Inches(frame.w), Inches(frame.h), data)
    describe(shape, alt)
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(AXIS_SIZE)
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    x, y, w, h = (
        (plot.x - frame.x) / frame.w, (plot.y - frame.y) / frame.h, plot.w / frame.w, plot.h / frame.h,
    )  # fmt: skip
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/>'
            "</c:manualLayout></c:layout>"
        ),
    )
    return chart


def value_axis(axis: Any, low: float, high: float, form: str, *, log: bool = False, step: float | None = None) -> None:
    """The axis that counts: hairlines along it, no line of its own, its labels at the far side."""
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.has_major_gridlines, axis.has_minor_gridlines = True, False
    axis.major_gridlines.format.line.color.rgb = shade("grid")
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = form, False
    style(axis.tick_labels.font, Run(text="", size=AXIS_SIZE, token="ink_soft"))
    axis.format.line.fill.background()
    if step:
        axis.major_unit = step
    if log:
        # Without it, some programs leave out powers of ten.
        axis.major_unit = 10
        axis._element.find(qn("c:scaling")).insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))


def bare_axis(axis: Any, *, token: str = "", points: float = 1.25) -> None:
    """An axis that only holds places: no gridlines, no labels; a line of its own if it has a token."""
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if token:
        axis.format.line.color.rgb, axis.format.line.width = shade(token), Pt(points)
    else:
        axis.format.line.fill.background()


def point_label(point: Any, run: Run, side: str) -> None:
    """The words of one point, beside it."""
    frame = point.data_label.text_frame
    write(frame.paragraphs[0], [run])
    frame.word_wrap = False
    point.data_label.position = SIDES[side]


def end_ticks(series: Any, token: str, points: float, share: float = 1.0) -> None:
    """Upright ticks through the points of a scatter series: error bars, so that no number is made up for them."""
    ticks = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="fixedVal"/>'
        f'<c:noEndCap val="1"/><c:val val="{TICK}"/><c:spPr><a:ln w="{int(points * 12700)}">'
        f'<a:solidFill><a:srgbClr val="{shade(token, share)}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    series._element.find(qn("c:xVal")).addprevious(ticks)


def named(text: str) -> str:
    """The name of a series or category in the chart's own sheet."""
    return sheet_text(text)
