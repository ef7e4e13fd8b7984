"""Hostile text in every place of links, files, citations and print: nothing runs, nothing breaks, files open."""

import csv
import io
import json
import re
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from xml.dom import minidom
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboard.derive.claim_rows import claim_rows
from dashboard.derive.record_items import record_ids
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids
from dashboard.exports.citations import apa, bibtex, claim_reference, exhibit_reference, ris, sentence
from dashboard.exports.claimreview import claim_reviews
from dashboard.exports.claimreview import to_json as reviews_to_json
from dashboard.exports.claims import FORMULA_STARTS, safe_cell
from dashboard.exports.claims import to_csv as claims_to_csv
from dashboard.exports.claims import to_json as claims_to_json
from dashboard.exports.qr import qr_svg
from dashboard.exports.tables import to_csv, to_json, to_xlsx
from dashboard.exports.taken import taken
from dashboard.figures.theme import plotly_text, wrapped
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from dashboard.ui.markdown import SPECIAL, claim_link, md_escape, prose
from dashboard.ui.print_page import _note
from dashboard.views.options import options
from dashboard.views.pages import PAGES
from dashboard.views.view import (
    FREE_TEXT,
    LONGEST_TEXT,
    View,
    claim_url,
    exhibit_url,
    file_url,
    parse,
    query_of,
    url_for,
)
from dashboard.web.shell import Head, shell
from tests.hostile import PAYLOADS, TEXTS, payloads
from tests.web.test_data_routes import get

CATALOG = store().catalog()
TINY = load_catalog(Path(__file__).resolve().parent / "fixtures" / "tiny-home")
NAMED = payloads()
each_text = pytest.mark.parametrize("text", NAMED, ids=[f"{n}-{ascii(text)[1:15]}" for n, text in enumerate(NAMED)])
# Of Markdown, only a link to our own pages may come out of data.
LINK = re.compile(r"\[((?:[^\\\[\]]|\\.)*)\]\(([^()\s]*)\)")
# The only tags of our own in charts.
TAGS = re.compile(r"</?(?:b|i|br|sub|sup)>|<span style=\"[^\"<>]*\">|</span>|<extra></extra>")


def address_of(query: str) -> dict[str, list[str]]:
    return parse_qs(query, keep_blank_values=True)


def plain(markdown: str) -> bool:
    """Nothing in the line is markup, apart from links to our own pages."""
    without = LINK.sub(lambda link: link.group(1) if link.group(2).startswith("/") else "<", markdown)
    return not SPECIAL.search(re.sub(r"\\(.)", "", without)) and "\n" not in without


def test_there_are_as_many_texts_as_asked_for_and_each_kind_is_among_them():
    assert len(PAYLOADS) == 30 and len(NAMED) == len(set(NAMED)) == TEXTS
    together = "".join(NAMED)
    for part in (
        "<script",
        "onerror=",
        "javascript:",
        "data:text",
        "=1+1",
        "@SUM",
        "\u202e",
        "\u200b",
        "\x00",
        "../",
        "{{",
    ):
        assert part in together


@each_text
def test_a_text_as_a_choice_or_its_name_gives_the_nearest_view_in_words(text):
    for page in PAGES:
        known = (*page.params, "claim", "table", "show", "v")
        queries = (urlencode(dict.fromkeys(known, text)), urlencode({text: text}), f"source={text}&{text}", quote(text))
        for query in queries:
            view = parse(page.name, address_of(query), CATALOG)
            for name in page.params:
                assert name in FREE_TEXT or view.chosen(name) in options(name, page.name, CATALOG)
            assert view.chosen("claim") == view.chosen("table") == ""
            assert all(plain(md_escape(notice)) and len(notice) < 600 for notice in view.notices)
            again = urlsplit(url_for(view.page, query_of(view)))
            assert again.path == page.path and not again.netloc and again.query.isascii()
            assert parse(page.name, address_of(again.query), CATALOG).choices == view.choices


