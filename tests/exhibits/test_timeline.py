"""The timeline on screen: each part headed once, a mark where a document tells of an event and only there."""

from collections import Counter
from dataclasses import replace

import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.figures.theme import SIZES, text_width
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
EVENTS = CATALOG.claims_of("event")
DATED = {f"record.{event.id}": event for event in CATALOG.record.events}


def drawn(catalog=CATALOG, **choices):
    (timeline,) = exhibits_of("timeline", catalog, **choices)
    return timeline


def marks(figure):
    """Where the mark of each claim stands."""
    return {trace.customdata[0][0]: (trace.x[0], trace.y[0]) for trace in figure.data if trace.customdata is not None}


def words(figure):
    return Counter(annotation.text for annotation in figure.layout.annotations)


@pytest.mark.parametrize("source", options("source", "timeline", CATALOG))
def test_each_part_that_has_events_is_headed_once(source):
    timeline = drawn(source=source)
    parts = set(timeline.table["Part"])
    for figure in timeline.figures.values():
        for phase in CATALOG.vocabulary.phases:
            assert words(figure)[f"<b>{phase.name}</b>"] == int(phase.name in parts)


def test_marks_of_one_event_share_a_row_and_of_one_document_a_column():
    at = marks(drawn().figures["wide"])
    assert at.keys() == {event.id for event in EVENTS} | DATED.keys()
    groups = {event.group for event in EVENTS}
    rows, columns = {}, {}
    for event in EVENTS:
        rows.setdefault(event.group, set()).add(at[event.id][1])
        columns.setdefault(event.evidence[0].source, set()).add(at[event.id][0])
    for address, event in DATED.items():
        rows.setdefault(event.group if event.group in groups else address, set()).add(at[address][1])
        columns.setdefault("record", set()).add(at[address][0])
    assert all(len(heights) == 1 for heights in rows.values())
    assert len({height for heights in rows.values() for height in heights}) == len(rows)
    assert all(len(places) == 1 for places in columns.values())
    assert len({place for places in columns.values() for place in places}) == len(columns)


def test_events_run_from_top_to_bottom_as_in_the_table():
    timeline = drawn()
    for figure in timeline.figures.values():
        at = marks(figure)
        heights = [at[claim_id][1] for (claim_id,) in timeline.table["claim_ids"]]
        assert heights == sorted(heights)


def test_only_what_is_awaited_or_supposed_is_drawn_hollow():
    hollow = {}
    for trace in drawn().figures["wide"].data:
        hollow[trace.customdata[0][0]] = trace.marker.color != trace.marker.line.color
    expected = {event.id: event.status == "hypothetical" for event in EVENTS}
    assert hollow == expected | dict.fromkeys(DATED, False)
    assert set(hollow.values()) == {True, False}


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_mark_of_the_record_never_passes_for_a_documents(width):
    kinds = {}
    for trace in drawn().figures[width].data:
        kinds.setdefault(trace.customdata[0][0] in DATED, set()).add((trace.marker.symbol, trace.marker.line.color))
    assert not kinds[True] & kinds[False]
    assert len({symbol for symbol, _ in kinds[True]} & {symbol for symbol, _ in kinds[False]}) == 0


@pytest.mark.parametrize("source", options("source", "timeline", CATALOG))
def test_the_title_counts_the_events_that_are_shown(source):
    timeline = drawn(source=source)
    ids = [claim_id for (claim_id,) in timeline.table["claim_ids"]]
    shown = {CATALOG.claims[claim_id].group for claim_id in ids if claim_id in CATALOG.claims}
    assert timeline.title.startswith(f"{len(shown)} events")


def test_an_event_that_two_documents_tell_of_is_found_under_each():
    event = EVENTS[0]
    other = next(source for source in CATALOG.sources if source != event.evidence[0].source)
    told = replace(event, evidence=(*event.evidence, replace(event.evidence[0], source=other, paragraph=1)))
    catalog = replace(CATALOG, claims={**CATALOG.claims, event.id: told})
    for source in ("all", event.evidence[0].source, other):
        assert (event.id,) in set(drawn(catalog, source=source).table["claim_ids"])


def test_on_a_phone_every_mark_stands_in_the_row_of_its_event_and_beside_its_words():
    figure = drawn().figures["narrow"]
    left, right = figure.layout.xaxis.range
    beside = {}
    for words in figure.layout.annotations:
        if words.xref == "x":
            beside.setdefault(words.name, []).append(words)
    for mark in (trace for trace in figure.data if trace.customdata is not None):
        words = [w for w in beside[mark.customdata[0][0]] if w.x == mark.x[0]]
        assert [w.y for w in words] == [mark.y[0]]
        ends = (
            (mark.x[0] - left) / (right - left) * SIZES["narrow"].plot + words[0].xshift + text_width(words[0].text, 13)
        )
        assert ends <= SIZES["narrow"].plot + 12
