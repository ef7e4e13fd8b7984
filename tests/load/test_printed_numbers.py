"""Numbers as documents print them, and the words beside them."""

import pytest

from dashboard.load.cue_words import relation_cues
from dashboard.load.printed_numbers import printed_band, printed_numbers

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("printed", "value", "factor"),
    [
        ("$5.6 million", 5.6, MILLION),
        ("\\$5.6 million", 5.6, MILLION),
        ("$ 500 billion", 500, 1000 * MILLION),
        ("$500B", 500, 1000 * MILLION),
        ("$6M", 6, MILLION),
        ("$100 million+", 100, MILLION),
        ("2.788 million hours", 2.788, MILLION),
        ("2.788 million hours", 2_788_000, 1),
        ("1,250 jobs", 1250, 1),
        ("3.5 p.c.", 3.5, 1),
        ("2%", 2, 1),
        ("2%", 0.02, 1),
        ("1/20", 0.05, 1),
        ("1/20th", 0.05, 1),
        ("1/3", 0.3333, 1),
        ("fifty times", 50, 1),
        ("twenty-five", 25, 1),
        ("tenfold", 10, 1),
        ("five million", 5, MILLION),
        ("half", 0.5, 1),
        ("for free", 0, 1),
    ],
)
def test_a_printed_number_equals_the_recorded_one(printed: str, value: float, factor: float) -> None:
    assert any(number.equals(value, factor) for number in printed_numbers(printed))


@pytest.mark.parametrize(
    ("printed", "value", "factor"),
    [
        ("$5.6 million", 5.6, 1000 * MILLION),
        ("$5.6 million", 56, MILLION),
        ("$5.6 million", 5.5, MILLION),
        ("1/20", 20, 1),
        ("2%", 2.5, 1),
        ("tens of millions", 10, MILLION),
        ("$10s of millions", 10, MILLION),
        ("GPT-4", 4, 1),
        ("R1", 1, 1),
        ("H100", 100, 1),
    ],
)
def test_another_number_is_not_taken_for_it(printed: str, value: float, factor: float) -> None:
    assert not any(number.equals(value, factor) for number in printed_numbers(printed))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("tens of billions", 10**10, 10**11),
        ("$10s of millions", 10**7, 10**8),
        ("hundreds of billions of dollars", 10**11, 10**12),
        ("hundreds of people", 100, 1000),
    ],
)
def test_an_order_of_size_is_a_band(printed: str, low: int, high: int) -> None:
    band = printed_band(printed)
    assert band is not None
    assert (band.low, band.high) == (low, high)


@pytest.mark.parametrize("printed", ["lots of of tens of millions", "millions", "$5 million"])
def test_no_band_is_read_where_none_is_sure(printed: str) -> None:
    assert printed_band(printed) is None


@pytest.mark.parametrize(
    ("quote", "printed", "relation"),
    [
        ("fell more than 2% on the day", "2%", "gt"),
        ("shedding greater than 2 p.c.", "2 p.c.", "gt"),
        ("almost certainly higher than $ 5 million", "$ 5 million", "gt"),
        ("up to $ 500 billion", "$ 500 billion", "le"),
        ("no more than 5 percent", "5 percent", "le"),
        ("built for lower than $6M, they say", "$6M", "lt"),
        ("at least 4%", "4%", "ge"),
        ("from $100 million+ to less", "$100 million", "ge"),
        ("5 or more of them", "5", "ge"),
        ("charges about 1/20th of that", "1/20th", "approx"),
        ("about the 50 of them", "50", "approx"),
        ("between 2 and 4", "2 and 4", "range"),
        ("rose over 5%", "over 5%", "gt"),
    ],
)
def test_the_words_beside_a_number_say_its_relation(quote: str, printed: str, relation: str) -> None:
    assert [relation in allowed for _, allowed in relation_cues(quote, printed)] == [True]


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("dropping 3.5 p.c.", "3.5 p.c."),
        ("about the town, which paid €5 million", "€5 million"),
        ("more people than ever paid 5 euros", "5 euros"),
        ("10 times more for training", "10 times"),
    ],
)
def test_words_that_belong_to_something_else_say_nothing(quote: str, printed: str) -> None:
    assert relation_cues(quote, printed) == []