@each_text
def test_the_link_of_any_view_gives_a_qr_code_of_squares_only_or_none(text):
    view = parse("evidence", {"q": [text], "claim": [next(iter(CATALOG.claims))]}, CATALOG)
    drawn = qr_svg("https://record.example" + url_for("evidence", view.choices))
    if drawn:
        nodes = minidom.parseString(drawn).getElementsByTagName("*")
        assert {node.tagName for node in nodes} <= {"svg", "path", "g", "rect"}


@each_text
def test_a_text_as_the_name_of_a_file_is_answered_in_json_and_so_as_a_choice(text):
    for name in (f"{text}.csv", f"matrix.{text}", text, f"{text}/matrix.csv", f"matrix.csv{text}"):
        answer = get(f"/data/exhibits/{quote(name.encode('utf-8', 'replace'), safe='')}")
        assert answer.status_code == 404
        assert len(answer.text) < 400 and "Traceback" not in answer.text
        if answer.headers["content-type"].startswith("application/json"):
            assert answer.json().keys() == {"error", "allowed"}
        else:
            assert answer.text == "Not Found"
    answer = get("/data/exhibits/one-issue.csv", params={"issue": text, "source": text, text: text})
    assert answer.status_code == 400 and answer.json().keys() == {"error", "allowed"}
    assert answer.headers["content-type"].startswith("application/json") and len(answer.json()["error"]) <= 600
    searched = get("/data/exhibits/evidence.json", params={"q": text})
    assert searched.status_code == (400 if len(text) > LONGEST_TEXT else 200)


def dressed(record, text: str, names: tuple[str, ...]):
    """The record with the text before each of these fields, or the lines in them, that it fills."""
    own = {field.name for field in fields(record)} & set(names)
    changed = {}
    for name in own:
        value = getattr(record, name)
        if isinstance(value, str):
            changed[name] = f"{text}{value}"
        elif isinstance(value, tuple) and all(isinstance(line, str) for line in value):
            changed[name] = tuple(f"{text}{line}" for line in value)
    return replace(record, **changed)


SAID = ("statement", "label", "short", "note", "conditions", "know_before_quoting")
NAMES = ("name", "short", "about", "title", "publisher", "label", "note", "by", "proposition", "headline", "neutrality")


@cache
def hostile(text: str):
    """The tiny home with the text in whatever a curator writes, as if no check had stood before it."""

    def item(record):
        quotes = tuple(dressed(piece, text, ("quote",)) for piece in record.evidence)
        return replace(dressed(record, text, SAID), evidence=quotes)

    def each(records, names=NAMES):
        return {key: dressed(record, text, names) for key, record in records.items()}

    sources = {
        key: replace(dressed(s, text, ("name", "title")), author=dressed(s.author, text, ("name", "role")))
        for key, s in TINY.sources.items()
    }
    record = replace(
        TINY.record,
        sources=each(TINY.record.sources),
        series=each(TINY.record.series),
        comparators=each(TINY.record.comparators),
        scores=each(TINY.record.scores, ("note",)),
        events=tuple(dressed(event, text, NAMES) for event in TINY.record.events),
    )
    # Braces in a title name claims, and the check refuses those that do not.
    title = re.sub(r"[{}]", "", text)
    return replace(
        TINY,
        site=dressed(TINY.site, text, NAMES),
        sources=sources,
        actors=each(TINY.actors),
        entities=each(TINY.entities),
        issues=each(TINY.issues),
        claims={key: item(claim) for key, claim in TINY.claims.items()},
        positions={key: item(position) for key, position in TINY.positions.items()},
        exhibits={k: dressed(e, title, ("title", "subtitle", "alt", "notes")) for k, e in TINY.exhibits.items()},
        questions=each(TINY.questions, ("text", "question", "label", "note")),
        disagreements=each(TINY.disagreements, ("label", "title", "about", "note", "settled_by")),
        stories={
            key: replace(
                dressed(story, text, ("title", "line", "audience")),
                steps=tuple(dressed(step, title, ("headline", "notes", "subtitle")) for step in story.steps),
            )
            for key, story in TINY.stories.items()
        },
        record=record,
    )


def built(catalog):
    """Every exhibit of a home that its pages can fill, by id."""
    found = ((i, exhibit_by_id(i, catalog)) for i in sorted(exhibit_ids(catalog)))
    return {exhibit_id: exhibit for exhibit_id, exhibit in found if exhibit is not None}


