"""Disagreements on screen: all sides in the table, silence told as silence, what would settle it."""

from dataclasses import replace

import pytest

from dashboard.derive.disagreements import DIFFERENCE_WORDS
from dashboard.derive.verdicts import judged_claim
from dashboard.exhibits.disagreements import SILENT, disagreement_exhibit, disagreements_in_words
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
def test_every_side_stands_beside_its_verdict(disagreement):
    exhibit = disagreement_exhibit(disagreement, CATALOG)
    for (claim_id,), told in zip(exhibit.table["claim_ids"], exhibit.table["Against the record"], strict=True):
        verdict = judged_claim(claim_id, CATALOG)
        assert told == ("Not judged" if verdict is None else verdict.badge)
        assert f"({told})" in exhibit.alt


def test_without_a_record_no_side_is_told_as_judged():
    bare = replace(CATALOG, record=replace(CATALOG.record, verdicts={}))
    assert "Against the record" not in disagreement_exhibit(next(iter(CATALOG.disagreements.values())), bare).table


def test_all_of_them_in_words_count_points_that_differ_apart_from_look_alikes():
    kinds = [d.kind for d in CATALOG.disagreements.values()]
    real, alike = kinds.count("disagreement"), kinds.count("look_alike")
    assert disagreements_in_words(CATALOG) == f"The documents differ on {real} points; {alike} more only look like it"
    one = {d.id: d for d in list(CATALOG.disagreements.values())[:1]}
    assert disagreements_in_words(replace(CATALOG, disagreements=one)) == "The documents differ on 1 point"


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
