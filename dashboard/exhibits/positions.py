"""The exhibits of positions: every actor by every proposition, and one proposition as a strip."""

import pandas as pd

from dashboard.derive.frames import rows_of
from dashboard.derive.places import source_note
from dashboard.derive.positions import position_cells
from dashboard.derive.quantities import number
from dashboard.derive.receipts import STANCE_WORDS
from dashboard.derive.wording import counted, worded
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.matrix import DIFFER, MOVED, matrix
from dashboard.figures.strip import strip
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

NOBODY = "No actor of this kind takes a position in what is chosen"
NOT_ON_SCALE = "They are not in the middle: they are not on the scale."


def matrix_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, kind: str, source: str) -> Exhibit:
    """The matrix of all propositions; `{filled}`, `{empty}`, `{cells}`, `{actors}`, `{issues}` are counted."""
    cells = position_cells(catalog, kind=kind, source=source)
    actors = cells["actor"].nunique()
    every = actors * len(catalog.issues)
    counts = {
        "filled": number(len(cells)),
        "empty": number(every - len(cells)),
        "cells": number(every),
        "actors": number(actors),
        "issues": number(len(catalog.issues)),
    }
    kinds = {word.id: word.name for word in catalog.vocabulary.actor_kinds}
    heads = {issue.id: issue.label for issue in catalog.issues.values()}
    notes = (
        "Outline: solid, own words, act or conduct; dashed, reported speech; dotted, a third party’s account. "
        "⊖ a source says the actor is silent. ? unclear. A small dot: not in our sources, which is not neutral.",
        f"{MOVED} the actor moved: the last position is shown." if any(cells["moved"]) else "",
        f"{DIFFER} documents place the actor differently: the receipt names the others."
        if any(cells["sources_disagree"])
        else "",
    )
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=counted(definition.title, counts, catalog) if len(cells) else NOBODY,
        subtitle=counted(definition.subtitle, counts, catalog),
        figures={"wide": matrix(cells, heads, kinds)},
        table=_table(cells, catalog),
        linked="Position",
        alt=counted(definition.alt, counts, catalog) + f" {counts['filled']} of {counts['cells']} cells are filled.",
        notes=(*(counted(n, counts, catalog) for n in definition.notes), *notes),
        source_note=source_note((i for ids in cells["claim_ids"] for i in ids), catalog),
        rows=cells,
        draw=lambda kept, width, scale: matrix(kept, heads, kinds, width),
        form=definition.form,
        whole="actor",
    )


def strip_exhibit(definition: ExhibitDefinition, catalog: Catalog, *, issue: str, kind: str, source: str) -> Exhibit:
    """One proposition; the title counts who is for, mixed and against."""
    everyone = position_cells(catalog, kind=kind, source=source)
    cells = everyone[everyone["issue"] == issue].reset_index(drop=True)
    on_scale = [s for s in cells["stance"] if isinstance(s, int)]
    tally = (
        f"{number(sum(s > 0 for s in on_scale))} for, {number(sum(s == 0 for s in on_scale))} mixed, "
        f"{number(sum(s < 0 for s in on_scale))} against"
    )
    proposition = catalog.issues[issue].proposition.rstrip(".")
    absent = everyone["actor"].nunique() - len(cells)
    return Exhibit(
        id=definition.id,
        page=definition.page,
        title=f"{proposition}: {tally if len(cells) else 'nobody in our sources'}",
        subtitle=f"{worded(definition.subtitle, catalog)} Filled: own words, act or conduct. "
        "Hollow: reported speech or a third party’s account.",
        figures={"wide": strip(cells, "wide"), "narrow": strip(cells, "narrow")},
        table=_table(cells, catalog),
        linked="Position",
        alt=f"{worded(definition.alt, catalog)} {proposition}: {tally}. "
        + "; ".join(f"{row.actor_name}: {row.words}" for row in rows_of(cells))
        + ".",
        notes=(_off_scale(cells), f"Not in our sources on this: {absent} actors. {NOT_ON_SCALE}"),
        source_note=source_note((i for ids in cells["claim_ids"] for i in ids), catalog),
        rows=cells,
        draw=lambda kept, width, scale: strip(kept, width),
        form=definition.form,
        lead=f"“{proposition}.”",
    )


def _off_scale(cells: pd.DataFrame) -> str:
    parts = []
    for word in ("silent", "unclear", "not_applicable"):
        names = list(cells.loc[cells["stance"] == word, "actor_name"])
        if names:
            says = " (a source says so)" if word == "silent" else ""
            parts.append(f"{STANCE_WORDS[word].capitalize()}{says}: {', '.join(names)}.")
    return " ".join(parts)


def _table(cells: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    kinds = {word.id: word.name for word in catalog.vocabulary.actor_kinds}
    return pd.DataFrame(
        {
            "Actor": [catalog.actors[a].name for a in cells["actor"]],
            "Kind": [kinds[k] for k in cells["actor_kind"]],
            "Proposition": [catalog.issues[i].label for i in cells["issue"]],
            "Position": cells["words"],
            "How we know": cells["basis"],
            "Confidence": cells["confidence"],
            "Where": cells["place"],
            "claim_ids": cells["claim_ids"],
        }
    )
