"""Exhibits with the public record: claims and record side by side, each as it is, and everything said of both."""

import re

import pytest

from dashboard.derive.day import MOMENTS, day_rows
from dashboard.derive.frames import rows_of
from dashboard.derive.quantities import claim_in_words
from dashboard.derive.record_figures import change, first_close_above, item_in_words, long_date, signed_percent
from dashboard.derive.record_items import day_id
from dashboard.derive.scores import score_rows
from dashboard.derive.weeks import week_rows
from dashboard.exhibits.registry import exhibit, exhibits_of
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from tests.load.home import TINY_HOME

CATALOG = store().catalog()
TINY = load_catalog(TINY_HOME)
RECORD_FORMS = ("day", "companies", "weeks", "parts", "scores")
BOTH = [(catalog, e) for catalog in (CATALOG, TINY) for e in catalog.exhibits.values()]


def of_form(*forms):
    found = [(c, e) for c, e in BOTH if e.form in forms and (e.form != "companies" or e.day)]
    return pytest.mark.parametrize(("catalog", "definition"), found, ids=[e.id for _, e in found])


def of_lanes(part, value):
    """The exhibits of form lanes that name something of the record in that way."""
    found = [
        (c, e)
        for c, e in BOTH
        if e.form == "lanes" and any(value in g for lane in e.lanes for g in getattr(lane, part))
    ]
    return pytest.mark.parametrize(("catalog", "definition"), found, ids=[e.id for _, e in found])


def series_of(definition):
    return [s for lane in definition.lanes for s in lane.series]


# One day.


@of_form("day", "companies")
def test_each_subject_has_its_claims_first_then_open_low_and_close(catalog, definition):
    rows = list(rows_of(day_rows(definition, catalog)))
    names = [catalog.record.series[s].name for s in series_of(definition)]
    assert list(dict.fromkeys(row.subject for row in rows)) == names
    for name in names:
        kinds = [row.kind for row in rows if row.subject == name]
        assert kinds[-3:] == list(MOMENTS) and set(kinds[:-3]) <= {"claim"}


@of_form("day", "companies")
def test_the_records_rows_are_the_changes_of_that_day_from_the_base_day(catalog, definition):
    rows = [row for row in rows_of(day_rows(definition, catalog)) if row.kind != "claim"]
    wanted = [(s, moment) for s in series_of(definition) for moment in MOMENTS]
    for row, (series, moment) in zip(rows, wanted, strict=True):
        assert row.value == change(series, definition.day, moment, catalog)
        assert row.words == signed_percent(row.value)
        assert row.claim_ids == (day_id(series, definition.day),)


@of_form("day", "companies")
def test_a_claim_beside_a_day_keeps_its_own_words_and_has_its_verdict(catalog, definition):
    rows = [row for row in rows_of(day_rows(definition, catalog)) if row.kind == "claim"]
    groups = {g for lane in definition.lanes for g in lane.groups}
    entities = {catalog.record.series[s].entity for s in series_of(definition)}
    claims = [c for c in catalog.claims.values() if c.group in groups and c.quantity is not None]
    wanted = {c.id for c in claims if entities & {*c.entity}}
    assert {row.claim_ids[0] for row in rows} == wanted
    for row in rows:
        assert row.words == claim_in_words(catalog.claims[row.claim_ids[0]], catalog)
        assert row.badge.strip()


def test_the_days_of_the_first_debate_show_both_its_index_claims_and_all_five_companies():
    indices = day_rows(CATALOG.exhibits["index-falls"], CATALOG)
    assert set(indices[indices["kind"] == "claim"]["subject"]) == {"S&P 500", "Nasdaq Composite"}
    companies = day_rows(CATALOG.exhibits["companies-named"], CATALOG)
    assert len(companies[companies["kind"] == "claim"]) == 5
    higher = companies[(companies["kind"] == "close") & (companies["value"] > 0)]
    assert list(higher["subject"]) == ["Meta"]


