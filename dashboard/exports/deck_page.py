"""The sheet of a deck: its look, its text boxes, rules and tables, each with a place in inches."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from dashboard.exports.slide_text import POINTS, fitting, line_count, slide_text
from dashboard.figures.theme import colour

WIDE, HIGH = 13.333, 7.5
EDGE, TOP = 0.6, 0.42
BODY = WIDE - 2 * EDGE
SERIF, SANS = "Cambria", "Calibri"
ONE_LINE, TWO_LINES, SUBTITLE_SIZES = (34, 32, 30, 28, 27, 26), (28, 26, 24), (18, 17, 16)
LEADING = 1.2
# Between the two lines of a row.
TIGHT = 0.9
SIDE = 0.07
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TITLE_ONLY = "Title Only"
# The roles of an Office theme, so that what a presenter adds looks like the rest.
THEME = {
    "dk1": "ink", "lt1": "ground", "dk2": "ink_soft", "lt2": "panel", "accent1": "claim", "accent2": "record",
    "accent3": "context", "accent4": "support2", "accent5": "oppose1", "accent6": "action", "hlink": "action",
    "folHlink": "action",
}  # fmt: skip
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FAINT, FAINT_WORDS = 0.28, 0.6


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: its paragraphs, and the token that tints it."""

    lines: tuple[tuple[Run, ...], ...]
    tint: str = ""
    middle: bool = False


Line = Sequence[Run]


def shade(token: str, share: float = 1.0) -> RGBColor:
    """A token's colour, or a share of it on the ground."""
    own, ground = RGBColor.from_string(colour(token)[1:].upper()), RGBColor.from_string(colour("ground")[1:].upper())
    return RGBColor(*(round(g + (c - g) * share) for c, g in zip(own, ground, strict=True)))


def new_deck(title: str, site: str, about: str, version: str, date: str) -> Any:
    """An empty deck of 16:9 with the dashboard's colours and type, and one layout."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    properties = deck.core_properties
    properties.title, properties.author, properties.subject = slide_text(title), slide_text(site), slide_text(about)
    properties.last_modified_by, properties.version = slide_text(site), version
    # The day of the data, so that one set of data gives one file.
    properties.created = properties.modified = datetime.fromisoformat(date)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _themed(theme.blob)
    for layout in list(deck.slide_layouts):
        if layout.name != TITLE_ONLY:
            deck.slide_layouts.remove(layout)
    fill = deck.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = shade("ground")
    for holder in (*deck.slide_master.placeholders, *deck.slide_layouts[0].placeholders):
        _set_up(holder)
    return deck


def _themed(blob: bytes) -> bytes:
    root = etree.fromstring(blob)
    for role, token in THEME.items():
        for found in root.iter(f"{{{DRAWING}}}{role}"):
            for child in list(found):
                found.remove(child)
            etree.SubElement(found, f"{{{DRAWING}}}srgbClr", val=colour(token)[1:].upper())
    for kind, face in (("majorFont", SERIF), ("minorFont", SANS)):
        for found in root.iter(f"{{{DRAWING}}}{kind}"):
            found.find(f"{{{DRAWING}}}latin").set("typeface", face)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _set_up(holder: Any) -> None:
    """A placeholder of master or layout: the title as on our slides, the others out of the way of 16:9."""
    if holder.placeholder_format.type == 1:
        place(holder, Box(EDGE, TOP + 0.1, BODY, 0.9))
        holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        bare(holder.text_frame)
    elif holder.placeholder_format.type == 2:
        place(holder, Box(EDGE, 2.0, BODY, 4.4))
    else:
        place(holder, Box(EDGE + 4.2 * (holder.placeholder_format.idx % 3), 7.05, 3.6, 0.3))


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


def headed(deck: Any, headline: str, subtitle: str) -> tuple[Any, float]:
    """A slide with rule, finding and measure; returns it and where its body may begin."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, size = _finding(headline)
    rule(slide, EDGE, TOP, BODY, "ink", 2)
    tall = height_of([[Run(text=title, size=size, serif=True)]], BODY)
    place(slide.shapes.title, Box(EDGE, TOP + 0.12, BODY, tall))
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    bare(slide.shapes.title.text_frame)
    fill_frame(slide.shapes.title.text_frame, [[Run(text=title, size=size, serif=True)]])
    y = TOP + 0.2 + tall
    if subtitle:
        said, small = _in_fewest(subtitle, SUBTITLE_SIZES, 3)
        soft = [[Run(text=said, size=small, token="ink_soft")]]
        words(slide, Box(EDGE, y, BODY, height_of(soft, BODY)), soft)
        y += height_of(soft, BODY)
    return slide, y + 0.12


