"""Risks on screen: every risk has its words, and what no document discusses has no mark."""

import plotly.graph_objects as go
import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.figures.risks import LEVELS, NOT_DISCUSSED
from dashboard.load.live import store
from dashboard.views.options import options

CATALOG = store().catalog()
RISKS = CATALOG.claims_of("risk")
each_source = pytest.mark.parametrize("source", options("source", "risks", CATALOG))


def drawn(source="all"):
    (risks,) = exhibits_of("risks", CATALOG, source=source)
    return risks


def chosen(source):
    return [r for r in RISKS if source == "all" or source in {e.source for e in r.evidence}]


def marks(figure):
    return [trace for trace in figure.data if trace.customdata is not None]


@each_source
def test_each_risk_is_in_the_table_at_least_once(source):
    found = {claim_id for ids in drawn(source).table["claim_ids"] for claim_id in ids}
    assert found == {risk.id for risk in chosen(source)}


@each_source
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_risk_is_drawn_once_for_each_way_of_use_its_document_names(source, width):
    found = sorted(trace.customdata[0][0] for trace in marks(drawn(source).figures.get(width, go.Figure())))
    assert found == sorted(risk.id for risk in chosen(source) for _ in risk.risk.exposures)


@each_source
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_cell_that_is_not_discussed_has_no_mark_to_choose_and_says_so(source, width):
    figure = drawn(source).figures.get(width)
    if figure is None:
        assert not any(risk.risk.exposures for risk in chosen(source))
        return
    tied = [risk.risk for risk in chosen(source) if risk.risk.exposures]
    filled = {(risk.kind, exposure.to) for risk in tied for exposure in risk.exposures}
    empty = len({risk.kind for risk in tied}) * len(CATALOG.vocabulary.exposures) - len(filled)
    silent = [trace for trace in figure.data if trace.customdata is None]
    assert len(silent) == empty
    assert all(trace.hoverinfo == "skip" for trace in silent)
    told = [a for a in figure.layout.annotations if a.text == NOT_DISCUSSED]
    assert len(told) == empty and not any(a.captureevents for a in told)


def test_a_greater_risk_has_the_larger_mark_and_no_degree_is_neither_filled_nor_largest():
    sizes = {level: LEVELS[level][0] for level in ("minimal", "some", "greater")}
    assert sorted(sizes, key=sizes.get) == ["minimal", "some", "greater"]
    assert len(set(sizes.values())) == len(sizes)
    size, filled = LEVELS["named"]
    assert not filled and size < sizes["greater"]
    seen = {}
    for trace in marks(drawn().figures["wide"]):
        levels = {exposure.level for exposure in CATALOG.claims[trace.customdata[0][0]].risk.exposures}
        for level in levels:
            seen.setdefault(level, set()).add(trace.marker.size)
        assert trace.marker.size in {LEVELS[level][0] for level in levels}
    assert len(seen) > 1


@pytest.mark.parametrize(("width", "plot"), [("wide", 1038), ("narrow", 346)])
def test_no_mark_is_cut_off_at_the_left_edge(width, plot):
    figure = drawn().figures[width]
    left, right = figure.layout.xaxis.range
    for trace in marks(figure):
        room = (trace.x[0] - left) / (right - left) * plot
        assert trace.cliponaxis is False or room >= (trace.marker.size + trace.marker.line.width) / 2


@each_source
def test_risks_tied_to_no_way_of_use_are_counted_in_a_note_and_stand_last_in_the_table(source):
    risks = drawn(source)
    tied = [bool(CATALOG.claims[ids[0]].risk.exposures) for ids in risks.table["claim_ids"]]
    assert tied == sorted(tied, reverse=True)
    untied = tied.count(False)
    assert (f"{untied} risks are tied to no way of use" in " ".join(risks.notes)) == bool(untied)


def test_the_table_gives_a_degree_only_where_the_document_does():
    risks = drawn()
    for ids, ways in zip(risks.table["claim_ids"], risks.table["By way of use"], strict=True):
        risk = CATALOG.claims[ids[0]].risk
        for exposure in risk.exposures:
            assert (f": {exposure.level}" in ways) == (exposure.level != "named")
        assert ways.count("our inference") == sum(e.basis == "inferred" for e in risk.exposures)


def test_on_a_phone_the_app_and_the_downloaded_model_stand_next_to_each_other_under_each_kind():
    figure = drawn().figures["narrow"]
    texts = [a.text for a in sorted(figure.layout.annotations, key=lambda a: a.y)]
    ways = [word.name for word in CATALOG.vocabulary.exposures]
    assert [t for t in texts if t in ways] == ways * (len([t for t in texts if t in ways]) // len(ways))


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_star_marks_exactly_the_ways_of_use_that_are_inferred(width):
    figure = drawn().figures[width]
    starred = [a.name for a in figure.layout.annotations if a.captureevents and "*" in a.text]
    inferred = [r.id for r in RISKS for exposure in r.risk.exposures if exposure.basis == "inferred"]
    assert sorted(starred) == sorted(inferred)
