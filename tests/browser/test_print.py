"""Printed pages: A4 and Letter, from light and dark, no controls, nothing cut, the words behind them as footnotes."""

import re
import shutil
import subprocess
from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import unquote

import pytest

from dashboard.exports.qr import qr_svg
from dashboard.figures.theme import TOKENS
from dashboard.load.live import store
from dashboard.views.pages import PAGE_BY_NAME
from tests.browser.conftest import wait_until_idle

CATALOG = store().catalog()
SHEETS = (("light", "Letter"), ("dark", "A4"))
SIZES = {"A4": (595, 842), "Letter": (612, 792)}  # points
NARROWEST = 718  # pixels between the margins of A4
NOT_ON_PAPER = ("button", "input", "header", '[role="dialog"]', '[data-testid="stSelectbox"]', ".st-key-footer")
CONTROLS = ("Download", "Cite", "Copy link", "Copy link to this page", "Table", "Hide the table", "Kind of actor")
# What is drawn in print, and by how much it leaves the page.
VISIBLE = """() => [...document.querySelectorAll(
  '[data-testid=stMain] :is(h1, h2, h3, p, li, td, th, svg.main-svg, img, .print-slice > svg,' +
  ' [data-testid=stPlotlyChart])')]
  .filter(node => node.checkVisibility({visibilityProperty: true}) && node.getBoundingClientRect().width)"""
BESIDE = f"""() => ({VISIBLE})().map(node => [node.tagName, node.getBoundingClientRect()])
  .filter(([tag, box]) => box.right > innerWidth + 1 || box.left < -1)
  .map(([tag, box]) => `${{tag}} ${{Math.round(box.left)}} to ${{Math.round(box.right)}}`)"""
INK = f"""() => [...new Set(({VISIBLE})().filter(node => node.textContent.trim() && node.tagName !== 'svg'
    && !node.closest('.js-plotly-plot')).map(node => getComputedStyle(node).color))]"""
CHART_INK = """() => [...new Set([...document.querySelectorAll('.js-plotly-plot svg.main-svg text')]
  .filter(node => node.checkVisibility() && node.textContent.trim()).map(node => getComputedStyle(node).fill))]"""
GROUNDS = """() => ['html', 'body', '.stApp', '[data-testid=stMain]', '[data-testid=stTable] td']
  .map(name => document.querySelector(name)).filter(node => node).map(node => getComputedStyle(node).backgroundColor)"""
CHART_WORDS = """() => [...document.querySelectorAll('.js-plotly-plot svg.main-svg text')]
  .filter(node => node.checkVisibility() && !node.closest('.hoverlayer'))
  .map(node => node.textContent.replace(/\\s+/g, '')).filter(words => words.length > 3)"""
# A chart in slices: its height, where each of them begins and ends, and the words that a cut goes through.
SLICES = """() => [...document.querySelectorAll('.in-slices')].map(plot => {
  const drawn = plot.querySelector('.main-svg').getBoundingClientRect();
  const boxes = [...plot.querySelectorAll(':scope > .plot-container .main-svg text')]
    .map(node => node.getBoundingClientRect()).filter(box => box.height);
  const ends = [...plot.querySelectorAll('.print-slice > svg')].map(svg => svg.viewBox.baseVal)
    .map(box => [box.y, box.y + box.height]);
  const cut = ends.slice(1).filter(([y]) => boxes.some(b => b.top - drawn.top < y && y < b.bottom - drawn.top));
  return {height: drawn.height, width: drawn.width, ends, cut: cut.length};
})"""
TABLES = """() => [...document.querySelectorAll('[data-testid=stTable] table')].map(table => ({
  display: getComputedStyle(table).display,
  over: table.getBoundingClientRect().bottom - document.querySelector('.st-key-print-only').getBoundingClientRect().top
}))"""
WHITE, CLEAR = "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"


@dataclass(frozen=True)
class Printed:
    """What a page looks like on paper: the files from each theme, and the page itself as it lies on A4 from dark."""

    url: str
    pdfs: dict[tuple[str, str], bytes]
    chart_words: list[str]
    grounds: list[str]
    ink: list[str]
    chart_ink: list[str]
    beside: list[str]
    controls: dict[str, int]
    notes: list[str]
    last: str
    code: dict
    hidden_on_screen: bool
    slices: list[dict]
    tables: list[dict]


def contrast(colour):
    """How a colour of a style sheet stands against white paper."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def in_theme(page, theme):
    """Switch the system's theme, and wait until the page has followed."""
    page.emulate_media(media="null", color_scheme=theme)
    red, green, blue = (int(TOKENS["ground"][theme == "dark"][i : i + 2], 16) for i in (1, 3, 5))
    page.wait_for_function(
        "ground => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === ground",
        arg=f"rgb({red}, {green}, {blue})",
    )


