"""Disagreements: every side is there, silence is not agreement, and only like stands on one scale."""

import pytest

from dashboard.derive.disagreements import (
    ALL,
    DIFFERENCE_WORDS,
    KIND_WORDS,
    chosen_disagreements,
    documents_in,
    scale_rows,
    sides,
    silent_documents,
)
from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import span
from dashboard.load.live import store

CATALOG = store().catalog()
each = pytest.mark.parametrize("disagreement", CATALOG.disagreements.values(), ids=lambda d: d.id)


def sources_of(claim_id):
    return {evidence.source for evidence in CATALOG.statement(claim_id).evidence}


@each
def test_every_side_is_shown_once_with_its_words_and_place(disagreement):
    rows = list(rows_of(sides(disagreement, CATALOG)))
    assert [row.claim_ids for row in rows] == [(claim_id,) for claim_id in disagreement.claims]
    for row in rows:
        assert row.statement == CATALOG.statement(row.claim_ids[0]).statement
        assert all(CATALOG.sources[source].name in row.place for source in sources_of(row.claim_ids[0]))
        assert row.words and row.said_by and row.firmness


@each
def test_a_document_is_silent_exactly_when_no_side_comes_from_it(disagreement):
    speaking = set().union(*(sources_of(claim_id) for claim_id in disagreement.claims))
    assert set(documents_in(disagreement, CATALOG)) == speaking
    assert set(silent_documents(disagreement, CATALOG)) == set(CATALOG.sources) - speaking


@each
def test_one_scale_holds_two_or_more_sides_of_one_base_with_their_numbers(disagreement):
    base, rows = scale_rows(disagreement, CATALOG)
    assert len(rows) != 1
    assert bool(base) == bool(len(rows))
    for row in rows_of(rows):
        claim = CATALOG.claims[row.claim_ids[0]]
        own = span(claim.quantity, CATALOG.units)
        assert claim.id in disagreement.claims
        assert own.base == base
        assert (row.low, row.high) == (own.low, own.high) != (None, None)


@each
def test_no_side_with_a_number_of_the_scales_base_is_left_off_it(disagreement):
    base, rows = scale_rows(disagreement, CATALOG)
    drawn = {row.claim_ids[0] for row in rows_of(rows)}
    numbered = set()
    for claim in (CATALOG.claims[i] for i in disagreement.claims if i in CATALOG.claims):
        own = span(claim.quantity, CATALOG.units) if claim.quantity else None
        if own is not None and (own.low, own.high) != (None, None) and own.base == base:
            numbered.add(claim.id)
    assert drawn == numbered


def test_some_disagreement_is_drawn_and_some_has_no_scale():
    lengths = [len(scale_rows(d, CATALOG)[1]) for d in CATALOG.disagreements.values()]
    assert max(lengths) >= 2 and min(lengths) == 0


def test_what_only_looks_like_a_disagreement_comes_last():
    kinds = [d.kind for d in chosen_disagreements(CATALOG)]
    assert len(kinds) == len(CATALOG.disagreements)
    assert kinds == sorted(kinds, key=["disagreement", "look_alike"].index)


@pytest.mark.parametrize("kind", (ALL, *KIND_WORDS))
@pytest.mark.parametrize("differs", (ALL, *DIFFERENCE_WORDS))
@pytest.mark.parametrize("source", (ALL, *CATALOG.sources))
def test_the_filters_keep_what_they_name_and_nothing_else(kind, differs, source):
    kept = chosen_disagreements(CATALOG, kind=kind, differs=differs, source=source)
    expected = {
        d.id
        for d in CATALOG.disagreements.values()
        if kind in (ALL, d.kind)
        and (differs == ALL or differs in d.differs)
        and (source == ALL or any(source in sources_of(claim_id) for claim_id in d.claims))
    }
    assert len(kept) == len(expected)
    assert {d.id for d in kept} == expected
