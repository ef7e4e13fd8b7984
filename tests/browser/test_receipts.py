"""Receipts as a reader uses them: by click on a mark, by keyboard from a table, closed and opened again."""

import re

import pytest

from dashboard.load.live import store
from tests.browser.conftest import wait_until_idle

CATALOG = store().catalog()
DIALOG = '[role="dialog"]'


def drawn_charts(page):
    page.locator(".js-plotly-plot .main-svg:visible").first.wait_for(timeout=20_000)
    page.wait_for_timeout(600)
    return page


def mark_positions(page, exhibit):
    """Screen positions of marks of the visible figure of an exhibit: one for each trace that carries claims."""
    return page.evaluate(
        """(exhibit) => {
        const box = [...document.querySelectorAll(`[class*="st-key-exhibit-${exhibit}"] .js-plotly-plot`)]
          .filter(g => g.offsetParent && g.data.some(t => t.customdata && t.customdata[0] && t.customdata[0].length));
        const g = box[box.length - 1];
        const first = g.data.find(t => t.type === "scatter" && t.customdata && t.customdata[0] && t.x[0] != null);
        const height = first ? g._fullLayout.margin.t + g._fullLayout.yaxis.d2p(first.y[0]) : 0;
        const main = document.querySelector("[data-testid=stMain]");
        main.scrollTop += g.getBoundingClientRect().top + height - 400;
        const at = g.getBoundingClientRect(), f = g._fullLayout;
        return g.data.flatMap(t => {
          const id = t.customdata && t.customdata[0] && t.customdata[0][0];
          if (!id || t.type !== "scatter" || t.x[0] == null) return [];
          return [{id, x: at.left + f.margin.l + f.xaxis.d2p(t.x[0]), y: at.top + f.margin.t + f.yaxis.d2p(t.y[0])}];
        });}""",
        exhibit,
    )


def receipt(page):
    page.wait_for_selector(DIALOG, timeout=10_000)
    wait_until_idle(page)
    return page.locator(DIALOG)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_on_a_mark_opens_its_receipt_which_stays_closed_and_opens_again(page_at, width):
    page, watch = page_at("/costs", width)
    drawn_charts(page)
    mark = mark_positions(page, "training-and-build-out")[0]
    claim = CATALOG.claims[mark["id"]]
    page.mouse.click(mark["x"], mark["y"])
    opened = receipt(page)
    assert claim.evidence[0].quote[:20].strip("“”\"' ") in opened.inner_text().replace("\u00a0", " ")
    assert f"claim={claim.id}" in page.url
    page.keyboard.press("Escape")
    page.wait_for_selector(DIALOG, state="detached")
    wait_until_idle(page)
    assert "claim=" not in page.url
    page.locator('[class*="st-key-table-training-and-build-out"] button').click()
    page.wait_for_selector("table")
    wait_until_idle(page)
    assert page.locator(DIALOG).count() == 0
    drawn_charts(page)
    mark = mark_positions(page, "training-and-build-out")[0]
    page.mouse.click(mark["x"], mark["y"])
    receipt(page)
    assert watch.errors == [] and watch.outside == []


@pytest.mark.parametrize("exhibit", [d.id for d in CATALOG.exhibits.values() if d.form != "matrix"])
def test_every_kind_of_mark_can_be_chosen(page_at, exhibit):
    page, _ = page_at("/" + CATALOG.exhibits[exhibit].page)
    drawn_charts(page)
    marks = mark_positions(page, exhibit)
    if not marks:
        rows = page.locator(f'[class*="st-key-exhibit-{exhibit}"] .annotation')
        assert rows.count()
        return
    seen = set()
    for mark in marks:
        if mark["id"] in seen:
            continue
        seen.add(mark["id"])
        fresh = next(m for m in mark_positions(page, exhibit) if m["id"] == mark["id"])
        page.mouse.click(fresh["x"], fresh["y"])
        receipt(page)
        assert re.search(r"[?&]claim=" + re.escape(mark["id"]) + r"(&|$)", page.url), mark
        page.keyboard.press("Escape")
        page.wait_for_selector(DIALOG, state="detached")
        wait_until_idle(page)
        if len(seen) == 4:
            break


def test_a_table_number_opens_its_receipt_by_keyboard_and_focus_stays_inside(page_at):
    page, watch = page_at("/costs?v=1&table=training-and-build-out")
    link = page.locator("table a").first
    link.focus()
    page.keyboard.press("Enter")
    opened = receipt(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    opened.wait_for(state="detached")
    assert watch.errors == []


def test_a_headline_number_has_a_receipt_in_place(page_at):
    page, _ = page_at("/")
    pages_before = len(page.context.pages)
    page.locator('[class*="st-key-number-"] a').first.click()
    receipt(page)
    assert len(page.context.pages) == pages_before


def test_a_claim_has_its_own_address(page_at):
    claim = next(iter(CATALOG.claims.values()))
    page, _ = page_at(f"/evidence?v=1&claim={claim.id}")
    assert claim.evidence[0].quote[:20].strip("“”\"' ") in receipt(page).inner_text()
