"""A figure in our words stands in the passages those words rest on: no text says more than its evidence."""

import re
from collections.abc import Iterable
from typing import Any

from dashboard.load.checks.free_digits import NAME_TOKEN, names_with_digits
from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.model.claim import Claim, Position

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PLACE = re.compile(r"(?:¶|paragraphs?\s)\s*\d+(?:(?:,| and| to)\s¶?\d+)*")


def check_stated_figures(draft: Draft, report: Report) -> None:
    """Statements against their own quotes; answers and disagreements against the claims they name."""
    names = sorted(names_with_digits(draft), key=len, reverse=True)
    for kind in ("claims", "positions"):
        for at, item in read(draft.placed(kind)):
            _check(at, "statement", item.statement, _figures_behind(item), names, report)
    for q_at, question in read(draft.questions):
        for n, answer in enumerate(question.answers):
            behind = _named(draft, answer.claims)
            if behind is not None:
                _check(q_at, f"answers[{n}].text", answer.text, behind, names, report)
    for d_at, disagreement in read(draft.disagreements):
        behind = _named(draft, disagreement.claims)
        for key in ("about", "why") if behind is not None else ():
            _check(d_at, key, getattr(disagreement, key), behind or set(), names, report)


def _named(draft: Draft, ids: Iterable[str]) -> set[str] | None:
    figures: set[str] = set()
    for claim_id in ids:
        item = draft.find("claims", claim_id) or draft.find("positions", claim_id)
        if item is None:
            return None
        figures |= _figures_behind(item) | set(NUMBER.findall(item.statement))
    return figures


def _figures_behind(item: Claim | Position) -> set[str]:
    return {figure for piece in item.evidence for figure in NUMBER.findall(piece.quote)}


def _check(at: Placed[Any], path: str, text: str, behind: set[str], names: list[str], report: Report) -> None:
    rest = PLACE.sub(" ", text)
    for name in names:
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    strange = [figure for figure in NUMBER.findall(NAME_TOKEN.sub(" ", rest)) if figure not in behind]
    if strange:
        what = f"the figure {shown(strange[0])} stands in no quote it rests on"
        at.fault(report, path, what, "figures of the evidence")
