"""Type, colours and shapes of a slide: text boxes, rules and pictures, each with a place in inches."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from dashboard.exports.slide_text import POINTS, line_count, slide_text
from dashboard.figures.theme import colour

WIDE, HIGH = 13.333, 7.5
EDGE, TOP = 0.6, 0.42
BODY = WIDE - 2 * EDGE
SERIF, SANS = "Cambria", "Calibri"
LEADING = 1.2
DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
# Between the two lines of a row.
TIGHT = 0.9
# What is left of a colour where another mark is set off, and of the words beside it.
FAINT, FAINT_WORDS = 0.28, 0.72


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text of one look; `fade` mixes its colour with the ground."""

    text: str
    size: float = 16
    token: str = "ink"
    bold: bool = False
    fade: float = 1.0
    serif: bool = False
    link: str = ""


Line = Sequence[Run]


def shade(token: str, share: float = 1.0) -> RGBColor:
    """A token's colour, or a share of it on the ground."""
    own, ground = RGBColor.from_string(colour(token)[1:].upper()), RGBColor.from_string(colour("ground")[1:].upper())
    return RGBColor(*(round(g + (c - g) * share) for c, g in zip(own, ground, strict=True)))


def bare(frame: Any) -> None:
    """A text frame without the margins that Office adds."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True


def place(shape: Any, box: Box) -> None:
    """Puts a shape where the box is."""
    shape.left, shape.top = Inches(box.x), Inches(box.y)
    shape.width, shape.height = Inches(box.w), Inches(box.h)


def describe(shape: Any, text: str) -> None:
    """The alt text of a shape."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", slide_text(text))


def write(paragraph: Any, runs: Line) -> None:
    """Sets a paragraph; every piece passes the escape."""
    for run in runs:
        if not run.text:
            continue
        made = paragraph.add_run()
        made.text = slide_text(run.text)
        style(made.font, run)
        if run.link.startswith(("https://", "http://")):
            made.hyperlink.address = run.link


def style(font: Any, run: Run) -> None:
    """Type of a run."""
    font.size, font.bold, font.name = Pt(run.size), run.bold, SERIF if run.serif else SANS
    font.color.rgb = shade(run.token, run.fade)


def words(
    slide: Any, box: Box, lines: Iterable[Line], *, middle: bool = False, tight: bool = False, solid: bool = False
) -> Any:
    """A text box of these paragraphs; a solid one covers what is below it."""
    shape = slide.shapes.add_textbox(Inches(box.x), Inches(box.y), Inches(box.w), Inches(box.h))
    fill_frame(shape.text_frame, lines, tight=tight)
    if solid:
        shape.fill.solid()
        shape.fill.fore_color.rgb = shade("ground")
    bare(shape.text_frame)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    return shape


def fill_frame(frame: Any, lines: Iterable[Line], align: str = "left", *, tight: bool = False) -> None:
    """Sets the paragraphs of a frame."""
    for n, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "middle": PP_ALIGN.CENTER}[align]
        write(paragraph, line)
        if tight:
            paragraph.line_spacing = TIGHT
        if not any(run.text for run in line):
            # An empty paragraph is as tall as the type it would have.
            end = paragraph._p.get_or_add_endParaRPr()
            end.set("sz", str(int(100 * max((run.size for run in line), default=12))))


def rule(slide: Any, x: float, y: float, w: float, token: str = "grid", points: float = 0.75, h: float = 0.0) -> Any:
    """A line across, or down where it has a height."""
    line = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(y), Inches(x + w), Inches(y + h)
    )  # fmt: skip
    line.line.color.rgb, line.line.width = shade(token), Pt(points)
    plain_shape(line)
    # Read aloud, a hairline would say nothing.
    line._element.xpath(".//p:cNvPr")[0].append(parse_xml(DECORATIVE))
    return line


def plain_shape(shape: Any) -> None:
    """A shape without the shadow that the theme of Office adds."""
    for look in shape._element.findall(qn("p:style")):
        shape._element.remove(look)


def height_of(lines: Iterable[Line], width: float) -> float:
    """How many inches these paragraphs take."""
    return sum(_line_height(line, width) for line in lines)


def _line_height(line: Line, width: float) -> float:
    size = max((run.size for run in line), default=12.0)
    text = slide_text("".join(run.text for run in line))
    count = line_count(text, size, width, bold=any(run.bold for run in line))
    return count * size * LEADING / POINTS


def picture(slide: Any, box: Box, content: bytes, alt: str) -> None:
    """A picture with its alt text."""
    made = slide.shapes.add_picture(io.BytesIO(content), Inches(box.x), Inches(box.y), Inches(box.w), Inches(box.h))
    describe(made, alt)
