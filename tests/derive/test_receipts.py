"""Receipts and the search: complete for every claim and position, and faithful to the voice."""

import re

import pytest

from dashboard.derive.evidence import evidence_rows
from dashboard.derive.receipts import DAMAGED, receipt
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


def damaged(claim_id):
    sources = (CATALOG.sources[e.source] for e in CATALOG.statement(claim_id).evidence)
    return all(source.text_quality.kind in DAMAGED for source in sources)


def test_own_words_in_a_damaged_document_are_shown_as_reworded():
    told = {claim_id: receipt(claim_id, CATALOG).badges for claim_id in CATALOG.positions}
    own = {claim_id for claim_id, position in CATALOG.positions.items() if position.basis == "own_words"}
    assert {damaged(claim_id) for claim_id in own} == {True, False}, "both kinds of text are needed to tell"
    for claim_id, badges in told.items():
        assert ("own words, as reworded" in badges) == (claim_id in own and damaged(claim_id))
        assert ("own words" in badges) == (claim_id in own and not damaged(claim_id))


@pytest.mark.parametrize("claim_id", [i for i in IDS if damaged(i)])
def test_no_quote_of_a_damaged_document_is_called_exact(claim_id):
    shown = receipt(claim_id, CATALOG)
    for quoted in shown.quotes:
        assert "nobody’s exact words" in quoted.caution
        told = " ".join((quoted.caution, quoted.voice, *shown.badges)).replace("nobody’s exact words", "")
        assert not re.search(r"exact|verbatim|word for word|\bown words\b(?!, as reworded)", told)


def test_a_receipt_names_everybody_and_everything_the_claim_concerns():
    for claim_id in IDS:
        item, named = CATALOG.statement(claim_id), dict(receipt(claim_id, CATALOG).names)
        if claim_id in CATALOG.positions:
            assert set(named) == {item.actor}
            continue
        asked = item.recommendation.to if item.recommendation else ()
        assert set(named) == {item.asserted_by, *(e.speaker for e in item.evidence), *asked, *item.entity}
        assert all(CATALOG.named(of).name == name for of, name in named.items())


def test_a_receipt_names_the_disagreements_of_which_it_is_a_side_and_no_others():
    sides = {d.id: set(d.claims) for d in CATALOG.disagreements.values()}
    for claim_id in IDS:
        named = {of for of, _ in receipt(claim_id, CATALOG).disagreements}
        assert named == {of for of, claims in sides.items() if claim_id in claims}


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
