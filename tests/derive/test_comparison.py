"""Two actors side by side: a side is for, mixed or against; what is off the scale is never compared."""

from dataclasses import replace
from itertools import islice

import pytest

from dashboard.derive.comparison import (
    AGREE,
    DIFFER,
    NEITHER,
    OFF_SCALE,
    ONE_ONLY,
    agreement_counts,
    compared_issues,
    most_heard,
    stance_in_words,
)
from dashboard.derive.positions import shown_positions
from dashboard.load.live import store

CATALOG = store().catalog()
ISSUES = list(CATALOG.issues)
ANY = next(iter(CATALOG.positions.values()))


def held(*stances):
    """A catalog in which actor "a" and actor "b" hold these stances on the first issue; None is no position."""
    positions = {
        f"{actor}.{n}": replace(ANY, id=f"{actor}.{n}", actor=actor, issue=ISSUES[0], stance=stance, order=n + 1)
        for actor, stances in zip("ab", stances, strict=True)
        for n, stance in enumerate(stances)
    }
    return replace(CATALOG, positions=positions)


def verdict(a, b):
    catalog = held([] if a is None else [a], [] if b is None else [b])
    return compared_issues("a", "b", catalog)[0].verdict


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (2, 1, AGREE), (1, 1, AGREE), (-1, -2, AGREE), (0, 0, AGREE),
        (1, -1, DIFFER), (0, 1, DIFFER), (-2, 0, DIFFER), (2, -2, DIFFER),
        ("silent", 1, OFF_SCALE), ("unclear", -2, OFF_SCALE), ("silent", 0, OFF_SCALE),
        ("unclear", "unclear", OFF_SCALE),
        (1, None, ONE_ONLY), ("silent", None, ONE_ONLY), (None, None, NEITHER),
    ],
)  # fmt: skip
def test_two_stances_compare_by_their_side_and_in_either_order(a, b, expected):
    assert verdict(a, b) == verdict(b, a) == expected


def test_an_actor_who_moved_is_compared_where_it_ended():
    assert compared_issues("a", "b", held([2, -1], [-2]))[0].verdict == AGREE


def test_only_issues_on_which_both_are_on_the_scale_are_counted():
    for a, b, counts in (
        (1, 2, {"agree": 1, "both": 1}),
        (1, -1, {"agree": 0, "both": 1}),
        (1, "silent", {"agree": 0, "both": 0}),
        (1, None, {"agree": 0, "both": 0}),
    ):
        catalog = held([a], [] if b is None else [b])
        assert agreement_counts(compared_issues("a", "b", catalog)) == counts


def pairs():
    holders = list(dict.fromkeys(p.actor for p in CATALOG.positions.values()))
    return islice(((a, b) for n, a in enumerate(holders) for b in holders[n:]), 400)


def test_every_issue_is_compared_once_and_every_shown_position_is_there():
    shown = shown_positions(CATALOG)
    for a, b in pairs():
        issues = compared_issues(a, b, CATALOG)
        assert [issue.issue for issue in issues] == ISSUES
        for issue in issues:
            assert issue.first is shown.get((a, issue.issue))
            assert issue.second is shown.get((b, issue.issue))


def test_an_actor_agrees_with_itself_wherever_it_is_on_the_scale():
    for actor in {p.actor for p in CATALOG.positions.values()}:
        counts = agreement_counts(compared_issues(actor, actor, CATALOG))
        on_scale = [p for (a, _), p in shown_positions(CATALOG).items() if a == actor and isinstance(p.stance, int)]
        assert counts == {"agree": len(on_scale), "both": len(on_scale)}


def test_a_comparison_starts_with_the_two_actors_who_have_most_positions():
    held_by = [actor for actor, _ in shown_positions(CATALOG)]
    most = sorted((held_by.count(actor) for actor in set(held_by)), reverse=True)[:2]
    assert [held_by.count(actor) for actor in most_heard(CATALOG)] == most
    alone = replace(CATALOG, positions={ANY.id: ANY})
    assert most_heard(alone) == (ANY.actor, ANY.actor)
    assert len(most_heard(replace(CATALOG, positions={}))) == 2


def test_no_position_is_said_as_such_and_never_as_mixed():
    assert stance_in_words(None) == "not in our sources"
    assert stance_in_words(replace(ANY, stance=0)) == "mixed"
    assert stance_in_words(replace(ANY, stance="silent")) == "silent"
