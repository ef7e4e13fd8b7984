"""The deck of a story, read back as a presenter opens it: values, bounds, words behind, sources, and odd texts."""

import io
import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.dom import minidom
from zipfile import ZipFile

import pytest
import segno
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from dashboard.__main__ import main
from dashboard.derive.frames import rows_of
from dashboard.derive.record_items import PREFIX, record_item
from dashboard.derive.verdicts import judged_claim
from dashboard.exports.deck import story_deck
from dashboard.exports.deck_foot import HELD_BACK
from dashboard.exports.deck_notes import IN_DECK, receipts_of
from dashboard.exports.slide_text import ESCAPED, HIDDEN, line_count, sheet_text, slide_text
from dashboard.exports.taken import NO_ADDRESS
from dashboard.figures.staging import is_one_of
from dashboard.model.story import Story, StoryStep
from dashboard.views.stories import GONE
from dashboard.views.view import View, exhibit_url
from tests.exports.decks import (
    ADDRESS,
    CATALOG,
    CHART,
    DRAWING,
    NUMBERED,
    PLAIN,
    STORIES,
    by_step,
    charts,
    drawn,
    labels,
    notes,
    numbers,
    of_step,
    opened,
    steps,
    text_of,
    title,
)  # fmt: skip
from tests.hostile import PAYLOADS
from tests.test_hostile import TINY, TOGETHER, built, hostile

each_step = pytest.mark.parametrize("numbered", NUMBERED, ids=[f"{story}-{n}" for story, n in NUMBERED])
LINK = f"{CATALOG.updated}."
SCALES, BARS = ("lanes", "what_if"), ("day", "companies", "falls")


def kept(step):
    """The rows that a step shows."""
    # The slide of a guess’s answer has all that its question left out.
    held = () if step.step.guess else step.step.hold_back
    return [row for row in rows_of(step.rows) if not any(is_one_of(i, held) for i in row.claim_ids)]


def amounts(row):
    """The numbers with which a row is drawn: one for a point or a bound, two for a range or a supposition."""
    point = row.low if row.low is not None else row.high
    if point is None:
        return []
    if row.relation in ("range", "order_of_magnitude"):
        return [row.low, row.high]
    return [row.start, point] if row.relation == "hypothetical" and row.start else [point]


def test_the_stories_between_them_draw_every_kind_of_chart():
    forms = {step.exhibit.form for step, _ in (of_step(*numbered) for numbered in NUMBERED)}
    assert {
        "lanes",
        "what_if",
        "day",
        "companies",
        "weeks",
        "scores",
        "strip",
        "matrix",
        "pair",
        "risks",
        "table",
    } <= forms


@each_step
def test_each_step_has_a_slide_with_its_finding_measure_and_part(numbered):
    step, pages = of_step(*numbered)
    assert title(pages[0]) == step.headline
    said = text_of(pages[:1])
    assert step.subtitle.partition(";")[0].partition(".")[0] in said
    assert step.part in said
    if step.asked is not None:
        assert step.asked.question in said


def test_the_question_of_a_guess_has_a_slide_before_its_answer_that_tells_nothing_of_it():
    asked = [(story, n, step) for story in STORIES for n, step in enumerate(steps(story)) if step.asked]
    assert asked
    for story, _, step in asked:
        question, answer = (page for page in opened(story).slides if page.shapes.title and title(page) == step.headline)
        words = next(r.words for r in rows_of(step.rows) if r.claim_ids[0] == step.asked.claim)
        assert step.asked.question in text_of([question]) and words in text_of([answer])
        assert words not in text_of([question])
        assert not any(row.badge in text_of([question]) for row in kept(step) if row.claim_ids[0] == step.asked.claim)


def test_bases_of_the_record_are_not_headed_as_verdicts():
    record_only = [(step, pages) for step, pages in drawn(*SCALES) if set(step.rows["token"]) == {"record"}]
    assert record_only
    for _, pages in record_only:
        assert "Against the record" not in text_of(pages) and "Basis" in text_of(pages).split("\n")


