"""A supposed multiple: bounds in, bounds out, and the reader's own never passed off as a source's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.derive.quantities import Span, money_in_words, number
from dashboard.derive.what_if import READER, amount_in_words, default_factor, supposed, what_if_rows
from dashboard.exhibits.registry import exhibit
from dashboard.load.live import store

CATALOG = store().catalog()
DEFINITION = next(d for d in CATALOG.exhibits.values() if d.form == "what_if")
OWN = default_factor(DEFINITION, CATALOG)
OTHERS = [factor for factor in DEFINITION.factors if factor != OWN]


def with_base(relation):
    _, base = supposed(DEFINITION, CATALOG)
    bounded = replace(base, quantity=replace(base.quantity, relation=relation))
    return replace(CATALOG, claims={**CATALOG.claims, base.id: bounded})


def test_the_sources_own_multiple_shows_no_row_of_the_reader():
    rows = what_if_rows(DEFINITION, OWN, CATALOG)
    assert "reader" not in set(rows["token"])
    assert not rows["subject"].str.startswith(READER).any()


@pytest.mark.parametrize("factor", OTHERS)
def test_the_readers_multiple_stands_beside_the_sources_and_says_whose_it_is(factor):
    rows = what_if_rows(DEFINITION, factor, CATALOG)
    mine = rows[rows["token"] == "reader"].iloc[0]
    assert number(factor) in mine["subject"] and "own" in mine["place"]
    claim, base = supposed(DEFINITION, CATALOG)
    assert mine["low"] == pytest.approx(base.quantity.value * factor * CATALOG.units[base.quantity.unit].factor)
    assert claim.id in rows.iloc[1]["claim_ids"]
    assert list(mine["claim_ids"]) == [base.id]
    drawn = exhibit(DEFINITION, CATALOG, times=number(factor))
    assert "your own" in " ".join(drawn.notes) and f"Your own {number(factor)} times" in drawn.title
    assert "own" not in exhibit(DEFINITION, CATALOG).title, "the source's multiple is not the reader's"


@pytest.mark.parametrize(("relation", "words"), [("gt", "more than $"), ("lt", "less than $"), ("approx", "about $")])
def test_the_bound_of_the_sum_stays_in_title_and_row(relation, words):
    catalog = with_base(relation)
    assert amount_in_words(DEFINITION, OTHERS[-1], catalog).startswith(words)
    rows = what_if_rows(DEFINITION, OTHERS[-1], catalog)
    assert words in rows[rows["token"] == "reader"].iloc[0]["words"]


@given(st.floats(1, 1e13), st.sampled_from(["eq", "approx", "gt", "ge", "lt", "le"]))
def test_an_amount_in_words_keeps_its_bound(value, relation):
    low = None if relation in ("lt", "le") else value
    high = None if relation in ("gt", "ge") else value
    words = money_in_words(Span(relation, low, high, "USD"))
    signs = {"eq": "$", "approx": "about", "gt": "more than", "ge": "at least", "lt": "less than", "le": "up to"}
    assert words.startswith(signs[relation])


def test_an_open_amount_is_not_given_a_number():
    assert money_in_words(Span("unknown", None, None, "USD")) == "an unknown sum"
    assert money_in_words(Span("range", 2e6, 3e6, "USD")) == "$2 million to $3 million"
