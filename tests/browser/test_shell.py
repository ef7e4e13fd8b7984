"""What a browser gets before and beside the pages: shells, health, headers, closed sockets."""

import gzip
import re

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.views.pages import PAGES, Page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_shell_of_each_page_has_its_own_title(server: str, page: Page):
    answer = httpx.get(f"{server}{page.path}")
    assert answer.status_code == 200
    assert "<title>Streamlit</title>" not in answer.text
    assert page is PAGES[0] or f"<title>{page.title} · " in answer.text


def test_every_answer_carries_the_security_headers(server: str):
    for path in ("/", PAGES[1].path, "/healthz", "/_stcore/health", "/nowhere"):
        headers = httpx.get(f"{server}{path}").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_health_report_gives_the_version_of_the_data(server: str):
    report = httpx.get(f"{server}/healthz").json()
    assert report["state"] == "ok"
    assert report["problems"] == []
    assert report["age_seconds"] >= 0
    assert re.fullmatch(r"[0-9a-f]{6,}", report["version"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", report["updated"])


def test_scripts_leave_compressed_and_are_kept_for_a_year(server: str):
    shell = httpx.get(server).text
    scripts = re.findall(r'(?:src|href)="\.(/static/(?:js|css)/[^"]+)"', shell)
    assert any("PlotlyChart" in script for script in scripts)
    for script in scripts:
        with httpx.stream("GET", f"{server}{script}", headers={"Accept-Encoding": "gzip"}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        plain = httpx.get(f"{server}{script}", headers={"Accept-Encoding": "identity"})
        assert gzip.decompress(raw) == plain.content


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "http://[bad", "file://x"])
def test_socket_from_another_site_is_refused(server: str, origin: str):
    address = server.replace("http://", "ws://") + "/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused, connect(address, origin=origin, proxy=None):
        pass
    assert refused.value.response.status_code == 403


def test_socket_from_the_own_site_is_taken(server: str):
    address = server.replace("http://", "ws://") + "/_stcore/stream"
    with connect(address, origin=server, subprotocols=["streamlit"], proxy=None) as socket:
        assert socket.response.status_code == 101


def test_reader_without_javascript_gets_words(server: str, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    assert page.locator("h1").inner_text().strip()
    assert "JavaScript" in page.locator("noscript").inner_text()
    context.close()
