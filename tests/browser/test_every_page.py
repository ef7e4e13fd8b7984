"""Every page opens cleanly: on a phone, a desk and a projector, in light and in dark."""

import pytest

from dashboard.views.pages import PAGES

NARROWEST = 320
PROJECTED = ("overview", "risks", "positions")
# Each page once on a phone and once on a desk in each theme; on a projector those that are widest.
CASES = [
    *((page, 390, "light") for page in PAGES),
    *((page, 1440, "light") for page in PAGES),
    *((page, 1440, "dark") for page in PAGES),
    *((page, 1920, "light") for page in PAGES if page.name in PROJECTED),
    # Just wide enough for the wide charts: here their words have the least room.
    *((page, 970, "light") for page in PAGES if page.name in ("overview", "costs", "risks")),
]
GROUNDS = {"light": "rgb(252, 251, 249)", "dark": "rgb(21, 24, 27)"}
# Words of a chart that end beyond it, where they are cut off.
CUT_LABELS = """() => [...document.querySelectorAll('.js-plotly-plot svg.main-svg text')]
    .map(text => [text, text.getBoundingClientRect(), text.closest('.js-plotly-plot').getBoundingClientRect()])
    .filter(([, box, chart]) => box.width && (box.right > chart.right + 1 || box.left < chart.left - 1))
    .map(([text]) => text.textContent)"""
DEAD_LINKS = """() => [...document.querySelectorAll('a[href^="#"]')]
    .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
    .filter(id => id && !document.getElementById(id))"""


def scrolls_sideways_by(opened) -> int:
    """By how many pixels the page is wider than its window."""
    return opened.evaluate(
        """() => Math.max(...[document.scrollingElement,
            document.querySelector('[data-testid=stMain]')]
        .map(box => box.scrollWidth - box.clientWidth))"""
    )


@pytest.mark.parametrize(("page", "width", "theme"), CASES, ids=[f"{p.name}-{w}-{t}" for p, w, t in CASES])
def test_page_opens_without_fault_or_outside_call(page_at, page, width, theme):
    opened, watch = page_at(page.path, width, theme)

    headings = [h.inner_text().strip() for h in opened.locator("h1:visible").all()]
    assert len(headings) == 1 and headings[0], f"one h1 is expected, found {headings}"
    assert page.title in opened.title()
    assert opened.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0
    assert opened.locator("#no-connection").is_hidden()

    ground = opened.locator('[data-testid="stApp"]').evaluate("app => getComputedStyle(app).backgroundColor")
    assert ground == GROUNDS[theme]

    assert opened.evaluate(DEAD_LINKS) == [], "links within the page that lead nowhere"
    assert scrolls_sideways_by(opened) <= 0
    assert opened.evaluate(CUT_LABELS) == []
    if width == 390:
        opened.set_viewport_size({"width": NARROWEST, "height": 844})
        opened.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
        assert scrolls_sideways_by(opened) <= 0, "on the narrowest phone"

    assert watch.errors == []
    assert watch.failed == []
    assert watch.outside == []
