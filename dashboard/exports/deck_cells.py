"""Native tables: cells, rows that fit, and a table on as many slides as it needs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from dashboard.derive.verdicts import SIGNS, TONES, VERDICT_WORDS
from dashboard.exports.deck_type import BODY, EDGE, LEADING, Run, describe, fill_frame, height_of, shade
from dashboard.exports.slide_text import CUT, POINTS, cut, slide_text, text_width

# Draws the body of one slide at a height.
Draw = Callable[[Any, float], None]
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
SIZES = (20, 18, 16, 14)
PAD, TIGHT_PAD = 0.07, 0.045
SIDE, MIDDLE_SIDE = 0.07, 0.03
SHORT, NAME = 12, 24
ABOVE = 0.08
TONE_OF = {f"{SIGNS[word]} {name}": TONES[word] for word, name in VERDICT_WORDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: its paragraphs, and the token that tints it."""

    lines: tuple[tuple[Run, ...], ...]
    tint: str = ""
    middle: bool = False


Line = Sequence[Run]


def plain(text: str, size: float, token: str = "ink", *, bold: bool = False) -> Cell:
    """A cell of one paragraph."""
    return Cell(lines=((Run(text=text, size=size, token=token, bold=bold),),))


def centred(text: str, size: float, token: str, tint: str = "") -> Cell:
    """A cell of one paragraph in its middle."""
    return Cell(lines=((Run(text=text, size=size, token=token),),), tint=tint, middle=True)


def text_table(table_rows: pd.DataFrame, columns: Sequence[str], room: float, alt: str) -> list[Draw]:
    """The named columns of a table, in the largest type in which it fits, else on several slides."""
    texts = [[str(row[column]) for column in columns] for _, row in table_rows.iterrows()]
    if not texts:
        return []
    names = _names_rows(texts)

    def cell(text: str, n: int, size: float) -> Cell:
        return plain(text, size, TONE_OF.get(text, "ink"), bold=text in TONE_OF or (names and n == 0))

    def cells(size: float) -> list[list[Cell]]:
        head = [plain(column, 14, "ink_soft") for column in columns]
        return [head, *([cell(text, n, size) for n, text in enumerate(row)] for row in texts)]

    return fitted(cells, column_widths(columns, texts), room, alt)


def _names_rows(texts: list[list[str]]) -> bool:
    """Whether the first column names its rows, rather than tells them."""
    return len(texts) > 1 and max(len(row[0]) for row in texts) <= NAME


def column_widths(columns: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """Widths by how much each column has to say, none narrower than its longest word."""
    least, wanted = [], []
    for n, column in enumerate(columns):
        own = [slide_text(row[n]) for row in texts]
        # What is short, such as a place, keeps to one line.
        words = [word for text in own for word in ([text] if len(text) <= SHORT else text.split())]
        longest = max((text_width(word, 16) for word in (*words, *column.split())), default=0.0)
        least.append(max(min(longest, 3.0), min(text_width(column, 14), 1.7)) + 0.25)
        wanted.append(max(least[-1], (sum(text_width(text, 16) for text in own) / max(len(own), 1)) ** 0.62))
    if sum(least) >= BODY:
        return [BODY * low / sum(least) for low in least]
    scale = (BODY - sum(least)) / max(sum(wanted) - sum(least), 0.01)
    return [low + (more - low) * scale for low, more in zip(least, wanted, strict=True)]


def fitted(
    cells: Callable[[float], list[list[Cell]]], widths: Sequence[float], room: float, alt: str,
    sizes: Sequence[float] = SIZES, pad: float = PAD,
) -> list[Draw]:  # fmt: skip
    """A table in the largest of these sizes that fits on one slide, else in the smallest on as many as it needs."""
    room -= ABOVE
    made: list[list[Cell]] = []
    for size in sizes:
        made = cells(size)
        if sum(row_height(row, widths, pad) for row in made) <= room:
            return [partial(table, widths=widths, rows=made, pad=pad, alt=alt)]
    pad = min(pad, TIGHT_PAD)
    head, *body = ([clipped(cell, width, room / 2) for cell, width in zip(row, widths, strict=True)] for row in made)
    left = room - row_height(head, widths, pad)
    parts = in_parts([row_height(row, widths, pad) for row in body], left)
    return [partial(table, widths=widths, rows=[head, *body[start:end]], pad=pad, alt=alt) for start, end in parts]


def clipped(cell: Cell, width: float, room: float) -> Cell:
    """The cell up to what a slide has room for; the view has what was left out."""
    inner = width - 2 * SIDE - 0.01
    if height_of(cell.lines, inner) <= room:
        return cell
    kept: list[tuple[Run, ...]] = []
    for line in cell.lines:
        left = room - height_of(kept, inner)
        if height_of([line], inner) > left:
            size = max(run.size for run in line)
            most = int(left / (size * LEADING / POINTS))
            text = cut(slide_text("".join(run.text for run in line)), size, inner, most) if most else CUT
            kept.append((replace(line[-1], text=text),))
            break
        kept.append(line)
    return replace(cell, lines=tuple(kept))


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


def row_height(row: Sequence[Cell], widths: Sequence[float], pad: float) -> float:
    """How many inches a row of a table takes."""
    return (
        max(
            height_of(cell.lines, width - 2 * (MIDDLE_SIDE if cell.middle else SIDE) - 0.01)
            for cell, width in zip(row, widths, strict=True)
        )
        + 2 * pad
    )


def table(
    slide: Any, y: float, *, widths: Sequence[float], rows: Sequence[Sequence[Cell]], pad: float, alt: str
) -> None:
    """A native table with hairlines between its rows; the first row is its head."""
    heights = [row_height(row, widths, pad) for row in rows]
    shape = slide.shapes.add_table(
        len(rows), len(widths), Inches(EDGE), Inches(y + ABOVE), Inches(sum(widths)), Inches(sum(heights))
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


def _fill_cell(made: Any, cell: Cell, pad: float, edge: str) -> None:
    made.margin_left = made.margin_right = Inches(MIDDLE_SIDE if cell.middle else SIDE)
    made.margin_top = made.margin_bottom = Inches(pad)
    made.vertical_anchor = MSO_ANCHOR.MIDDLE if cell.middle else MSO_ANCHOR.TOP
    fill_frame(made.text_frame, cell.lines, "middle" if cell.middle else "left")
    if cell.tint:
        made.fill.solid()
        made.fill.fore_color.rgb = shade(cell.tint, 0.14)
    else:
        made.fill.background()
    fill = f'<a:solidFill><a:srgbClr val="{shade(edge)}"/></a:solidFill>'
    line = parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>')
    # The lines of a cell come before its fill.
    made._tc.get_or_add_tcPr().insert(0, line)
