"""Risks by exposure: nothing a document says of a risk is lost, and nothing is drawn that it does not say."""

import pytest

from dashboard.derive.frames import rows_of
from dashboard.derive.risks import ALL, LEVEL_WORDS, risk_rows
from dashboard.load.live import store

CATALOG = store().catalog()
EXPOSURES = {word.id for word in CATALOG.vocabulary.exposures}
each_source = pytest.mark.parametrize("source", (ALL, *CATALOG.sources))


def shown(source=ALL):
    return list(rows_of(risk_rows(CATALOG, source=source)))


@each_source
def test_every_risk_is_in_the_table_once_for_each_way_of_use_it_names(source):
    for claim in CATALOG.claims_of("risk"):
        rows = [row.exposure for row in shown(source) if row.claim_ids == (claim.id,)]
        named = [exposure.to for exposure in claim.risk.exposures] or [""]
        chosen = source == ALL or source in {e.source for e in claim.evidence}
        assert sorted(rows) == (sorted(named) if chosen else [])


def test_every_row_says_the_level_of_its_own_way_of_use():
    for row in shown():
        risk = CATALOG.claims[row.claim_ids[0]].risk
        levels = {exposure.to: exposure for exposure in risk.exposures}
        expected = levels[row.exposure].level if row.exposure else risk.level
        assert row.level == expected
        assert row.words.startswith(LEVEL_WORDS[expected])
        inferred = bool(row.exposure) and levels[row.exposure].basis == "inferred"
        assert row.words.endswith("by our inference") == inferred
        assert row.kind == risk.kind and row.borne_by == risk.borne_by
        assert row.mitigation == (risk.mitigation or "none named")


def test_kinds_of_risk_stand_together_in_the_order_of_the_vocabulary():
    kinds = list(dict.fromkeys(row.kind for row in shown()))
    assert kinds == [word.id for word in CATALOG.vocabulary.risk_kinds if word.id in kinds]
    assert [row.kind for row in shown()] == sorted((row.kind for row in shown()), key=kinds.index)


def test_a_risk_tied_to_no_way_of_use_says_so():
    for row in shown():
        assert (row.exposure in EXPOSURES) != (row.exposure_name == "not tied to a way of use")
