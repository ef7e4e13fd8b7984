"""A picture for each page's link preview: the finding in large type, drawn without a browser."""

import io

from PIL import Image, ImageDraw, ImageFont

from dashboard.exhibits.disagreements import disagreements_in_words
from dashboard.exhibits.findings import findings
from dashboard.exhibits.questions import questions_in_words
from dashboard.exhibits.quotable import quotable_exhibits
from dashboard.exhibits.registry import exhibit, exhibits_of
from dashboard.exports.fonts import drawing_font
from dashboard.figures.theme import colour
from dashboard.model.catalog import Catalog
from dashboard.views.pages import Page

WIDTH, HEIGHT, EDGE = 1200, 630, 72
LARGE = (84, 76, 68, 60, 54)
SMALL, TINY = 34, 28
TITLE_HEIGHT, LEADING = 340, 1.2
LONGEST = 400


def preview_words(page: Page, catalog: Catalog) -> tuple[str, str]:
    """The finding and the line below it: the page's first finding or exhibit, or its title and standfirst."""
    texts = {text.page: text.text for text in catalog.site.standfirsts}
    line = texts.get(page.name, catalog.site.line)
    if page.path == "/":
        first = findings(catalog)
        said = f"{first[0].number}: {first[0].headline}" if first else catalog.site.headline
        return catalog.site.headline, said
    if page.name == "quote" and catalog.record.verdicts:
        return " · ".join(e.title for e in quotable_exhibits(catalog, advice="all", source="all")), line
    if page.name == "disagreements" and catalog.disagreements:
        return disagreements_in_words(catalog), line
    if page.name == "questions" and catalog.questions:
        return questions_in_words(exhibits_of(page.name, catalog)), line
    definition = next((d for d in catalog.exhibits.values() if d.page == page.name), None)
    if definition is None:
        return page.title, line
    shown = exhibit(definition, catalog)
    return shown.title, shown.subtitle


def preview_picture(page: Page, catalog: Catalog) -> bytes:
    """A PNG of 1200 by 630: the finding, a line, the site's sign and name, page, data version and date."""
    title, line = preview_words(page, catalog)
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour("ground"))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((EDGE, EDGE - 16, WIDTH - EDGE, EDGE - 12), fill=colour("ink"))
    y = EDGE + 8
    font, lines = _fitted(title)
    for text in lines:
        pen.text((EDGE, y), text, font=font, fill=colour("ink"))
        y += int(font.size * LEADING)
    y += 18
    small = drawing_font("sans", SMALL, 400)
    for text in _cut(_lines(line, small), 2):
        pen.text((EDGE, y), text, font=small, fill=colour("ink_soft"))
        y += int(SMALL * 1.3)
    _mark(pen, HEIGHT - EDGE)
    tiny = drawing_font("sans", TINY, 400)
    words = f"{catalog.site.name} · {page.title} · data {catalog.version}, {catalog.updated}"
    (words,) = _cut(_lines(words, tiny, WIDTH - 2 * EDGE - 84), 1)
    pen.text((EDGE + 84, HEIGHT - EDGE - 18), words, font=tiny, fill=colour("ink_soft"))
    out = io.BytesIO()
    # Few colours are in it, so a palette keeps it small without a trace.
    picture.quantize(colors=64).save(out, format="PNG", optimize=True)
    return out.getvalue()


def _mark(pen: ImageDraw.ImageDraw, y: int) -> None:
    """The site's sign: a circle for what is claimed, a diamond for the record."""
    pen.ellipse((EDGE, y - 12, EDGE + 26, y + 14), fill=colour("claim"))
    x = EDGE + 54
    pen.polygon([(x, y - 14), (x + 15, y + 1), (x, y + 16), (x - 15, y + 1)], fill=colour("record"))


def _fitted(text: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest type in which a text fits, and its lines: as even as they can be, without a lone last word."""
    for size in LARGE:
        font = drawing_font("serif", size, 650)
        most = int(TITLE_HEIGHT / (size * LEADING))
        lines = _lines(text, font)
        if len(lines) <= most:
            break
    for width in range(WIDTH - 2 * EDGE, WIDTH // 2, -24):
        narrower = _lines(text, font, width)
        if len(narrower) > len(lines):
            break
        even = narrower
    return font, _cut(even, most)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int = WIDTH - 2 * EDGE) -> list[str]:
    """A text in lines that fit; a word longer than a line is cut into several."""
    lines = [""]
    for word in text[:LONGEST].split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for sign in word:
            if font.getlength(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return [line for line in lines if line] or [""]


def _cut(lines: list[str], most: int) -> list[str]:
    """The first lines; the last ends with dots where there were more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1].rsplit(' ', 1)[0].rstrip(',;:')} …"]
