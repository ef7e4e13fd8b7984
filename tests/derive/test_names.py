"""Who and what: nothing the sources say of a name is missing from its page, and nothing stands there twice."""

from functools import cache

import pytest

from dashboard.derive.names import every_name, kind_name, named
from dashboard.load.live import store

CATALOG = store().catalog()
NAMES = every_name(CATALOG)
printed_kinds = {word.name for word in (*CATALOG.vocabulary.actor_kinds, *CATALOG.vocabulary.entity_kinds)}


@cache
def page(of):
    return named(of, CATALOG)


def ids(items):
    return [item.id for item in items]


def test_every_actor_and_every_thing_has_a_page_and_only_one():
    assert NAMES.keys() == CATALOG.actors.keys() | CATALOG.entities.keys()
    assert all(name.strip() for name in NAMES.values())
    assert {page(of).name for of in NAMES} == set(NAMES.values())


@pytest.mark.parametrize("of", NAMES)
def test_what_it_says_and_what_is_said_of_it_are_kept_apart(of):
    says, said_of = ids(page(of).says), ids(page(of).said_of)
    assert not set(says) & set(said_of)
    for found in (says, said_of, ids(page(of).asked), ids(page(of).positions)):
        assert len(found) == len(set(found))
    for claim in page(of).says:
        assert of == claim.asserted_by or of in {e.speaker for e in claim.evidence}
    for claim in page(of).said_of:
        assert of in claim.entity


@pytest.mark.parametrize("of", NAMES)
def test_every_page_has_something_to_show_and_a_kind_in_words(of):
    shown = page(of)
    assert shown.says or shown.said_of or shown.asked or shown.positions or shown.mentions
    assert shown.kind == kind_name(of, CATALOG)
    assert shown.kind in printed_kinds


def test_every_claim_stands_on_the_page_of_each_who_says_it_and_of_all_it_is_about():
    for claim in CATALOG.claims.values():
        for of in {claim.asserted_by, *(e.speaker for e in claim.evidence)}:
            assert claim in page(of).says
        for of in claim.entity:
            assert claim in (*page(of).says, *page(of).said_of)


def test_every_position_stands_on_its_actors_page():
    assert sum(len(page(of).positions) for of in NAMES) == len(CATALOG.positions)
    for position in CATALOG.positions.values():
        assert position in page(position.actor).positions


def test_every_recommendation_stands_on_the_page_of_each_who_is_asked():
    for claim in CATALOG.claims_of("recommendation"):
        for of in claim.recommendation.to:
            assert claim in page(of).asked
    for of in NAMES:
        assert all(of in claim.recommendation.to for claim in page(of).asked)


def test_every_mention_stands_on_one_page():
    assert sum(len(page(of).mentions) for of in NAMES) == len(CATALOG.mentions)


def test_an_actor_that_is_also_a_thing_keeps_what_is_said_of_both():
    for of in CATALOG.actors.keys() & CATALOG.entities.keys():
        assert CATALOG.actors[of].about in page(of).about
        assert (CATALOG.entities[of].about or "") in page(of).about


def test_there_is_no_page_for_nobody():
    with pytest.raises(KeyError):
        named("nobody-at-all", CATALOG)
