"""The copy on files as it is opened from a stick: no server, no network, charts drawn, marks that lead to receipts."""

from urllib.parse import quote

import pytest

from dashboard.exports import capsule as module
from dashboard.exports.capsule import capsule_files
from dashboard.load.live import store
from tests.browser.conftest import Watch
from tests.exports.test_capsule import copy_in
from tests.test_hostile import TOGETHER, hostile

CATALOG = store().catalog()
# The middle of the first mark of a chart with a claim, scrolled into view; and its claim.
MARK = """(n) => {
  const box = document.querySelectorAll("[data-chart]")[n], layout = box._fullLayout;
  const trace = box.data.find(t => t.type === "scatter" && t.x[0] != null && t.customdata && t.customdata[0]
    && t.customdata[0][0]);
  const place = () => box.getBoundingClientRect();
  scrollTo(0, scrollY + place().top + layout.margin.t + layout.yaxis.d2p(trace.y[0]) - innerHeight / 2);
  return {id: trace.customdata[0][0], x: place().left + layout.margin.l + layout.xaxis.d2p(trace.x[0]),
    y: place().top + layout.margin.t + layout.yaxis.d2p(trace.y[0])};
}"""
# All that can be chosen in the charts of a page, and which of it has no receipt there.
ABSENT = """() => [...document.querySelectorAll("[data-chart]")].flatMap((box, n) =>
  box.data.flatMap(t => (t.customdata || []).map(d => [d].flat(2)[0])
    .filter(id => id && !document.getElementById("c-" + id)).map(id => [n, id])))"""

# How wide the charts are, and the first words in each.
DRAWN = """() => [...document.querySelectorAll("[data-chart] .main-svg:first-child")].map(
  node => [node.getBoundingClientRect().width, node.textContent])"""
# The choice of a mark, as the chart tells of it.
CHOOSE = """([n, id]) =>
  document.querySelectorAll("[data-chart]")[n].emit("plotly_click", {points: [{customdata: [id]}]})"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copy_in(tmp_path_factory)


@pytest.fixture(scope="module")
def unplugged(browser):
    """A window without any network."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def opened(unplugged, copy):
    """Open a page of the copy from its folder: the page, what went wrong, and what it asked for."""
    pages = []

    def open_page(name, folder=copy):
        page, watch, asked = unplugged.new_page(), Watch(), []
        pages.append(page)
        watch.follow(page, "file://")
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / f"{name}.html").as_uri())
        page.wait_for_function(
            "() => [...document.querySelectorAll('[data-chart]')].every(c => c.querySelector('.main-svg'))"
        )
        return page, watch, asked

    yield open_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", ["index", "costs", "markets", "positions"])
def test_a_page_opens_without_server_and_network_with_its_charts_drawn(opened, copy, name):
    page, watch, asked = opened(name)
    charts = page.locator("[data-chart]")
    assert charts.count() == (copy / f"{name}.html").read_text("utf-8").count("data-chart=") > 0
    for chart in charts.all():
        assert chart.locator(".main-svg").first.bounding_box()["height"] > 40
        assert chart.locator(".scatterlayer path, .barlayer path, .annotation").count() > 0
    page.evaluate("() => document.fonts.ready")
    assert watch.errors == [] and watch.failed == []
    assert all(url.startswith(copy.as_uri()) for url in asked) and any("fonts/" in url for url in asked)
    words = page.locator("main").inner_text()
    assert f"copy of data version {CATALOG.version}, {CATALOG.updated}" in words
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    leads_on(page)


def test_a_click_on_a_mark_leads_to_its_receipt_and_a_link_to_another_page(opened, copy):
    page, watch, _ = opened("costs")
    mark = page.evaluate(MARK, 0)
    page.mouse.click(mark["x"], mark["y"])
    receipt = page.locator(".receipt:target")
    receipt.wait_for(timeout=5_000)
    claim = CATALOG.claims[mark["id"]]
    assert receipt.get_attribute("id") == f"c-{claim.id}"
    assert claim.evidence[0].quote in receipt.inner_text()
    page.locator("nav a", has_text="All claims").first.click()
    assert page.url == (copy / "evidence.html").as_uri() and page.locator("td a").count() > 10
    assert watch.errors == []


def leads_on(page):
    """Choose the last mark of a page that has no receipt there: it leads to the page where it stands."""
    absent = page.evaluate(ABSENT)
    if absent:
        n, claim_id = absent[-1]
        page.evaluate(CHOOSE, [n, claim_id])
        # A day of a series may be told as the series.
        ends = tuple(f"#c-{quote(i)}" for i in (claim_id, claim_id.partition("@")[0]))
        page.wait_for_url(lambda url: url.replace("@", "%40").endswith(ends), timeout=8_000)
        assert page.locator(".receipt:target").count() == 1
    return bool(absent)


@pytest.mark.parametrize("name", ["timeline", "matrix"])
def test_a_mark_whose_receipt_stands_on_another_page_leads_there(opened, copy, name):
    if name == "matrix":
        name = max(copy.glob("positions*.html"), key=lambda p: p.read_text("utf-8").count("rows 1 to 25 of 1")).stem
    page, _, _ = opened(name)
    assert leads_on(page)


def test_without_scripts_the_copy_still_has_its_tables_and_receipts(browser, copy):
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto((copy / "costs.html").as_uri())
    page.locator("td a").first.click()
    assert page.locator(".receipt:target blockquote").first.is_visible()
    context.close()


def test_hostile_texts_in_the_data_run_nothing_in_the_copy(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "preview_picture", lambda *_: b"")
    for name, content in capsule_files(hostile(TOGETHER[0])):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if name == "pictures/costs.png":
            break
    page, watch, asked = opened("costs", tmp_path)
    page.on("dialog", lambda dialog: watch.errors.append(dialog.message))
    page.mouse.move(400, 400)
    page.wait_for_timeout(300)
    assert page.locator("[data-chart] .main-svg").count() > 0
    assert watch.errors == [] and watch.failed == []
    assert all(url.startswith(tmp_path.as_uri()) for url in asked)
    assert page.locator("main img, main iframe, svg image[href^='http']").count() == 0


def test_on_a_phone_the_charts_are_those_drawn_for_it_and_follow_when_it_is_turned(browser, copy):
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((copy / "costs.html").as_uri())
    page.wait_for_selector("[data-chart] .main-svg")
    narrow = page.evaluate(DRAWN)
    assert len(narrow) >= 1 and all(width <= 390 for width, _ in narrow)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function(f"() => ({DRAWN})().every(([width]) => width > 900)")
    assert [words for _, words in page.evaluate(DRAWN)] != [words for _, words in narrow], "other drawings"
    assert page.locator("[data-key] .main-svg").first.is_visible() and page.locator(".legend").count() > 0
    context.close()
