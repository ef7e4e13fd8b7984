"""Who stands where: one row per cell of actor and issue that the sources fill."""

from collections import Counter

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.places import places
from dashboard.derive.receipts import STANCE_WORDS, basis_in_words
from dashboard.model.catalog import Catalog
from dashboard.model.claim import Position

ALL = "all"
OUTLINES = {
    "own_words": "own",
    "official_act": "own",
    "conduct": "own",
    "reported_speech": "reported",
    "third_party": "third_party",
}
COLUMNS = [
    "actor", "actor_name", "actor_full", "actor_kind", "issue", "stance", "words", "basis", "outline", "confidence",
    "moved", "sources_disagree", "place", "claim_ids", "method",
]  # fmt: skip


def position_cells(catalog: Catalog, *, kind: str = ALL, source: str = ALL) -> pd.DataFrame:
    """One row per actor and issue with a position, by kind of actor, then number of positions, then name.

    A cell shows the last position of an actor who moved (`moved`), and marks sources that put the same actor at
    different places (`sources_disagree`). Columns: see COLUMNS; claim_ids leads with the position shown.
    """
    cells: dict[tuple[str, str], list[Position]] = {}
    for position in catalog.positions.values():
        if source != ALL and all(e.source != source for e in position.evidence):
            continue
        if kind != ALL and catalog.actors[position.actor].kind != kind:
            continue
        cells.setdefault((position.actor, position.issue), []).append(position)
    rows = [_row(positions, catalog) for positions in cells.values()]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    kinds = [word.id for word in catalog.vocabulary.actor_kinds]
    counts = Counter(frame["actor"])
    order = sorted(rows_of(frame), key=lambda row: (kinds.index(row.actor_kind), -counts[row.actor], row.actor_name))
    return frame.loc[[row.Index for row in order]].reset_index(drop=True)


def shown_positions(catalog: Catalog) -> dict[tuple[str, str], Position]:
    """The position that stands for each actor and issue: the last, where the actor moved.

    Where one document leaves open what another says, what is said stands.
    """
    shown: dict[tuple[str, str], Position] = {}
    for position in catalog.positions.values():
        held = shown.get((position.actor, position.issue))
        if held is None or _standing(position) >= _standing(held):
            shown[position.actor, position.issue] = position
    return shown


def _standing(position: Position) -> tuple[int, bool]:
    return position.order, isinstance(position.stance, int)


def _row(positions: list[Position], catalog: Catalog) -> dict[str, object]:
    last = sorted(positions, key=_standing)
    shown, actor = last[-1], catalog.actors[last[-1].actor]
    same_source = len({p.evidence[0].source for p in positions}) == 1
    differ = len({p.stance for p in positions}) > 1
    ids = tuple(p.id for p in reversed(last))
    return {
        "actor": actor.id,
        "actor_name": actor.short or actor.name,
        "actor_full": actor.name,
        "actor_kind": actor.kind,
        "issue": shown.issue,
        "stance": shown.stance,
        "words": STANCE_WORDS[shown.stance],
        "basis": basis_in_words(shown, catalog),
        "outline": OUTLINES[shown.basis],
        "confidence": shown.confidence,
        "moved": differ and same_source,
        "sources_disagree": differ and not same_source,
        "place": places(ids, catalog),
        "claim_ids": ids,
        "method": "coded from the words of the source",
    }
