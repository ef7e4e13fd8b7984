"""Events in order: parts and groups hold together, and no document is given more than it says."""

from dataclasses import replace
from itertools import groupby

import pytest

from dashboard.derive.frames import rows_of
from dashboard.derive.record_figures import short_date
from dashboard.derive.timeline import ALL, PRECISION_WORDS, RECORD, RECORD_ONLY, event_rows
from dashboard.load.live import store

CATALOG = store().catalog()
PHASES = [*(word.name for word in CATALOG.vocabulary.phases), RECORD_ONLY]
DATED = {f"record.{event.id}": event for event in CATALOG.record.events}
SOURCES = (ALL, *CATALOG.sources)
each_source = pytest.mark.parametrize("source", SOURCES)


def shown(source=ALL, catalog=CATALOG):
    return list(rows_of(event_rows(catalog, source=source)))


def told(source=ALL, catalog=CATALOG):
    """The rows that a document tells, without those of the public record."""
    return [row for row in shown(source, catalog) if row.source != RECORD]


@each_source
def test_every_event_of_the_chosen_document_is_there_once(source):
    expected = {c.id for c in CATALOG.claims_of("event") if source in (ALL, *(e.source for e in c.evidence))}
    found = [row.claim_ids[0] for row in told(source)]
    assert len(found) == len(set(found))
    assert set(found) == expected


@each_source
def test_the_record_dates_the_events_that_are_shown_and_stands_alone_only_beside_all_documents(source):
    groups = {row.group for row in told(source)}
    dated = {row.claim_ids[0]: row for row in shown(source) if row.source == RECORD}
    expected = {address for address, event in DATED.items() if source == ALL or event.group in groups}
    assert dated.keys() == expected
    for address, row in dated.items():
        event = DATED[address]
        assert (row.group == event.group) == (event.group in groups)
        assert (row.phase == RECORD_ONLY) == (event.group not in groups)
        assert row.time == short_date(event.date) and "public record" in row.precision
        assert "public record" in row.firmness and "public record" in row.place


@each_source
def test_the_parts_follow_one_another_as_the_vocabulary_has_them(source):
    parts = [phase for phase, _ in groupby(shown(source), key=lambda row: row.phase)]
    assert parts == [phase for phase in PHASES if phase in parts]


@each_source
def test_claims_of_one_event_stand_together(source):
    groups = [group for group, _ in groupby(shown(source), key=lambda row: row.group)]
    assert len(groups) == len(set(groups))


def test_within_a_part_events_stand_in_the_order_of_their_first_account():
    for _, rows in groupby(told(), key=lambda row: row.phase):
        firsts = [min(row.order for row in group) for _, group in groupby(rows, key=lambda row: row.group)]
        assert firsts == sorted(firsts)


def test_the_words_for_the_time_are_those_of_the_document():
    for row in told():
        when = CATALOG.claims[row.claim_ids[0]].when
        assert row.time == (f"“{when.as_printed}”" if when.as_printed else "no time given")
        assert row.precision == PRECISION_WORDS[when.precision]
        assert row.order_basis == ("stated" if when.order_basis == "stated" else "inferred by us")


def test_an_event_without_a_time_is_told_as_such():
    event = CATALOG.claims_of("event")[0]
    undated = replace(event, when=replace(event.when, precision="undated", as_printed=None))
    rows = told(catalog=replace(CATALOG, claims={**CATALOG.claims, event.id: undated}))
    row = next(r for r in rows if r.claim_ids == (event.id,))
    assert (row.time, row.precision) == ("no time given", "no time given")


def test_events_only_in_the_record_come_by_date():
    dates = [DATED[row.claim_ids[0]].date for row in shown() if row.phase == RECORD_ONLY]
    assert dates == sorted(dates)
