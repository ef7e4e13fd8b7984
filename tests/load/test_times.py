"""How fine the words for a time are: no event may be dated finer than its words bear."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.load.times import DAYS, FINENESS, MONTHS, finest
from dashboard.model.words import Precision

WEEKDAYS = st.sampled_from(DAYS.split("|"))
ANY_CASE = st.sampled_from([str.lower, str.upper, str.title])
# Words for months and longer times, and words that name no time at all; none of them is a day or a week.
COARSE = st.sampled_from(
    [*MONTHS.split("|"), "year", "years", "the Thirties", "decade", "century", "months", "era", "in", "late", "early",
     "after", "before", "spring", "the", "bridge", "opened", "last", "next", "this"]
)  # fmt: skip
PROSE = st.lists(COARSE, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("27 January", "day"),
        ("on the 3rd March", "day"),
        ("January 27", "day"),
        ("2025-01-27", "day"),
        ("the first day", "day"),
        ("yesterday", "day"),
        ("Monday", "weekday"),
        ("On MONDAY morning", "weekday"),
        ("a Monday in May", "weekday"),
        ("last week", "week"),
        ("the weekend", "week"),
        ("two weeks ago", "week"),
        ("in July", "month"),
        ("last month", "month"),
        ("July 2024", "month"),
        ("2024", "period"),
        ("the 1950s", "period"),
        ("the late Fifties", "period"),
        ("in recent years", "period"),
        ("a few months", "period"),
        ("Next spring", "relative"),
        ("before that", "relative"),
        ("weeknight", "relative"),
        ("", "relative"),
    ],
)
def test_words_for_a_time_are_as_fine_as_they_say(words: str, precision: Precision) -> None:
    assert finest(words) == precision


@given(st.text())
def test_every_text_has_a_precision_and_none_is_undated(text: str) -> None:
    assert finest(text) in FINENESS
    assert finest(text) != "undated"


@given(before=PROSE, weekday=WEEKDAYS, case=ANY_CASE, after=PROSE)
def test_a_weekday_alone_is_never_as_fine_as_a_day(
    before: str, weekday: str, case: Callable[[str], str], after: str
) -> None:
    assert finest(f"{before} {case(weekday)} {after}") == "weekday"


@given(PROSE)
def test_words_without_a_day_or_week_are_never_finer_than_a_month(words: str) -> None:
    assert FINENESS[finest(words)] <= FINENESS["month"]


@given(st.text(), PROSE | st.text())
def test_more_words_never_make_a_time_coarser(words: str, more: str) -> None:
    together = FINENESS[finest(f"{words} {more}")]
    assert together >= max(FINENESS[finest(words)], FINENESS[finest(more)])


@given(st.text() | PROSE)
def test_capitals_make_no_difference(words: str) -> None:
    assert finest(words.casefold()) == finest(words)
