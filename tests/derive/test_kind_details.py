"""What a receipt says beyond the statement: complete for an event, a risk and a recommendation."""

from dataclasses import replace
from typing import get_args

import pytest

from dashboard.derive.kind_details import KIND_WORDS, kind_details
from dashboard.derive.risks import LEVEL_WORDS
from dashboard.derive.timeline import PRECISION_WORDS
from dashboard.load.live import store
from dashboard.model.words import ClaimKind

CATALOG = store().catalog()
EXPOSURES = {word.id: word.name for word in CATALOG.vocabulary.exposures}


def details(claim):
    found = kind_details(claim, CATALOG)
    assert len(dict(found)) == len(found)
    assert all(name.strip() and text.strip() for name, text in found)
    return dict(found)


def test_every_kind_of_claim_has_a_name():
    assert set(KIND_WORDS) == set(get_args(ClaimKind))


@pytest.mark.parametrize("claim", CATALOG.claims_of("event"), ids=lambda c: c.id)
def test_an_event_says_its_time_as_printed_how_fine_it_is_and_on_what_its_order_rests(claim):
    said = details(claim)["When"]
    assert f"“{claim.when.as_printed}”" in said if claim.when.as_printed else "no time given" in said
    assert PRECISION_WORDS[claim.when.precision] in said
    assert ("inferred by us" in said) == (claim.when.order_basis == "inferred")
    assert ("stated in the document" in said) == (claim.when.order_basis == "stated")


@pytest.mark.parametrize("claim", CATALOG.claims_of("risk"), ids=lambda c: c.id)
def test_a_risk_says_its_degree_by_way_of_use_who_bears_it_and_what_lessens_it(claim):
    said = details(claim)
    ways = said["By way of use"].split("; ")
    if claim.risk.exposures:
        assert len(ways) == len(claim.risk.exposures)
        for way, exposure in zip(ways, claim.risk.exposures, strict=True):
            assert way.startswith(f"{EXPOSURES[exposure.to]}: {LEVEL_WORDS[exposure.level]}")
            assert ("inferred by us" in way) == (exposure.basis == "inferred")
    else:
        assert ways == ["No way of use is named", f"{LEVEL_WORDS[claim.risk.level]}."]
    assert said["Who bears it"] == claim.risk.borne_by
    assert said["Said to lessen it"] == (claim.risk.mitigation or "Nothing is named.")


@pytest.mark.parametrize("claim", CATALOG.claims_of("recommendation"), ids=lambda c: c.id)
def test_a_recommendation_says_who_is_asked_how_strongly_and_whether_in_so_many_words(claim):
    said, asked = details(claim), claim.recommendation
    assert said["Asked of"].split(", ") == ", ".join(CATALOG.actors[a].name for a in asked.to).split(", ")
    assert f"“{asked.strength}”" in said["How strongly"]
    assert ("our reading" in said["How strongly"]) == (asked.directness == "implied")
    assert said.get("On what condition") == asked.conditions


def test_a_condition_is_shown_where_there_is_one():
    claim = CATALOG.claims_of("recommendation")[0]
    asked = replace(claim.recommendation, conditions="if it rains")
    assert details(replace(claim, recommendation=asked))["On what condition"] == "if it rains"


def test_other_kinds_have_nothing_to_add():
    for claim in CATALOG.claims.values():
        if claim.kind not in ("event", "risk", "recommendation"):
            assert kind_details(claim, CATALOG) == ()
