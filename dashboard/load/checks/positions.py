"""Positions keep the codebook: stance, confidence by basis, conditions, no cell coded twice."""

from typing import Any

from dashboard.load.draft import Draft, read
from dashboard.load.folding import folded
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.model.claim import Position
from dashboard.model.words import Confidence, PositionBasis

HIGHEST: dict[PositionBasis, Confidence] = {
    "own_words": "high",
    "official_act": "high",
    "conduct": "medium",
    "reported_speech": "medium",
    "third_party": "low",
}
RANK: dict[Confidence, int] = {"low": 0, "medium": 1, "high": 2}
MOST = 2


def check_positions(draft: Draft, report: Report) -> None:
    """Every position's stance, confidence and order; no cell is coded twice."""
    first: dict[tuple[str, str, str, int], Placed[Position]] = {}
    for at, position in read(draft.positions):
        _stance(at, position, report)
        _confidence(draft, at, position, report)
        if position.order < 1:
            at.fault(report, "order", f"{position.order} is less than 1", "1, 2, 3 … in time")
        if not position.evidence:
            continue
        cell = (position.actor, position.issue, position.evidence[0].source, position.order)
        if cell in first:
            where = f"{first[cell].file}:{first[cell].line}"
            what = f"actor, issue, source and order are those of the position at {where}"
            at.fault(report, "order", what, "one position for each; number a later one by order")
        else:
            first[cell] = at


def _stance(at: Placed[Position], position: Position, report: Report) -> None:
    if position.stance == "not_in_sources":
        what = "not_in_sources is what an empty cell says"
        at.fault(report, "stance", what, "no position at all where the sources are silent on the issue")
    if not isinstance(position.stance, int):
        return
    if abs(position.stance) > MOST:
        what = f"{position.stance} is off the scale"
        at.fault(report, "stance", what, "-2, -1, 0, 1, 2, or a word of the codebook")
    elif abs(position.stance) == MOST and position.conditions is not None:
        what = f"{position.stance} is given with conditions"
        at.fault(report, "stance", what, "-1 or 1 where the support is conditional")


def _confidence(draft: Draft, at: Placed[Position], position: Position, report: Report) -> None:
    check_confidence_bound(at, "confidence", position.basis, position.confidence, report)
    if position.confidence == "high" and _touched_by_a_reading(draft, position):
        what = "high, but every quote is garbled and needs a reading"
        at.fault(report, "confidence", what, "at most medium, or a quote that no reading touches")


def check_confidence_bound(
    at: Placed[Any], path: str, basis: PositionBasis, confidence: Confidence, report: Report
) -> None:
    """The confidence is no more than the basis bears, by the rule of the codebook."""
    highest = HIGHEST[basis]
    if RANK[confidence] > RANK[highest]:
        what = f"{confidence} is more than the basis {basis} bears"
        at.fault(report, path, what, f"at most {highest}")


def _touched_by_a_reading(draft: Draft, position: Position) -> bool:
    """Whether each of the quotes overlaps a passage that needs a reading."""
    touched = []
    for piece in position.evidence:
        source = draft.find("sources", piece.source)
        quote = folded(piece.quote)
        readings = () if source is None else source.readings
        touched.append(
            any(
                r.paragraph == piece.paragraph and (folded(r.printed) in quote or quote in folded(r.printed))
                for r in readings
            )
        )
    return bool(touched) and all(touched)
