"""Decks to look into: the stories of the project, each made once, and what stands on a slide."""

import io
from dataclasses import replace
from functools import cache

from pptx import Presentation

from dashboard.exports.deck import story_deck
from dashboard.load.live import store
from dashboard.views.stories import slides

ADDRESS = "https://record.example"
PLAIN = store().catalog()
CATALOG = replace(PLAIN, site=replace(PLAIN.site, public_address=ADDRESS))
STORIES = tuple(CATALOG.stories)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def body(story_id):
    """The file of a story's deck, made with a public address."""
    return story_deck(CATALOG.stories[story_id], CATALOG)


@cache
def opened(story_id):
    """The deck of a story as a reader opens it."""
    return Presentation(io.BytesIO(body(story_id)))


@cache
def steps(story_id):
    """The steps of a story as the presenter shows them."""
    return slides(CATALOG.stories[story_id], CATALOG)


@cache
def by_step(story_id):
    """(step, its slides) in order, without the title and the last slide."""
    pages = list(opened(story_id).slides)[1:]
    found = []
    for step in steps(story_id):
        if step.asked is not None:
            pages.pop(0)  # the question, before its answer
        own = [pages.pop(0)]
        while pages and title(pages[0]).endswith(" (continued)"):
            own.append(pages.pop(0))
        found.append((step, own))
    return found


# (story, number of its step), known without making a deck.
NUMBERED = [(story.id, n) for story in PLAIN.stories.values() for n in range(1, len(story.steps) + 1)]


@cache
def of_step(story_id, number):
    """A step and its slides."""
    return by_step(story_id)[number - 1]


def drawn(*forms):
    """(step, its slides) of every step with a chart or a drawn table, of these forms if any are named."""
    every = (of_step(*numbered) for numbered in NUMBERED)
    return [(s, p) for s, p in every if s.figure is not None and (not forms or s.exhibit.form in forms)]


def title(page):
    """The finding of a slide."""
    return page.shapes.title.text_frame.text


def charts(pages):
    """The charts of these slides."""
    return [shape.chart for page in pages for shape in page.shapes if shape.has_chart]


def text_of(pages):
    """Everything that can be read on these slides: text boxes, tables, labels of charts; not the notes."""
    said = []
    for shape in (shape for page in pages for shape in page.shapes):
        if shape.has_text_frame:
            said += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        if shape.has_table:
            said += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            said += ["".join(t.text for t in rich.iter(f"{DRAWING}t")) for rich in labels(shape.chart)]
    return "\n".join(said)


def labels(chart):
    """The labels in words of a chart's points."""
    return list(chart._chartSpace.iter(f"{CHART}rich"))


def numbers(chart, axis):
    """The values of a chart as they are drawn: of one axis of a scatter chart ("x"), or those of bars and lines."""
    name = {"x": "xVal", "y": "yVal", "value": "val"}[axis]
    points = (pt for values in chart._chartSpace.iter(f"{CHART}{name}") for pt in values.iter(f"{CHART}pt"))
    return sorted(float(pt.find(f"{CHART}v").text) for pt in points)


def notes(page):
    """The speaker notes of a slide."""
    return page.notes_slide.notes_text_frame.text
