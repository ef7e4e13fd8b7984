"""A picture for each page's link preview: the finding in large type, drawn without a browser."""

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

from dashboard.exhibits.findings import findings
from dashboard.exhibits.registry import exhibits_of
from dashboard.figures.theme import colour
from dashboard.model.catalog import Catalog
from dashboard.views.pages import Page

WIDTH, HEIGHT, EDGE = 1200, 630, 72
LARGE, SMALL, TINY = 58, 34, 28
CHARACTERS, MOST_LINES = 34, 5


def preview_words(page: Page, catalog: Catalog) -> tuple[str, str]:
    """The finding and the line below it: the page's first finding or exhibit, or its title and standfirst."""
    texts = {text.page: text.text for text in catalog.site.standfirsts}
    if page.path == "/":
        first = findings(catalog)
        said = f"{first[0].number}: {first[0].headline}" if first else catalog.site.headline
        return catalog.site.headline, said
    shown = exhibits_of(page.name, catalog)
    if shown and page.name not in ("disagreements", "questions", "quote"):
        return shown[0].title, shown[0].subtitle
    return page.title, texts.get(page.name, catalog.site.line)


def preview_picture(page: Page, catalog: Catalog) -> bytes:
    """A PNG of 1200 by 630: circle and diamond, the finding, a line, the site's name and data version."""
    title, line = preview_words(page, catalog)
    picture = Image.new("RGB", (WIDTH, HEIGHT), colour("ground"))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((EDGE, EDGE - 16, WIDTH - EDGE, EDGE - 12), fill=colour("ink"))
    y = EDGE + 16
    for text in _lines(title, CHARACTERS, MOST_LINES):
        pen.text((EDGE, y), text, font=ImageFont.load_default(LARGE), fill=colour("ink"))
        y += int(LARGE * 1.2)
    y += 14
    for text in _lines(line, int(CHARACTERS * LARGE / SMALL), 2):
        pen.text((EDGE, y), text, font=ImageFont.load_default(SMALL), fill=colour("ink_soft"))
        y += int(SMALL * 1.3)
    _mark(pen, HEIGHT - EDGE)
    words = f"{catalog.site.name} · {page.title} · data {catalog.version}, {catalog.updated}"
    pen.text((EDGE + 84, HEIGHT - EDGE - 18), words, font=ImageFont.load_default(TINY), fill=colour("ink_soft"))
    out = io.BytesIO()
    # Few colours are in it, so a palette keeps it small without a trace.
    picture.quantize(colors=64).save(out, format="PNG", optimize=True)
    return out.getvalue()


def _mark(pen: ImageDraw.ImageDraw, y: int) -> None:
    """The site's sign: a circle for what is claimed, a diamond for the record."""
    pen.ellipse((EDGE, y - 12, EDGE + 26, y + 14), fill=colour("claim"))
    x = EDGE + 54
    pen.polygon([(x, y - 14), (x + 15, y + 1), (x, y + 16), (x - 15, y + 1)], fill=colour("record"))


def _lines(text: str, characters: int, most: int) -> list[str]:
    """Lines that fit; signs the built-in font does not have are replaced by ones it has."""
    plain = "".join(SIGNS.get(c, c) for c in text)
    lines = textwrap.wrap(plain, characters)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][: characters - 3]}..."]


SIGNS = {"−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "¶": "par. ", "≈": "~", "…": "..."}
