"""Risks by way of use and events in order, as native tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.exports.deck_cells import Cell, Draw, fitted, plain, text_table
from dashboard.exports.deck_type import BODY, Run

NAME = 2.3
NOT_DISCUSSED = "· not discussed"
SIGNS = {"minimal": "○", "named": "○", "some": "●", "greater": "●"}


def risks_table(rows: pd.DataFrame, exposures: Mapping[str, str], room: float, alt: str) -> list[Draw]:
    """Kinds of risk by way of use; how great a risk is said to be stands in words before it."""
    kinds = dict(zip(rows["kind"], rows["kind_name"], strict=True))
    widths = [NAME, *([(BODY - NAME) / len(exposures)] * len(exposures))]

    def made(size: float) -> list[list[Cell]]:
        head = [plain("", 14), *(plain(name, 16, bold=True) for name in exposures.values())]
        body = [
            [plain(name, size, bold=True), *(_risks(rows, kind, e, size) for e in exposures)]
            for kind, name in kinds.items()
        ]
        return [head, *body]

    return fitted(made, widths, room, alt, sizes=(16, 15, 14))


def _risks(rows: pd.DataFrame, kind: str, exposure: str, size: float) -> Cell:
    found = list(rows_of(rows[(rows["kind"] == kind) & (rows["exposure"] == exposure)]))
    if not found:
        return plain(NOT_DISCUSSED, size, "ink_soft")
    return Cell(lines=tuple(_risk(row, size) for row in found))


def _risk(row: Any, size: float) -> tuple[Run, ...]:
    star = " *" if row.basis == "inferred" else ""
    level = (
        []
        if row.level == "named"
        else [Run(text=f"{row.words.partition(',')[0]}: ", size=size, token="claim", bold=True)]
    )
    return (
        Run(text=f"{SIGNS[row.level]} ", size=size, token="claim"),
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
