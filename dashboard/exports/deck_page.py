"""The sheet of a deck: the colours and type of the dashboard, and the head of a slide."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from dashboard.exports.deck_type import (
    BODY,
    EDGE,
    HIGH,
    SANS,
    SERIF,
    TOP,
    WIDE,
    Box,
    Run,
    bare,
    fill_frame,
    height_of,
    place,
    rule,
    shade,
    words,
)
from dashboard.exports.slide_text import fitting, line_count, slide_text

ONE_LINE, TWO_LINES, SUBTITLE_SIZES = (34, 32, 30, 28, 27, 26), (28, 26, 24), (18, 17, 16)
TITLE_ONLY = "Title Only"
TITLE, TEXT = 1, 2
LONGEST_PROPERTY = 255
# The roles of an Office theme, so that what a presenter adds looks like the rest.
THEME = {
    "dk1": "ink", "lt1": "ground", "dk2": "ink_soft", "lt2": "panel", "accent1": "claim", "accent2": "record",
    "accent3": "context", "accent4": "support2", "accent5": "oppose1", "accent6": "action", "hlink": "action",
    "folHlink": "action",
}  # fmt: skip
CONTINUED = "{headline} (continued)"


def new_deck(title: str, site: str, about: str, version: str, date: str) -> Any:
    """An empty deck of 16:9 with the dashboard's colours and type, and one layout."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    properties = deck.core_properties
    properties.title, properties.subject = _property(title), _property(about)
    properties.author = properties.last_modified_by = _property(site)
    properties.version = version
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


def _property(text: str) -> str:
    """A text as a property of the file, which may not be longer."""
    return slide_text(text).strip()[:LONGEST_PROPERTY]


def _themed(blob: bytes) -> bytes:
    root = parse_xml(blob)
    for role, token in THEME.items():
        for found in root.iter(qn(f"a:{role}")):
            for child in list(found):
                found.remove(child)
            found.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{shade(token)}"/>'))
    for kind, face in (("majorFont", SERIF), ("minorFont", SANS)):
        for found in root.iter(qn(f"a:{kind}")):
            found.find(qn("a:latin")).set("typeface", face)
    return bytes(serialize_part_xml(root))


def _set_up(holder: Any) -> None:
    """A placeholder of master or layout: the title as on our slides, the others out of the way of 16:9."""
    if holder.placeholder_format.type == TITLE:
        place(holder, Box(EDGE, TOP + 0.1, BODY, 0.9))
        holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        bare(holder.text_frame)
    elif holder.placeholder_format.type == TEXT:
        place(holder, Box(EDGE, 2.0, BODY, 4.4))
    else:
        place(holder, Box(EDGE + 4.2 * (holder.placeholder_format.idx % 3), 7.05, 3.6, 0.3))


def headed(deck: Any, headline: str, subtitle: str, *, continued: bool = False) -> tuple[Any, float]:
    """A slide with rule, finding and measure; returns it and where its body may begin."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, size = _finding(CONTINUED.format(headline=headline) if continued else headline)
    rule(slide, EDGE, TOP, BODY, "ink", 2)
    tall = height_of([[Run(text=title, size=size, serif=True)]], BODY)
    frame = slide.shapes.title.text_frame
    place(slide.shapes.title, Box(EDGE, TOP + 0.12, _even_width(title, size), tall))
    frame.vertical_anchor = MSO_ANCHOR.TOP
    bare(frame)
    fill_frame(frame, [[Run(text=title, size=size, serif=True)]])
    y = TOP + 0.18 + tall
    if subtitle:
        said, small = _in_fewest(subtitle, SUBTITLE_SIZES, 3)
        soft = [[Run(text=said, size=small, token="ink_soft")]]
        words(slide, Box(EDGE, y, BODY, height_of(soft, BODY)), soft)
        y += height_of(soft, BODY)
    return slide, y + 0.08


def _finding(headline: str) -> tuple[str, float]:
    """The finding in one line if it fits in large type, else in two."""
    plain = slide_text(headline).strip()
    for size in ONE_LINE:
        if line_count(plain, size, BODY) == 1:
            return plain, size
    return fitting(plain, TWO_LINES, BODY, 2)


def _even_width(title: str, size: float) -> float:
    """The width at which a finding of two lines has no last line of a word or two."""
    count, width = line_count(title, size, BODY), BODY
    while count > 1 and width > BODY / 2 and line_count(title, size, width - 0.2) == count:
        width -= 0.2
    return min(BODY, width + 0.3)


def _in_fewest(text: str, sizes: Sequence[float], most: int) -> tuple[str, float]:
    """The text in as few lines as the smallest size makes it, in the largest size that keeps to them."""
    fewest = min(most, line_count(slide_text(text), sizes[-1], BODY))
    return fitting(text, sizes, BODY, fewest)
