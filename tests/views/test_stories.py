"""Stories: each step shows its view, what is left out is said, and the check finds what the views do not have."""

from dataclasses import replace

import pytest

from dashboard.derive.wording import FIGURE, PLACEHOLDER
from dashboard.exhibits.registry import exhibit_ids, page_of
from dashboard.figures.staging import DIM, is_one_of, marks_of
from dashboard.figures.theme import SIZES, text_width
from dashboard.load.catalog import load_with_places
from dashboard.load.live import PROJECT_ROOT, store
from dashboard.model.story import Story, StoryStep
from dashboard.views.stories import GONE, slides
from dashboard.views.story_faults import story_problems
from tests.load.home import TINY_HOME, copied_home, edit

CATALOG = store().catalog()
TINY = load_with_places(TINY_HOME)[0]
FILE = "data/stories/opening-day.yaml"
EVERY = [
    pytest.param(slide, catalog, id=f"{story.id}-{slide.number}")
    for catalog in (CATALOG, TINY)
    for story in catalog.stories.values()
    for slide in slides(story, catalog)
]
each_slide = pytest.mark.parametrize(("slide", "catalog"), EVERY)


def ids_in(frame):
    return {i for row in frame["claim_ids"] for i in row}


def step(view, **more):
    return StoryStep(view=view, headline="h", notes=("n",), **more)


def shown(*steps, catalog=CATALOG):
    return slides(Story(id="s", title="t", line="l", audience="a", minutes=1, steps=steps), catalog)


def test_the_three_stories_and_the_second_homes_own_have_nothing_that_the_check_finds():
    assert {"briefing", "seminar", "hearing"} <= set(CATALOG.stories)
    for home in (PROJECT_ROOT, TINY_HOME):
        assert story_problems(*load_with_places(home)) == []


@each_slide
def test_a_step_has_its_view_its_words_and_its_receipts(slide, catalog):
    assert not slide.trouble and slide.exhibit is not None
    assert not PLACEHOLDER.search(slide.headline) and not FIGURE.search(slide.headline)
    assert all("{" not in note for note in slide.notes)
    assert set(slide.ready) >= {i for i in slide.step.claims if not i.startswith("record.")}
    assert slide.link.startswith(f"/{'' if slide.view.page == 'overview' else slide.view.page}?v=1")
    assert slide.link.endswith(f"#{slide.exhibit.id.replace('.', '-')}")
    assert slide.source_note


@each_slide
def test_a_step_draws_or_tables_exactly_the_claims_it_is_to_show_and_says_when_that_is_a_part(slide, catalog):
    frame, every = (slide.table, slide.exhibit.table) if slide.figure is None else (slide.rows, slide.exhibit.rows)
    if slide.step.show:
        wanted = {i for i in ids_in(every) if is_one_of(i, slide.step.show)}
        assert wanted and wanted <= ids_in(frame)
    assert bool(slide.part) is (len(frame) < len(every))
    if slide.part:
        assert str(len(frame)) in slide.part and str(len(every)) in slide.part


@each_slide
def test_every_point_of_a_rooms_figure_leads_to_a_claim_of_the_view(slide, catalog):
    if slide.figure is None:
        return
    there = set(slide.exhibit.claim_ids)
    behind = {i for trace in slide.figure.data for point in trace.customdata or () for i in point}
    assert behind and behind <= there
    assert {a.name for a in slide.figure.layout.annotations if a.captureevents} <= there
    sizes = [a.font.size for a in slide.figure.layout.annotations if a.font.size] + [slide.figure.layout.font.size]
    assert min(sizes) >= 18


def test_what_is_held_back_keeps_its_row_and_shows_no_mark_or_figure():
    slide = next(s for s in slides(CATALOG.stories["seminar"], CATALOG) if s.step.hold_back and not s.asked)
    traces, words = marks_of(slide.figure, slide.step.hold_back)
    assert traces and words
    assert all(slide.figure.data[n].visible is False for n in traces)
    assert all(slide.figure.layout.annotations[n].visible is False for n in words)
    others = [t for n, t in enumerate(slide.figure.data) if n not in traces]
    assert not any(is_one_of(i, slide.step.hold_back) for i in slide.ready)
    judged = {v for v in slide.exhibit.rows["badge"] if v}
    assert judged and not any(v in a.text for v in judged for a in slide.figure.layout.annotations)
    assert others and all(t.visible is not False for t in others)


def test_what_is_set_off_stays_bright_and_the_rest_is_dimmed():
    slide = slides(CATALOG.stories["briefing"], CATALOG)[0]
    bright, _ = marks_of(slide.figure, slide.step.highlight)
    assert bright
    for n, trace in enumerate(slide.figure.data):
        assert (trace.opacity == DIM) is (n not in bright)


def test_an_even_axis_starts_at_zero_and_every_value_keeps_its_place_in_proportion():
    even = next(s for s in slides(CATALOG.stories["briefing"], CATALOG) if s.step.scale)
    axis = even.figure.layout.xaxis
    assert axis.type == "linear" and 0 in axis.tickvals and axis.range[0] <= 0
    ends = [v for column in ("low", "high") for v in even.rows[column] if v is not None]
    assert axis.range[1] > max(ends)
    steps = {round(b - a, 6) for a, b in zip(axis.tickvals, axis.tickvals[1:], strict=False)}
    assert len(steps) == 1
    assert even.subtitle == even.step.subtitle != even.exhibit.subtitle


