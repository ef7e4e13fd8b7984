"""The foot of a slide: every bound in words, the source line, the link as text and as a QR code."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.exhibits.risks import DRAWN as RISKS_DRAWN
from dashboard.exhibits.rows import BOUNDS_IN_WORDS
from dashboard.exhibits.timeline import DRAWN as EVENTS_DRAWN
from dashboard.exports.deck_bodies import shown_rows
from dashboard.exports.deck_type import BODY, EDGE, HIGH, Box, Line, Run, height_of, picture, rule, words
from dashboard.exports.qr import qr_png
from dashboard.exports.slide_text import cut, slide_text
from dashboard.model.catalog import Catalog
from dashboard.views.stories import Slide

SMALL, SMALLER = 12, 11
FEW_LINES = 4
BOTTOM = 0.28
CODE, GAP = 1.0, 0.22
MOST_LINES = 5
OPEN = {
    "gt": "“more than” has no known end",
    "ge": "“at least” has no known end",
    "lt": "“less than” has no known start",
    "le": "“up to” has no known start",
}
ARROW = "the arrow shows the open side, which this chart can neither fade nor hatch"
MATRIX = (
    "Two signs: strongly. Filled signs: own words, act or conduct; hollow: reported speech or a third party’s account, "
    "which this table does not tell apart. A small dot: not in our sources, which is not neutral."
)
RISKS = (
    "Filled: said to be some or greater; hollow: minimal, or named without a degree. "
    "Not discussed is not the same as no risk. * The document does not name this way of use; we infer it in one step."
)
HELD_BACK = "A part of this view is held back for a later slide."
HOLLOW = "“About” is drawn hollow, which some programs fill: go by the words."
STARRED = "* "
UNTIED = "Tied to no way of use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What stands at the foot; `link` is a path where there is no public address, and then there is no code."""

    note: str
    source: str
    link: str
    code: bytes
    mark: str

    @property
    def width(self) -> float:
        """The width of the text beside the code."""
        return BODY - (CODE + GAP if self.code else 0)

    @property
    def lines(self) -> list[Line]:
        """The paragraphs of the foot."""
        made = self._set(SMALL)
        few = height_of(made, self.width) <= height_of([[Run(text="", size=SMALL)]] * FEW_LINES, self.width) + 0.01
        return made if few else self._set(SMALLER)

    def _set(self, size: float) -> list[Line]:
        note, source = (cut(slide_text(t), size, self.width, MOST_LINES) for t in (self.note, self.source))
        link = Run(text=cut(slide_text(self.link), size, self.width, 2), size=size, token="action", link=self.link)
        said = [[Run(text=text, size=size, token="ink_soft")] for text in (note, source) if text]
        return [*said, [Run(text=f"{self.mark}  ", size=size, token="ink_soft"), link]]

    @property
    def top(self) -> float:
        """Where the foot begins."""
        return HIGH - BOTTOM - max(height_of(self.lines, self.width), CODE if self.code else 0)


def write_foot(slide: Any, foot: Foot) -> None:
    """Draws the foot below a hairline."""
    rule(slide, EDGE, foot.top - 0.06, BODY, "axis")
    words(slide, Box(EDGE, foot.top, foot.width, HIGH - BOTTOM - foot.top), foot.lines)
    if foot.code:
        box = Box(EDGE + BODY - CODE, foot.top, CODE, CODE)
        picture(slide, box, foot.code, f"QR code that leads to {foot.link}")


def foot_of(slide: Slide, ids: Sequence[str], address: str, mark: str, catalog: Catalog) -> Foot:
    """The foot of a step: the notes and the sources of what is drawn, not of the whole view."""
    link = address + slide.link
    return Foot(
        note=" ".join(_notes(slide, ids, catalog)),
        source=source_note(ids, catalog),
        link=link,
        code=qr_png(link) if address else b"",
        mark=mark,
    )


def _notes(slide: Slide, ids: Sequence[str], catalog: Catalog) -> Iterator[str]:
    exhibit = slide.exhibit
    if exhibit is None:
        return
    drawn = BOUNDS_IN_WORDS.values()
    subjects = (
        {row.subject for row in rows_of(slide.rows)} if slide.rows is not None and "subject" in slide.rows else ()
    )
    for note in exhibit.notes:
        if note in (RISKS_DRAWN, EVENTS_DRAWN) or note.startswith(UNTIED) or exhibit.form == "matrix":
            continue
        if note.startswith(STARRED) and not any(note.startswith(f"{STARRED}{subject}:") for subject in subjects):
            continue
        if note and not any(sentence in note for sentence in drawn):
            yield note
    if exhibit.form == "matrix":
        yield MATRIX
    elif exhibit.form == "risks":
        yield RISKS
    elif slide.figure is not None:
        yield from bounds(slide, ids, catalog)
    if slide.step.hold_back:
        yield HELD_BACK


def bounds(slide: Slide, ids: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """Every bound of what is drawn, in words, and how this chart shows it."""
    used = set(_relations(slide, ids, catalog))
    found = [OPEN[relation] for relation in OPEN if relation in used]
    if found:
        said = " and ".join(found)
        yield f"{said[0]}{said[1].upper()}{said[2:]}: {ARROW}."
    if "approx" in used:
        yield HOLLOW
    told = (*OPEN, "approx")
    yield from (text for relation, text in BOUNDS_IN_WORDS.items() if relation in used and relation not in told)


def _relations(slide: Slide, ids: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """The relations as the sources have them, and those of the record and of suppositions as drawn."""
    for claim_id in ids:
        quantity = catalog.claims[claim_id].quantity if claim_id in catalog.claims else None
        if quantity is not None:
            yield quantity.relation if quantity.value is not None or quantity.low is not None else "unknown"
    if slide.rows is not None and "relation" in slide.rows:
        for row in rows_of(shown_rows(slide.rows, slide.step)):
            if row.relation == "hypothetical" or row.claim_ids[0] not in catalog.claims:
                yield row.relation