@of_form("day", "companies", "weeks")
def test_an_exhibit_of_prices_says_from_when_it_counts_and_no_cause(catalog, definition):
    shown = exhibit(definition, catalog)
    told = f"{shown.title} {shown.subtitle}"
    assert not re.search(r"\b(because|due to|caused|thanks to|triggered)\b", told, re.IGNORECASE)
    if catalog is CATALOG:
        assert "24 January" in shown.subtitle


# The weeks after.


@of_form("weeks")
def test_the_weeks_have_every_day_of_their_series_once(catalog, definition):
    rows = list(rows_of(week_rows(definition, catalog)))
    wanted = [(d.series, d.date, d.close) for s in series_of(definition) for d in catalog.record.days if d.series == s]
    assert [(row.series, row.date, row.close) for row in rows] == wanted


@of_form("weeks")
def test_one_day_at_most_is_marked_as_the_first_close_above_the_level(catalog, definition):
    rows = list(rows_of(week_rows(definition, catalog)))
    for series in series_of(definition):
        marked = [row.date for row in rows if row.series == series and row.regained]
        assert marked == [day for day in (first_close_above(series, catalog),) if day]
        before = [row.close for row in rows if row.series == series and (not marked or row.date < marked[0])]
        assert all(close <= 100 for close in before)


@of_form("weeks")
def test_the_table_of_the_weeks_has_the_day_the_lowest_and_the_last_close(catalog, definition):
    table = exhibit(definition, catalog).table
    names = [catalog.record.series[s].name for s in series_of(definition)]
    assert list(table["What"])[: len(names)] == names
    for series, row in zip(series_of(definition), table.to_dict("records"), strict=False):
        days = [d for d in catalog.record.days if d.series == series]
        back = first_close_above(series, catalog)
        assert row["First close above, or day"] == (long_date(back) if back else "not by the last day shown")
        lowest = min(days, key=lambda d: d.close)
        assert row["Lowest close"] == f"{lowest.close:.2f} on {long_date(lowest.date)}"
        last = days[-1]
        # The chart has room for the whole number only, so the table has both.
        assert row["Last close"] == f"{last.close:.2f} (about {last.close:.0f}) on {long_date(last.date)}"


@of_form("weeks")
def test_the_events_marked_on_the_weeks_are_in_its_table_with_their_day_and_in_its_source_note(catalog, definition):
    shown = exhibit(definition, catalog)
    events = {e.id: e for e in catalog.record.events}
    rows = {row["claim_ids"]: row for row in shown.table.to_dict("records")}
    for event in (events[e] for e in definition.events):
        row = rows[f"record.{event.id}",]
        assert (row["What"], row["First close above, or day"]) == (event.label, long_date(event.date))
        for source in event.sources:
            assert catalog.record.sources[source].publisher in shown.source_note


# Scores.


@of_form("scores")
def test_every_score_of_the_named_models_is_shown_as_the_record_has_it(catalog, definition):
    rows = {(row.benchmark, row.model): row for row in rows_of(score_rows(definition, catalog))}
    benchmarks = [b for lane in definition.lanes for b in lane.benchmarks]
    wanted = [s for s in catalog.record.scores.values() if s.benchmark in benchmarks and s.model in definition.models]
    assert len(rows) == len(wanted) > 0
    for score in wanted:
        row = rows[score.benchmark, score.model]
        assert (row.score, row.words) == (score.score, item_in_words(score.id, catalog))
        assert row.first == (score.model == definition.models[0])


@of_form("scores")
def test_who_leads_is_the_best_of_the_models_shown(catalog, definition):
    rows = list(rows_of(score_rows(definition, catalog)))
    for row in rows:
        others = [other for other in rows if other.benchmark == row.benchmark]
        first, second = sorted(others, key=lambda other: -other.score)[:2]
        assert (row.lead, row.margin) == (f"{first.model} leads", f"{first.words} to {second.words}")


