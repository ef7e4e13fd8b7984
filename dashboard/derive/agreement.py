"""How far the codings agree: computed from their cells, never typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import krippendorff
import numpy as np

from dashboard.derive.quantities import decimals, percent
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.model.catalog import Catalog
from dashboard.model.coded import ABSENT, Cell, Stance, adjudication_due, coded_cells, published_cells

SCALE = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement of two codings.

    `cells`: how many both coded; `presence`: the share (0 to 1) on which both say that a stance is, or is not, in
    the sources; `presence_alpha`: Krippendorff's alpha of that, nominal. `on_scale`: cells both placed on the
    scale; `same`: the share of these with the same code; `within_one`: with codes at most one step apart;
    `alpha`: Krippendorff's alpha, ordinal, over these. What is not defined is None.
    """

    cells: int
    coded_by: tuple[int, ...]
    presence: float
    presence_alpha: float | None
    on_scale: int
    same: float | None
    within_one: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjudicatedCell:
    """A cell on which the codings differ or from which the published position departs, in words."""

    actor: str
    source: str
    issue: str
    codes: tuple[str, ...]
    published: str
    reason: str
    claim_ids: tuple[str, ...]


def agreement(catalog: Catalog) -> Agreement | None:
    """The agreement of the first two codings; None where there are fewer than two."""
    if len(catalog.codings) < len(("first", "second")):
        return None
    first, second = (coded_cells(coding) for coding in catalog.codings[:2])
    seen = {(e.actor, e.source, e.issue) for coding in catalog.codings for e in coding.examples}
    cells = [cell for cell in first if cell in second and cell not in seen]
    present = [(first[c] != ABSENT, second[c] != ABSENT) for c in cells]
    placed = [(a, b) for c in cells if isinstance(a := first[c], int) and isinstance(b := second[c], int)]
    return Agreement(
        cells=len(cells),
        coded_by=tuple(sum(code != ABSENT for code in coding.values()) for coding in (first, second)),
        presence=_share([a == b for a, b in present]),
        presence_alpha=_alpha([(int(a), int(b)) for a, b in present], "nominal", (0, 1)),
        on_scale=len(placed),
        same=_share([a == b for a, b in placed]) if placed else None,
        within_one=_share([abs(a - b) <= 1 for a, b in placed]) if placed else None,
        alpha=_alpha(placed, "ordinal", SCALE),
    )


def agreement_sentences(found: Agreement) -> tuple[str, str]:
    """The two figures in words: whether a stance is in the sources, and where on the scale."""
    nominal = (
        "" if found.presence_alpha is None else f" (Krippendorff’s alpha, nominal: {decimals(found.presence_alpha)})"
    )
    ordinal = "" if found.alpha is None else f" Krippendorff’s alpha, ordinal: {decimals(found.alpha)}."
    first, second = found.coded_by
    if found.same is None or found.within_one is None:
        scale = "Where on the scale? No cell is on the scale in both codings."
    else:
        scale = (
            f"Where on the scale? Of {found.on_scale} cells that both placed on the scale, {percent(found.same)} have "
            f"the same code and {percent(found.within_one)} are at most one step apart.{ordinal}"
        )
    return (
        f"Is a stance in the sources at all? The codings agree on {percent(found.presence)} of {found.cells} cells"
        f"{nominal}. One fills {first} of them, the other {second}.",
        scale,
    )


def adjudicated_cells(catalog: Catalog) -> list[AdjudicatedCell]:
    """Every adjudicated cell: both codes, what stands, and the reason, in the order of the codings."""
    codings = [coded_cells(coding) for coding in catalog.codings]
    published = published_cells(catalog.positions.values())
    reasons: dict[Cell, str] = {(a.actor, a.source, a.issue): a.reason for a in catalog.adjudications}
    return [
        AdjudicatedCell(
            actor=cell[0],
            source=cell[1],
            issue=cell[2],
            codes=tuple(_words(coding.get(cell, ABSENT)) for coding in codings),
            published=_words(published.get(cell, ABSENT)),
            reason=reasons.get(cell, ""),
            claim_ids=tuple(
                p.id for p in catalog.positions.values() if (p.actor, p.evidence[0].source, p.issue) == cell
            ),
        )
        for cell in (adjudication_due(codings, published) if codings else ())
    ]


def _words(stance: Stance) -> str:
    sign = f" ({stance:+d})".replace("-", "−") if isinstance(stance, int) and stance else ""
    return STANCE_WORDS[stance] + sign


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _alpha(
    pairs: Sequence[tuple[int, int]], level: Literal["nominal", "ordinal"], domain: tuple[int, ...]
) -> float | None:
    """None where every code is the same: then there is no variation for the coefficient to explain."""
    if len({code for pair in pairs for code in pair}) < len(("one", "other")):
        return None
    data = np.array(pairs, dtype=float).T
    return float(krippendorff.alpha(data, level_of_measurement=level, value_domain=list(domain)))
