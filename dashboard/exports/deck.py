"""A story as a PowerPoint deck: native charts and tables, every bound on the slide, the words behind in the notes."""

import io
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.places import record_publishers
from dashboard.derive.quantities import number
from dashboard.derive.wording import worded
from dashboard.exports.deck_bars import day_slots, draw_companies, draw_day
from dashboard.exports.deck_foot import Foot, foot_of, write_foot
from dashboard.exports.deck_lines import draw_weeks
from dashboard.exports.deck_marks import dimmed_ids, draw_marks, in_pages, lane_slots
from dashboard.exports.deck_notes import drawn_ids, speaker_notes
from dashboard.exports.deck_page import BODY, EDGE, TOP, Box, Run, headed, new_deck, place, rule, words
from dashboard.exports.deck_scores import draw_scores, score_slots
from dashboard.exports.deck_tables import matrix_table, pair_table, risks_table, strip_table, text_table, timeline_table
from dashboard.exports.qr import qr_png
from dashboard.exports.slide_text import fitting, slide_text
from dashboard.exports.taken import NO_ADDRESS
from dashboard.figures.staging import is_one_of
from dashboard.model.catalog import Catalog
from dashboard.model.story import Story
from dashboard.views.stories import Slide, slides

# Puts the body of one slide at this height.
Draw = Callable[[Any, float], None]
CONTINUED = "{headline} (continued)"
COMPANIES_A_SLIDE = 6
BAND = 2
PAGE_SIGNS = defaultdict(tuple, companies=("○", "|", "▼", "Bar:"))
EVEN = "The axis is even, from zero."


def story_deck(story: Story, catalog: Catalog) -> bytes:
    """The deck of a story as a .pptx: a title, a slide a step (or more where a table is long), sources at the end."""
    steps = slides(story, catalog)
    deck = new_deck(story.title, catalog.site.name, story.line, catalog.version, catalog.updated)
    _title(deck, story, catalog)
    for step in steps:
        _step(deck, step, len(steps), catalog)
    _sources(deck, story, steps, catalog)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def address_of(catalog: Catalog) -> str:
    """The public address, or nothing where there is none: a link is then a path only."""
    return (catalog.site.public_address or "").rstrip("/")


def version_words(catalog: Catalog) -> str:
    """Site, data version and date."""
    return f"{catalog.site.name}, data version {catalog.version} of {catalog.updated}"


def _title(deck: Any, story: Story, catalog: Catalog) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    rule(slide, EDGE, TOP, BODY, "ink", 2)
    sign = [Run(text="● ", size=20, token="claim"), Run(text="◆  ", size=20, token="record")]
    words(slide, Box(EDGE, TOP + 0.3, BODY, 0.5), [[*sign, Run(text=catalog.site.name, size=20, bold=True)]])
    title, size = fitting(story.title, (54, 46, 38), BODY, 2)
    place(slide.shapes.title, Box(EDGE, 2.1, BODY, 1.7))
    holder = words(slide, Box(EDGE, 2.1, BODY, 0.1), [])
    holder._element.getparent().remove(holder._element)
    _write_title(slide, title, size)
    line, small = fitting(story.line, (26, 22), BODY, 3)
    words(slide, Box(EDGE, 3.95, BODY, 1.2), [[Run(text=line, size=small, token="ink_soft")]])
    for_whom = f"{story.audience}. {number(story.minutes)} minutes."
    words(slide, Box(EDGE, 5.0, BODY, 0.5), [[Run(text=for_whom, size=20)]])
    write_foot(slide, _story_foot(story, catalog, catalog.site.neutrality))
    _say(slide, "\n".join(slide_text(t) for t in (story.title, story.line, for_whom, version_words(catalog))))


def _write_title(slide: Any, title: str, size: float) -> None:
    from pptx.enum.text import MSO_ANCHOR

    from dashboard.exports.deck_page import bare, fill_frame

    frame = slide.shapes.title.text_frame
    bare(frame)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    fill_frame(frame, [[Run(text=title, size=size, serif=True)]])


def _story_foot(story: Story, catalog: Catalog, note: str) -> Foot:
    address = address_of(catalog)
    link = f"{address}/present?story={story.id}"
    said = note if address else f"{note} {NO_ADDRESS}"
    return Foot(note=said, source="", link=link, code=qr_png(link) if address else b"", mark=version_words(catalog))


def _say(slide: Any, text: str) -> None:
    slide.notes_slide.notes_text_frame.text = text


