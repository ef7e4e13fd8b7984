"""What a deck shows as native tables: positions, two actors, risks, events, and steps without a chart."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.derive.verdicts import SIGNS as VERDICT_SIGNS
from dashboard.derive.verdicts import TONES as VERDICT_TONES
from dashboard.derive.verdicts import VERDICT_WORDS
from dashboard.exports.deck_page import BODY, EDGE, FAINT_WORDS, Cell, Line, Run, in_parts, row_height, table
from dashboard.exports.slide_text import slide_text, text_width
from dashboard.figures.matrix import TONES
from dashboard.figures.strip import ORDER
from dashboard.figures.strip import SIGNS as STRIP_SIGNS

Draw = Callable[[Any, float], None]
SIZES = (18, 16, 14)
PAD, TIGHT_PAD = 0.07, 0.045
SHORT = 12
MATRIX_SIGNS = {2: ("▲▲", "△△"), 1: ("▲", "△"), 0: ("◆", "◇"), -1: ("▼", "▽"), -2: ("▼▼", "▽▽")}
MATRIX_WORDS = {2: "for", 1: "for", 0: "mixed", -1: "against", -2: "against"}
OFF_SCALE = {"silent": "⊖ silent", "unclear": "? unclear", "not_applicable": "n/a"}
NOT_IN_SOURCES = "·"
MATRIX_NAME, MATRIX_SIZE = 1.75, 14
LEVEL_SIGNS = {"minimal": "○", "named": "○", "some": "●", "greater": "●"}
TONE_OF = {f"{VERDICT_SIGNS[word]} {name}": VERDICT_TONES[word] for word, name in VERDICT_WORDS.items()}
LETTERS = (("A", "●"), ("B", "□"))


def text_table(table_rows: pd.DataFrame, columns: Sequence[str], room: float, alt: str) -> list[Draw]:
    """The named columns of a table, in the largest type in which it fits, else on several slides."""
    texts = [[str(row[column]) for column in columns] for _, row in table_rows.iterrows()]
    widths = column_widths(columns, texts)

    def cells(size: float) -> list[list[Cell]]:
        head = [plain(column, 14, "ink_soft") for column in columns]
        body = [
            [plain(text, size, TONE_OF.get(text, "ink"), bold=text in TONE_OF or n == 0 and len(texts) > 1 and _short(texts))
             for n, text in enumerate(row)]
            for row in texts
        ]  # fmt: skip
        return [head, *body]

    return fitted(cells, widths, room, alt)


def _short(texts: list[list[str]]) -> bool:
    """Whether the first column names its rows, rather than tells them."""
    return max(len(row[0]) for row in texts) <= 24


def plain(text: str, size: float, token: str = "ink", *, bold: bool = False) -> Cell:
    """A cell of one paragraph."""
    return Cell(lines=((Run(text=text, size=size, token=token, bold=bold),),))


def column_widths(columns: Sequence[str], texts: Sequence[Sequence[str]]) -> list[float]:
    """Widths by how much each column has to say, none narrower than its longest word."""
    least, wanted = [], []
    for n, column in enumerate(columns):
        own = [slide_text(row[n]) for row in texts]
        # What is short, such as a place, keeps to one line.
        words = [word for text in own for word in ([text] if len(text) <= SHORT else text.split())]
        longest = max((text_width(word, 16) for word in (*words, *column.split())), default=0.0)
        least.append(max(min(longest, 3.0), min(text_width(column, 14), 1.7)) + 0.25)
        wanted.append(max(least[-1], (sum(text_width(text, 16) for text in own) / max(len(own), 1)) ** 0.62))
    scale = (BODY - sum(least)) / max(sum(wanted) - sum(least), 0.01)
    return [low + (more - low) * scale for low, more in zip(least, wanted, strict=True)]


def fitted(
    cells: Callable[[float], list[list[Cell]]], widths: Sequence[float], room: float, alt: str,
    sizes: Sequence[float] = SIZES, pad: float = PAD,
) -> list[Draw]:  # fmt: skip
    """A table in the largest of these sizes that fits on one slide, else in the smallest on as many as it needs."""
    made: list[list[Cell]] = []
    for size in sizes:
        made = cells(size)
        if sum(row_height(row, widths, pad) for row in made) <= room:
            return [_draw(made, widths, pad, alt)]
    pad = min(pad, TIGHT_PAD)
    head, *body = made
    left = room - row_height(head, widths, pad)
    parts = in_parts([row_height(row, widths, pad) for row in body], left)
    return [_draw([head, *body[start:end]], widths, pad, alt) for start, end in parts]


def _draw(rows: list[list[Cell]], widths: Sequence[float], pad: float, alt: str) -> Draw:
    return lambda slide, y: _table(slide, y, rows, widths, pad, alt)


def _table(slide: Any, y: float, rows: list[list[Cell]], widths: Sequence[float], pad: float, alt: str) -> None:
    table(slide, EDGE, y, widths, rows, pad, alt)


def strip_table(cells: pd.DataFrame, room: float, alt: str, dimmed: Collection[str]) -> list[Draw]:
    """Five places from strongly against to strongly for, the actors below each; filled as in the strip."""
    columns = {s: list(rows_of(cells[cells["stance"] == s])) for s in ORDER}
    deepest = max(len(rows) for rows in columns.values())
    widths = [BODY / len(ORDER)] * len(ORDER)

    def made(size: float) -> list[list[Cell]]:
        head = [
            Cell(
                lines=((Run(text=f"{STRIP_SIGNS[s]} ", size=15, token=TONES[s]),
                        Run(text=STANCE_WORDS[s].capitalize(), size=15, bold=True)),),
                tint=TONES[s],
            )
            for s in ORDER
        ]  # fmt: skip
        return [head, *([_actor(columns[s], n, s, size, dimmed) for s in ORDER] for n in range(deepest))]

    return fitted(made, widths, room, alt)


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
        head = [plain("", size), *(_middle(text, size, "ink_soft") for text in issues.values())]
        body = [
            [plain(name, size, bold=True), *(_position(at.get((actor, issue)), size) for issue in issues)]
            for actor, name in names.items()
        ]
        return [head, *body]

    return fitted(made, widths, room, alt, sizes=(MATRIX_SIZE,))


def _middle(text: str, size: float, token: str, tint: str = "") -> Cell:
    return Cell(lines=((Run(text=text, size=size, token=token),),), tint=tint, middle=True)


def _position(row: Any, size: float) -> Cell:
    if row is None:
        return _middle(NOT_IN_SOURCES, size, "axis")
    if row.stance not in MATRIX_SIGNS:
        return _middle(OFF_SCALE.get(row.stance, STANCE_WORDS[row.stance]), size, "silence")
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
        head += [_middle(STANCE_WORDS[s], 14, "ink", TONES[s]) for s in ORDER]
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


def risks_table(rows: pd.DataFrame, exposures: Mapping[str, str], room: float, alt: str) -> list[Draw]:
    """Kinds of risk by way of use; how great a risk is said to be stands in words before it."""
    kinds = dict(zip(rows["kind"], rows["kind_name"], strict=True))
    widths = [2.3, *([(BODY - 2.3) / len(exposures)] * len(exposures))]

    def made(size: float) -> list[list[Cell]]:
        head = [plain("", 14), *(plain(name, 16, bold=True) for name in exposures.values())]
        body = [
            [plain(name, size, bold=True), *(_risks(rows, kind, e, size) for e in exposures)] for kind, name in kinds.items()
        ]
        return [head, *body]

    return fitted(made, widths, room, alt, sizes=(16, 15, 14))


def _risks(rows: pd.DataFrame, kind: str, exposure: str, size: float) -> Cell:
    found = list(rows_of(rows[(rows["kind"] == kind) & (rows["exposure"] == exposure)]))
    if not found:
        return plain(f"{NOT_IN_SOURCES} not discussed", size, "ink_soft")
    return Cell(lines=tuple(_risk(row, size) for row in found))


def _risk(row: Any, size: float) -> Line:
    star = " *" if row.basis == "inferred" else ""
    level = [] if row.level == "named" else [Run(text=f"{row.words.partition(',')[0]}: ", size=size, token="claim", bold=True)]
    return (
        Run(text=f"{LEVEL_SIGNS[row.level]} ", size=size, token="claim"),
        *level,
        Run(text=row.label, size=size, token="claim"),
        Run(text=f" {row.place}{star}", size=size, token="ink_soft"),
    )


def timeline_table(rows: pd.DataFrame, room: float, alt: str) -> list[Draw]:
    """Events in their order: the time as printed, what, where it stands, how it is said."""
    named = rows.rename(
        columns={"time": "Time, as printed", "label": "What", "place": "Where", "firmness": "How it is said"}
    )
    return text_table(named, ("Time, as printed", "What", "Where", "How it is said"), room, alt)
