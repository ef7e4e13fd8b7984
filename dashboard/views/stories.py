"""The steps of a story made ready to be shown: the view behind each, its words, and what is drawn for a room."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import plotly.graph_objects as go

from dashboard.derive.lanes import asked_row
from dashboard.derive.places import place, source_note
from dashboard.derive.quantities import claim_in_words, number
from dashboard.derive.record_items import by_series
from dashboard.derive.wording import worded
from dashboard.exhibits.exhibit import RECORD, Exhibit
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, page_of
from dashboard.exhibits.rows import bounds_in_words
from dashboard.figures.staging import held_back, highlighted, is_one_of, marks_of, verdicts_of
from dashboard.model.catalog import Catalog
from dashboard.model.story import Guess, Story, StoryStep
from dashboard.model.vocabulary import Unit
from dashboard.views.pages import PAGE_BY_NAME, PAGES
from dashboard.views.view import View, exhibit_url, parse

GONE = "The view of this step is no longer there. The other steps are as they were."
# A longer note is left to the full view, which a part of a view leads to.
LONGEST = 300
PART = "A choice: {shown} of the {all} in this view; the full view has the others."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A guess to be made: where its mark belongs, in which unit, and what is hidden until it is made.

    `held` are the claims and figures that are hidden, `traces` and `words` the numbers of what is hidden in the
    figure; `y` is the height of the free row.
    """

    question: str
    claim: str
    held: tuple[str, ...]
    answer: str
    unit: Unit
    y: float
    traces: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One step, ready to be shown. Without an exhibit its view is gone, and `trouble` says so in words.

    `figure` is drawn for a room, `narrow` for a phone; `rows` is what the figure draws. Without a figure, `columns`
    and `table` (whose last column is `claim_ids`) are shown. `ready` are the claims whose receipts belong to the step,
    those named for it first. `footnotes` and `source_note` are of what is shown; `part` says how much that is.
    `link` is the path of the view on its page.
    """

    number: int
    step: StoryStep
    headline: str
    subtitle: str
    notes: tuple[str, ...]
    view: View
    link: str
    exhibit: Exhibit | None = None
    figure: go.Figure | None = None
    narrow: go.Figure | None = None
    rows: pd.DataFrame | None = None
    columns: tuple[str, ...] = ()
    table: pd.DataFrame | None = None
    ready: tuple[str, ...] = ()
    part: str = ""
    footnotes: tuple[str, ...] = ()
    source_note: str = ""
    asked: Asked | None = None
    trouble: str = ""


def slides(story: Story, catalog: Catalog) -> tuple[Slide, ...]:
    """Every step of a story, ready to be shown; a step whose view is gone says so and disturbs no other."""
    return tuple(_slide(n, step, catalog) for n, step in enumerate(story.steps, start=1))


def view_of(step: StoryStep, catalog: Catalog) -> tuple[View, str | None]:
    """The page view and the exhibit that a step's link names; None for an exhibit that is not there."""
    parts = urlsplit(step.view)
    page = parts.path.strip("/") or PAGES[0].name
    if page not in PAGE_BY_NAME:
        return View(PAGES[0].name), None
    view = parse(page, parse_qs(parts.query), catalog)
    # In a link the exhibit is an anchor, in which a dot would be read as a class.
    found = (e for e in exhibit_ids(catalog) if e.replace(".", "-") == parts.fragment and page_of(e, catalog) == page)
    return view, next(found, None)


def _slide(number: int, step: StoryStep, catalog: Catalog) -> Slide:
    view, exhibit_id = view_of(step, catalog)
    exhibit = None if exhibit_id is None else exhibit_by_id(exhibit_id, catalog, **view.choices)
    slide = Slide(
        number=number,
        step=step,
        headline=worded(step.headline, catalog),
        subtitle=worded(step.subtitle, catalog) if step.subtitle else _subtitle(exhibit),
        notes=tuple(worded(note, catalog) for note in step.notes),
        view=view,
        link=step.view if exhibit is None else exhibit_url(view, exhibit.id),
        exhibit=exhibit,
        ready=by_series(step.claims),
        trouble=GONE if exhibit is None else "",
    )
    if exhibit is None:
        return slide
    return (
        _drawn(slide, exhibit, catalog)
        if exhibit.rows is not None and exhibit.draw
        else _tabled(slide, exhibit, catalog)
    )


def _subtitle(exhibit: Exhibit | None) -> str:
    return "" if exhibit is None else f"{exhibit.lead} {exhibit.subtitle}".strip()


