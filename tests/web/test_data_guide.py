"""The guide to the data routes keeps its word: its examples run, its routes answer, its rules hold."""

import io
import json
import threading
import time
from contextlib import redirect_stdout
from functools import cache

import pytest
import uvicorn

from dashboard.exports.data_guide import EXAMPLES, ROUTES, RULES
from dashboard.load.live import store
from dashboard.views.pages import PAGE_BY_NAME
from tests.browser.conftest import answers, free_port
from tests.exports.test_plain import trees
from tests.ui.drawn import page_drawn, values
from tests.web.test_data_routes import APP, get

CATALOG = store().catalog()
# What stands for "<...>" in a route of the guide.
NAMED = {"<id>": "price-of-use", "<page>": "costs"}


@pytest.fixture(scope="module")
def address():
    """Our routes at a real address, for programs that fetch."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(APP, port=port, log_level="warning", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not answers(f"http://127.0.0.1:{port}/healthz") and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@cache
def printed(code):
    """What an example prints, and the names it leaves behind."""
    out, names = io.StringIO(), {}
    with redirect_stdout(out):
        exec(code, names)
    return out.getvalue(), names


@pytest.mark.parametrize(("title", "code"), EXAMPLES, ids=[title for title, _ in EXAMPLES])
def test_an_example_of_the_guide_runs_as_it_stands_and_prints_something(address, title, code):
    assert "ADDRESS" in code
    out, _ = printed(code.replace("ADDRESS", address))
    assert out.strip() and "Empty DataFrame" not in out


def test_the_examples_read_what_the_site_holds_and_no_note_as_a_row(address):
    found = {}
    for _, code in EXAMPLES:
        found |= printed(code.replace("ADDRESS", address))[1]
    claims, rows, exhibit = found["claims"], found["rows"], found["exhibit"]
    everything = {*CATALOG.claims, *CATALOG.positions}
    assert set(claims.claim_id) == everything
    assert len(rows) == len(everything) and set(rows.claim_ids) == everything
    quotes = {evidence.quote for item in CATALOG.statements() for evidence in item.evidence}
    assert exhibit["sources"][0]["quote"] in quotes


@pytest.mark.parametrize("path", [path for path, _ in ROUTES])
def test_every_route_that_the_guide_names_is_answered(path):
    for name, value in NAMED.items():
        path = path.replace(name, value)
    assert "<" not in path
    answer = get(path)
    assert answer.status_code == 200
    kinds = {"csv": "text/csv", "json": "application/json", "xlsx": "application/vnd.openxml", "": "text/html"}
    kind = "application/json" if path == "/healthz" else kinds[path.rpartition(".")[2] if "." in path else ""]
    assert answer.headers["content-type"].startswith(kind)
    if kind == "application/json":
        json.loads(answer.text)


def test_every_data_route_is_in_the_guide():
    named = {path for path, _ in ROUTES}
    for route in APP.routes:
        if route.path.startswith("/data/") and "{" not in route.path:
            assert route.path in named


def test_data_may_be_read_from_any_site_and_has_a_tag_as_the_guide_says():
    assert any("ETag" in rule and "any other site" in rule for rule in RULES)
    for path, _ in ROUTES:
        if path.startswith("/data/"):
            answer = get(path.replace("<id>", "price-of-use"))
            assert answer.headers["access-control-allow-origin"] == "*", path
            assert CATALOG.version in answer.headers.get("etag", ""), path
            assert "max-age" in answer.headers["cache-control"], path


def test_the_live_and_the_plain_page_show_every_route_rule_and_example():
    app = page_drawn(PAGE_BY_NAME["data"])
    live = " ".join((*values(app.markdown), *(str(cell) for t in app.table for cell in t.value.to_numpy().ravel())))
    (plain,) = trees("data")
    words = plain.words("nav")
    for path, what in ROUTES:
        assert f"`{path}`" in live and path in words and what in words
    assert all(rule in words for rule in RULES)
    assert values(app.code) == [code.replace("ADDRESS", "") for _, code in EXAMPLES]


def test_an_example_on_the_plain_page_keeps_its_lines_and_can_be_copied():
    (plain,) = trees("data")
    shown = ["".join(part for part in node.parts if isinstance(part, str)).strip() for node in plain.all("pre", "code")]
    for _, code in EXAMPLES:
        assert code in shown
