"""Quantities in words and spans: qualifiers survive, open ends stay open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.derive.quantities import Span, in_unit, number, quantity_in_words, span
from dashboard.model.claim import Quantity
from dashboard.model.vocabulary import Unit

UNITS = {
    "usd_million": Unit(id="usd_million", base="USD", factor=1e6, prefix="$", suffix=" million"),
    "percent": Unit(id="percent", base="percent", factor=1, suffix="%"),
    "ratio": Unit(id="ratio", base="ratio", factor=1, as_fraction=True),
    "times": Unit(id="times", base="multiplier", factor=1, suffix=" times"),
}


@pytest.mark.parametrize(
    ("relation", "value", "unit", "words"),
    [
        ("eq", 5.6, "usd_million", "$5.6 million"),
        ("gt", 2, "percent", "more than 2%"),
        ("approx", 0.05, "ratio", "about 1/20"),
        ("le", 500, "usd_million", "up to $500 million"),
        ("ge", 100, "usd_million", "at least $100 million"),
        ("lt", 6, "usd_million", "less than $6 million"),
    ],
)
def test_a_number_never_stands_without_its_qualifier(relation, value, unit, words):
    quantity = Quantity(relation=relation, value=value, unit=unit, as_printed="x")
    assert quantity_in_words(quantity, UNITS) == words


def test_a_range_says_both_ends_and_a_magnitude_its_own_words():
    quantity = Quantity(relation="range", low=10, high=100, unit="usd_million", as_printed="x")
    assert quantity_in_words(quantity, UNITS) == "$10 million to $100 million"
    vague = Quantity(
        relation="order_of_magnitude",
        low=100,
        high=1000,
        unit="usd_million",
        as_printed="x",
        in_words="hundreds",
    )
    assert quantity_in_words(vague, UNITS) == "hundreds"


@given(st.sampled_from(["gt", "ge", "lt", "le"]), st.floats(0.001, 1e6))
def test_an_open_end_stays_open_in_units_and_products(relation, value):
    own = span(Quantity(relation=relation, value=value, unit="usd_million", as_printed="x"), UNITS)
    tenfold = Span("eq", 10.0, 10.0, "multiplier")
    product = tenfold.times(own)
    for bounds in (own, product):
        assert (bounds.high is None) == (relation in ("gt", "ge"))
        assert (bounds.low is None) == (relation in ("lt", "le"))
    assert product.base == "USD" and product.relation == relation


@given(st.integers(1, 10**9))
def test_whole_numbers_keep_every_digit(value):
    assert int(number(float(value)).replace(",", "")) == value


def test_a_fraction_prints_as_the_source_prints_it():
    assert in_unit(0.05, UNITS["ratio"]) == "1/20"