def test_every_dot_range_and_bound_has_the_value_of_the_view():
    for step, pages in drawn(*SCALES):
        expected = sorted(value for row in kept(step) for value in amounts(row))
        assert [v for chart in charts(pages) for v in numbers(chart, "x")] == pytest.approx(expected)
        for chart in charts(pages):
            log = chart._chartSpace.find(f".//{CHART}logBase")
            assert (log is None) == (step.step.scale == "linear"), (
                "powers of ten, unless the story asks for an even axis"
            )


def test_every_bar_has_the_value_of_the_view_and_starts_at_zero():
    for step, pages in drawn(*BARS):
        claims = step.exhibit.form != "companies"
        rows = [row for row in kept(step) if claims or row.kind != "claim"]
        expected = sorted(row.value for row in rows if row.value is not None)
        assert [v for chart in charts(pages) for v in numbers(chart, "value")] == pytest.approx(expected)
        for chart in charts(pages):
            low, high = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale
            assert low <= min(0, *expected) and high >= max(0, *expected)


def test_every_close_of_the_lines_is_that_of_the_view():
    for step, pages in drawn("weeks"):
        (chart,) = charts(pages)
        for series in chart.plots[0].series:
            expected = [row.close for row in rows_of(step.rows) if row.name == series.name]
            assert [v for v in series.values if v is not None] == pytest.approx(expected)
        assert len(chart.plots[0].series) == step.rows["series"].nunique()


def test_every_score_is_that_of_the_view():
    for step, pages in drawn("scores"):
        for chart in charts(pages):
            for series in chart.plots[0].series:
                expected = sorted(row.score for row in rows_of(step.rows) if row.model == series.name)
                xs = [
                    float(pt.find(f"{CHART}v").text) for pt in series._element.find(f"{CHART}xVal").iter(f"{CHART}pt")
                ]
                assert sorted(xs) == pytest.approx(expected)


@pytest.mark.parametrize("story_id", STORIES)
def test_the_sheet_behind_a_chart_holds_what_is_drawn_so_that_it_can_be_edited(story_id):
    for chart in charts(opened(story_id).slides):
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        inside = sorted(float(c.value) for c in cells if isinstance(c.value, int | float))
        drawn = sorted(v for axis in ("x", "y", "value") for v in numbers(chart, axis))
        assert inside == pytest.approx(drawn)


def test_every_qualifier_stands_on_the_slide():
    for step, pages in drawn():
        if "words" not in step.rows or step.exhibit.form == "weeks":
            continue
        said = text_of(pages)
        for row in kept(step):
            if step.exhibit.form == "scores" and not row.first:
                continue
            words = (
                row.words.removeprefix("strongly ").partition(",")[0]
                if step.exhibit.form in ("matrix", "risks")
                else row.words
            )
            assert words.lower().replace("not in our sources", "·").replace("named", "○") in said.lower()


def test_an_open_end_has_its_arrow_and_is_said_in_words_below():
    for step, pages in drawn(*SCALES, *BARS):
        said = text_of(pages)
        for row in kept(step):
            relation = (
                CATALOG.claims[row.claim_ids[0]].quantity.relation
                if row.claim_ids[0] in CATALOG.claims
                else row.relation
            )
            if relation in ("gt", "ge", "lt", "le") and "low" in step.rows:
                assert re.search(rf"——► {re.escape(row.words)}|{re.escape(row.words)} ◄——", said)
            if relation in ("gt", "ge", "lt", "le"):
                assert re.search(r"has no known (end|start).*neither fade nor hatch", said)
            if relation == "approx":
                assert "“About” is drawn hollow" in said


