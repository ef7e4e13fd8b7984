"""Two actors on screen: each mark where its stance is, absence in words, and counts that hold."""

from itertools import combinations

import pytest

from dashboard.derive.positions import shown_positions
from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
SHOWN = shown_positions(CATALOG)
ACTORS = list(options("a", "compare", CATALOG))
PAIRS = [*combinations(ACTORS[:6], 2), *((a, a) for a in ACTORS[:3]), *zip(ACTORS[6::7], ACTORS[8::7], strict=False)]
each_pair = pytest.mark.parametrize(("a", "b"), PAIRS, ids="-and-".join)


def drawn(a, b):
    (exhibit,) = exhibits_of("compare", CATALOG, a=a, b=b)
    return exhibit


def held(actor):
    return {issue: position for (who, issue), position in SHOWN.items() if who == actor}


@each_pair
def test_every_stance_on_the_scale_has_a_mark_at_its_place_and_no_other_has(a, b):
    for figure in drawn(a, b).figures.values():
        found = sorted((t.text[0], t.customdata[0][0], round(t.x[0])) for t in figure.data)
        expected = sorted(
            (letter, position.id, position.stance)
            for letter, actor in (("A", a), ("B", b))
            for position in held(actor).values()
            if isinstance(position.stance, int)
        )
        assert found == expected


@pytest.mark.parametrize(("width", "plot"), [("wide", 608), ("narrow", 346)])
def test_two_marks_at_one_place_stand_beside_each_other(width, plot):
    figure = drawn(ACTORS[0], ACTORS[0]).figures[width]
    left, right = figure.layout.xaxis.range
    rows = {}
    for trace in figure.data:
        rows.setdefault(trace.y[0], []).append(trace)
    assert all(len(row) == 2 for row in rows.values())
    for first, second in rows.values():
        apart = (second.x[0] - first.x[0]) / (right - left) * plot
        assert apart >= (first.marker.size + second.marker.size) / 2 + first.marker.line.width


@each_pair
def test_the_title_counts_issues_on_which_both_are_on_the_scale(a, b):
    both = [
        (held(a)[issue].stance, held(b)[issue].stance)
        for issue in held(a).keys() & held(b).keys()
        if isinstance(held(a)[issue].stance, int) and isinstance(held(b)[issue].stance, int)
    ]
    same = sum((x > 0) == (y > 0) and (x < 0) == (y < 0) for x, y in both)
    assert (f"on {same} of {len(both)} issues" if both else "no issue on which both") in drawn(a, b).title


@each_pair
def test_every_position_has_a_row_and_issues_of_neither_are_named_in_a_note(a, b):
    exhibit = drawn(a, b)
    rows = [claim_id for (claim_id,) in exhibit.table["claim_ids"]]
    assert sorted(rows) == sorted(p.id for actor in (a, b) for p in held(actor).values())
    neither = exhibit.notes[-1].removeprefix("Neither is in our sources on: ").removesuffix(".")
    absent = [i.label for i in CATALOG.issues.values() if i.id not in held(a).keys() | held(b).keys()]
    assert neither == ", ".join(absent)


@each_pair
def test_nothing_off_the_scale_is_called_the_same_side_or_a_difference(a, b):
    exhibit = drawn(a, b)
    for compared, (claim_id,) in zip(exhibit.table["Compared"], exhibit.table["claim_ids"], strict=True):
        issue = CATALOG.positions[claim_id].issue
        stances = [held(actor)[issue].stance for actor in (a, b) if issue in held(actor)]
        if compared in ("same side", "they differ"):
            assert len(stances) == 2 and all(isinstance(stance, int) for stance in stances)
        else:
            assert len(stances) == 1 or not all(isinstance(stance, int) for stance in stances)


def test_a_pair_with_nothing_in_common_says_so():
    apart = next((a, b) for a, b in combinations(ACTORS, 2) if not held(a).keys() & held(b).keys())
    assert drawn(*apart).title.endswith("no issue on which both are on the scale")
