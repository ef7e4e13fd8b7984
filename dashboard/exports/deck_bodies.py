"""What stands between head and foot of a slide, by the form of its exhibit: a chart, a table or a sentence."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.wording import worded
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exports.deck_bars import day_slots, draw_companies, draw_day
from dashboard.exports.deck_cells import Draw, text_table
from dashboard.exports.deck_lines import draw_weeks
from dashboard.exports.deck_marks import dimmed_ids, draw_marks, in_pages, lane_slots
from dashboard.exports.deck_positions import matrix_table, pair_table, strip_table
from dashboard.exports.deck_scores import KEY, draw_scores, score_slots
from dashboard.exports.deck_tables import risks_table, timeline_table
from dashboard.exports.deck_type import BODY, EDGE, Box, Run, words
from dashboard.figures.staging import is_one_of
from dashboard.model.catalog import Catalog
from dashboard.model.story import StoryStep
from dashboard.views.stories import Slide

NOTHING = "Nothing of this view is left in this step."
COMPANIES_A_SLIDE = 6
BAND = 2


def bodies(step: Slide, room: float, catalog: Catalog) -> list[Draw]:
    """The bodies of a step: one, or more where a slide has not room for all its rows."""
    exhibit = step.exhibit
    if exhibit is None:
        return [partial(_sentence, text=step.trouble)]
    if step.rows is None or step.figure is None:
        table = step.table if step.table is not None else exhibit.table
        return text_table(table, step.columns, room, alt_text(step, None, "Table")) or [
            partial(_sentence, text=NOTHING)
        ]
    kept = shown_rows(step.rows, step.step)
    if kept.empty:
        return [partial(_sentence, text=NOTHING)]
    if exhibit.form in ("lanes", "what_if"):
        return _lanes(step, exhibit, step.rows, kept, room, catalog)
    if exhibit.form in ("day", "companies", "falls"):
        return _bars(step, exhibit, step.rows, kept, room)
    return _others(step, exhibit, kept, room, catalog)


def shown_rows(rows: pd.DataFrame, step: StoryStep) -> pd.DataFrame:
    """The rows without those that a step holds back for a later one."""
    keep = [not any(is_one_of(i, step.hold_back) for i in ids) for ids in rows["claim_ids"]]
    return rows[keep].reset_index(drop=True)


def drawn_ids(step: Slide, catalog: Catalog) -> tuple[str, ...]:
    """The ids of what a slide draws or tells in its table, dated events of the chart among them."""
    frame = step.table if step.rows is None else shown_rows(step.rows, step.step)
    ids = () if frame is None else (i for row in frame["claim_ids"] for i in row)
    return tuple(dict.fromkeys((*ids, *(f"record.{event}" for event in _events(step, catalog)))))


def _events(step: Slide, catalog: Catalog) -> tuple[str, ...]:
    if step.exhibit is None or step.exhibit.form != "weeks":
        return ()
    definition = catalog.exhibits.get(step.exhibit.id)
    return definition.events if definition else ()


def _sentence(slide: Any, y: float, text: str) -> None:
    words(slide, Box(EDGE, y + 0.3, BODY, 1.5), [[Run(text=text, size=22)]])


def alt_text(step: Slide, rows: pd.DataFrame | None, kind: str) -> str:
    """Kind of chart, finding, and every row in words; where the rows have none, the exhibit's own words."""
    said = "" if step.exhibit is None else step.exhibit.alt.rstrip(".")
    if rows is not None and {"place", "words", "subject"} <= set(rows):
        said = "; ".join(f"{r.subject} ({getattr(r, 'name', r.place)}): {r.words}" for r in rows_of(rows))
    elif rows is not None and "actor_name" in rows:
        said = "; ".join(f"{r.actor_name} on {r.issue}: {r.words}" for r in rows_of(rows))
    return f"{kind}. {step.headline}. {said}."


