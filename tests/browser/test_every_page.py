"""Every page opens cleanly: on a phone, a desk and a projector, in light and in dark."""

import pytest

from dashboard.views.pages import PAGES, Page

SIZES = (390, 1440, 1920)
DARK_GROUND = "rgb(21, 24, 27)"
LIGHT_GROUND = "rgb(252, 251, 249)"


def scrolls_sideways_by(opened) -> int:
    """By how many pixels the page is wider than its window."""
    return opened.evaluate(
        """() => Math.max(...[document.scrollingElement,
            document.querySelector('[data-testid=stMain]')]
        .map(box => box.scrollWidth - box.clientWidth))"""
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_opens_without_fault_or_outside_call(page_at, page: Page, width, theme):
    opened, watch = page_at(page.path, width, theme)

    headings = [h.inner_text().strip() for h in opened.locator("h1:visible").all()]
    assert len(headings) == 1 and headings[0], f"one h1 is expected, found {headings}"
    assert opened.locator('[data-testid="stException"], [data-testid="stAlertContentError"]').count() == 0
    assert opened.locator("#no-connection").is_hidden()

    ground = opened.locator('[data-testid="stApp"]').evaluate("app => getComputedStyle(app).backgroundColor")
    assert ground == (DARK_GROUND if theme == "dark" else LIGHT_GROUND)

    assert scrolls_sideways_by(opened) <= 0

    assert watch.errors == []
    assert watch.failed == []
    assert watch.outside == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_runs_over_the_edge_of_the_narrowest_phone(page_at, page: Page):
    opened, _ = page_at(page.path, 320)
    assert scrolls_sideways_by(opened) <= 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_title_names_the_page_and_links_within_it_lead_somewhere(page_at, page: Page):
    opened, _ = page_at(page.path)
    assert page.title in opened.title()
    dead = opened.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')]
        .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
        .filter(id => id && !document.getElementById(id))"""
    )
    assert dead == []
