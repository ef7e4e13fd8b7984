"""Addresses: any query gives a view, and every view comes back from its own address."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.load.live import store
from dashboard.views.pages import PAGES
from dashboard.views.options import options
from dashboard.views.view import FREE_TEXT, parse, query_of, url_for

CATALOG = store().catalog()
NAMES = st.one_of(st.sampled_from(["claim", "table", "issue", "kind", "source", "q", "v"]), st.text(max_size=12))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(PAGES),
    st.dictionaries(NAMES, st.lists(st.text(max_size=40), max_size=3), max_size=6),
)
def test_any_query_gives_a_view_and_unknown_values_are_named(page, query):
    view = parse(page.name, query, CATALOG)
    for name in page.params:
        if name not in FREE_TEXT:
            assert view.chosen(name) in options(name, page.name, CATALOG)
            asked = query.get(name)
            if asked and asked[-1] not in options(name, page.name, CATALOG):
                assert any(name in notice for notice in view.notices)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_view_comes_back_from_its_own_address(data):
    page = data.draw(st.sampled_from(PAGES))
    query = {
        name: [data.draw(st.sampled_from(list(options(name, page.name, CATALOG))))]
        for name in page.params
        if name not in FREE_TEXT
    }
    if data.draw(st.booleans()):
        query["claim"] = [data.draw(st.sampled_from([*CATALOG.claims, *CATALOG.positions]))]
    view = parse(page.name, query, CATALOG)
    address = urlsplit(url_for(page.name, query_of(view)))
    assert address.path == page.path
    again = parse(page.name, parse_qs(address.query), CATALOG)
    assert again == view
    assert not again.notices


def test_an_unknown_claim_is_said_in_words():
    view = parse("evidence", {"claim": ["no-such-claim"]}, CATALOG)
    assert view.chosen("claim") == ""
    assert "no-such-claim" in view.notices[0]