def _step(deck: Any, step: Slide, steps: int, catalog: Catalog) -> None:
    kept = _kept(step)
    address = address_of(catalog)
    mark = f"{version_words(catalog)}. {number(step.number)} of {number(steps)}"
    foot = foot_of(kept, _with_events(kept, catalog), address, mark, catalog)
    notes = speaker_notes(step, catalog, foot.link)
    slide, y = headed(deck, step.headline, _measure(step))
    bodies = _bodies(kept, step, foot.top - 0.14 - y, catalog)
    for n, body in enumerate(bodies):
        if n:
            slide, y = headed(deck, CONTINUED.format(headline=step.headline), _measure(step))
        body(slide, y)
        write_foot(slide, foot)
        _say(slide, notes)


def _measure(step: Slide) -> str:
    """The measure and unit, the question of a guess before it, the part that is shown after it."""
    if step.exhibit is None:
        return ""
    measure = step.exhibit.subtitle
    if step.step.scale == "linear":
        # What the subtitle says of powers of ten is not true of this axis.
        measure = f"{measure.partition(';')[0].rstrip('.')}. {EVEN}"
    # Signs that only the drawing of the page has: this chart has its own key.
    said = [part for part in measure.split(". ") if not any(sign in part for sign in PAGE_SIGNS[step.exhibit.form])]
    measure = ". ".join(said).rstrip(".") + "."
    question = "" if step.asked is None else f"{step.asked.question} "
    return f"{question}{measure} {step.part}".strip()


def _kept(step: Slide) -> Slide:
    """The step without what it holds back for a later one."""
    from dataclasses import replace

    if step.rows is None or not step.step.hold_back:
        return step
    keep = [not any(is_one_of(i, step.step.hold_back) for i in ids) for ids in step.rows["claim_ids"]]
    return replace(step, rows=step.rows[keep].reset_index(drop=True))


def _with_events(step: Slide, catalog: Catalog) -> Sequence[str]:
    events = () if step.exhibit is None or step.exhibit.form != "weeks" else _events(step, catalog)
    return (*drawn_ids(step), *(f"record.{event}" for event in events))


def _events(step: Slide, catalog: Catalog) -> tuple[str, ...]:
    definition = catalog.exhibits.get(step.exhibit.id) if step.exhibit else None
    return definition.events if definition else ()


def _bodies(step: Slide, whole: Slide, room: float, catalog: Catalog) -> list[Draw]:
    """What stands between measure and foot: one body a slide."""
    exhibit = step.exhibit
    if exhibit is None:
        return [lambda slide, y: _sentence(slide, y, step.trouble)]
    if step.rows is None or step.figure is None:
        frame = step.table if step.table is not None else exhibit.table
        return text_table(frame, step.columns, room, _alt(step, "Table")) or [lambda slide, y: None]
    if step.rows.empty:
        return [lambda slide, y: _sentence(slide, y, "Nothing of this view is left in this step.")]
    if exhibit.form in ("lanes", "what_if"):
        return _lanes(step, whole, room, catalog)
    if exhibit.form in ("day", "companies", "falls"):
        return _bars(step, whole, room)
    return _others(step, room, catalog)


def _sentence(slide: Any, y: float, text: str) -> None:
    words(slide, Box(EDGE, y + 0.3, BODY, 1.5), [[Run(text=text, size=22)]])


def _alt(step: Slide, kind: str) -> str:
    """Kind, finding, and every row in words."""
    exhibit = step.exhibit
    if exhibit is None:
        return kind
    rows = list(rows_of(step.rows)) if step.rows is not None else []
    if rows and exhibit.form in ("lanes", "what_if"):
        said = "; ".join(f"{r.subject} ({r.place}): {r.words}" for r in rows)
    elif rows and hasattr(rows[0], "kind") and hasattr(rows[0], "value"):
        said = "; ".join(f"{r.subject}, {r.name}: {r.words}" for r in rows)
    elif step.part and hasattr(step.rows, "columns") and "actor_name" in step.rows:
        said = "; ".join(f"{r.actor_name}, {r.issue}: {r.words}" for r in rows)
    else:
        said = exhibit.alt.rstrip(".")
    return f"{kind}. {step.headline}. {said}."


def _lanes(step: Slide, whole: Slide, room: float, catalog: Catalog) -> list[Draw]:
    if step.exhibit is None or step.rows is None or whole.rows is None:
        return []
    definition = catalog.exhibits.get(step.exhibit.id)
    lanes = definition.lanes if definition else ()
    notes = {lane.name: worded(lane.note, catalog) for lane in lanes if lane.note}
    dimmed = dimmed_ids(step.rows, step.step.highlight)
    pages = in_pages(lane_slots(list(rows_of(step.rows)), notes, dimmed), room)
    axis, base, scale, alt = whole.rows, step.exhibit.base, step.step.scale, _alt(step, "Scatter chart")
    return [
        lambda slide, y, page=page: draw_marks(slide, y, room, page, axis, base, scale, dimmed, alt)  # type: ignore[misc]
        for page in pages
    ]


