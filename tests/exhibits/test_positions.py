"""Positions on screen: every choice gives exhibits, silence is never the middle, counts are counted."""

import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()


def drawn(**choices):
    return {shown.id: shown for shown in exhibits_of("positions", CATALOG, **choices)}


@pytest.mark.parametrize("kind", options("kind", "positions", CATALOG))
@pytest.mark.parametrize("source", options("source", "positions", CATALOG))
def test_every_choice_draws_both_exhibits_and_says_when_nobody_is_left(kind, source):
    for shown in drawn(issue=next(iter(CATALOG.issues)), kind=kind, source=source).values():
        assert shown.title and shown.alt
        if shown.table.empty:
            assert "obody" in shown.title or "No actor" in shown.title


@pytest.mark.parametrize("issue", CATALOG.issues)
def test_the_strip_counts_its_sides_and_leaves_the_silent_off_the_scale(issue):
    strip = next(s for s in drawn(issue=issue).values() if "narrow" in s.figures)
    last = {}
    for position in sorted(CATALOG.positions.values(), key=lambda p: p.order):
        if position.issue == issue:
            last[position.actor] = position
    on_scale = [p for p in last.values() if isinstance(p.stance, int)]
    sides = [sum(p.stance > 0 for p in on_scale), sum(p.stance == 0 for p in on_scale)]
    assert f"{sides[0]} for, {sides[1]} mixed" in strip.title
    marked = {
        trace.customdata[0][0]
        for trace in strip.figures["wide"].data
        if trace.customdata is not None and len(trace.customdata)
    }
    assert len(marked) == len(on_scale)
    assert not marked & {p.id for p in last.values() if not isinstance(p.stance, int)}