def without_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without verdicts: what is held back would be told by them."""
    claimed = pd.Series([not ids[0].startswith(RECORD) for ids in rows["claim_ids"]], index=rows.index)
    return rows.assign(badge=rows["badge"].where(~claimed, "")) if "badge" in rows else rows


def _kept(frame: pd.DataFrame, show: tuple[str, ...], whole: str = "") -> pd.DataFrame:
    """The rows of which one of the claims to be shown is behind; all of them where none is named.

    With them go the others that have the same value in the column `whole`.
    """
    if not show:
        return frame
    kept = pd.Series([any(is_one_of(i, show) for i in ids) for ids in frame["claim_ids"]], index=frame.index)
    if whole:
        kept = frame[whole].isin(frame.loc[kept, whole])
    return frame[kept].reset_index(drop=True)


def _drawn(slide: Slide, exhibit: Exhibit, catalog: Catalog) -> Slide:
    step = slide.step
    if exhibit.rows is None or exhibit.draw is None:
        raise ValueError(f"{exhibit.id} is not drawn")
    rows = _kept(exhibit.rows, step.show, exhibit.whole)
    if step.hold_back and step.guess is None:
        rows = without_verdicts(rows)
    drawn = rows
    if step.guess is not None and len(rows):
        free = pd.DataFrame([asked_row(rows["lane"].iloc[0], step.guess.claim)], columns=rows.columns, dtype=object)
        drawn = pd.concat([free, rows], ignore_index=True)
    figure = exhibit.draw(drawn, "room", step.scale)
    if step.hold_back and step.guess is None:
        figure = held_back(figure, step.hold_back)
    if step.highlight:
        figure = highlighted(figure, step.highlight)
    asked = None if step.guess is None else _asked(step.guess, figure, step.hold_back, catalog)
    shown, every = len(rows), len(exhibit.rows)
    part = "" if shown == every else PART.format(shown=number(shown), all=number(every))
    told = _of_what_is_shown(slide, exhibit, rows, catalog)
    # What has no narrow figure, such as the matrix, is read as its table on a phone.
    narrow = exhibit.draw(rows, "narrow", step.scale) if "narrow" in exhibit.figures else None
    return replace(told, figure=figure, narrow=narrow, rows=rows, part=part, asked=asked)


def _of_what_is_shown(slide: Slide, exhibit: Exhibit, rows: pd.DataFrame, catalog: Catalog) -> Slide:
    """The slide with footnotes and sources of these rows, not of all the exhibit has."""
    ids = tuple(i for row in rows["claim_ids"] for i in row)
    bounds = bounds_in_words(rows, catalog) if exhibit.bounds else ""
    subjects = tuple(f"* {subject}:" for subject in rows.get("subject", ()))
    notes = (bounds if note == exhibit.bounds else note for note in exhibit.notes)
    # What is held back for a later step is not told here either; a guess has its answer on the same step.
    later = () if slide.step.guess is not None else slide.step.hold_back
    return replace(
        slide,
        ready=by_series(i for i in dict.fromkeys((*slide.step.claims, *ids)) if not is_one_of(i, later)),
        footnotes=tuple(
            note
            for note in notes
            if note
            and (note.startswith(subjects) or not note.startswith("* "))
            and (note == bounds or not slide.step.show or len(note) <= LONGEST)
        ),
        source_note=source_note(ids, catalog) if slide.step.show else exhibit.source_note,
    )


def _asked(guess: Guess, figure: go.Figure, hold_back: tuple[str, ...], catalog: Catalog) -> Asked:
    """The guess, with the place of its row, the first that bears the claim's name, and of all it must not show yet."""
    claim = catalog.claims[guess.claim]
    if claim.quantity is None:
        raise ValueError(f"{claim.id} has no quantity to guess")
    held = (claim.id, *hold_back)
    traces, words = marks_of(figure, held)
    return Asked(
        question=worded(guess.question, catalog),
        claim=claim.id,
        held=held,
        answer=f"{claim.label}: {claim_in_words(claim, catalog)} ({claim.status}, {place(claim.evidence[0], catalog)})",
        unit=catalog.units[claim.quantity.unit],
        y=next(a.y for a in figure.layout.annotations if a.name == claim.id),
        traces=tuple(traces),
        words=(*words, *verdicts_of(figure, held)),
    )


def _tabled(slide: Slide, exhibit: Exhibit, catalog: Catalog) -> Slide:
    table = _kept(exhibit.table, slide.step.show)
    columns = slide.step.columns or tuple(str(c) for c in exhibit.table.columns if c != "claim_ids")
    shown, every = len(table), len(exhibit.table)
    part = "" if shown == every else PART.format(shown=number(shown), all=number(every))
    told = _of_what_is_shown(slide, exhibit, table, catalog)
    return replace(told, columns=tuple(c for c in columns if c in table.columns), table=table, part=part)
