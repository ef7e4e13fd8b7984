"""One exhibit in a frame of another site: alone, with its source note, its receipts and a way to the whole."""

import threading
from functools import partial
from html import escape, unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from dashboard.exhibits.registry import exhibit_by_id
from dashboard.load.live import store
from dashboard.views.view import View, embed_url, parse
from tests.browser.conftest import wait_until_idle
from tests.browser.marks import CHOOSABLE, DIALOG, PLACE, charts_drawn, said

CATALOG = store().catalog()
EXHIBIT = exhibit_by_id("price-of-use", CATALOG)
ALONE = "/costs?embed=true&only=price-of-use"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


@pytest.fixture(scope="module")
def elsewhere(server, tmp_path_factory):
    """Another site, on another name and port, which shows three addresses of ours in frames."""
    folder = tmp_path_factory.mktemp("elsewhere-site")
    for name, path in (("one", ALONE), ("page", "/costs"), ("only", "/costs?only=price-of-use")):
        frame = f'<iframe src="{escape(server + path)}" width="900" height="720"></iframe>'
        (folder / f"{name}.html").write_text(f"<!doctype html><title>x</title>{frame}", encoding="utf-8")
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}"
    site.shutdown()
    site.server_close()


@pytest.fixture
def window(browser):
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    yield context.new_page()
    context.close()


def framed(page, address):
    """The frame of a page of another site, once its chart is drawn."""
    page.goto(address)
    page.frame_locator("iframe").locator(".js-plotly-plot .main-svg:visible").first.wait_for(timeout=20_000)
    page.wait_for_timeout(600)  # the listener looks for new charts four times a second
    return page.frames[1]


def test_an_embedded_exhibit_stands_alone_with_its_source_note_and_a_way_to_the_full_view(page_at):
    page, watch = page_at(ALONE)
    charts_drawn(page)
    main = page.locator('[data-testid="stMain"]')
    assert page.locator('[class*="st-key-exhibit-"]').count() == 1
    assert " ".join(EXHIBIT.title.split()) in said(main) and " ".join(EXHIBIT.source_note.split()) in said(main)
    for gone in ("h1", '[data-testid="stTopNavLink"]', '[data-testid="stHeader"] a', '[class*="st-key-footer"]'):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    for word in ("Download", "Cite", "Copy link"):
        assert page.get_by_role("button", name=word).count() == 0
    way = urlsplit(main.get_by_role("link", name="full view").get_attribute("href"))
    assert way.path == "/costs" and way.fragment == "price-of-use"
    assert not {"only", "embed"} & parse_qs(way.query).keys()
    assert watch.errors == [] and watch.failed == [] and watch.outside == []


def test_only_one_exhibit_alone_may_be_framed(server):
    policy = httpx.get(f"{server}{ALONE}").headers["content-security-policy"]
    assert "frame-ancestors *" in policy and policy.count("frame-ancestors") == 1
    for path in ("/costs", "/costs?only=price-of-use", "/plain/costs", "/costs?embed=true", "/healthz"):
        assert "frame-ancestors 'self'" in httpx.get(f"{server}{path}").headers["content-security-policy"], path


def test_a_frame_of_another_site_shows_the_exhibit_and_a_click_on_a_mark_opens_its_receipt(elsewhere, window):
    frame = framed(window, f"{elsewhere}/one.html")
    claim = CATALOG.claims[frame.evaluate(CHOOSABLE, "price-of-use")[0]]
    at, box = frame.evaluate(PLACE, ["price-of-use", claim.id, False]), window.locator("iframe").bounding_box()
    window.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    receipt = frame.locator(DIALOG)
    receipt.get_by_text(claim.evidence[0].quote[:20].strip("“”\"' ")).first.wait_for(timeout=10_000)
    asked = parse_qs(urlsplit(frame.url).query)
    assert asked["claim"] == [claim.id] and asked["only"] == ["price-of-use"] and asked["embed"] == ["true"]
    window.keyboard.press("Escape")
    receipt.wait_for(state="detached")
    assert frame.locator('[class*="st-key-exhibit-"]').count() == 1, "still alone"


def test_the_way_to_the_full_view_leads_out_of_the_frame(elsewhere, window, server):
    frame = framed(window, f"{elsewhere}/one.html")
    with window.context.expect_page(timeout=8_000) as opened:
        frame.get_by_role("link", name="full view").click()
    page = opened.value
    page.wait_for_selector("h1")
    assert page.url.startswith(f"{server}/costs?") and page.locator("h1").first.inner_text() == "Costs"
    assert frame.url.startswith(f"{server}{urlsplit(ALONE).path}?"), "the frame stays as it was"


@pytest.mark.parametrize("name", ["page", "only"])
def test_a_whole_page_is_not_shown_in_a_frame_of_another_site(elsewhere, window, name):
    errors = []
    window.on("console", lambda message: errors.append(message.text))
    window.goto(f"{elsewhere}/{name}.html")
    window.wait_for_timeout(300)
    assert any("frame-ancestors" in error for error in errors)
    assert window.frames[1].locator('[data-testid="stApp"]').count() == 0


class _Frame(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_download_dialog_offers_the_code_of_the_frame_escaped_and_with_a_button_that_copies_it(window, server):
    page = window
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/compare")
    wait_until_idle(page)
    page.locator('[class*="st-key-download-side-by-side"] button').click()
    page.wait_for_selector(DIALOG)
    wait_until_idle(page)
    box = page.locator(f'{DIALOG} [data-testid="stCode"]')
    code = box.locator("code").text_content()
    reader = _Frame()
    reader.feed(code)
    ((tag, attributes),) = reader.found
    assert tag == "iframe" and attributes["title"] == exhibit_by_id("side-by-side", CATALOG).title
    view = View("compare", parse("compare", {}, CATALOG).choices)
    assert attributes["src"] == server + embed_url(view, "side-by-side")
    assert "&amp;" in code and "&only" not in code and unescape(code).count("<") == 2
    box.hover()
    page.locator(f'{DIALOG} [aria-label="Copy to clipboard"]').click()
    page.wait_for_function("async (code) => (await navigator.clipboard.readText()) === code", arg=code, timeout=5_000)
