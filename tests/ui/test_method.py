"""Glossary and method: the figures are computed from the codings, and a term asked for comes first."""

import re
from dataclasses import replace

import pytest

from dashboard.derive.agreement import adjudicated_cells, agreement, agreement_sentences
from dashboard.derive.method import method_tables
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from dashboard.ui.markdown import md_escape
from dashboard.views.pages import PAGE_BY_NAME
from dashboard.views.view import claim_url
from tests.load.home import copied_home
from tests.ui.drawn import cells, page_drawn, values

CATALOG = store().catalog()
PAGE = PAGE_BY_NAME["method"]
HOSTILE = {
    "term": "](javascript:alert(1)) <b>$x$",
    "meaning": "</td><img src=x onerror=alert(1)> :red[y] `c` **b** [l](javascript:alert(2))",
}


def plain(app):
    """What a reader sees: no signs of bold, no backslashes before signs."""
    return re.sub(r"\\(.)", r"\1", "\n".join(values(app.markdown)).replace("**", ""))


def test_the_page_prints_both_figures_of_agreement_as_computed_from_the_codings():
    found, text = agreement(CATALOG), plain(page_drawn(PAGE))
    assert f"agree on {found.presence * 100:.0f}% of {found.cells} cells" in text
    assert f"alpha, nominal: {found.presence_alpha:.2f}" in text
    assert (
        f"Of {found.on_scale} cells that both placed on the scale, {found.same * 100:.0f}% have the same code" in text
    )
    assert f"{found.within_one * 100:.0f}% are at most one step apart" in text
    assert f"alpha, ordinal: {found.alpha:.2f}" in text


def test_other_codings_give_other_figures():
    first, second = CATALOG.codings[:2]
    agreed = replace(CATALOG, codings=(first, replace(first, id=second.id)))
    presence, scale = agreement_sentences(agreement(agreed))
    assert "alpha, ordinal: 1.00" in scale and "alpha, nominal: 1.00" in presence
    assert not {presence, scale} & set(agreement_sentences(agreement(CATALOG)))


def test_every_adjudicated_cell_is_listed_with_both_codes_what_stands_and_why():
    table = next(t.value for t in page_drawn(PAGE).table if "Why" in t.value and "Shown" in t.value)
    adjudicated = adjudicated_cells(CATALOG)
    assert len(table) == len(adjudicated)
    for row, cell in zip(table.to_dict("records"), adjudicated, strict=True):
        assert [row[md_escape(coding.name)] for coding in CATALOG.codings] == [md_escape(code) for code in cell.codes]
        assert row["Shown"].removeprefix("[").startswith(md_escape(cell.published))
        assert row["Why"].strip()
        assert all(claim_url(i) in row["Shown"] for i in cell.claim_ids[-1:])


def test_every_method_text_and_every_term_is_on_the_page():
    app = page_drawn(PAGE)
    assert set(values(app.subheader)) >= {md_escape(section.title) for section in CATALOG.method}
    shown = cells(app)
    for term in CATALOG.terms.values():
        assert f"**{md_escape(term.term)}**" in shown
        meaning = next(cell for cell in shown if cell.startswith(md_escape(term.meaning)))
        assert (claim_url(term.claim) in meaning) if term.claim else meaning == md_escape(term.meaning)


def test_the_codebook_stands_on_the_page_with_both_ends_of_every_proposition():
    shown = cells(page_drawn(PAGE))
    for issue in CATALOG.issues.values():
        assert f"**{md_escape(issue.proposition)}**" in shown
        assert md_escape(issue.minus) in shown and md_escape(issue.plus) in shown


def test_every_word_that_the_method_defines_has_its_meaning_on_the_page():
    shown = cells(page_drawn(PAGE))
    for table in method_tables(CATALOG):
        for word, *_ in table.rows:
            assert f"**{md_escape(word)}**" in shown
    assert {w.word for s in CATALOG.method for w in s.words} >= {"Differs", "unclear", "low confidence"}


def test_the_page_begins_with_a_way_to_each_of_its_sections():
    index = next(text for text in values(page_drawn(PAGE).markdown) if "](#" in text)
    for anchor in [*(section.id for section in CATALOG.method), "readings", "glossary"]:
        assert f"](#{anchor})" in index


def test_the_readings_that_could_turn_the_sense_are_all_listed():
    turning = [r for source in CATALOG.sources.values() for r in source.readings if r.turns]
    table = next(t.value for t in page_drawn(PAGE).table if "Read otherwise" in t.value)
    assert list(table["Printed"]) == [f"“{md_escape(reading.printed)}”" for reading in turning]


@pytest.mark.parametrize("term", [*list(CATALOG.terms.values())[:2], *list(CATALOG.terms.values())[-2:]])
def test_a_term_asked_for_stands_before_everything_else(term):
    app = page_drawn(PAGE, {"term": term.id})
    assert not app.exception
    assert values(app.info) == [f"**{md_escape(term.term)}**: {md_escape(term.meaning)}"]


def test_a_term_with_markup_in_it_stays_text(tmp_path, monkeypatch):
    home = copied_home(tmp_path)
    glossary = home / "data" / "glossary.yaml"
    used = next(iter(load_catalog(home).terms.values())).term
    entry = "\n".join(f'  {key}: "{text}"' for key, text in HOSTILE.items())
    glossary.write_text(f'- id: hostile\n{entry}\n  also: ["{used}"]\n', encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_HOME", str(home))
    for query in ({}, {"term": "hostile"}):
        app = page_drawn(PAGE, query)
        assert not app.exception
        shown = [*cells(app), *values(app.info)]
        assert any(md_escape(HOSTILE["meaning"]) in cell for cell in shown)
        assert not any(HOSTILE["meaning"] in cell or "<img" in cell.replace("\\<", "") for cell in shown)
