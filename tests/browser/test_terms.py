"""Defined words: their meaning beside them for pointer and keyboard, and the glossary one click away."""

import re

import pytest

from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from dashboard.views.view import term_url
from tests.browser.conftest import Watch, started, wait_until_idle
from tests.browser.marks import receipt, said
from tests.load.home import copied_home

CATALOG = store().catalog()
NOTE = "#term-note"
# The overview's standfirst and findings hold terms; the claim's receipt does too.
PAGE = "/"
NEAR = 12
ON_TOP = """note => { const box = note.getBoundingClientRect();
    return note === document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); }"""


def term_of(link):
    """The term a link leads to."""
    return CATALOG.terms[re.search(r"[?&]term=([^&]+)", link.get_attribute("href"))[1]]


def first_term(page):
    link = page.locator('[data-testid="stMain"] a[href*="term="]:visible').first
    link.scroll_into_view_if_needed()
    return link


def shown_beside(page, link, meaning):
    """The note is visible, says the meaning as text, and stands near the word without covering it."""
    note = page.locator(NOTE)
    note.wait_for(state="visible", timeout=3_000)
    assert note.inner_text() == meaning
    assert note.get_attribute("role") == "tooltip"
    word, box, window = link.bounding_box(), note.bounding_box(), page.viewport_size
    gap = max(box["y"] - (word["y"] + word["height"]), word["y"] - (box["y"] + box["height"]))
    assert 0 <= gap <= NEAR
    assert box["x"] <= word["x"] + word["width"] and word["x"] <= box["x"] + box["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= window["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= window["height"]
    assert note.evaluate(ON_TOP), "something lies over the note"
    assert link.get_attribute("aria-describedby") == "term-note"


def gone(page, link):
    """The note is hidden and the word no longer points to it."""
    page.locator(NOTE).wait_for(state="hidden", timeout=3_000)
    assert link.get_attribute("aria-describedby") is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pointer_shows_a_terms_meaning_near_it_and_takes_it_away(page_at, theme):
    page, watch = page_at(PAGE, 1440, theme)
    link = first_term(page)
    assert page.locator(NOTE).is_hidden()
    link.hover()
    shown_beside(page, link, term_of(link).meaning)
    ground = page.locator('[data-testid="stApp"]').evaluate("app => getComputedStyle(app).backgroundColor")
    assert page.locator(NOTE).evaluate("note => getComputedStyle(note).backgroundColor") == ground
    page.mouse.move(2, 2)
    gone(page, link)
    assert watch.errors == []


def test_the_note_stays_while_the_pointer_is_on_it_and_escape_hides_it(page_at):
    page, _ = page_at(PAGE)
    link = first_term(page)
    link.hover()
    box = page.locator(NOTE).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_timeout(500)
    assert page.locator(NOTE).is_visible()
    page.keyboard.press("Escape")
    gone(page, link)


def test_the_keyboard_shows_a_terms_meaning_and_escape_hides_it(page_at):
    page, _ = page_at(PAGE)
    first_term(page)
    for _ in range(60):
        page.keyboard.press("Tab")
        link = page.locator('a[href*="term="]:focus')
        if link.count():
            break
    shown_beside(page, link, term_of(link).meaning)
    page.keyboard.press("Escape")
    page.locator(NOTE).wait_for(state="hidden", timeout=3_000)
    assert link.get_attribute("aria-describedby") is None
    assert link.count() == 1, "focus stays on the word"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    shown_beside(page, link, term_of(link).meaning)
    page.keyboard.press("Shift+Tab")
    page.locator(NOTE).wait_for(state="hidden", timeout=3_000)


def test_each_term_shows_its_own_meaning(page_at):
    page, _ = page_at("/method")
    links = page.locator('[class*="st-key-exhibit-method-"] a[href*="term="]:visible')
    assert links.count() > 4
    for n in range(0, links.count(), max(1, links.count() // 6)):
        link = links.nth(n)
        link.scroll_into_view_if_needed()
        link.hover()
        page.wait_for_function("link => link.hasAttribute('aria-describedby')", arg=link.element_handle())
        shown_beside(page, link, term_of(link).meaning)
        page.mouse.move(2, 2)
        gone(page, link)


def test_a_term_at_the_foot_of_the_window_shows_its_meaning_above(page_at):
    page, _ = page_at("/method")
    link = page.locator('[class*="st-key-exhibit-method-"] a[href*="term="]:visible').nth(3)
    link.evaluate(
        """link => { const main = document.querySelector("[data-testid=stMain]");
        main.scrollTop += link.getBoundingClientRect().bottom - innerHeight + 30; }"""
    )
    link.hover()
    shown_beside(page, link, term_of(link).meaning)
    assert page.locator(NOTE).bounding_box()["y"] < link.bounding_box()["y"]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_leads_to_the_glossary_in_the_same_tab_with_that_definition_first(page_at, width):
    page, watch = page_at(PAGE, width)
    tabs = len(page.context.pages)
    link = first_term(page)
    term = term_of(link)
    link.click()
    page.wait_for_url(lambda url: url.endswith(term_url(term.id)))
    wait_until_idle(page)
    assert len(page.context.pages) == tabs
    chosen = page.locator(".st-key-chosen-term")
    assert said(chosen) == f"{term.term}: {term.meaning}"
    top = chosen.bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"]
    assert all(top < box.bounding_box()["y"] for box in page.locator("h3:visible").all())
    page.go_back()
    page.wait_for_function("() => location.pathname === '/'")
    assert watch.errors == []


def receipt_with_a_term():
    """A claim whose statement holds a defined word."""
    words = [term.term for term in CATALOG.terms.values()]
    found = (c for c in CATALOG.claims.values() for w in words if re.search(rf"(?<![\w-]){w}(?![\w-])", c.statement))
    return next(found)


def test_a_term_in_a_receipt_shows_its_meaning_over_the_receipt(page_at):
    page, _ = page_at(f"/evidence?v=1&claim={receipt_with_a_term().id}")
    link = receipt(page).locator('a[href*="term="]:visible').first
    link.hover()
    shown_beside(page, link, term_of(link).meaning)
    assert not page.locator(NOTE).evaluate("note => !!note.closest('[inert]')"), "hidden from screen readers"


def test_escape_in_a_receipt_closes_the_meaning_first_and_then_the_receipt(page_at):
    page, _ = page_at(f"/evidence?v=1&claim={receipt_with_a_term().id}")
    dialog = receipt(page)
    link = dialog.locator('a[href*="term="]:visible').first
    link.hover()
    page.locator(NOTE).wait_for(state="visible")
    page.keyboard.press("Escape")
    gone(page, link)
    page.mouse.move(2, 2)
    page.wait_for_timeout(500)
    assert dialog.is_visible()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_hostile_words_in_a_term_stay_text(tmp_path, root, browser):
    term, meaning = "](javascript:x) <b>$x$", "</div><img src=x onerror=alert(1)> :red[y] **b** [l](x)"
    home = copied_home(tmp_path)
    used = next(iter(load_catalog(home).terms.values())).term
    entry = f'- id: hostile\n  term: "{term}"\n  meaning: "{meaning}"\n  also: ["{used}"]\n'
    (home / "data" / "glossary.yaml").write_text(entry, encoding="utf-8")
    folder = tmp_path / "server"
    folder.mkdir()
    with started(["-m", "dashboard", "run"], folder, root, "/healthz", home) as address:
        page, watch = browser.new_page(), Watch()
        watch.follow(page, address)
        dialogs = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}/method?v=1&term=hostile")
        wait_until_idle(page)
        assert said(page.locator(".st-key-chosen-term")) == f"{term}: {meaning}"
        assert page.locator(".st-key-glossary-table td").first.inner_text() == term
        page.goto(f"{address}/questions")
        wait_until_idle(page)
        link = next(iter(page.locator('a[href*="term=hostile"]:visible').all()), None)
        assert link is not None, "no page of the small home uses the term"
        link.hover()
        page.locator(NOTE).wait_for(state="visible")
        assert page.locator(NOTE).evaluate("note => [note.textContent, note.children.length]") == [meaning, 0]
        assert dialogs == [] and watch.errors == [] and watch.outside == []
        page.close()
