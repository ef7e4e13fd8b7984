"""The product's promise: every mark, title and annotation leads to claims, and every claim to a quote."""

import re
from functools import cache

import pytest

from dashboard.derive.comparison import AGREE, DIFFER, compared_issues
from dashboard.derive.quantities import claim_in_words, span
from dashboard.derive.record_items import record_ids, record_item
from dashboard.derive.wording import named_claims
from dashboard.exhibits.findings import findings
from dashboard.exhibits.questions import ANSWER_WORDS
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, exhibits_of, page_of
from dashboard.load.live import store
from dashboard.model.claim import Claim
from dashboard.views.options import ALL, options
from dashboard.views.pages import PAGES
from dashboard.views.view import FREE_TEXT

CATALOG = store().catalog()
CLAIMS = CATALOG.claims.keys() | CATALOG.positions.keys()
ALL_IDS = CLAIMS | record_ids(CATALOG)
ONE_CLAIM_A_ROW = ("lanes", "falls", "companies")
NOT_OF_EXHIBITS = {"sources", "names", "method"}
MOST_VALUES = 30


def pairs():
    """Pairs of actors: the one shown first, the same actor twice, two who share an issue, two who share none."""
    actors = list(options("a", "compare", CATALOG))
    yield {}
    yield {"a": actors[0], "b": actors[0]}
    shared, apart = None, None
    for a in actors:
        for b in reversed(actors):
            verdicts = {issue.verdict for issue in compared_issues(a, b, CATALOG)}
            if a != b and verdicts & {AGREE, DIFFER}:
                shared = shared or {"a": a, "b": b}
            elif a != b:
                apart = apart or {"a": a, "b": b}
    yield from (pair for pair in (shared, apart) if pair)
    yield from ({"a": a, "b": b} for a, b in zip(actors[2:12], actors[12:22], strict=False))


