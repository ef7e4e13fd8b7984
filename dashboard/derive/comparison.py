"""Two actors side by side: where both are in the sources, and whether they stand on the same side."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.derive.positions import shown_positions
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Position

AGREE, DIFFER, ONE_ONLY, NEITHER, OFF_SCALE = "agree", "differ", "one only", "neither", "not comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedIssue:
    """One issue: the shown position of each actor (None: not in our sources) and how they compare."""

    issue: str
    first: Position | None
    second: Position | None
    verdict: str


def compared_issues(first: str, second: str, catalog: Catalog) -> list[ComparedIssue]:
    """Every issue in the order of the data. Two actors agree where both stand on the same side of the scale."""
    shown = shown_positions(catalog)
    found = []
    for issue in catalog.issues:
        a, b = shown.get((first, issue)), shown.get((second, issue))
        found.append(ComparedIssue(issue=issue, first=a, second=b, verdict=_verdict(a, b)))
    return found


def most_heard(catalog: Catalog) -> tuple[str, str]:
    """The two actors with most positions, where a comparison starts; one actor twice if there is only one."""
    counts = Counter(actor for actor, _ in shown_positions(catalog))
    ranked = [actor for actor, _ in counts.most_common(2)] or list(catalog.actors)[:1]
    return ranked[0], ranked[-1]


def agreement_counts(issues: list[ComparedIssue]) -> Mapping[str, int]:
    """`agree`: issues on which both stand on the same side; `both`: issues on which both are on the scale."""
    verdicts = [issue.verdict for issue in issues]
    return {"agree": verdicts.count(AGREE), "both": verdicts.count(AGREE) + verdicts.count(DIFFER)}


def stance_in_words(position: Position | None) -> str:
    """The stance, or that the actor is not in our sources on it."""
    return STANCE_WORDS["not_in_sources" if position is None else position.stance]


def _verdict(a: Position | None, b: Position | None) -> str:
    if a is None and b is None:
        return NEITHER
    if a is None or b is None:
        return ONE_ONLY
    if not isinstance(a.stance, int) or not isinstance(b.stance, int):
        return OFF_SCALE
    return AGREE if _side(a.stance) == _side(b.stance) else DIFFER


def _side(stance: int) -> int:
    return (stance > 0) - (stance < 0)
