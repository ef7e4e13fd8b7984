"""Guards and headers on a small application of their own."""

import asyncio

import pytest

from dashboard.web.guards import SameOriginSockets, SecurityHeaders, content_policy


def outcome(middleware, scope) -> list[dict]:
    """What a request or socket gets when it goes through the middleware."""
    sent = []

    async def application(_scope, _receive, send):
        await send({"type": "reached"})

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    asyncio.run(middleware(application)(scope, receive, send))
    return sent


def socket(origin: str | None, host: str = "data.example:8501") -> dict:
    headers = [(b"host", host.encode())]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers}


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://data.example",
        "http://data.example:8502",
        "http://data.example:8501.evil.example",
        "http://user@data.example:8501",
        "ftp://data.example:8501",
        "null",
        "",
        "http://[half",
    ],
)
def test_socket_of_another_origin_is_closed_before_it_is_accepted(origin):
    assert [m["type"] for m in outcome(SameOriginSockets, socket(origin))] == ["websocket.close"]


@pytest.mark.parametrize(
    "origin",
    ["http://data.example:8501", "https://data.example:8501", "http://DATA.example:8501", None],
)
def test_socket_of_the_own_origin_or_of_a_program_passes(origin):
    assert [m["type"] for m in outcome(SameOriginSockets, socket(origin))] == ["reached"]


def test_a_header_the_answer_sets_itself_is_kept():
    async def application(_scope, _receive, send):
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"referrer-policy", b"no-referrer")],
            }
        )

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": "/", "headers": []}
    asyncio.run(SecurityHeaders(application)(scope, None, send))
    headers = dict(sent[0]["headers"])
    assert headers[b"referrer-policy"] == b"no-referrer"
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_policy_allows_no_foreign_source_and_no_unnamed_inline_script():
    rules = dict(rule.split(" ", 1) for rule in content_policy().split("; "))
    assert "http" not in content_policy()
    assert "unsafe-inline" not in rules["script-src"]
    assert "unsafe-eval" not in rules["script-src"]
    assert rules["script-src"].count("sha256-") == 2
