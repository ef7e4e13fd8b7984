"""Plain pages in a browser: the way to them when the network stops the live page, and how they read without scripts."""

import httpx
import pytest

from dashboard.load.live import store
from tests.browser.conftest import Watch

CATALOG = store().catalog()
# When the notice becomes visible, counted from the first thing the reader saw.
SEEN_AFTER = """() => new Promise(done => {
  const look = () => {
    const notice = document.getElementById("no-connection");
    if (notice && getComputedStyle(notice).visibility === "visible" && notice.offsetHeight > 20)
      done(performance.now() - performance.getEntriesByType("paint")[0].startTime);
    else setTimeout(look, 50);
  };
  look();
})"""


@pytest.fixture
def window(browser):
    """A new window with settings of its own, closed at the end."""
    opened = []

    def new(**settings):
        opened.append(browser.new_context(**settings))
        return opened[-1].new_page()

    yield new
    for context in opened:
        context.close()


def test_within_ten_seconds_a_reader_without_a_connection_is_led_to_the_plain_page(server, window):
    page = window()
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(f"{server}/risks?v=1&source=policymakers-guide")
    assert not page.locator("#no-connection").is_visible()
    assert page.evaluate(SEEN_AFTER) < 10_000
    notice = page.locator("#no-connection")
    assert notice.get_attribute("role") == "status" and "WebSockets" in notice.inner_text()
    notice.locator("a").click()
    page.wait_for_url("**/plain/risks?v=1&source=policymakers-guide")
    assert page.locator("h1").inner_text() == "Risks"


def test_a_reader_with_a_connection_is_not_told_that_there_is_none(page_at):
    page, _ = page_at("/about")
    page.evaluate("document.getAnimations().forEach(a => a.finish())")
    assert not page.locator("#no-connection").is_visible()


@pytest.mark.parametrize("path", ["/", "/risks?v=1"])
def test_with_scripts_off_the_page_leads_to_the_plain_one(server, window, path):
    page = window(java_script_enabled=False)
    page.goto(f"{server}{path}")
    link = page.locator("noscript a")
    assert link.is_visible()
    link.click()
    asked = "overview?v=1" if path == "/" else "risks?v=1&source=all"
    assert page.url == f"{server}/plain/{asked}"
    assert page.locator("main h2").count() > 1


@pytest.mark.parametrize("width", [1280, 390])
def test_a_plain_page_reads_and_leads_to_receipts_without_scripts(server, window, width):
    page, watch = window(java_script_enabled=False, viewport={"width": width, "height": 800}), Watch()
    watch.follow(page, server)
    page.goto(f"{server}/plain/recommendations")
    link = page.locator("td a").first
    target = link.get_attribute("href")
    link.click()
    receipt = page.locator(".receipt:target")
    assert receipt.get_attribute("id") == target.removeprefix("#") and receipt.locator("blockquote").first.is_visible()
    box = receipt.bounding_box()
    assert -2 <= box["y"] < 800 and box["x"] >= 0 and box["x"] + box["width"] <= width
    page.locator("nav[aria-label='Pages'] a", has_text="Two actors").click()
    assert page.url.startswith(f"{server}/plain/compare") and page.locator("h1").inner_text() == "Two actors"
    page.go_back()
    page.locator("footer a").last.click()
    assert page.url.startswith(f"{server}/recommendations?v=1")
    assert watch.outside == []


def test_a_plain_page_prints_its_words_without_menus(server, window):
    page, watch = window(color_scheme="dark"), Watch()
    watch.follow(page, server)
    page.goto(f"{server}/plain/recommendations")
    assert page.locator("nav").first.is_visible() and page.locator(".files").first.is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible() and not page.locator(".files").first.is_visible()
    assert page.locator("blockquote").first.is_visible()
    assert page.pdf().startswith(b"%PDF")
    assert watch.errors == [] and watch.failed == [] and watch.outside == []


@pytest.mark.parametrize("path", ["/data/nothing", "/data/nothing.json", "/data/exhibits/", "/data/exhibits/a/b.csv"])
def test_what_is_not_below_data_is_a_404_in_json_that_says_so(server, path):
    answer = httpx.get(f"{server}{path}")
    assert answer.status_code == 404
    assert answer.json().keys() == {"error", "allowed"}
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/plain/costs/more", "/preview/costs.gif"])
def test_what_is_not_beside_the_pages_is_no_page_either(server, path):
    assert httpx.get(f"{server}{path}").status_code == 404


def test_plain_pages_and_pictures_carry_the_headers_of_every_answer(server):
    for path in ("/plain/about", "/preview/about.png", "/data/datapackage.json"):
        headers = httpx.get(f"{server}{path}").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
