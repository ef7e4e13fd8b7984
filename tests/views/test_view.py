"""Addresses: any query gives a view, and every view comes back from its own address."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exhibits.registry import exhibit_ids, exhibits_of, page_of
from dashboard.load.live import store
from dashboard.views.options import options
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import FREE_TEXT, claim_url, name_url, parse, query_of, term_url, url_for

CATALOG = store().catalog()
PARAMS = sorted({name for page in PAGES for name in page.params})
NAMES = st.one_of(st.sampled_from(["claim", "table", "show", "v", *PARAMS]), st.text(max_size=12))
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from([*CATALOG.actors, *CATALOG.terms, *CATALOG.disagreements, *CATALOG.claims, "all"]),
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(PAGES),
    st.dictionaries(NAMES, st.lists(VALUES, max_size=3), max_size=6),
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
    here = sorted(e for e in exhibit_ids(CATALOG) if page_of(e, CATALOG) == page.name)
    if here and data.draw(st.booleans()):
        query["table"] = [data.draw(st.sampled_from(here))]
    for name in set(page.params) & set(FREE_TEXT):
        query[name] = [data.draw(st.text(max_size=40))]
    view = parse(page.name, query, CATALOG)
    address = urlsplit(url_for(page.name, query_of(view)))
    assert address.path == page.path
    again = parse(page.name, parse_qs(address.query), CATALOG)
    assert again == view
    assert all(view.chosen(name) == value for name, (value,) in query.items())
    assert not again.notices


def test_an_unknown_claim_is_said_in_words():
    view = parse("evidence", {"claim": ["no-such-claim"]}, CATALOG)
    assert view.chosen("claim") == ""
    assert "no-such-claim" in view.notices[0]


CHOICES = [(page.name, name) for page in PAGES for name in page.params if name not in FREE_TEXT]


@pytest.mark.parametrize(("page", "name"), CHOICES)
def test_every_value_of_every_choice_is_honoured_and_comes_back(page, name):
    for value in options(name, page, CATALOG):
        view = parse(page, {"v": ["1"], name: [value]}, CATALOG)
        assert view.chosen(name) == value and not view.notices
        assert query_of(view)[name] == value


@pytest.mark.parametrize(("page", "name"), CHOICES)
def test_a_value_that_is_not_in_the_data_gives_the_default_and_a_word_about_it(page, name):
    view = parse(page, {name: ["no-such-thing"]}, CATALOG)
    assert view.chosen(name) == next(iter(options(name, page, CATALOG)))
    (notice,) = view.notices
    assert "no-such-thing" in notice and name in notice


def test_a_choice_of_another_page_is_left_out_and_named():
    view = parse("markets", {"of": ["anybody"], "term": ["anything"], "utm_source": ["x"]}, CATALOG)
    assert not view.choices
    (notice,) = view.notices
    assert "“of”" in notice and "“term”" in notice and "utm" not in notice


@pytest.mark.parametrize("page", ["disagreements", "questions"])
def test_the_table_of_a_disagreement_or_question_has_an_address(page):
    for exhibit in exhibits_of(page, CATALOG):
        view = parse(page, {"table": [exhibit.id]}, CATALOG)
        assert view.chosen("table") == exhibit.id and not view.notices
    asked = parse(page, {"table": ["disagreement.no-such"]}, CATALOG)
    assert asked.chosen("table") == "" and "disagreement.no-such" in asked.notices[0]


def test_links_to_claims_names_and_terms_lead_to_the_page_that_shows_them():
    for url, page, name, value in (
        *((claim_url(i), "evidence", "claim", i) for i in (*CATALOG.claims, *CATALOG.positions)),
        *((name_url(of), "names", "of", of) for of in (*CATALOG.actors, *CATALOG.entities)),
        *((term_url(term), "method", "term", term) for term in CATALOG.terms),
    ):
        address = urlsplit(url)
        assert address.path == PAGE_BY_NAME[page].path
        view = parse(page, parse_qs(address.query), CATALOG)
        assert view.chosen(name) == value and not view.notices


def test_two_actors_keep_their_sides():
    a, b = list(options("a", "compare", CATALOG))[-2:]
    view = parse("compare", {"a": [a], "b": [b]}, CATALOG)
    assert (view.chosen("a"), view.chosen("b")) == (a, b)
    again = parse("compare", parse_qs(urlsplit(url_for("compare", query_of(view))).query), CATALOG)
    assert (again.chosen("a"), again.chosen("b")) == (a, b)
