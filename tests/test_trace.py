"""The product's promise: every mark, title and annotation leads to claims, and every claim to a quote."""

import re

import pytest

from dashboard.derive.quantities import claim_in_words, span
from dashboard.derive.wording import named_claims
from dashboard.exhibits.findings import findings
from dashboard.exhibits.registry import exhibit
from dashboard.load.live import store
from dashboard.model.claim import Claim

CATALOG = store().catalog()
ALL_IDS = CATALOG.claims.keys() | CATALOG.positions.keys()


def every_exhibit():
    for definition in CATALOG.exhibits.values():
        if definition.form == "strip":
            for issue in CATALOG.issues:
                yield pytest.param(definition, issue, id=f"{definition.id}-{issue}")
        else:
            yield pytest.param(definition, "", id=definition.id)


EXHIBITS = list(every_exhibit())


def points(figure):
    """Every drawn point of a figure: (customdata, x, base)."""
    for trace in figure.data:
        drawn = len(trace.y) if trace.y is not None else 0
        data = trace.customdata
        for i in range(drawn):
            if trace.y[i] is None:
                continue
            yield trace, (None if data is None else data[i]), i


@pytest.mark.parametrize(("definition", "issue"), EXHIBITS)
def test_every_point_leads_to_claims(definition, issue):
    shown = exhibit(definition, CATALOG, issue=issue)
    for width, figure in shown.figures.items():
        for trace, ids, _ in points(figure):
            if trace.hoverinfo == "skip" and ids is None:
                continue
            assert ids, f"{width}: a point of {trace.name or trace.type} leads nowhere"
            assert set(ids) <= ALL_IDS


@pytest.mark.parametrize(("definition", "issue"), EXHIBITS)
def test_every_table_row_leads_to_claims_and_every_mark_has_a_row(definition, issue):
    shown = exhibit(definition, CATALOG, issue=issue)
    in_table = {i for ids in shown.table["claim_ids"] for i in ids}
    assert all(shown.table["claim_ids"])
    assert in_table <= ALL_IDS
    for figure in shown.figures.values():
        drawn = {i for _, ids, _ in points(figure) for i in ids or ()}
        assert drawn <= in_table


@pytest.mark.parametrize("definition", [d for d in CATALOG.exhibits.values() if d.form == "lanes"], ids=lambda d: d.id)
def test_a_drawn_dot_stands_at_the_value_its_claim_states(definition):
    shown = exhibit(definition, CATALOG)
    checked = 0
    for row in shown.table.itertuples():
        claim = CATALOG.claims[row.claim_ids[0]]
        if len(row.claim_ids) > 1 or claim.quantity.relation not in ("eq", "approx"):
            continue
        at = {trace.x[i] for trace, ids, i in points(shown.figures["wide"]) if list(ids or ()) == list(row.claim_ids)}
        assert at == {span(claim.quantity, CATALOG.units).low}
        checked += 1
    assert checked or definition.id not in ("training-and-build-out", "price-of-use")


@pytest.mark.parametrize(("definition", "issue"), EXHIBITS)
def test_annotations_that_can_be_chosen_name_a_claim_and_keep_its_words(definition, issue):
    shown = exhibit(definition, CATALOG, issue=issue)
    for width, figure in shown.figures.items():
        named = [a for a in figure.layout.annotations if a.captureevents]
        assert all(a.name in ALL_IDS for a in named), width
        if definition.form in ("lanes", "falls", "companies"):
            text = " ".join(a.text for a in named)
            for ids in shown.table["claim_ids"]:
                words = claim_in_words(CATALOG.claims[ids[0]], CATALOG)
                assert words.replace("&", "&amp;") in text, (width, words)


@pytest.mark.parametrize(("definition", "issue"), EXHIBITS)
def test_numbers_in_titles_and_notes_come_from_claims(definition, issue):
    shown = exhibit(definition, CATALOG, issue=issue)
    for text in (definition.title, definition.subtitle, *definition.notes):
        for claim_id in named_claims(text):
            if claim_id in ("filled", "empty", "cells", "actors", "issues"):
                continue
            words = claim_in_words(CATALOG.claims[claim_id], CATALOG)
            assert words in " ".join((shown.title, shown.subtitle, *shown.notes))
            assert claim_id in shown.title_claims
    assert "{" not in shown.title + shown.subtitle + shown.alt


def test_every_claim_leads_to_a_quote_in_a_recorded_paragraph():
    for claim_id in ALL_IDS:
        for evidence in CATALOG.statement(claim_id).evidence:
            assert 1 <= len(evidence.quote.split()) <= 12
            paragraphs = {p.n for p in CATALOG.sources[evidence.source].paragraphs}
            assert evidence.paragraph in paragraphs


def test_every_finding_shows_its_number_with_its_qualifier():
    for finding in findings(CATALOG):
        claim = CATALOG.claims[finding.claim_id]
        assert finding.number == claim_in_words(claim, CATALOG)
        assert set(finding.claim_ids) <= ALL_IDS
        for trace, ids, _ in points(finding.picture) if finding.picture else ():
            assert ids, trace.type


@pytest.mark.parametrize("claim", [c for c in CATALOG.claims.values() if c.quantity], ids=lambda c: c.id)
def test_no_quantity_loses_its_qualifier(claim: Claim):
    words = claim_in_words(claim, CATALOG)
    cue = {"approx": "about", "gt": "more than", "ge": "at least", "lt": "less than", "le": "up to"}
    relation = claim.quantity.relation
    if relation in cue and claim.quantity.in_words is None:
        assert re.search(cue[relation], words)
    if claim.status == "hypothetical" and claim.quantity.in_words is None:
        assert words.startswith("if ")
