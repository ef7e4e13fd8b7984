"""Cells of the codings: one actor, in one source, on one issue, and the stance it was given."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.model.claim import Position
from dashboard.model.method import Coding
from dashboard.model.words import OffScale

Cell = tuple[str, str, str]
Stance = int | OffScale
ABSENT: OffScale = "not_in_sources"


def coded_cells(coding: Coding) -> dict[Cell, Stance]:
    """The stance of every cell of a coding; where an actor moved, the last."""
    cells: dict[Cell, Stance] = {}
    for actor in coding.actors:
        for issue in actor.not_in_sources:
            cells[actor.actor, actor.source, issue] = ABSENT
        for coded in sorted(actor.cells, key=lambda c: c.order):
            cells[actor.actor, actor.source, coded.issue] = coded.stance
    return cells


def published_cell(position: Position) -> Cell:
    """The cell of a position with evidence: it belongs to the source of its first piece."""
    return position.actor, position.evidence[0].source, position.issue


def published_cells(positions: Iterable[Position]) -> dict[Cell, Stance]:
    """The stance of every published cell; where an actor moved, the last."""
    cells: dict[Cell, Stance] = {}
    for position in sorted(positions, key=lambda p: p.order):
        if position.evidence:
            cells[published_cell(position)] = position.stance
    return cells


def adjudication_due(codings: Sequence[Mapping[Cell, Stance]], published: Mapping[Cell, Stance]) -> list[Cell]:
    """The cells on which codings differ from each other or from what is published, in the order of the first."""
    cells = dict.fromkeys(cell for coding in codings for cell in coding)
    cells.update(dict.fromkeys(published))
    return [c for c in cells if len({*(coding.get(c, ABSENT) for coding in codings), published.get(c, ABSENT)}) > 1]