def _bars(step: Slide, whole: Slide, room: float) -> list[Draw]:
    if step.exhibit is None or step.rows is None or whole.rows is None:
        return []
    dimmed = dimmed_ids(step.rows, step.step.highlight)
    axis, alt = list(rows_of(whole.rows)), _alt(step, "Bar chart")
    if step.exhibit.form == "companies":
        subjects = [list(rows_of(group)) for _, group in step.rows.groupby("subject", sort=False)]
        parts = [subjects[n : n + COMPANIES_A_SLIDE] for n in range(0, len(subjects), COMPANIES_A_SLIDE)]
        return [
            lambda slide, y, part=part: draw_companies(slide, y, room, part, axis, dimmed, alt)  # type: ignore[misc]
            for part in parts
        ]
    pages = in_pages(day_slots(list(rows_of(step.rows)), dimmed), room)
    return [
        lambda slide, y, page=page: draw_day(slide, y, room, page, axis, dimmed, alt)  # type: ignore[misc]
        for page in pages
    ]


def _others(step: Slide, room: float, catalog: Catalog) -> list[Draw]:
    rows, exhibit = step.rows, step.exhibit
    if rows is None or exhibit is None:
        return []
    table, dimmed = _alt(step, "Table"), dimmed_ids(rows, step.step.highlight)
    if exhibit.form == "weeks":
        return [_weeks(step, rows, room, catalog)]
    if exhibit.form == "scores":
        pages = in_pages(score_slots(list(rows_of(rows))), room - 0.32)
        models, alt = list(dict.fromkeys(rows["model"])), _alt(step, "Scatter chart")
        return [
            lambda slide, y, page=page: draw_scores(slide, y, room, page, models, alt)  # type: ignore[misc]
            for page in pages
        ]
    if exhibit.form == "strip":
        return strip_table(rows, room, table, dimmed)
    if exhibit.form == "matrix":
        return matrix_table(rows, {issue.id: issue.label for issue in catalog.issues.values()}, room, table)
    if exhibit.form == "risks":
        return risks_table(rows, {word.id: word.name for word in catalog.vocabulary.exposures}, room, table)
    if exhibit.form == "pair":
        return pair_table(rows, _names(step, catalog), room, table)
    if exhibit.form == "timeline":
        return timeline_table(rows, room, table)
    return text_table(exhibit.table, [c for c in exhibit.table.columns if c != "claim_ids"], room, table)


def _names(step: Slide, catalog: Catalog) -> tuple[str, str]:
    first, second = (catalog.actors[step.view.chosen(letter)] for letter in ("a", "b"))
    return first.short or first.name, second.short or second.name


def _weeks(step: Slide, rows: pd.DataFrame, room: float, catalog: Catalog) -> Draw:
    by_id = {event.id: event for event in catalog.record.events}
    marked = [by_id[event] for event in _events(step, catalog)]
    single, band = (marked[:-BAND], (marked[-BAND], marked[-1])) if len(marked) >= BAND else (marked, None)
    lines = {str(name): list(rows_of(group)) for name, group in rows.groupby("name", sort=False)}
    alt = _alt(step, "Line chart")
    return lambda slide, y: draw_weeks(slide, y, room, lines, single, band, alt)


def _sources(deck: Any, story: Story, steps: Sequence[Slide], catalog: Catalog) -> None:
    """The last slide: who wrote the documents, who published the record, and from which data the deck was made."""
    foot = _story_foot(story, catalog, "")
    used = dict.fromkeys(i for step in steps for i in (*step.ready, *_with_events(step, catalog)))
    publishers = record_publishers(used, catalog)
    lines = [
        {"Source": s.name, "Who and what": f"{s.author.name or s.author.role}, {s.title}", "claim_ids": ()}
        for s in catalog.sources.values()
    ]
    if publishers:
        lines.append({"Source": "Public record", "Who and what": "; ".join(publishers), "claim_ids": ()})
    slide, y = headed(deck, "Sources and data", f"{version_words(catalog)}. {catalog.site.neutrality}")
    frame = pd.DataFrame(lines, dtype=object)
    notes = "\n".join(slide_text(f"{line['Source']}: {line['Who and what']}") for line in lines)
    bodies = text_table(frame, ("Source", "Who and what"), foot.top - 0.14 - y, "Table. " + notes.replace("\n", "; "))
    for n, body in enumerate(bodies):
        if n:
            slide, y = headed(deck, CONTINUED.format(headline="Sources and data"), version_words(catalog))
        body(slide, y)
        write_foot(slide, foot)
        _say(slide, f"{notes}\n{version_words(catalog)}\n{foot.link}")
