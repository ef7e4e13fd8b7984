"""Receipts and the search: complete for every claim and position, and faithful to the voice."""

import pytest

from dashboard.derive.evidence import evidence_rows
from dashboard.derive.receipts import receipt
from dashboard.load.live import store

CATALOG = store().catalog()
IDS = [*CATALOG.claims, *CATALOG.positions]


@pytest.mark.parametrize("claim_id", IDS)
def test_every_receipt_has_its_words_place_voice_and_citation(claim_id):
    item, shown = CATALOG.statement(claim_id), receipt(claim_id, CATALOG)
    assert shown.statement == item.statement and shown.headline
    assert [q.quote for q in shown.quotes] == [e.quote for e in item.evidence]
    for quoted, evidence in zip(shown.quotes, item.evidence, strict=True):
        assert f"paragraph {evidence.paragraph}" in quoted.where
        assert CATALOG.actors[evidence.speaker].name in quoted.voice
        damaged = CATALOG.sources[evidence.source].text_quality.kind != "clean"
        assert bool(quoted.caution) == damaged
    assert claim_id in shown.citation and CATALOG.version in shown.citation
    assert claim_id not in {r.claim_id for r in shown.related}


def test_claims_about_the_same_thing_stand_side_by_side():
    for claim in CATALOG.claims.values():
        others = {c.id for c in CATALOG.claims.values() if c.group == claim.group} - {claim.id}
        assert {r.claim_id for r in receipt(claim.id, CATALOG).related} == others


def test_the_search_needs_every_word_and_ignores_case_and_accents():
    everything = evidence_rows(CATALOG)
    assert len(everything) == len(IDS)
    first = CATALOG.statement(IDS[0]).statement
    words = first.split()
    found = evidence_rows(CATALOG, q=f"{words[0].upper()} {words[-1]}")
    assert (IDS[0],) in set(found["claim_ids"])
    assert evidence_rows(CATALOG, q=f"{words[0]} qqqzzz").empty


def test_filters_keep_only_what_they_name():
    for source in CATALOG.sources:
        rows = evidence_rows(CATALOG, source=source)
        assert len(rows)
        for (claim_id,) in rows["claim_ids"]:
            assert source in {e.source for e in CATALOG.statement(claim_id).evidence}
