"""Printed pages: A4 and Letter, from light and dark, no controls, nothing cut, the words behind them as footnotes."""

import re
import shutil
import subprocess
from base64 import b64decode
from urllib.parse import unquote

import pytest

from dashboard.figures.theme import TOKENS
from dashboard.load.live import store
from dashboard.ui.print_page import qr_code
from dashboard.views.pages import PAGE_BY_NAME
from tests.browser.conftest import wait_until_idle

CATALOG = store().catalog()
SIZES = {"A4": (595, 842), "Letter": (612, 792)}  # points
INNER = {"A4": 718, "Letter": 740}  # pixels between margins of 10 mm
CONTROLS = ("Download", "Cite", "Copy link", "Copy link to this page", "Table", "Hide the table", "Kind of actor")
# What is drawn in print, and by how much it leaves the page.
VISIBLE = """() => [...document.querySelectorAll(
  '[data-testid=stMain] :is(h1, h2, h3, p, li, td, th, svg.main-svg, img, [data-testid=stPlotlyChart])')]
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
WHITE, CLEAR = "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"


def contrast(colour):
    """How a colour of a style sheet stands against white paper."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def in_theme(page, theme):
    """Switch the system's theme, and wait until the page has followed."""
    page.emulate_media(media="screen", color_scheme=theme)
    red, green, blue = (int(TOKENS["ground"][theme == "dark"][i : i + 2], 16) for i in (1, 3, 5))
    page.wait_for_function(
        "ground => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === ground",
        arg=f"rgb({red}, {green}, {blue})",
    )
    page.emulate_media(media="print", color_scheme=theme)


def words_of(pdf, tmp_path):
    """The text of a PDF without white space; None where no program can read it."""
    program = shutil.which("pdftotext")
    if program is None:
        return None
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf)
    text = subprocess.run([program, "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    return text


def squeezed(text):
    return "".join(text.split())


@pytest.fixture(scope="module", params=["overview", "costs", "positions", "disagreements"])
def printed(request, server, browser):
    """A page that is about to be printed; tests of one page share it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{server}{PAGE_BY_NAME[request.param].path}")
    wait_until_idle(page)
    page.wait_for_timeout(400)  # charts are fitted four times a second
    yield request.param, page
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_prints_on_a4_and_letter_without_controls_and_with_nothing_cut(printed, theme, tmp_path):
    name, page = printed
    in_theme(page, theme)
    expected = page.evaluate(CHART_WORDS)
    for size, points in SIZES.items():
        pdf = page.pdf(format=size, print_background=True)
        boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
        assert boxes
        assert {(round(float(w)), round(float(h))) for w, h in boxes} == {points}
        text = words_of(pdf, tmp_path)
        if text is None:
            continue
        lines = {line.strip() for line in text.splitlines()}
        assert not lines & set(CONTROLS)
        whole = squeezed(text)
        assert squeezed(page.url) in whole, "the link is printed"
        missing = [words for words in expected if words not in whole]
        assert not missing, f"{len(missing)} of {len(expected)} texts of charts are not on the paper: {missing[:5]}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_is_white_and_its_ink_dark_whatever_the_theme(printed, theme):
    _, page = printed
    in_theme(page, theme)
    assert set(page.evaluate(GROUNDS)) <= {WHITE, CLEAR}
    assert page.evaluate(GROUNDS)[2] == WHITE
    ink = page.evaluate(INK)
    assert ink and all(contrast(colour) >= 7 for colour in ink), ink
    assert all(contrast(colour) >= 4.5 for colour in page.evaluate(CHART_INK)), page.evaluate(CHART_INK)


def test_no_control_is_drawn_in_print(printed):
    _, page = printed
    page.emulate_media(media="print")
    for name in ("button", "input", "header", '[role="dialog"]', '[data-testid="stSelectbox"]', ".st-key-footer"):
        assert page.locator(f'[data-testid="stApp"] {name}:visible').count() == 0, name
    page.emulate_media(media="screen")
    assert page.locator('[data-testid="stApp"] button:visible').count() > 0, "on screen there are controls"


def test_what_is_on_screen_has_its_words_as_footnotes(printed):
    name, page = printed
    page.emulate_media(media="screen")
    assert page.locator(".st-key-print-only").is_hidden()
    page.emulate_media(media="print")
    notes = page.locator(".st-key-print-only li").all_inner_texts()
    quotes = [e.quote for item in CATALOG.statements() for e in item.evidence]
    quoted = [note for note in notes if any(f"“{quote}”" in note for quote in quotes)]
    assert quoted, f"{name} is printed without a quote"
    assert all(re.match(r"^\w.* ¶\d", note) for note in quoted)
    assert len(notes) == len(set(notes)), "each footnote stands once"


def test_link_and_qr_code_stand_at_the_end(printed):
    _, page = printed
    page.emulate_media(media="print")
    link = page.url
    last = page.locator(".st-key-print-only p").last.inner_text()
    assert link in last and CATALOG.version in last and CATALOG.updated in last
    image = page.locator(".st-key-print-only img")
    box = image.bounding_box()
    assert box["width"] >= 90 and abs(box["width"] - box["height"]) < 2
    head, _, body = image.get_attribute("src").partition(",")
    assert head.startswith("data:image/svg+xml")
    drawn = b64decode(body).decode() if "base64" in head else unquote(body)
    assert re.findall(r' d="([^"]+)"', drawn) == re.findall(r' d="([^"]+)"', qr_code(link)), "it leads to this view"


@pytest.mark.parametrize("size", INNER)
def test_nothing_is_wider_than_the_paper(printed, size):
    _, page = printed
    page.emulate_media(media="print")
    page.set_viewport_size({"width": INNER[size], "height": 1000})
    page.wait_for_timeout(600)
    beside = page.evaluate(BESIDE)
    charts = page.locator(".js-plotly-plot svg.main-svg:visible").count()
    page.set_viewport_size({"width": 1440, "height": 900})
    assert beside == []
    assert charts or page.locator(".js-plotly-plot").count() == 0, "the charts are drawn in print too"