@pytest.fixture(scope="module", params=["overview", "costs", "positions", "method"])
def paper(request, server, browser):
    """A page, printed from light and from dark."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{server}{PAGE_BY_NAME[request.param].path}")
    wait_until_idle(page)
    page.wait_for_timeout(400)  # charts are fitted four times a second
    own = page.locator(".st-key-print-only")
    image = own.locator("img")
    hidden = own.is_hidden() and page.locator(".st-key-footer").is_visible()
    words = page.evaluate(CHART_WORDS)
    pdfs = {}
    for theme, size in SHEETS:
        in_theme(page, theme)
        # A real print: the browser turns to paper only while it draws the pages.
        pdfs[theme, size] = page.pdf(format=size, print_background=True)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    slices = page.evaluate(SLICES)
    page.set_viewport_size({"width": NARROWEST, "height": 1000})
    page.emulate_media(media="print", color_scheme="dark")
    page.wait_for_timeout(500)
    yield Printed(
        url=page.url,
        pdfs=pdfs,
        chart_words=words,
        grounds=page.evaluate(GROUNDS),
        ink=page.evaluate(INK),
        chart_ink=page.evaluate(CHART_INK),
        beside=page.evaluate(BESIDE),
        controls={name: page.locator(f'[data-testid="stApp"] {name}:visible').count() for name in NOT_ON_PAPER},
        notes=own.locator("li").all_inner_texts(),
        last=own.locator("p").last.inner_text(),
        code={"source": image.get_attribute("src"), **image.bounding_box()},
        hidden_on_screen=hidden,
        slices=slices,
        tables=page.evaluate(TABLES),
    )
    context.close()


def words_of(pdf, folder):
    """The text of a PDF line by line; None where no program can read it."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    return subprocess.run([program, "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize(("theme", "size"), SHEETS)
def test_a_page_prints_on_a4_and_letter_without_controls_and_with_nothing_cut(paper, theme, size, tmp_path):
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", paper.pdfs[theme, size])
    assert boxes
    for box in boxes:
        assert [float(side) for side in box] == pytest.approx(SIZES[size], abs=1.5)
    text = words_of(paper.pdfs[theme, size], tmp_path)
    if text is None:
        return
    assert not {line.strip() for line in text.splitlines()} & set(CONTROLS)
    whole, last = squeezed(text), text.removesuffix("\f").rpartition("\f")[2]
    assert squeezed(paper.url) in squeezed(last), "the link stands on the last sheet, beside its code"
    missing = [words for words in paper.chart_words if words not in whole]
    assert not missing, (
        f"{len(missing)} of {len(paper.chart_words)} texts of charts are not on the paper: {missing[:5]}"
    )


def test_paper_is_white_and_its_ink_dark_from_a_dark_page_too(paper):
    assert set(paper.grounds) <= {WHITE, CLEAR} and paper.grounds[2] == WHITE
    assert paper.ink and all(contrast(colour) >= 7 for colour in paper.ink), paper.ink
    assert all(contrast(colour) >= 4.5 for colour in paper.chart_ink), paper.chart_ink


def test_no_control_is_drawn_in_print_and_no_footnote_on_screen(paper):
    assert paper.hidden_on_screen
    assert set(paper.controls.values()) == {0}, paper.controls


def test_what_is_on_screen_has_its_words_as_footnotes(paper):
    if "/method" in paper.url:
        return  # a page of words of our own
    quotes = [e.quote for item in CATALOG.statements() for e in item.evidence]
    quoted = [note for note in paper.notes if any(f"“{quote}”" in note for quote in quotes)]
    assert quoted, "the page is printed without a quote"
    assert all(re.match(r"^\w.*\s¶\d", note) for note in quoted)
    assert all(note.strip() for note in paper.notes)


def test_link_and_qr_code_stand_at_the_end(paper):
    assert paper.url in paper.last
    assert re.search(rf"{CATALOG.site.name}, data version [0-9a-f]{{7}}, \d{{4}}-\d\d-\d\d", paper.last)
    assert paper.code["width"] >= 90 and abs(paper.code["width"] - paper.code["height"]) < 2
    head, _, body = paper.code["source"].partition(",")
    assert head.startswith("data:image/svg+xml")
    drawn = b64decode(body).decode() if "base64" in head else unquote(body)
    squares = re.compile(r' d="([^"]+)"')
    assert squares.findall(drawn) == squares.findall(qr_svg(paper.url)), "the code leads to this view"


def test_nothing_is_wider_than_the_paper(paper):
    assert paper.beside == []


def test_a_chart_taller_than_a_sheet_is_printed_in_slices_that_end_between_its_rows(paper):
    assert bool(paper.slices) == ("/positions" in paper.url)
    for chart in paper.slices:
        starts, ends = zip(*chart["ends"], strict=True)
        assert len(starts) > 2 and starts[0] == 0 and ends[-1] == pytest.approx(chart["height"], abs=1)
        assert starts[1:] == pytest.approx(ends[:-1]), "nothing is left out and nothing is printed twice"
        assert all(end - start < 0.5 * chart["width"] for start, end in chart["ends"])
        assert chart["cut"] == 0


def test_a_table_is_divided_between_rows_and_nothing_is_printed_over_it(paper):
    assert bool(paper.tables) == ("/method" in paper.url or "/costs" in paper.url)
    for table in paper.tables:
        assert table["display"] == "table" and table["over"] <= 1


def test_what_is_folded_away_on_screen_is_on_the_paper(server, browser, tmp_path):
    source = max(CATALOG.sources.values(), key=lambda source: len(source.readings))
    page = browser.new_page()
    page.goto(f"{server}/sources?source={source.id}")
    wait_until_idle(page)
    printed = page.locator('[data-testid="stExpanderDetails"]').first
    assert not printed.is_visible()
    text = words_of(page.pdf(format="A4"), tmp_path)
    if text is not None:
        assert all(squeezed(f"{r.printed}”, read as {r.read_as}") in squeezed(text) for r in source.readings)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert printed.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not printed.is_visible(), "back on screen it is folded again"
    page.close()
