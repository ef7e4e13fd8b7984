"""Addresses in a real browser: Back and Forward, arriving, reloading, sending a view to somebody else."""

import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from dashboard.load.live import store
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import url_for
from tests.browser.conftest import Watch, wait_until_idle
from tests.browser.marks import DIALOG, close_receipt, receipt, said

CATALOG = store().catalog()
TO, BY = "us-government", "neil-chilson"
PATIENCE = 60  # times a fifth of a second
SELECTED = '[data-testid="stSelectbox"] input'
TYPED = '[data-testid="stTextInput"] input'


@pytest.fixture
def open_at(server, browser):
    """Open a path in a browser of its own, as another reader would."""
    contexts = []

    def opened(path, theme="light"):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme)
        contexts.append(context)
        page, watch = context.new_page(), Watch()
        watch.follow(page, server)
        page.goto(f"{server}{path}")
        return wait_until_idle(page), watch

    yield opened
    for context in contexts:
        context.close()


def address(page):
    """The path and the choices in the address."""
    parts = urlsplit(page.url)
    return parts.path, {name: values[-1] for name, values in parse_qs(parts.query).items()}


def drawn(page):
    """What a reader sees of the view: title, headings, values of the controls, the open receipt."""
    dialog = page.locator(DIALOG)
    return {
        "title": page.title(),
        "heads": [heading.inner_text() for heading in page.locator("h1:visible, h3:visible").all()],
        "selected": [box.input_value() for box in page.locator(SELECTED).all()],
        "typed": [box.input_value() for box in page.locator(TYPED).all()],
        "receipt": said(dialog.first)[:300] if dialog.count() else None,
    }


def comes_to(page, path, choices, selected):
    """Wait until address and controls say the same and the page stands still; fail with what they say otherwise."""
    before = None
    for _ in range(PATIENCE):
        wait_until_idle(page)
        now = drawn(page)
        seen = (*address(page), now["selected"])
        if seen == (path, {"v": "1", **choices}, selected) and now == before:
            return now
        before = now
        page.wait_for_timeout(200)
    pytest.fail(f"{seen} instead of {(path, choices, selected)}")


def choose(page, label, words):
    box = page.get_by_label(label, exact=True)
    box.click()
    box.fill(words)
    page.keyboard.press("Enter")


def test_back_and_forward_go_from_view_to_view_with_address_and_page_in_step(open_at):
    page, watch = open_at("/recommendations")
    everybody, government = "Everybody", CATALOG.actors[TO].name
    author = CATALOG.actors[BY].name
    views = [({"to": "all", "by": "all"}, [everybody, everybody])]
    views += [({"to": TO, "by": "all"}, [government, everybody]), ({"to": TO, "by": BY}, [government, author])]
    path = "/recommendations"

    seen = [comes_to(page, path, *views[0])]
    choose(page, "Asked of", government)
    seen.append(comes_to(page, path, *views[1]))
    choose(page, "Asked by", author)
    seen.append(comes_to(page, path, *views[2]))
    assert len({tuple(view["heads"]) for view in seen}) == 3, "each choice changes what is drawn"
    page.locator("header a", has_text=PAGE_BY_NAME["quote"].title).first.click()
    on_quote = comes_to(page, "/quote", {"advice": "all", "source": "all"}, ["Any advice", "All documents"])
    assert PAGE_BY_NAME["quote"].title in on_quote["title"]

    for n in (2, 1, 0):
        page.go_back()
        assert comes_to(page, path, *views[n]) == seen[n]
    page.go_forward()
    assert comes_to(page, path, *views[1]) == seen[1]
    page.reload()
    assert comes_to(page, path, *views[1]) == seen[1]
    assert watch.errors == [] and watch.outside == []


def test_a_search_and_a_receipt_are_steps_that_back_takes_one_by_one(open_at):
    page, watch = open_at("/evidence?v=1&topic=risks")
    start = drawn(page)
    search = page.get_by_label("Search")
    search.fill("data")
    search.press("Enter")
    page.wait_for_url(re.compile("q=data"))
    wait_until_idle(page)
    page.locator("table a").first.click()
    opened = said(receipt(page))
    claim = address(page)[1]["claim"]
    assert CATALOG.statement(claim).evidence[0].quote[:20] in opened

    page.go_back()
    page.wait_for_selector(DIALOG, state="detached")
    wait_until_idle(page)
    assert address(page)[1]["q"] == "data" and "claim" not in address(page)[1]
    page.go_forward()
    assert said(receipt(page)) == opened
    close_receipt(page)
    assert address(page)[1].get("claim") is None
    for _ in range(3):
        page.go_back()
        page.wait_for_timeout(300)
        wait_until_idle(page)
    everything = {name: "all" for name in PAGE_BY_NAME["evidence"].params if name != "q"}
    assert comes_to(page, "/evidence", {**everything, "topic": "risks"}, start["selected"]) == start
    assert watch.errors == []