ONE_OF_EACH_PAGE = {exhibit.page: exhibit for exhibit in built(TINY).values()}


@cache
def taken_of(text: str):
    """An exhibit of each page with the text before each of its words, on its way into a file."""
    made = []
    for exhibit in ONE_OF_EACH_PAGE.values():
        table = exhibit.table.assign(
            **{name: [f"{text}{cell}" for cell in exhibit.table[name]] for name in exhibit.table if name != "claim_ids"}
        )
        own = replace(
            dressed(exhibit, text, ("title", "subtitle", "notes", "source_note", "text", "linked")),
            table=table[["claim_ids", *(n for n in table if n != "claim_ids")]].rename(
                columns=lambda name: name if name == "claim_ids" else f"{text}{name}"
            ),
        )
        link = exhibit_url(View(exhibit.page, {}), exhibit.id)
        made.append(taken(own, hostile(text), link, "https://record.example"))
    return made


# A chart takes long to make, so each holds ten texts at once.
TOGETHER = [" ".join(NAMED[n : n + 10]) for n in range(0, len(NAMED), 10)]
many_texts = pytest.mark.parametrize("text", TOGETHER, ids=map(str, range(len(TOGETHER))))


@cache
def exhibits(text: str):
    """The exhibits of the hostile home, made from its data."""
    return built(hostile(text))


def test_the_hostile_home_holds_the_text_in_every_kind_of_place():
    catalog = hostile("ZZZ")
    assert len(taken_of("ZZZ")) >= 10
    text = "".join(to_json(made) for made in taken_of("ZZZ"))
    claim = next(iter(catalog.claims.values()))
    assert claim.statement.startswith("ZZZ") and claim.evidence[0].quote.startswith("ZZZ")
    for key in ("statement", "document", "quote", "speaker", "title", "source_note"):
        assert re.search(rf'"{key}": "[^"]*ZZZ', text), key
    assert catalog.site.name.startswith("ZZZ") and catalog.site.publisher.startswith("ZZZ")


@each_text
def test_in_csv_no_cell_runs_and_every_row_is_whole(text):
    for made in taken_of(text):
        lines = list(csv.reader(io.StringIO(to_csv(made).removeprefix("\ufeff"), newline="")))
        assert lines[0] == [safe_cell(column) for column in made.columns]
        assert all(len(line) == len(made.columns) for line in lines[1 : len(made.data) + 1])
        assert all(len(line) == 2 and line[0] == "#" for line in lines[len(made.data) + 1 :])
        for cell in (cell for line in lines for cell in line):
            assert re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", cell) or not cell.lstrip(" ").startswith(FORMULA_STARTS), cell