@each_step
def test_what_is_drawn_and_what_is_linked_is_described_for_those_who_do_not_see_it(numbered):
    step, pages = of_step(*numbered)
    for page in pages:
        for shape in page.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                described = shape._element.xpath(".//p:cNvPr/@descr")
                assert described and len(described[0]) > 30, shape.name
            if (shape.has_chart or shape.has_table) and step.exhibit.form in (*SCALES, *BARS):
                assert all(row.words in described[0] for row in kept(step))


@each_step
def test_the_notes_hold_statement_quote_and_verdict_of_each_claim(numbered):
    step, pages = of_step(*numbered)
    for page in pages:
        said = notes(page)
        assert all(slide_text(note) in said for note in step.notes)
        for claim_id in (*step.step.claims, *receipts_of(step)):
            if claim_id.startswith(PREFIX):
                item = record_item(claim_id, CATALOG)
                assert item.statement in said and item.sources[0].publisher in said
                assert item.sources[0].seen or f"{item.sources[0].publisher} (not verified by us)" in said
                continue
            claim, verdict = CATALOG.statement(claim_id), judged_claim(claim_id, CATALOG)
            assert claim.statement in said and f"“{claim.evidence[0].quote}”" in said
            assert (f"{verdict.word}, as of {verdict.as_of}" if verdict else "not judged") in said
        if len(step.ready) > len(receipts_of(step)):
            assert f"And {len(step.ready) - len(receipts_of(step))} more" in said


def test_where_the_deck_draws_otherwise_than_the_page_its_notes_say_how():
    for step, pages in drawn(*IN_DECK):
        assert all(IN_DECK[step.exhibit.form] in notes(page) for page in pages)
    (firms,) = [text_of(pages) for _, pages in drawn("companies")]
    assert "■ close" in firms and "○" not in firms, "the subtitle speaks of no mark that is not drawn"


@each_step
def test_sources_and_link_stand_on_every_slide(numbered):
    step, pages = of_step(*numbered)
    for page in pages:
        said = text_of([page])
        assert ADDRESS + step.link in said and CATALOG.version in said
        assert "Sources: " in said or "Public record: " in said


@pytest.mark.parametrize("story_id", STORIES)
def test_the_first_slide_says_for_whom_and_the_last_from_what(story_id):
    story, pages = CATALOG.stories[story_id], list(opened(story_id).slides)
    first, last = text_of(pages[:1]), text_of(pages[-1:])
    assert all(
        part in first for part in (story.title, story.line, story.audience, str(story.minutes), CATALOG.site.name)
    )
    assert all(source.title in last for source in CATALOG.sources.values())
    assert CATALOG.version in last and CATALOG.updated in last
    used = {i for step in steps(story_id) for i in step.ready if i.startswith(PREFIX)}
    for source in (source for i in used for source in record_item(i, CATALOG).sources):
        assert source.publisher in last


