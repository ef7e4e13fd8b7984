"""What a reader can choose: every value has a name, comes from the data, and leaves something to see."""

import pytest

from dashboard.derive.comparison import most_heard
from dashboard.derive.disagreements import chosen_disagreements
from dashboard.derive.evidence import evidence_rows
from dashboard.derive.names import every_name
from dashboard.load.live import store
from dashboard.views.options import ALL, options
from dashboard.views.pages import PAGES
from dashboard.views.view import FREE_TEXT

CATALOG = store().catalog()
CHOICES = [(name, page.name) for page in PAGES for name in page.params if name not in FREE_TEXT]


@pytest.mark.parametrize(("name", "page"), CHOICES)
def test_every_choice_has_values_with_names_and_a_default_that_shows_something(name, page):
    values = options(name, page, CATALOG)
    assert len(values) > 1
    assert all(words.strip() for words in values.values())
    assert (ALL in values) == (name not in ("issue", "a", "b", "times"))
    assert next(iter(values)) == ALL or ALL not in values


def test_names_terms_and_actors_are_those_of_the_data():
    def without_all(name, page):
        return {value: words for value, words in options(name, page, CATALOG).items() if value != ALL}

    assert without_all("of", "names") == every_name(CATALOG)
    assert without_all("term", "method") == {term.id: term.term for term in CATALOG.terms.values()}
    asks = CATALOG.claims_of("recommendation")
    assert without_all("to", "recommendations").keys() == {a for c in asks for a in c.recommendation.to}
    assert without_all("by", "recommendations").keys() == {c.asserted_by for c in asks}


def test_two_actors_are_chosen_among_those_with_positions_starting_with_the_most_heard():
    holders = {position.actor for position in CATALOG.positions.values()}
    for name, first in zip("ab", most_heard(CATALOG), strict=True):
        values = options(name, "compare", CATALOG)
        assert next(iter(values)) == first
        assert values.keys() == holders


@pytest.mark.parametrize("name", ["kind", "differs", "source"])
def test_every_filter_of_disagreements_leaves_some(name):
    for value in options(name, "disagreements", CATALOG):
        assert chosen_disagreements(CATALOG, **{name: value}), value


@pytest.mark.parametrize("name", ["topic", "source", "kind", "status"])
def test_every_filter_of_the_evidence_leaves_some(name):
    for value in options(name, "evidence", CATALOG):
        assert len(evidence_rows(CATALOG, **{name: value})), value


def test_every_kind_of_name_has_names():
    kinds = {CATALOG.named(of).kind for of in every_name(CATALOG)}
    assert options("kind", "names", CATALOG).keys() - {ALL} == kinds
