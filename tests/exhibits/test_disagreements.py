"""Disagreements on screen: all sides in the table, silence told as silence, what would settle it."""

import pytest

from dashboard.derive.disagreements import DIFFERENCE_WORDS
from dashboard.exhibits.disagreements import SILENT, disagreement_exhibit
from dashboard.load.live import store

CATALOG = store().catalog()
each = pytest.mark.parametrize("disagreement", CATALOG.disagreements.values(), ids=lambda d: d.id)


def names(sources):
    return [CATALOG.sources[source].the for source in sources]


@each
def test_all_sides_are_in_the_table_which_stays_open(disagreement):
    exhibit = disagreement_exhibit(disagreement, CATALOG)
    assert [claim_id for (claim_id,) in exhibit.table["claim_ids"]] == list(disagreement.claims)
    assert exhibit.table_stays


@each
def test_a_document_is_told_as_silent_exactly_where_no_side_comes_from_it(disagreement):
    exhibit = disagreement_exhibit(disagreement, CATALOG)
    speaking = {e.source for claim_id in disagreement.claims for e in CATALOG.statement(claim_id).evidence}
    silent = next((part for part in exhibit.text if part.startswith(SILENT)), "")
    for source in CATALOG.sources:
        assert (CATALOG.sources[source].the in silent) == (source not in speaking)
    between = exhibit.subtitle.removeprefix(disagreement.about)
    assert all(name in between for name in names(speaking))
    assert not any(name in between for name in names(CATALOG.sources.keys() - speaking))
    assert ("inside " in between) == (len(speaking) == 1)


@each
def test_the_reader_learns_why_and_what_would_settle_it(disagreement):
    text = disagreement_exhibit(disagreement, CATALOG).text
    assert disagreement.why in text
    settles = [part for part in text if part.startswith("What would settle it:")]
    assert bool(settles) == bool(disagreement.settled_by)
    assert all(disagreement.settled_by in part for part in settles)


@each
def test_what_differs_is_said_above_the_claims(disagreement):
    subtitle = disagreement_exhibit(disagreement, CATALOG).subtitle
    assert all(DIFFERENCE_WORDS[what] in subtitle for what in disagreement.differs)


@each
def test_what_only_looks_like_a_disagreement_is_called_that(disagreement):
    exhibit = disagreement_exhibit(disagreement, CATALOG)
    called = "Looks like a disagreement, is none" in exhibit.subtitle
    assert called == (disagreement.kind == "look_alike")
    assert exhibit.alt.startswith("Disagreement.") != called
