"""Who asks whom for what: every ask stands under each who is asked, and the most asked come first."""

from collections import Counter
from itertools import groupby

import pytest

from dashboard.derive.frames import rows_of
from dashboard.derive.recommendations import ALL, recommendation_rows
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
ASKS = CATALOG.claims_of("recommendation")


def shown(to=ALL, by=ALL):
    return list(rows_of(recommendation_rows(CATALOG, to=to, by=by)))


def test_every_recommendation_appears_once_under_each_who_is_asked():
    found = Counter((row.claim_ids[0], row.to) for row in shown())
    assert found == {(claim.id, actor): 1 for claim in ASKS for actor in claim.recommendation.to}


def test_rows_keep_who_asks_how_strongly_and_on_what_condition():
    for row in shown():
        claim = CATALOG.claims[row.claim_ids[0]]
        asked = claim.recommendation
        assert (row.what, row.strength, row.directness) == (asked.what, asked.strength, asked.directness)
        assert row.conditions == (asked.conditions or "")
        assert row.by_name == CATALOG.actors[claim.asserted_by].name
        assert row.to_name == CATALOG.actors[row.to].name


def test_those_asked_most_come_first_and_each_stands_in_one_place():
    blocks = [(to, len(list(rows))) for to, rows in groupby(shown(), key=lambda row: row.to)]
    assert len(blocks) == len({to for to, _ in blocks})
    counts = [count for _, count in blocks]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("to", options("to", "recommendations", CATALOG))
def test_a_choice_of_who_is_asked_keeps_all_and_only_their_asks(to):
    expected = sum(1 for claim in ASKS for actor in claim.recommendation.to if to in (ALL, actor))
    assert expected and len(shown(to=to)) == expected
    assert {row.to for row in shown(to=to)} == ({to} if to != ALL else {a for c in ASKS for a in c.recommendation.to})


@pytest.mark.parametrize("by", options("by", "recommendations", CATALOG))
def test_a_choice_of_who_asks_keeps_all_and_only_what_they_ask(by):
    expected = {claim.id for claim in ASKS if by in (ALL, claim.asserted_by)}
    assert expected and {row.claim_ids[0] for row in shown(by=by)} == expected
