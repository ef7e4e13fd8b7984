"""What is said of a source as a whole: counts are counted, an unnamed author is told once."""

from dataclasses import replace

import pytest

from dashboard.derive.sources import author_in_words, claims_by_paragraph, taken_from
from dashboard.load.live import store

CATALOG = store().catalog()
each = pytest.mark.parametrize("source", CATALOG.sources.values(), ids=lambda s: s.id)


@each
def test_every_count_is_that_of_the_data(source):
    taken = taken_from(source, CATALOG)
    cited = {e.paragraph for s in CATALOG.statements() for e in s.evidence if e.source == source.id}
    ids = {s.id for s in CATALOG.statements() if any(e.source == source.id for e in s.evidence)}
    assert taken.paragraphs == len(source.paragraphs) and taken.used == len(cited)
    assert taken.claims + taken.positions == len(ids)
    assert set(claims_by_paragraph(source, CATALOG)) == cited


@each
def test_paragraphs_from_which_nothing_was_taken_are_counted_in_the_sentence(source):
    left = sum(p.no_claims is not None for p in source.paragraphs)
    words = taken_from(source, CATALOG).in_words
    assert (f"the other {left} it says why" in words) == bool(left)
    assert (f"all {len(source.paragraphs)} paragraphs" in words) == (not left)


def test_an_author_who_is_not_named_is_told_by_the_role_alone():
    author = next(iter(CATALOG.sources.values())).author
    assert author_in_words(replace(author, name=None, role="a clerk")) == "a clerk"
    assert author_in_words(replace(author, name="Ann Example", role="a clerk")) == "Ann Example, a clerk"
