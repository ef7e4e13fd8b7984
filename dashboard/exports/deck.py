"""A story as a PowerPoint deck: native charts and tables, every bound on the slide, the words behind in the notes."""

import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from pptx.enum.text import MSO_ANCHOR

from dashboard.derive.places import record_publishers
from dashboard.derive.quantities import number
from dashboard.exports.deck_bodies import bodies, drawn_ids
from dashboard.exports.deck_cells import text_table
from dashboard.exports.deck_foot import Foot, foot_of, write_foot
from dashboard.exports.deck_notes import speaker_notes
from dashboard.exports.deck_page import headed, new_deck
from dashboard.exports.deck_type import BODY, EDGE, TOP, Box, Run, bare, fill_frame, place, rule, words
from dashboard.exports.qr import qr_png
from dashboard.exports.slide_text import fitting, slide_text
from dashboard.exports.taken import NO_ADDRESS
from dashboard.model.catalog import Catalog
from dashboard.model.story import Story
from dashboard.views.stories import Slide, slides, without_verdicts
from dashboard.views.view import story_url

GAP = 0.1
TITLE_SIZES, LINE_SIZES = (54, 46, 38), (26, 22)
LAST = "Sources and data"
# What a subtitle says of signs that only the drawing of the page has: this chart has a key of its own.
PAGE_SIGNS: defaultdict[str, tuple[str, ...]] = defaultdict(tuple, companies=("○", "|", "▼", "Bar:"))


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


def _address(catalog: Catalog) -> str:
    """The public address, or nothing where there is none: a link is then a path only."""
    return (catalog.site.public_address or "").rstrip("/")


def _version(catalog: Catalog) -> str:
    return f"{catalog.site.name}, data version {catalog.version} of {catalog.updated}"


def _title(deck: Any, story: Story, catalog: Catalog) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    rule(slide, EDGE, TOP, BODY, "ink", 2)
    signs = [Run(text="● ", size=20, token="claim"), Run(text="◆  ", size=20, token="record")]
    words(slide, Box(EDGE, TOP + 0.3, BODY, 0.5), [[*signs, Run(text=catalog.site.name, size=20, bold=True)]])
    title, size = fitting(story.title, TITLE_SIZES, BODY, 2)
    holder = slide.shapes.title
    place(holder, Box(EDGE, 1.9, BODY, 1.7))
    bare(holder.text_frame)
    holder.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    fill_frame(holder.text_frame, [[Run(text=title, size=size, serif=True)]])
    line, small = fitting(story.line, LINE_SIZES, BODY, 3)
    for_whom = f"{story.audience}. {number(story.minutes)} {'minute' if story.minutes == 1 else 'minutes'}."
    said, least = fitting(for_whom, (20, 16), BODY, 2)
    words(slide, Box(EDGE, 3.75, BODY, 1.2), [[Run(text=line, size=small, token="ink_soft")]])
    words(slide, Box(EDGE, 5.0, BODY, 0.5), [[Run(text=said, size=least)]])
    write_foot(slide, _story_foot(story, catalog, catalog.site.neutrality))
    _say(slide, story.title, story.line, for_whom, _version(catalog))


def _story_foot(story: Story, catalog: Catalog, note: str) -> Foot:
    address = _address(catalog)
    link = address + story_url(story.id)
    said = note if address else f"{note} {NO_ADDRESS}".strip()
    return Foot(note=said, source="", link=link, code=qr_png(link) if address else b"", mark=f"{_version(catalog)}.")


def _say(slide: Any, *lines: str) -> None:
    """Sets the speaker notes, one paragraph a line."""
    slide.notes_slide.notes_text_frame.text = "\n".join(slide_text(line) for line in lines)


def _step(deck: Any, step: Slide, steps: int, catalog: Catalog) -> None:
    if step.asked is not None and step.rows is not None:
        # In a file nothing can be revealed, so that the question has a slide of its own before the answer.
        held = replace(step.step, guess=None, hold_back=step.asked.held)
        _slides(deck, replace(step, step=held, rows=without_verdicts(step.rows)), steps, catalog)
    _slides(deck, step, steps, catalog)


def _slides(deck: Any, step: Slide, steps: int, catalog: Catalog) -> None:
    mark = f"{_version(catalog)}. {number(step.number)} of {number(steps)}."
    foot = foot_of(step, drawn_ids(step, catalog), _address(catalog), mark, catalog)
    notes = speaker_notes(step, catalog, foot.link)
    slide, y = headed(deck, step.headline, measure(step))
    for n, draw in enumerate(bodies(step, foot.top - GAP - y, catalog)):
        if n:
            slide, y = headed(deck, step.headline, measure(step), continued=True)
        draw(slide, y)
        write_foot(slide, foot)
        _say(slide, *notes, *([] if _address(catalog) else [NO_ADDRESS]))


def measure(step: Slide) -> str:
    """The measure and unit, after the question of a guess, before what part of the view is shown."""
    if step.exhibit is None:
        return ""
    said = step.subtitle
    signs = PAGE_SIGNS[step.exhibit.form]
    if any(sign in said for sign in signs):
        said = ". ".join(part for part in said.rstrip(".").split(". ") if not any(sign in part for sign in signs)) + "."
    question = "" if step.asked is None else f"{step.asked.question} "
    return f"{question}{said} {step.part}".strip()


def _sources(deck: Any, story: Story, steps: Sequence[Slide], catalog: Catalog) -> None:
    """The last slide: who wrote the documents, who published the record, and from which data the deck was made."""
    foot = _story_foot(story, catalog, "")
    used = dict.fromkeys(i for step in steps for i in (*step.ready, *drawn_ids(step, catalog)))
    publishers = "; ".join(record_publishers(used, catalog))
    rows = [(s.name, f"{s.author.name or s.author.role}: {s.title}") for s in catalog.sources.values()]
    rows += [("Public record", publishers)] if publishers else []
    frame = pd.DataFrame(rows, columns=["Source", "Who and what"], dtype=object)
    subtitle = f"{_version(catalog)}. {catalog.site.neutrality}"
    said = [f"{name}: {text}" for name, text in rows]
    slide, y = headed(deck, LAST, subtitle)
    alt = f"Table. {LAST}. {'; '.join(said)}."
    for n, draw in enumerate(text_table(frame, list(frame.columns), foot.top - GAP - y, alt)):
        if n:
            slide, y = headed(deck, LAST, subtitle, continued=True)
        draw(slide, y)
        write_foot(slide, foot)
        _say(slide, *said, subtitle, foot.link)