def every_case():
    """Each page that shows exhibits with the choices a reader can make there, one at a time."""
    for page in PAGES:
        if page.name in NOT_OF_EXHIBITS:
            continue
        if page.name == "compare":
            yield from (pytest.param(page.name, pair, id="-".join(("compare", *pair.values()))) for pair in pairs())
            continue
        yield pytest.param(page.name, {}, id=page.name)
        for name in (n for n in page.params if n not in FREE_TEXT):
            values = [value for value in options(name, page.name, CATALOG) if value != ALL]
            for value in values if len(values) <= MOST_VALUES else values[:: len(values) // 3]:
                yield pytest.param(page.name, {name: value}, id=f"{page.name}-{name}-{value}")


CASES = list(every_case())
DEFAULTS = [case for case in CASES if not case.values[1]]
each_case = pytest.mark.parametrize(("page", "choices"), CASES)


@cache
def _shown(page, choices):
    if page == "evidence":
        return (exhibit_by_id("evidence", CATALOG, **dict(choices)),)
    return tuple(exhibits_of(page, CATALOG, **dict(choices)))


def shown(page, choices):
    """The exhibits of a page with these choices, built once."""
    return _shown(page, tuple(choices.items()))


def points(figure):
    """Every drawn point of a figure: (trace, customdata, index)."""
    for trace in figure.data:
        drawn = len(trace.y) if trace.y is not None else 0
        data = trace.customdata
        for i in range(drawn):
            if trace.y[i] is None:
                continue
            yield trace, (None if data is None else data[i]), i


def texts(exhibit):
    """Every text of an exhibit: around it, in its table, and in its figures."""
    yield from (exhibit.title, exhibit.subtitle, exhibit.alt, exhibit.source_note, *exhibit.notes, *exhibit.text)
    for column in exhibit.table.columns.drop("claim_ids"):
        yield from (str(cell) for cell in exhibit.table[column])
    for figure in exhibit.figures.values():
        yield from (a.text for a in figure.layout.annotations)
        yield from (str(words) for trace in figure.data for words in (*(trace.text or ()), *(trace.hovertext or ())))


def in_table(exhibit):
    return {claim_id for ids in exhibit.table["claim_ids"] for claim_id in ids}


def test_every_exhibit_is_on_the_page_that_its_address_leads_to():
    found = {exhibit.id: exhibit.page for case in DEFAULTS for exhibit in shown(*case.values)}
    assert found == {exhibit_id: page_of(exhibit_id, CATALOG) for exhibit_id in exhibit_ids(CATALOG)}
    for exhibit_id, page in found.items():
        alone = exhibit_by_id(exhibit_id, CATALOG)
        assert (alone.id, alone.page) == (exhibit_id, page)
        assert alone.title in {exhibit.title for exhibit in shown(page, {})}


@each_case
def test_every_point_leads_to_claims(page, choices):
    for exhibit in shown(page, choices):
        for width, figure in exhibit.figures.items():
            for trace, ids, _ in points(figure):
                if trace.hoverinfo == "skip" and ids is None:
                    continue
                assert ids, f"{exhibit.id}, {width}: a point of {trace.name or trace.type} leads nowhere"
                assert set(ids) <= ALL_IDS


@each_case
def test_no_mark_hides_another_claims_or_lies_outside_its_axis(page, choices):
    for exhibit in shown(page, choices):
        for width, figure in exhibit.figures.items():
            marks = {}
            for trace, ids, i in points(figure):
                if ids and trace.type == "scatter" and "markers" in (trace.mode or "markers"):
                    marks.setdefault((trace.x[i], trace.y[i]), set()).add(ids[0])
            assert not [ids for ids in marks.values() if len(ids) > 1], f"{exhibit.id}, {width}"
            axis = figure.layout.xaxis
            if axis.range is not None and axis.type != "log":
                assert all(axis.range[0] <= x <= axis.range[1] for x, _ in marks), f"{exhibit.id}, {width}"


@each_case
def test_every_table_row_leads_to_claims_and_its_link_has_words(page, choices):
    for exhibit in shown(page, choices):
        for row in exhibit.table.to_dict("records"):
            silent = row.get("Kind of answer") == ANSWER_WORDS["does_not_address"]
            assert bool(row["claim_ids"]) != silent, f"{exhibit.id}: {row}"
            assert set(row["claim_ids"]) <= ALL_IDS
            assert str(row[exhibit.linked]).strip(), f"{exhibit.id}: a row has no words to choose"


@each_case
def test_what_is_drawn_is_in_the_table(page, choices):
    for exhibit in shown(page, choices):
        for width, figure in exhibit.figures.items():
            drawn = {claim_id for _, ids, _ in points(figure) for claim_id in ids or ()}
            named = {a.name for a in figure.layout.annotations if a.captureevents}
            assert drawn | named <= in_table(exhibit), f"{exhibit.id}, {width}"


@each_case
def test_both_widths_draw_the_same_claims(page, choices):
    for exhibit in shown(page, choices):
        drawn = [{i for _, ids, _ in points(figure) for i in ids or ()} for figure in exhibit.figures.values()]
        assert all(ids == drawn[0] for ids in drawn), exhibit.id


@each_case
def test_every_figure_has_a_text_that_stands_for_it(page, choices):
    for exhibit in shown(page, choices):
        assert exhibit.title.strip() and exhibit.subtitle.strip()
        if exhibit.figures:
            assert len(exhibit.alt.split()) > 5, exhibit.id


@each_case
def test_the_source_note_names_every_place(page, choices):
    for exhibit in shown(page, choices):
        noted = exhibit.source_note.partition("Public record: ")[0].removeprefix("Sources: ").strip().removesuffix(".")
        stated = {
            (source, int(n))
            for source, _, numbers in (part.partition(" ¶") for part in noted.split("; ") if part)
            for n in numbers.split(", ")
        }
        places = {
            (CATALOG.sources[evidence.source].name, evidence.paragraph)
            for claim_id in in_table(exhibit) & CLAIMS
            for evidence in CATALOG.statement(claim_id).evidence
        }
        assert stated == places, exhibit.id


@each_case
def test_the_source_note_names_who_published_each_figure_of_the_record(page, choices):
    for exhibit in shown(page, choices):
        noted = exhibit.source_note.partition("Public record: ")[2]
        figures = in_table(exhibit) - CLAIMS
        assert bool(noted) == bool(figures), exhibit.id
        for source in (source for address in figures for source in record_item(address, CATALOG).sources):
            assert source.publisher in noted, exhibit.id


@each_case
def test_no_text_is_left_with_a_placeholder_or_with_nothing_in_its_place(page, choices):
    for exhibit in shown(page, choices):
        for text in texts(exhibit):
            assert not re.search(r"[{}]|^(nan|None)$", text), f"{exhibit.id}: {text}"


@each_case
def test_annotations_that_can_be_chosen_name_a_claim_and_keep_its_words(page, choices):
    for exhibit in shown(page, choices):
        definition = CATALOG.exhibits.get(exhibit.id)
        for width, figure in exhibit.figures.items():
            named = [a for a in figure.layout.annotations if a.captureevents]
            assert all(a.name in ALL_IDS for a in named), f"{exhibit.id}, {width}"
            if definition is not None and definition.form in ONE_CLAIM_A_ROW and not definition.day:
                text = " ".join(a.text for a in named)
                for claim_id in (ids[0] for ids in exhibit.table["claim_ids"] if ids[0] in CLAIMS):
                    words = claim_in_words(CATALOG.claims[claim_id], CATALOG)
                    assert words.replace("&", "&amp;") in text, (width, words)


@pytest.mark.parametrize(("page", "choices"), DEFAULTS)
def test_numbers_in_titles_and_notes_come_from_claims(page, choices):
    for exhibit in shown(page, choices):
        definition = CATALOG.exhibits.get(exhibit.id)
        if definition is None:
            continue
        for text in (definition.title, definition.subtitle, *definition.notes):
            for claim_id in set(named_claims(text)) & CATALOG.claims.keys():
                words = claim_in_words(CATALOG.claims[claim_id], CATALOG)
                assert words in " ".join((exhibit.title, exhibit.subtitle, *exhibit.notes))
                assert claim_id in exhibit.title_claims


@pytest.mark.parametrize("definition", [d for d in CATALOG.exhibits.values() if d.form == "lanes"], ids=lambda d: d.id)
def test_a_drawn_dot_stands_at_the_value_its_claim_states(definition):
    exhibit = next(e for e in shown(definition.page, {}) if e.id == definition.id)
    checked = dots_at_their_values(exhibit)
    assert checked or definition.id not in ("training-and-build-out", "price-of-use")


def test_the_dots_of_a_disagreement_stand_at_the_values_of_its_sides():
    drawn = [exhibit for exhibit in shown("disagreements", {}) if exhibit.figures]
    assert sum(dots_at_their_values(exhibit) for exhibit in drawn)


def dots_at_their_values(exhibit):
    """How many dots of exact or near figures were found where their claim puts them."""
    checked = 0
    for row in exhibit.table.itertuples():
        claim = CATALOG.claims.get(row.claim_ids[0])
        if len(row.claim_ids) > 1 or claim is None or claim.quantity is None:
            continue
        if claim.quantity.relation not in ("eq", "approx") or claim.status == "hypothetical":
            continue
        at = {trace.x[i] for trace, ids, i in points(exhibit.figures["wide"]) if list(ids or ()) == [claim.id]}
        if at:
            assert at == {span(claim.quantity, CATALOG.units).low}, claim.id
            checked += 1
    return checked


def test_every_item_of_the_record_leads_to_who_published_it():
    for address in record_ids(CATALOG):
        item = record_item(address, CATALOG)
        assert item.statement.strip() and item.headline.strip()
        assert item.sources and all(source.publisher.strip() for source in item.sources), address


def test_every_claim_leads_to_a_quote_in_a_recorded_paragraph():
    for claim_id in CLAIMS:
        for evidence in CATALOG.statement(claim_id).evidence:
            assert 1 <= len(evidence.quote.split()) <= 12
            paragraphs = {p.n for p in CATALOG.sources[evidence.source].paragraphs}
            assert evidence.paragraph in paragraphs


def test_every_finding_shows_its_number_with_its_qualifier():
    for finding in findings(CATALOG):
        claim = CATALOG.claims[finding.claim_id]
        assert finding.number == claim_in_words(claim, CATALOG)
        assert set(finding.claim_ids) <= CLAIMS
        for trace, ids, _ in points(finding.picture) if finding.picture else ():
            assert ids, trace.type


@pytest.mark.parametrize("claim", [c for c in CATALOG.claims.values() if c.quantity], ids=lambda c: c.id)
def test_no_quantity_loses_its_qualifier(claim: Claim):
    words = claim_in_words(claim, CATALOG)
    cue = {"approx": "about", "gt": "more than", "ge": "at least", "lt": "less than", "le": "up to"}
    relation = claim.quantity.relation
    if relation in cue and claim.quantity.in_words is None:
        assert re.search(cue[relation], words)
    if claim.status == "hypothetical" and claim.quantity.in_words is None:
        assert words.startswith("if ")


def test_no_address_of_a_person_is_carried_over(root):
    files = [file for folder in ("data", "seeds") for file in (root / folder).rglob("*.yaml")]
    assert files
    found = [(file.name, hit) for file in files for hit in re.findall(r"[\w.+-]+@[\w-]+\.\w+", file.read_text("utf-8"))]
    assert found == []
