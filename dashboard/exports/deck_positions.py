"""Positions as native tables: one proposition in five places, all propositions by actor, two actors side by side."""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.exports.deck_cells import Cell, Draw, centred, fitted, plain
from dashboard.exports.deck_type import BODY, FAINT_WORDS, Run
from dashboard.figures.matrix import TONES
from dashboard.figures.strip import ORDER, SIGNS

MATRIX_SIGNS = {2: ("▲▲", "△△"), 1: ("▲", "△"), 0: ("◆", "◇"), -1: ("▼", "▽"), -2: ("▼▼", "▽▽")}
MATRIX_WORDS = {2: "for", 1: "for", 0: "mixed", -1: "against", -2: "against"}
OFF_SCALE = {"silent": "⊖ silent", "unclear": "? unclear", "not_applicable": "n/a"}
NOT_IN_SOURCES = "·"
MATRIX_NAME, MATRIX_SIZE = 1.75, 14
STRIP_SIZES = (18, 16, 14)
LETTERS = (("A", "●"), ("B", "□"))


def strip_table(cells: pd.DataFrame, room: float, alt: str, dimmed: Collection[str]) -> list[Draw]:
    """Five places from strongly against to strongly for, the actors below each; filled as in the strip."""
    columns = {s: list(rows_of(cells[cells["stance"] == s])) for s in ORDER}
    deepest = max(len(rows) for rows in columns.values())
    widths = [BODY / len(ORDER)] * len(ORDER)

    def made(size: float) -> list[list[Cell]]:
        head = [
            Cell(
                lines=((Run(text=f"{SIGNS[s]} ", size=16, token=TONES[s]),
                        Run(text=STANCE_WORDS[s].capitalize(), size=16, bold=True)),),
                tint=TONES[s],
            )
            for s in ORDER
        ]  # fmt: skip
        return [head, *([_actor(columns[s], n, s, size, dimmed) for s in ORDER] for n in range(deepest))]

    return fitted(made, widths, room, alt, sizes=STRIP_SIZES)


def _actor(rows: list[Any], n: int, stance: int, size: float, dimmed: Collection[str]) -> Cell:
    if n >= len(rows):
        return Cell(lines=((Run(text="", size=size),),))
    row = rows[n]
    share = FAINT_WORDS if row.claim_ids[0] in dimmed else 1.0
    sign = "●" if row.outline == "own" else "○"
    name = Run(text=row.actor_name, size=size, fade=share)
    return Cell(lines=((Run(text=f"{sign} ", size=size, token=TONES[stance], fade=share), name),))


def matrix_table(cells: pd.DataFrame, issues: Mapping[str, str], room: float, alt: str) -> list[Draw]:
    """Actors by propositions: a sign and a word in each cell that the sources fill, a small dot in the others."""
    at = {(row.actor, row.issue): row for row in rows_of(cells)}
    names = dict(zip(cells["actor"], cells["actor_name"], strict=True))
    widths = [MATRIX_NAME, *([(BODY - MATRIX_NAME) / len(issues)] * len(issues))]

    def made(size: float) -> list[list[Cell]]:
        head = [plain("", size), *(centred(text, size, "ink_soft") for text in issues.values())]
        body = [
            [plain(name, size, bold=True), *(_position(at.get((actor, issue)), size) for issue in issues)]
            for actor, name in names.items()
        ]
        return [head, *body]

    return fitted(made, widths, room, alt, sizes=(MATRIX_SIZE,))


def _position(row: Any, size: float) -> Cell:
    if row is None:
        return centred(NOT_IN_SOURCES, size, "axis")
    if row.stance not in MATRIX_SIGNS:
        return centred(OFF_SCALE.get(row.stance, STANCE_WORDS[row.stance]), size, "silence")
    sign = MATRIX_SIGNS[row.stance][row.outline != "own"]
    token = TONES[row.stance]
    line = (Run(text=f"{sign} ", size=size - 1, token=token), Run(text=MATRIX_WORDS[row.stance], size=size))
    return Cell(lines=(line,), tint=token, middle=True)


def pair_table(rows: pd.DataFrame, names: tuple[str, str], room: float, alt: str) -> list[Draw]:
    """Two actors: a letter in one of five places on each proposition; in words where one is not on the scale."""
    widths = [3.3, *([1.18] * len(ORDER)), BODY - 3.3 - 1.18 * len(ORDER)]
    places = {STANCE_WORDS[s]: s for s in ORDER}
    groups = [(name, list(group.to_dict("records"))) for name, group in rows.groupby("Proposition", sort=False)]

    def made(size: float) -> list[list[Cell]]:
        head = [plain("Proposition", 14, "ink_soft")]
        head += [centred(STANCE_WORDS[s], 14, "ink", TONES[s]) for s in ORDER]
        head.append(plain("Compared", 14, "ink_soft"))
        return [head, *(_compared(str(name), found, names, places, size) for name, found in groups)]

    return fitted(made, widths, room, alt, sizes=(17, 16, 15, 14), pad=0.05)


def _compared(
    issue: str, found: list[dict[Any, Any]], names: tuple[str, str], places: Mapping[str, int], size: float
) -> list[Cell]:
    by_name = {str(row["Who"]): str(row["Position"]) for row in found}
    cells = {s: [] for s in ORDER}  # type: dict[int, list[Run]]
    off = []
    for (letter, sign), name in zip(LETTERS, names, strict=True):
        said = by_name.get(name, STANCE_WORDS["not_in_sources"])
        if said in places:
            cells[places[said]].append(Run(text=f"{sign} {letter}  ", size=size, token="claim", bold=True))
        else:
            off.append(f"{letter}: {said}")
    compared = "; ".join(off) or str(found[0]["Compared"])
    row = [plain(issue, size, bold=True)]
    row += [Cell(lines=(tuple(cells[s]) or (Run(text="", size=size),),), middle=True) for s in ORDER]
    return [*row, plain(compared, size, "ink_soft")]
