"""Recommendations on screen: every ask under each who is asked, and a title that counts what is shown."""

import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
ASKS = CATALOG.claims_of("recommendation")


def drawn(**choices):
    (exhibit,) = exhibits_of("recommendations", CATALOG, **choices)
    return exhibit


def rows(**choices):
    table = drawn(**choices).table
    return list(zip(table["Asked of"], table["claim_ids"], strict=True))


def test_every_recommendation_stands_under_each_who_is_asked():
    expected = {(CATALOG.actors[actor].name, (claim.id,)) for claim in ASKS for actor in claim.recommendation.to}
    assert set(rows()) == expected and len(rows()) == len(expected)


@pytest.mark.parametrize("to", options("to", "recommendations", CATALOG))
@pytest.mark.parametrize("by", options("by", "recommendations", CATALOG))
def test_every_choice_counts_what_it_shows(to, by):
    shown = {
        claim.id: claim.recommendation.directness
        for claim in ASKS
        if by in ("all", claim.asserted_by) and (to == "all" or to in claim.recommendation.to)
    }
    exhibit = drawn(to=to, by=by)
    assert {claim_id for (claim_id,) in exhibit.table["claim_ids"]} == set(shown)
    explicit = list(shown.values()).count("explicit")
    asks = "1 ask" if len(shown) == 1 else f"{len(shown)} asks"
    assert exhibit.title.startswith(asks)
    if to == by == "all":
        assert exhibit.title.startswith(f"{asks}, {explicit} of them")
        return
    for chosen, word in ((to, "of"), (by, "by")):
        assert chosen == "all" or f" {word} {CATALOG.actors[chosen].name}" in exhibit.title
    assert exhibit.title.endswith(f": {explicit} in so many words, {len(shown) - explicit} implied")


def test_who_is_asked_most_is_named_in_the_title():
    counts = {}
    for name, _ in rows():
        counts[name] = counts.get(name, 0) + 1
    most = drawn().title.rpartition(": ")[2]
    assert counts[most] == max(counts.values())


def test_an_implied_ask_never_passes_for_an_explicit_one():
    table = drawn().table
    for strongly, (claim_id,) in zip(table["How strongly"], table["claim_ids"], strict=True):
        directness = CATALOG.claims[claim_id].recommendation.directness
        assert ("implied" in strongly) == (directness == "implied")
        assert ("in so many words" in strongly) == (directness == "explicit")
