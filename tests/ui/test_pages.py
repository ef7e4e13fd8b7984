"""Every page draws its title and its exhibits, from the script the server runs."""

import json

import pytest

from dashboard.exhibits.registry import exhibits_of
from dashboard.load.live import store
from dashboard.ui.markdown import md_escape
from dashboard.views.options import options
from dashboard.views.pages import PAGE_BY_NAME, pages_with_data
from dashboard.views.view import FREE_TEXT, View, claim_url, query_of
from tests.ui.drawn import page_drawn, values, words

CATALOG = store().catalog()
LISTING = ("evidence", "sources", "names", "method")
# Pages that show the rows of their tables in another form.
WITHOUT_TABLES = ("questions", "quote")
each_page = pytest.mark.parametrize("page", pages_with_data(CATALOG), ids=lambda p: p.name)


def exhibits_shown(page, app, choices):
    """Check that each exhibit of the page is there: its heading, its figures, and its table where that stays."""
    charts = [chart.proto for chart in app.get("plotly_chart")]
    subheaders, tables = values(app.subheader), []
    for exhibit in exhibits_of(page.name, CATALOG, **choices):
        assert md_escape(exhibit.title) in subheaders
        drawn = [chart for chart in charts if chart.alt == exhibit.alt]
        assert len(drawn) == len(exhibit.figures)
        if page.name not in WITHOUT_TABLES and (exhibit.table_stays or not exhibit.figures):
            tables.append(len(exhibit.table))
    if tables:
        assert [len(table.value) for table in app.table] == tables
    for chart in charts:
        assert chart.alt and json.loads(chart.spec)["layout"]


@each_page
def test_every_page_draws_its_title_and_its_exhibits(page):
    app = page_drawn(page)
    assert not app.exception and not app.error
    assert app.title, "a page without a title is blank"
    if page.path != "/":
        assert app.title[0].value == page.title
    if page.name not in LISTING:
        exhibits_shown(page, app, {})


@each_page
def test_every_choice_of_an_address_has_a_control_on_its_page(page):
    app = page_drawn(page)
    keys = [control.key for control in (*app.selectbox, *app.text_input)]
    # A term is asked for by a link in the text, every other choice by a control.
    assert sorted(keys) == sorted(f"{page.name}-{name}" for name in page.params if name != "term")


@each_page
def test_every_page_opens_with_a_receipt_and_with_nonsense(page):
    claim = next(iter(CATALOG.claims))
    app = page_drawn(page, query_of(View(page.name, {"claim": claim})))
    assert not app.exception
    app = page_drawn(page, {"claim": "<script>", "kind": "nobody", "zz": "1"})
    assert not app.exception
    assert any("<script" in i.value.replace("\\", "") for i in app.info)


def some_choices():
    """For each choice of each page, its second and its last value."""
    for page in pages_with_data(CATALOG):
        for name in page.params:
            if name in FREE_TEXT:
                yield pytest.param(page, {name: "the 5 <b>"}, id=f"{page.name}-{name}")
                continue
            allowed = list(options(name, page.name, CATALOG))
            for value in dict.fromkeys((allowed[1], allowed[-1])):
                yield pytest.param(page, {name: value}, id=f"{page.name}-{name}-{value}")


@pytest.mark.parametrize(("page", "choices"), list(some_choices()))
def test_every_page_opens_with_the_choices_a_reader_makes(page, choices):
    app = page_drawn(page, query_of(View(page.name, choices)))
    assert not app.exception and not app.error
    assert app.title[0].value == page.title
    notices = [text for text in values(app.info) if text.startswith("This link")]
    assert notices == []
    if page.name not in LISTING:
        exhibits_shown(page, app, choices)
    for control in (*app.selectbox, *app.text_input):
        name = control.key.removeprefix(f"{page.name}-")
        if name in choices:
            assert control.value == choices[name]


@pytest.mark.parametrize("kind", ["event", "risk", "recommendation", "definition", "quantity", "characterisation"])
def test_a_receipt_of_every_kind_opens(kind):
    claim = CATALOG.claims_of(kind)[-1]
    app = page_drawn(PAGE_BY_NAME["evidence"], {"claim": claim.id})
    assert not app.exception
    text = "\n".join(words(app))
    assert f"> “{md_escape(claim.evidence[0].quote)}”" in text
    assert claim_url(claim.id) in text


def test_the_index_of_disagreements_lists_those_that_are_shown_and_counts_them():
    shown = exhibits_of("disagreements", CATALOG, differs="scope")
    app = page_drawn(PAGE_BY_NAME["disagreements"], {"differs": "scope"})
    assert 0 < len(shown) < len(CATALOG.disagreements)
    assert f"Showing {len(shown)} of {len(CATALOG.disagreements)}." in values(app.info)
    index = "\n".join(text for text in values(app.markdown) if text.startswith("- ["))
    assert [line.split("](#")[0] for line in index.splitlines()] == [f"- [{md_escape(e.title)}" for e in shown]


def test_every_answer_stands_in_the_column_of_its_document_with_links_to_its_claims():
    app = page_drawn(PAGE_BY_NAME["questions"])
    text = "\n".join(values(app.markdown)).replace("\\", "")
    links = "\n".join(values(app.markdown))
    for question in CATALOG.questions.values():
        assert md_escape(question.question) in values(app.subheader)
        for answer in question.answers:
            assert f"**{md_escape(CATALOG.sources[answer.source].name)}**".replace("\\", "") in text
            for claim_id in answer.claims:
                assert f"({claim_url(claim_id)})" in links


@pytest.mark.parametrize("source", CATALOG.sources.values(), ids=lambda s: s.id)
def test_a_paragraph_without_claims_says_why_and_every_other_leads_to_its_claims(source):
    app = page_drawn(PAGE_BY_NAME["sources"], {"source": source.id})
    captions, text = values(app.caption), "\n".join(values(app.markdown))
    taken = {e.paragraph: s.id for s in CATALOG.statements() for e in s.evidence if e.source == source.id}
    for paragraph in source.paragraphs:
        if paragraph.n in taken:
            assert f"({claim_url(taken[paragraph.n])})" in text
        else:
            assert paragraph.no_claims, f"¶{paragraph.n} has neither a claim nor a reason"
            assert f"No claim taken: {md_escape(paragraph.no_claims)}" in captions
    told = [caption for caption in captions if caption.startswith("No claim taken:")]
    assert len(told) == len(source.paragraphs) - len(taken.keys() & {p.n for p in source.paragraphs})


@pytest.mark.parametrize("source", CATALOG.sources.values(), ids=lambda s: s.id)
def test_a_reading_is_shown_as_read_with_its_confidence_and_the_printed_words_on_demand(source):
    app = page_drawn(PAGE_BY_NAME["sources"], {"source": source.id})
    told, folded = "\n".join(values(app.caption)), list(app.expander)
    assert [fold.label for fold in folded] == ["The printed words"] * len({r.paragraph for r in source.readings})
    printed = "\n".join(text for fold in folded for text in values(fold.markdown))
    assert "Printed" not in told
    for reading in source.readings:
        assert f"Read as *{md_escape(reading.read_as)}* ({reading.confidence} confidence)" in told
        assert f"“{md_escape(reading.printed)}”, read as *{md_escape(reading.read_as)}*" in printed