def test_arriving_adds_no_step_and_puts_every_default_into_the_address(open_at, server):
    page, _ = open_at("/recommendations")
    comes_to(page, "/recommendations", {"to": "all", "by": "all"}, ["Everybody", "Everybody"])
    steps = page.evaluate("history.length")
    plain = page.context.new_page()
    plain.goto(f"{server}/healthz")
    assert steps == plain.evaluate("history.length"), "a page of ours is one step, like any other"


def test_a_view_that_is_sent_is_the_same_for_whoever_opens_it_and_after_a_reload(open_at, server):
    claim = next(c.id for c in CATALOG.claims_of("recommendation") if c.asserted_by == BY)
    link = url_for("recommendations", {"to": TO, "by": BY, "claim": claim})
    page, _ = open_at(link)
    receipt(page)
    first = drawn(page)
    assert first["selected"] == [CATALOG.actors[TO].name, CATALOG.actors[BY].name]
    assert CATALOG.claims[claim].evidence[0].quote[:20] in said(receipt(page))
    sent = page.url
    page.reload()
    receipt(page)
    assert drawn(page) == first and page.url == sent
    other, watch = open_at(sent.removeprefix(server), theme="dark")
    receipt(other)
    assert drawn(other) == first and other.url == sent
    assert watch.errors == [] and watch.failed == []


def test_a_link_to_something_unknown_says_in_words_what_could_not_be_honoured(open_at):
    page, watch = open_at("/recommendations?v=1&to=nobody-we-know&by=all&claim=no.such.claim&colour=blue")
    words = " ".join(page.locator('[data-testid="stAlert"]').all_inner_texts())
    for part in ("nobody-we-know", "no.such.claim", "colour", "not in the data", "Everybody"):
        assert part in words
    assert page.locator(DIALOG).count() == 0
    comes_to(page, "/recommendations", {"to": "all", "by": "all"}, ["Everybody", "Everybody"])
    assert watch.errors == []


def test_a_link_to_an_unknown_proposition_shows_the_nearest_and_says_so(open_at):
    page, _ = open_at("/positions?v=1&issue=flat-earth")
    first = next(iter(CATALOG.issues.values()))
    notice = page.locator('[data-testid="stAlert"]').first.inner_text()
    assert "flat-earth" in notice and first.label in notice
    nearest = {"issue": first.id, "kind": "all", "source": "all"}
    comes_to(page, "/positions", nearest, [first.label, "All kinds", "All documents"])


@pytest.mark.parametrize("path", ["/Recommendations", "/RECOMMENDATIONS", "/recommendations.", "/recommendations)"])
def test_a_page_in_capitals_or_with_a_closing_sign_is_the_page(server, path):
    answer = httpx.get(f"{server}{path}?v=1&to={TO}", follow_redirects=True, trust_env=False)
    assert answer.status_code == 200
    assert answer.url.path == "/recommendations"
    assert answer.url.params["to"] == TO
    assert f"<title>{PAGE_BY_NAME['recommendations'].title}" in answer.text


@pytest.mark.parametrize(
    "mangled",
    [
        "//Recommendations/?V=1&amp;TO={to}&amp;by=all>.",
        "/recommendations%3Fv%3D1%26to%3D{to}%26by%3Dall",
        "/recommendations?v=3D1&to=3D{to}=%0D%0A&by=3Dall&fbclid=x",
    ],
)
def test_a_mangled_link_opens_the_view_that_was_sent_without_a_notice(open_at, mangled):
    page, watch = open_at(mangled.format(to=TO))
    comes_to(page, "/recommendations", {"to": TO, "by": "all"}, [CATALOG.actors[TO].name, "Everybody"])
    assert page.locator('[data-testid="stAlert"]').count() == 0
    assert watch.failed == []


def test_a_page_there_never_was_opens_the_nearest_with_a_sentence_of_ours(open_at):
    page, _ = open_at("/recomendations?v=1")
    assert "recomendations" in page.locator('[data-testid="stAlert"]').inner_text()
    assert page.locator("h1").inner_text() == PAGE_BY_NAME["recommendations"].title
    assert page.locator(DIALOG).count() == 0
