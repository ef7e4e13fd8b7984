"""Positions on screen: every choice gives exhibits, silence is never the middle, counts are counted."""

import pytest

from dashboard.derive.positions import shown_positions
from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
SIGNED = ("moved", "sources_disagree")


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
    for position in sorted(CATALOG.positions.values(), key=lambda p: (p.order, isinstance(p.stance, int))):
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


def test_a_cell_says_that_its_actor_moved_or_that_the_documents_differ():
    matrix = next(s for s in drawn().values() if "narrow" not in s.figures)
    by_cell = {}
    for position in CATALOG.positions.values():
        by_cell.setdefault((position.actor, position.issue), []).append(position)
    signs = {t.name: {tuple(ids) for ids in t.customdata} for t in matrix.figures["wide"].data if t.name in SIGNED}
    assert any(signs.values())
    for positions in by_cell.values():
        ids, stances = {p.id for p in positions}, {p.stance for p in positions}
        documents = {p.evidence[0].source for p in positions}
        marked = {name for name, cells in signs.items() for cell in cells if set(cell) == ids}
        expected = {"moved" if len(documents) == 1 else "sources_disagree"} if len(stances) > 1 else set()
        assert marked == expected, ids


def test_what_one_document_says_is_not_hidden_by_what_another_leaves_open():
    shown = shown_positions(CATALOG)
    for (actor, issue), position in shown.items():
        others = [
            p for p in CATALOG.positions.values() if (p.actor, p.issue, p.order) == (actor, issue, position.order)
        ]
        if any(isinstance(p.stance, int) for p in others):
            assert isinstance(position.stance, int), position.id
