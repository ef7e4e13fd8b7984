"""Receipts as a reader uses them: by click on a mark, by keyboard from a table, closed and opened again."""

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from tests.browser.conftest import wait_until_idle
from tests.browser.marks import DIALOG, charts_drawn, click_mark, close_receipt, marked_claims, receipt, said

CATALOG = store().catalog()
# The cells of a matrix are bars, lines have their marks below one another; the others have tests of their own.
ELSEWHERE = ("matrix", "weeks", "risks", "timeline", "pair")
DRAWN = [
    (exhibit.page, exhibit.id)
    for page in dict.fromkeys(d.page for d in CATALOG.exhibits.values())
    for exhibit in exhibits_of(page, CATALOG)
    if exhibit.figures and exhibit.id in CATALOG.exhibits and CATALOG.exhibits[exhibit.id].form not in ELSEWHERE
]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_click_on_a_mark_opens_its_receipt_which_stays_closed_and_opens_again(page_at, width):
    page, watch = page_at("/costs", width)
    charts_drawn(page)
    claim = CATALOG.claims[marked_claims(page, "training-and-build-out")[0]]
    click_mark(page, "training-and-build-out", claim.id)
    assert claim.evidence[0].quote[:20].strip("“”\"' ") in said(receipt(page))
    assert f"claim={claim.id}" in page.url
    close_receipt(page)
    assert "claim=" not in page.url
    page.locator('[class*="st-key-table-training-and-build-out"] button').click()
    page.wait_for_selector("table")
    wait_until_idle(page)
    assert page.locator(DIALOG).count() == 0
    charts_drawn(page)
    click_mark(page, "training-and-build-out", claim.id)
    receipt(page)
    assert watch.errors == [] and watch.outside == []


@pytest.mark.parametrize(("page", "exhibit"), DRAWN, ids=[exhibit for _, exhibit in DRAWN])
def test_every_kind_of_mark_can_be_chosen(page_at, page, exhibit):
    opened, _ = page_at(f"/{page}")
    charts_drawn(opened)
    marked = marked_claims(opened, exhibit)
    if not marked:
        assert opened.locator(f'[class*="st-key-exhibit-{exhibit}"] .annotation').count()
        return
    click_mark(opened, exhibit, marked[-1])
    receipt(opened)
    assert parse_qs(urlsplit(opened.url).query)["claim"] == [marked[-1]]


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
    assert claim.evidence[0].quote[:20].strip("“”\"' ") in said(receipt(page))