@each_text
def test_a_workbook_opens_and_holds_text_numbers_and_nothing_else(text):
    for made in taken_of(text):
        body = to_xlsx(made)
        book = load_workbook(io.BytesIO(body))
        assert book.sheetnames == ["Data", "Notes", "Sources"]
        for cell in (cell for page in book for row in page.iter_rows() for cell in row):
            assert cell.data_type in ("s", "n") and cell.hyperlink is None
        with ZipFile(io.BytesIO(body)) as parts:
            whole = [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        for part in whole:
            minidom.parseString(part)
            assert b"<f>" not in part and b"TargetMode" not in part and b"<hyperlink" not in part
        assert len(list(book["Data"].rows)) == len(made.data) + 1
        assert len(list(book["Sources"].rows)) == len(made.sources) + 1


@each_text
def test_json_is_whole_and_gives_the_text_back_as_it_was(text):
    for made in taken_of(text):
        whole = json.loads(to_json(made))
        assert len(whole["data"]) == len(made.data) and whole["title"] == made.title
        assert [row.get("quote") for row in whole["sources"]] == [row.get("quote") for row in made.sources]
    rows = claim_rows(hostile(text))
    assert [row["statement"] for row in json.loads(claims_to_json(rows))] == [row["statement"] for row in rows]
    lines = list(csv.reader(io.StringIO(claims_to_csv(rows), newline="")))
    assert len(lines) == len(rows) + 1
    for cell in (cell for line in lines for cell in line):
        assert re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", cell) or not cell.lstrip(" ").startswith(FORMULA_STARTS)
    assert json.loads(reviews_to_json(claim_reviews(hostile(text), "https://record.example")))


@each_text
def test_a_citation_keeps_its_lines(text):
    catalog = hostile(text)
    named = {key: replace(source, name=TINY.sources[key].name) for key, source in catalog.sources.items()}
    catalog = replace(catalog, sources=named)
    ids = [*catalog.claims, *catalog.positions, *sorted(record_ids(catalog))]
    references = [claim_reference(i, catalog, "https://record.example" + claim_url(i)) for i in ids]
    titled = [replace(exhibit, title=f"{text}{exhibit.title}") for exhibit in ONE_OF_EACH_PAGE.values()]
    references += [exhibit_reference(e, catalog, f"https://record.example/#{e.id}") for e in titled]
    for reference in references:
        assert all(re.match(r"^[A-Z][A-Z0-9]  - ", line) for line in ris(reference).removesuffix("\r\n").split("\r\n"))
        assert ris(reference).count("ER  - ") == 1
        entry = bibtex(reference)
        assert re.fullmatch(r"@misc\{[A-Za-z0-9-]+,\n(  [a-z]+ = \{.*\},?\n)+\}", entry), entry
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
        for style in (apa, sentence):
            assert style(reference).count("\n") == 0 and style(reference).endswith(reference.link)


@each_text
def test_text_in_prose_links_and_printed_notes_is_no_markup(text):
    catalog = hostile(text)
    assert plain(md_escape(text)) and plain(prose(text, CATALOG)) and plain(prose(text, catalog))
    assert plain(claim_link(text, "a.claim"))
    for item_id in (*catalog.claims, *catalog.positions, *sorted(record_ids(catalog))):
        assert plain(_note(item_id, catalog)), item_id


@many_texts
def test_text_of_an_exhibit_is_no_markup(text):
    catalog = hostile(text)
    for exhibit in exhibits(text).values():
        for words in (exhibit.title, exhibit.subtitle, exhibit.source_note, *exhibit.notes, *exhibit.text):
            assert plain(prose(words, catalog))
        for cell in exhibit.table.drop(columns="claim_ids").to_numpy().ravel():
            assert plain(md_escape(str(cell)))


def strings(part):
    """Every text in a part of a figure, with the name it stands under."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from ((name, text) if isinstance(text, str) else text for text in strings_of(name, value))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from strings(value)


def strings_of(name, value):
    if isinstance(value, str):
        yield (name, value)
    elif isinstance(value, list | tuple) and all(isinstance(entry, str) for entry in value):
        yield from ((name, entry) for entry in value)
    else:
        yield from strings(value)


@many_texts
def test_text_in_a_chart_is_no_markup(text):
    assert "<" not in plotly_text(text) and not any("<" in line for line in wrapped(text, 20))
    for exhibit_id, exhibit in exhibits(text).items():
        for figure in exhibit.figures.values():
            for name, words in strings(figure.to_plotly_json()):
                if name in ("text", "hovertext", "hovertemplate", "ticktext", "texttemplate"):
                    assert "<" not in TAGS.sub("", words), (exhibit_id, name, words)
                    assert "href" not in words or "&lt;" in words or "<a" not in words
                assert not words.startswith(("javascript:", "data:text")) or name in ("text", "hovertext", "ticktext")


@each_text
def test_text_in_the_first_words_of_a_page_is_no_markup(text):
    made = shell(Head(title=text, heading=text, description=text))
    usual = shell(Head(title="x", heading="x", description="x"))
    assert made.count("<") == usual.count("<")


@each_text
def test_no_link_that_we_make_of_a_text_leaves_the_site_or_runs(text):
    view = View("evidence", {"q": text, "topic": text, "claim": text})
    for link in (url_for("evidence", view.choices), exhibit_url(view, "evidence"), file_url(view, "evidence", "csv")):
        address = urlsplit(link)
        assert not address.scheme and not address.netloc and link.startswith("/") and not link.startswith("//")
        assert re.fullmatch(r"[A-Za-z0-9/?&=._~%+#-]*", link)