def test_a_guess_has_a_free_row_and_hides_the_answer_and_what_would_give_it_away():
    for catalog, story in ((CATALOG, "seminar"), (TINY, "opening-day")):
        slide = slides(catalog.stories[story], catalog)[0]
        hidden = {i for n in slide.asked.traces for point in slide.figure.data[n].customdata for i in point}
        assert slide.asked.claim in hidden and set(slide.step.hold_back) <= hidden
        shown = [a.text for n, a in enumerate(slide.figure.layout.annotations) if n not in slide.asked.words]
        verdict = next(r.badge for r in slide.rows.itertuples() if r.claim_ids[0] == slide.asked.claim)
        assert not verdict or verdict not in shown
        rows = sorted({trace.y[0] for trace in slide.figure.data if trace.type == "scatter"})
        assert slide.asked.y < rows[0]
        answered = next(r.words for r in slide.rows.itertuples() if r.claim_ids[0] == slide.asked.claim)
        assert answered in slide.asked.answer


def test_a_part_of_a_matrix_keeps_whole_actors_so_that_no_cell_looks_empty_that_is_not():
    slide = slides(CATALOG.stories["hearing"], CATALOG)[0]
    for actor, rows in slide.rows.groupby("actor"):
        assert len(rows) == (slide.exhibit.rows["actor"] == actor).sum()


def test_a_step_on_one_proposition_says_which_whatever_its_headline():
    for issue in CATALOG.issues.values():
        (slide,) = shown(step(f"/positions?v=1&issue={issue.id}&kind=all&source=all#one-issue"))
        assert issue.proposition.rstrip(".") in slide.subtitle


def test_words_beside_a_mark_do_not_run_over_it_however_large_a_multiple_a_room_supposes():
    for times in (2, 20, 50, 100):
        (slide,) = shown(step(f"/costs?v=1&times={times}#what-if"))
        for a in (a for a in slide.figure.layout.annotations if a.xref == "x"):
            ends = slide.figure.layout.xaxis.range
            pixels = (SIZES["room"].plot / (ends[1] - ends[0])) * (a.x - ends[0])
            room = SIZES["room"].plot - pixels if a.xanchor != "right" else pixels
            assert text_width(a.text, SIZES["room"].label) <= room, a.text


def test_a_step_whose_view_is_gone_says_so_and_leaves_the_others_as_they_were():
    for view in ("/costs?v=1#no-such-exhibit", "/nowhere?v=1#x", "/markets?v=1#training-and-build-out"):
        gone, there = shown(step(view), step("/costs?v=1#price-of-use"))
        assert gone.trouble == GONE and gone.figure is None and gone.link == view
        assert there.trouble == "" and there.figure is not None


def test_any_exhibit_can_be_a_step():
    steps = [
        step(f"{'/' if page_of(e, CATALOG) == 'overview' else '/' + page_of(e, CATALOG)}?v=1#{e.replace('.', '-')}")
        for e in sorted(exhibit_ids(CATALOG))
        if e != "evidence"
    ]
    for slide in shown(*steps):
        assert slide.trouble == "" and (slide.figure is not None or len(slide.table)), slide.link


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("/costs?v=1#bridge-costs", "/costs?v=1#bridges", "steps[0].view: page 'costs' has no exhibit of this name"),
        ("all#who", "nobody#who", "steps[3].view: This link asks for by “nobody”, which is not in the data."),
        ("{traffic.ferry-fall.report}", "{cost.bridge.report}", "steps[2].headline: states 'cost.bridge.report'"),
        ("{traffic.ferry-fall.report}", "{verdict.bridge-cost:paid}", "steps[2].headline: states the figure 'paid'"),
        ("highlight: [cost.bridge.letter]", "highlight: [traffic.bus-fall.report]", "steps[1].highlight[0]: 'traffic."),
        ("[\"To do what\", \"By\"]", "[\"To do\"]", "steps[3].columns[0]: the table has no column 'To do'"),
        ("  - view: \"/markets?v=1#trips\"", "  - columns: [\"What\"]\n    view: \"/markets?v=1#trips\"",
         "steps[2].columns[0]: the view is a chart"),
        ("  - view: \"/markets?v=1#trips\"", "  - scale: linear\n    subtitle: \"Even.\"\n"
         "    view: \"/markets?v=1#trips\"", "steps[2].scale: the form"),
        ("claim: cost.bridge.report", "claim: cost.upkeep.report",
         "steps[0].guess.claim: 'cost.upkeep.report' is not shown"),
    ],
)  # fmt: skip
def test_the_check_names_file_line_and_field_of_what_a_view_does_not_have(tmp_path, old, new, told):
    home = copied_home(tmp_path)
    edit(home, FILE, old, new)
    problems = [str(p) for p in story_problems(*load_with_places(home))]
    assert problems and all(p.startswith(f"{FILE}:") for p in problems)
    assert any(f" {told}" in p for p in problems), problems


def test_a_renamed_id_in_a_view_leads_on():
    renamed = replace(CATALOG, aliases={**CATALOG.aliases, "old-name": "deepseek"})
    (slide,) = shown(step("/compare?v=1&a=old-name&b=neil-chilson#side-by-side"), catalog=renamed)
    assert slide.view.chosen("a") == "deepseek" and slide.view.notices == ()
