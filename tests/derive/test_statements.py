"""One line for any claim or position, the same words as its receipt."""

import pytest

from dashboard.derive.receipts import receipt
from dashboard.derive.statements import line
from dashboard.load.live import store

CATALOG = store().catalog()
IDS = [*CATALOG.claims, *CATALOG.positions]


@pytest.mark.parametrize("claim_id", IDS)
def test_a_line_says_what_its_receipt_says(claim_id):
    said, shown, item = line(claim_id, CATALOG), receipt(claim_id, CATALOG), CATALOG.statement(claim_id)
    assert said.statement == shown.statement
    assert shown.headline in said.words
    assert said.firmness in shown.badges
    assert said.quote == shown.quotes[0].quote
    assert all(f"{CATALOG.sources[e.source].name} ¶" in said.place for e in item.evidence)
    holder = item.actor if claim_id in CATALOG.positions else item.asserted_by
    assert said.said_by == CATALOG.actors[holder].name


def test_there_is_no_line_for_nothing():
    with pytest.raises(KeyError):
        line("no-such-claim", CATALOG)