@pytest.mark.parametrize("story_id", STORIES)
def test_the_qr_code_of_each_slide_leads_where_its_link_does(story_id):
    for step, pages in by_step(story_id):
        (code,) = [shape for shape in pages[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        shown = Image.open(io.BytesIO(code.image.blob)).convert("1")
        squares = segno.make(ADDRESS + step.link, error="m", micro=False).matrix
        size = shown.width // (len(squares) + 4)
        drawn = [
            [not shown.getpixel(((x + 2) * size + 1, (y + 2) * size + 1)) for x in range(len(squares))]
            for y in range(len(squares))
        ]
        assert drawn == [[bool(square) for square in row] for row in squares]


def test_without_a_public_address_the_links_are_paths_there_is_no_code_and_the_deck_says_so():
    deck = Presentation(
        io.BytesIO(story_deck(PLAIN.stories[STORIES[0]], replace(PLAIN, site=replace(PLAIN.site, public_address=None))))
    )
    pages = list(deck.slides)
    assert not [s for page in pages for s in page.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert NO_ADDRESS in text_of(pages[:1]) and NO_ADDRESS in text_of(pages[-1:]) and "http" not in text_of(pages)
    assert all(NO_ADDRESS in notes(page) for page in pages[1:-1])


@pytest.mark.parametrize("story_id", STORIES)
def test_nothing_leaves_the_slide_runs_into_the_foot_or_is_cut(story_id):
    deck = opened(story_id)
    for page in deck.slides:
        shapes = [s for s in page.shapes if s.has_text_frame or s.has_chart or s.has_table]
        foot = next(s for s in shapes if s.top > Inches(5) and s.has_text_frame and LINK in s.text_frame.text)
        for shape in shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, title(page)
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, title(page)
            if shape is not foot:
                assert shape.top + shape.height <= foot.top, (title(page), shape.name)
        assert "…" not in text_of([page])


@each_step
def test_words_in_charts_and_tables_can_be_read_from_the_back(numbered):
    _, pages = of_step(*numbered)
    for chart in charts(pages):
        sizes = [int(e.get("sz")) for e in chart._chartSpace.iter() if e.get("sz")]
        assert sizes and min(sizes) >= 1400
        assert not chart.has_title and not chart.has_legend
    for table in (shape.table for page in pages for shape in page.shapes if shape.has_table):
        cells = [cell for row in table.rows for cell in row.cells]
        sizes = [run.font.size.pt for cell in cells for p in cell.text_frame.paragraphs for run in p.runs]
        assert min(sizes) >= 13


def test_what_is_held_back_for_a_later_slide_is_left_out_and_the_slide_says_so():
    held = [(step, pages) for step, pages in drawn() if step.step.hold_back and not step.step.guess]
    assert held
    for step, pages in held:
        said = text_of(pages)
        assert HELD_BACK in said
        hidden = [row for row in rows_of(step.rows) if row not in kept(step)]
        assert hidden and not any(row.words in said for row in hidden if row.words not in title(pages[0]))


def test_what_is_not_highlighted_is_paler_than_in_the_plain_chart():
    step, pages = next((s, p) for s, p in drawn(*SCALES) if s.step.highlight)
    pale = {row.words: not any(is_one_of(i, step.step.highlight) for i in row.claim_ids[:1]) for row in kept(step)}
    colours = {}
    for label in labels(charts(pages)[0]):
        text = "".join(t.text for t in label.iter(f"{DRAWING}t"))
        colours.setdefault(text, set()).add(label.find(f".//{DRAWING}srgbClr").get("val"))
    assert any(pale.values()) and not all(pale.values())
    usual = {"A3246E", "1D2228"}
    for words, is_pale in pale.items():
        shown = set().union(*(c for text, c in colours.items() if words in text))
        assert (shown - usual) if is_pale else (shown & usual), words


def test_claims_and_record_are_series_of_their_own_with_names_in_words():
    mixed = [(s, p) for s, p in drawn(*SCALES) if s.rows["token"].nunique() > 1]
    for step, pages in mixed:
        for chart in charts(pages):
            names = [series.name for series in chart.plots[0].series]
            tokens = {row.token for row in kept(step) if amounts(row)}
            assert any(n.startswith("What a document says") for n in names) == ("claim" in tokens)
            assert any(n.startswith("Public record") for n in names) == ("record" in tokens)
        assert "A document says" in text_of(pages) and "Public record" in text_of(pages)


def test_a_step_whose_view_is_gone_has_a_slide_that_says_so():
    story = CATALOG.stories[STORIES[0]]
    lost = StoryStep(view="/costs?v=1#no-such", headline="What is gone", notes=("Say so.",))
    gone = replace(story, steps=(lost, story.steps[0]))
    pages = list(Presentation(io.BytesIO(story_deck(gone, CATALOG))).slides)
    assert title(pages[1]) == "What is gone" and GONE in text_of(pages[1:2]) and "Say so." in notes(pages[1])
    assert charts(pages[2:3])


@pytest.mark.parametrize("text", PAYLOADS, ids=map(str, range(len(PAYLOADS))))
def test_text_for_a_slide_has_no_hidden_signs_and_text_for_a_sheet_starts_nothing(text):
    for made in (slide_text(text), sheet_text(text)):
        assert not [c for c in made if unicodedata.category(c) in HIDDEN] and "\n" not in made
    assert not re.match(r"\s*[=+\-@＝＋－＠{]|[A-Za-z][\w+.-]*:", sheet_text(text)) and len(sheet_text(text)) <= 201


def test_an_escape_of_office_stays_the_text_it_is():
    assert (
        not ESCAPED.search(slide_text("a_x000D_b_x0041_")) and slide_text("a_x000D_b").replace(" ", "") == "a_x000D_b"
    )
    assert slide_text("snake_case_x and _x12_") == "snake_case_x and _x12_"


def test_a_word_too_long_for_its_line_counts_as_several_lines():
    assert line_count("W" * 200, 20, 5) > line_count("W" * 100, 20, 5) > 1 == line_count("short", 20, 5)


def every_exhibit(catalog, text):
    """A story that shows each exhibit of a home, its own words hostile too."""
    shown = built(catalog)
    made = [StoryStep(view=exhibit_url(View(e.page, {}), i), headline=text, notes=(text,)) for i, e in shown.items()]
    return Story(id="all", title=text, line=text, audience=text, minutes=1, steps=tuple(made))


@cache
def hostile_deck(text):
    named = re.sub(r"[{}]", "", text)
    site = replace(hostile(text).site, public_address=ADDRESS)
    catalog = replace(hostile(text), site=site)
    return story_deck(every_exhibit(catalog, named), catalog)


@pytest.mark.parametrize("text", TOGETHER, ids=map(str, range(len(TOGETHER))))
def test_hostile_text_anywhere_leaves_a_deck_that_opens_and_runs_nothing(text):
    made = hostile_deck(text)
    deck = Presentation(io.BytesIO(made))
    assert len(deck.slides) >= len(built(TINY)) + 2
    with ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                whole = parts.read(name).decode()
                minidom.parseString(whole.encode())
                assert not re.search(r"_x[0-9A-Fa-f]{4}_", whole) and not re.search(
                    "[\u202a-\u202e\u2066-\u2069\u200b]", whole
                )
                for target in re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', whole):
                    assert target.startswith(ADDRESS), target
            if name.endswith(".xlsx"):
                sheet = load_workbook(io.BytesIO(parts.read(name))).active
                for cell in (cell for row in sheet.iter_rows() for cell in row):
                    assert cell.data_type != "f" and cell.hyperlink is None
    for page in deck.slides:
        for shape in page.shapes:
            assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height


def test_the_command_writes_a_deck_and_says_what_is_missing(tmp_path: Path, capsys):
    file = tmp_path / "deck.pptx"
    assert main(["export", "story", STORIES[0], "--format", "pptx", "-o", str(file)]) == 0
    said = capsys.readouterr().out
    assert f"{len(PLAIN.stories[STORIES[0]].steps)} steps written" in said
    assert (NO_ADDRESS in said) == (not PLAIN.site.public_address)
    assert len(Presentation(str(file)).slides) > 2


def test_an_unknown_story_is_answered_with_the_known_ones(tmp_path: Path, capsys):
    file = tmp_path / "deck.pptx"
    assert main(["export", "story", "<b>none</b>", "-o", str(file)]) == 1
    said = capsys.readouterr().err
    assert "<b>none</b>" in said and all(story in said for story in STORIES) and not file.exists()


ODD = ("story", "claims briefing", "story briefing --format csv", "claims --format pptx")


@pytest.mark.parametrize("asked", ODD)
def test_an_id_or_a_format_that_does_not_belong_ends_with_the_usage(asked, tmp_path: Path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", *asked.split(), "-o", str(tmp_path / "x")])
    assert ended.value.code == 2 and "usage:" in capsys.readouterr().err
