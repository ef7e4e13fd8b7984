"""Titles built from data: what is filled in is printed as it is, whatever it holds."""

import pytest

from dashboard.derive.quantities import claim_in_words
from dashboard.derive.wording import counted, named_claims, worded
from dashboard.load.live import store

CATALOG = store().catalog()
CLAIM = next(claim for claim in CATALOG.claims.values() if claim.quantity)


def test_a_claims_id_becomes_its_quantity_with_its_qualifier():
    text = f"It lost {{{CLAIM.id}}}, they say."
    assert worded(text, CATALOG) == f"It lost {claim_in_words(CLAIM, CATALOG)}, they say."
    assert named_claims(text) == (CLAIM.id,)


def test_counts_and_claims_are_filled_in_together_and_as_often_as_they_stand():
    text = f"{{n}} of {{m}}, {{n}} again: {{{CLAIM.id}}}"
    assert counted(text, {"n": "3", "m": "5"}, CATALOG) == f"3 of 5, 3 again: {claim_in_words(CLAIM, CATALOG)}"


def test_an_unknown_claim_is_a_fault_and_not_a_blank():
    with pytest.raises(KeyError):
        worded("It lost {no.such-claim}.", CATALOG)


@pytest.mark.parametrize("name", ["{b}", "{x}", "A {no.such-claim} B", "{}", "}{"])
def test_braces_in_what_is_filled_in_stay_as_they_are(name):
    assert counted("{a} and {b}", {"a": name, "b": "B"}, CATALOG) == f"{name} and B"