def _finding(headline: str) -> tuple[str, float]:
    """The finding in one line if it fits in large type, else in two."""
    plain = slide_text(headline).strip()
    for size in ONE_LINE:
        if line_count(plain, size, BODY) == 1:
            return plain, size
    return fitting(plain, TWO_LINES, BODY, 2)


def _in_fewest(text: str, sizes: Sequence[float], most: int) -> tuple[str, float]:
    """The text in as few lines as the smallest size makes it, in the largest size that keeps to them."""
    fewest = min(most, line_count(slide_text(text), sizes[-1], BODY))
    return fitting(text, sizes, BODY, fewest)


def table(
    slide: Any, x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[Cell]], pad: float, alt: str
) -> float:
    """A native table with hairlines between its rows; the first row is its head. Returns where it ends."""
    heights = [row_height(row, widths, pad) for row in rows]
    shape = slide.shapes.add_table(
        len(rows), len(widths), Inches(x), Inches(y), Inches(sum(widths)), Inches(sum(heights))
    )  # fmt: skip
    describe(shape, alt)
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    made.first_row, made.horz_banding = True, False
    for n, width in enumerate(widths):
        made.columns[n].width = Inches(width)
    for r, (row, height) in enumerate(zip(rows, heights, strict=True)):
        made.rows[r].height = Inches(height)
        for c, cell in enumerate(row):
            _fill_cell(made.cell(r, c), cell, pad, "axis" if r == 0 else "grid")
    return y + sum(heights)


def _fill_cell(made: Any, cell: Cell, pad: float, edge: str) -> None:
    made.margin_left = made.margin_right = Inches(0.03 if cell.middle else SIDE)
    made.margin_top = made.margin_bottom = Inches(pad)
    made.vertical_anchor = MSO_ANCHOR.MIDDLE if cell.middle else MSO_ANCHOR.TOP
    fill_frame(made.text_frame, cell.lines, "middle" if cell.middle else "left")
    if cell.tint:
        made.fill.solid()
        made.fill.fore_color.rgb = shade(cell.tint, 0.14)
    else:
        made.fill.background()
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{colour(edge)[1:].upper()}"/></a:solidFill></a:lnB>'
    )
    # The lines of a cell come before its fill.
    made._tc.get_or_add_tcPr().insert(0, line)


def row_height(row: Sequence[Cell], widths: Sequence[float], pad: float) -> float:
    """How many inches a row of a table takes."""
    return (
        max(
            height_of(cell.lines, width - (0.07 if cell.middle else 2 * SIDE + 0.02))
            for cell, width in zip(row, widths, strict=True)
        )
        + 2 * pad
    )


def in_parts(heights: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    """The rows, by their heights, in as few parts as fit into the room, the parts about equally long."""
    count = len(list(_filled(heights, room)))
    even = sum(heights) / max(count, 1)
    while even < room and len(list(_filled(heights, even))) > count:
        even += 0.05
    return _filled(heights, min(even, room))


def _filled(heights: Sequence[float], room: float) -> Iterator[tuple[int, int]]:
    start, used = 0, 0.0
    for n, height in enumerate(heights):
        if n > start and used + height > room:
            yield start, n
            start, used = n, 0.0
        used += height
    if start < len(heights):
        yield start, len(heights)


def picture(slide: Any, box: Box, content: bytes, alt: str) -> None:
    """A picture with its alt text."""
    made = slide.shapes.add_picture(io.BytesIO(content), Inches(box.x), Inches(box.y), Inches(box.w), Inches(box.h))
    describe(made, alt)


def inches(value: Any) -> float:
    """A length of the file in inches."""
    return float(Emu(value).inches)