def _lanes(
    step: Slide, exhibit: Exhibit, every: pd.DataFrame, rows: pd.DataFrame, room: float, catalog: Catalog
) -> list[Draw]:
    definition = catalog.exhibits.get(exhibit.id)
    lanes = definition.lanes if definition else ()
    notes = {lane.name: worded(lane.note, catalog) for lane in lanes if lane.note}
    dimmed = dimmed_ids(rows, step.step.highlight)
    draw = partial(
        draw_marks, room=room, axis_rows=every, base=exhibit.base, scale=step.step.scale, dimmed=dimmed,
        alt=alt_text(step, rows, "Scatter chart"),
    )  # fmt: skip
    return [partial(draw, slots=page) for page in in_pages(lane_slots(list(rows_of(rows)), notes, dimmed), room)]


def _bars(step: Slide, exhibit: Exhibit, every: pd.DataFrame, rows: pd.DataFrame, room: float) -> list[Draw]:
    dimmed = dimmed_ids(rows, step.step.highlight)
    more: dict[str, Any] = {
        "room": room, "axis_rows": list(rows_of(every)), "dimmed": dimmed, "alt": alt_text(step, rows, "Bar chart"),
    }  # fmt: skip
    if exhibit.form != "companies":
        pages = in_pages(day_slots(list(rows_of(rows)), dimmed), room)
        return [partial(draw_day, slots=page, **more) for page in pages]
    subjects = [list(rows_of(group)) for _, group in rows.groupby("subject", sort=False)]
    parts = [subjects[n : n + COMPANIES_A_SLIDE] for n in range(0, len(subjects), COMPANIES_A_SLIDE)]
    return [partial(draw_companies, subjects=part, **more) for part in parts]


def _others(step: Slide, exhibit: Exhibit, rows: pd.DataFrame, room: float, catalog: Catalog) -> list[Draw]:
    alt = alt_text(step, rows, "Table")
    if exhibit.form == "weeks":
        return [_weeks(step, rows, room, catalog)]
    if exhibit.form == "scores":
        models, scatter = list(dict.fromkeys(rows["model"])), alt_text(step, None, "Scatter chart")
        pages = in_pages(score_slots(list(rows_of(rows))), room - KEY)
        return [partial(draw_scores, room=room, slots=page, models=models, alt=scatter) for page in pages]
    if exhibit.form == "strip":
        return strip_table(rows, room, alt, dimmed_ids(rows, step.step.highlight))
    if exhibit.form == "matrix":
        return matrix_table(rows, {issue.id: issue.label for issue in catalog.issues.values()}, room, alt)
    if exhibit.form == "risks":
        exposures = {word.id: word.name for word in catalog.vocabulary.exposures}
        return risks_table(rows, exposures, room, alt_text(step, None, "Table"))
    if exhibit.form == "pair":
        return pair_table(rows, _names(step, catalog), room, alt)
    if exhibit.form == "timeline":
        return timeline_table(rows, room, alt)
    columns = [str(column) for column in exhibit.table.columns if column != "claim_ids"]
    return text_table(exhibit.table, columns, room, alt)


def _names(step: Slide, catalog: Catalog) -> tuple[str, str]:
    first, second = (catalog.actors[step.view.chosen(letter)] for letter in ("a", "b"))
    return first.short or first.name, second.short or second.name


def _weeks(step: Slide, rows: pd.DataFrame, room: float, catalog: Catalog) -> Draw:
    by_id = {event.id: event for event in catalog.record.events}
    marked = [by_id[event] for event in _events(step, catalog)]
    single, band = (marked[:-BAND], (marked[-BAND], marked[-1])) if len(marked) >= BAND else (marked, None)
    series = rows.groupby("name", sort=False)
    lines: dict[str, Sequence[Any]] = {str(name): list(rows_of(group)) for name, group in series}
    alt = alt_text(step, None, "Line chart")
    return partial(draw_weeks, room=room, lines=lines, events=single, band=band, alt=alt)
