"""Marks and receipts on a page: where a mark or its words are, and what opens when it is chosen."""

from playwright.sync_api import Locator, Page

from tests.browser.conftest import wait_until_idle

DIALOG = '[role="dialog"]'
# The visible figure of an exhibit whose marks lead to claims, scrolled until the place asked for is in view.
PLACE = """([exhibit, id, words]) => {
  const graphs = [...document.querySelectorAll(`[class*="st-key-exhibit-${exhibit}"] .js-plotly-plot`)]
    .filter(g => g.offsetParent && g.data.some(t => t.customdata && t.customdata[0] && t.customdata[0].length));
  const graph = graphs[graphs.length - 1], layout = graph._fullLayout;
  const main = document.querySelector("[data-testid=stMain]");
  const middle = (top) => { main.scrollTop += top - innerHeight / 2; };
  if (words) {
    const n = layout.annotations.findIndex(a => a.name === id && a.captureevents);
    const box = () => graph.querySelector(`.annotation[data-index="${n}"] .annotation-text`).getBoundingClientRect();
    middle(box().top);
    return {x: box().left + box().width / 2, y: box().top + Math.min(box().height / 2, 8)};
  }
  const trace = graph.data.find(t => t.type === "scatter" && t.x[0] != null && t.customdata
    && t.customdata[0] && t.customdata[0][0] === id);
  const y = () => graph.getBoundingClientRect().top + layout.margin.t + layout.yaxis.d2p(trace.y[0]);
  middle(y());
  return {x: graph.getBoundingClientRect().left + layout.margin.l + layout.xaxis.d2p(trace.x[0]), y: y()};
}"""
CHOOSABLE = """(exhibit) => {
  const graphs = [...document.querySelectorAll(`[class*="st-key-exhibit-${exhibit}"] .js-plotly-plot`)]
    .filter(g => g.offsetParent && g.data.some(t => t.customdata && t.customdata[0] && t.customdata[0].length));
  const graph = graphs[graphs.length - 1];
  return !graph ? [] : [...new Set(graph.data
    .filter(t => t.type === "scatter" && t.x[0] != null && t.customdata && t.customdata[0])
    .map(t => t.customdata[0][0]).filter(id => id))];
}"""


def charts_drawn(page: Page) -> Page:
    """Return once the charts are drawn and hear clicks."""
    page.locator(".js-plotly-plot .main-svg:visible").first.wait_for(timeout=20_000)
    page.wait_for_timeout(600)  # the listener looks for new charts four times a second
    return page


def marked_claims(page: Page, exhibit: str) -> list[str]:
    """The claims that have a mark of their own in the visible figure of an exhibit."""
    return page.evaluate(CHOOSABLE, exhibit)


def click_mark(page: Page, exhibit: str, claim_id: str, *, words: bool = False) -> None:
    """Click the mark of a claim in the visible figure of an exhibit, or its words."""
    at = page.evaluate(PLACE, [exhibit, claim_id, words])
    page.mouse.click(at["x"], at["y"])


def receipt(page: Page) -> Locator:
    """The receipt, once it is open and drawn."""
    page.wait_for_selector(DIALOG, timeout=10_000)
    wait_until_idle(page)
    return page.locator(DIALOG)


def close_receipt(page: Page) -> None:
    """Close the receipt by keyboard."""
    page.keyboard.press("Escape")
    page.wait_for_selector(DIALOG, state="detached")
    wait_until_idle(page)


def said(locator: Locator) -> str:
    """The text of a part of the page with plain spaces."""
    return " ".join(locator.inner_text().split())
