"""Pictures for link previews: the size that sites ask for, the finding in words that fit, drawn without a browser."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from dashboard.exhibits.disagreements import disagreements_in_words
from dashboard.exhibits.questions import questions_in_words
from dashboard.exports import fonts
from dashboard.exports.fonts import drawing_font
from dashboard.exports.previews import (
    EDGE,
    HEIGHT,
    LEADING,
    TITLE_HEIGHT,
    WIDTH,
    _fitted,
    preview_picture,
    preview_words,
)
from dashboard.figures.theme import colour
from dashboard.load.live import store
from dashboard.views.pages import PAGES
from tests.exports.test_plain import TINY, exhibits
from tests.hostile import PAYLOADS

CATALOG = store().catalog()
# With the longest words, and one of each kind; test_capsule looks at the size of every picture.
SHOWN = [
    p
    for p in PAGES
    if p.name in ("overview", "costs", "markets", "risks", "compare", "disagreements", "questions", "evidence", "about")
]
each_page = pytest.mark.parametrize("page", SHOWN, ids=lambda p: p.name)


@cache
def picture(name):
    """The bytes of a page's picture."""
    return preview_picture(next(p for p in PAGES if p.name == name), CATALOG)


def inked(body):
    """Where something is drawn: left, top, right, bottom."""
    opened = Image.open(io.BytesIO(body)).convert("RGB")
    ground = Image.new("RGB", opened.size, opened.getpixel((1, 1)))
    return ImageChops.difference(opened, ground).getbbox()


@each_page
def test_a_picture_is_a_small_png_of_1200_by_630_with_nothing_beyond_its_edges(page):
    body = picture(page.name)
    opened = Image.open(io.BytesIO(body))
    assert (opened.format, opened.size) == ("PNG", (1200, 630)) and len(body) < 60_000
    left, top, right, bottom = inked(body)
    assert left >= EDGE - 2 and right <= WIDTH - EDGE + 2 and top >= EDGE - 20 and bottom <= HEIGHT - 20


def test_no_two_pages_have_the_same_picture():
    assert len({picture(page.name) for page in SHOWN}) == len(SHOWN)


@each_page
def test_the_words_are_those_of_the_page_and_every_sign_of_them_can_be_drawn(page):
    title, line = preview_words(page, CATALOG)
    shown = exhibits(page.name)
    counted = " · ".join(exhibit.title for exhibit in shown)
    of_all = {disagreements_in_words(CATALOG), questions_in_words(exhibits("questions"))}
    on_page = {page.title, CATALOG.site.headline, counted, *of_all, *(exhibit.title for exhibit in shown)}
    assert title in on_page and line
    assert title != page.title or page.name in ("evidence", "about"), "the finding, not only the name of the page"
    if shown and page.name in ("costs", "markets", "risks", "compare"):
        assert title == shown[0].title
    signs = {sign for sign in f"{title}{line}{page.title}{CATALOG.site.name}" if not sign.isspace()}
    for font in (drawing_font("serif", 60, 650), drawing_font("sans", 34, 400)):
        box = bytes(font.getmask("\uffff"))
        assert [sign for sign in signs if bytes(font.getmask(sign)) == box] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_finding_is_there_to_its_last_word_in_the_fonts_of_the_dashboard(page):
    font, lines = _fitted(preview_words(page, CATALOG)[0])
    assert " ".join(lines) == preview_words(page, CATALOG)[0]
    assert font.getname()[0].startswith("Source Serif") and font.size >= 54
    assert len(lines) * font.size * LEADING <= TITLE_HEIGHT


def test_without_the_fonts_a_picture_is_drawn_all_the_same(monkeypatch):
    monkeypatch.setattr(fonts, "font_file", lambda stem: Path("nowhere") / stem)
    drawing_font.cache_clear()
    body = preview_picture(PAGES[-1], CATALOG)
    drawing_font.cache_clear()
    assert inked(body)[2] > WIDTH // 2


def test_the_version_and_the_site_are_in_the_picture_so_that_new_data_gives_a_new_one():
    page = PAGES[-1]
    assert preview_picture(page, replace(CATALOG, version="fffffff")) != picture(page.name)
    assert preview_picture(page, replace(CATALOG, site=replace(CATALOG.site, name="Another"))) != picture(page.name)


def test_the_circle_of_claims_and_the_diamond_of_the_record_are_in_it():
    opened = Image.open(io.BytesIO(picture("about"))).convert("RGB")
    y = HEIGHT - EDGE + 1

    def drawn(token):
        return tuple(int(colour(token).lstrip("#")[n : n + 2], 16) for n in (0, 2, 4))

    for x, token in ((EDGE + 13, "claim"), (EDGE + 54, "record")):
        assert all(abs(a - b) < 12 for a, b in zip(opened.getpixel((x, y)), drawn(token), strict=True))


@pytest.mark.parametrize("text", PAYLOADS, ids=map(str, range(len(PAYLOADS))))
def test_a_hostile_or_endless_text_gives_a_picture_all_the_same(text):
    site = replace(TINY.site, headline=text, name=text, standfirsts=())
    body = preview_picture(PAGES[0], replace(TINY, site=site, findings=()))
    assert Image.open(io.BytesIO(body)).size == (WIDTH, HEIGHT) and len(body) < 60_000