def test_r1_leads_the_two_named_rivals_on_two_tests_and_claude_on_the_third():
    definition = CATALOG.exhibits["benchmarks"]
    named = ("DeepSeek-R1", "Claude-3.5-Sonnet-1022", "GPT-4o-0513")
    rows = [row for row in rows_of(score_rows(definition, CATALOG)) if row.model in named]
    best = {}
    for row in sorted(rows, key=lambda row: row.score):
        best[row.benchmark] = row.model
    assert (best["MATH-500"], best["AIME 2024"]) == ("DeepSeek-R1", "DeepSeek-R1")
    assert best["SWE-bench Verified"] == "Claude-3.5-Sonnet-1022"


@of_form("scores")
def test_claims_on_a_benchmark_stand_above_its_scores_and_lead_to_themselves(catalog, definition):
    table = exhibit(definition, catalog).table
    claims = [ids[0] for ids in table["claim_ids"] if ids[0] in catalog.claims]
    groups = {g for lane in definition.lanes for g in lane.groups}
    assert len(claims) >= bool(groups)
    assert {catalog.claims[claim].group for claim in claims} <= groups
    assert [ids[0] for ids in table["claim_ids"]][: len(claims)] == claims


# Lanes.


@of_lanes("groups", "record.")
def test_a_figure_of_the_record_in_a_lane_has_its_basis_and_who_says_so(catalog, definition):
    table = exhibit(definition, catalog).table
    bases = {word.name for word in catalog.vocabulary.bases}
    rows = [r for r in table.to_dict("records") if len(r["claim_ids"]) == 1 and r["claim_ids"][0].startswith("record.")]
    assert rows
    for row in rows:
        comparator = catalog.record.comparators[row["claim_ids"][0].removeprefix("record.")]
        assert row["Basis"] in bases and not row.get("Against the record")
        assert row["As the source has it"] == item_in_words(comparator.id, catalog)
        assert row["Where"].strip() and row["How it is said"] == "public record"


@of_lanes("groups", "record.")
def test_the_record_stands_in_a_lane_without_taking_a_claims_place(catalog, definition):
    table = exhibit(definition, catalog).table
    groups = {g for lane in definition.lanes for g in lane.groups}
    wanted = {c.id for c in catalog.claims.values() if c.group in groups and c.quantity is not None}
    assert {ids[0] for ids in table["claim_ids"] if ids[0] in catalog.claims} == wanted


@of_lanes("groups", "ratio.")
def test_a_ratio_in_a_lane_says_how_it_is_worked_out_and_leads_to_both_figures(catalog, definition):
    table = exhibit(definition, catalog).table
    for made in definition.ratios:
        (row,) = (r for r in table.to_dict("records") if r["What"] == made.label)
        assert row["claim_ids"] == tuple(f"record.{i}" for i in made.of)
        assert row["How we have it"] == " ÷ ".join(item_in_words(i, catalog) for i in made.of)
        assert row["Basis"] == ("not alike *" if made.warning else "like for like")


# All of them.


@of_form(*RECORD_FORMS)
def test_the_text_that_stands_for_the_figure_has_every_figure_of_the_record_in_its_table(catalog, definition):
    shown = exhibit(definition, catalog)
    events = {f"record.{event.id}" for event in catalog.record.events}
    for row in shown.table.to_dict("records"):
        if row["claim_ids"][0] not in catalog.claims and row["claim_ids"][0] not in events:
            assert str(row[shown.linked]) in shown.alt, row


@of_form(*RECORD_FORMS)
def test_the_public_record_is_named_with_who_published_it(catalog, definition):
    assert "Public record: " in exhibit(definition, catalog).source_note


def test_the_legend_has_the_shapes_that_are_drawn():
    shown = {e.form: e.signs for page in ("costs", "markets") for e in exhibits_of(page, CATALOG) if e.meets_the_record}
    assert shown["lanes"] == shown["what_if"] == ("●", "◆")
    assert shown["day"] == ("■", "■"), "bars, not circles and diamonds"
    assert shown["companies"] == ("▼", "■")
