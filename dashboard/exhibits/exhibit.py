"""The frozen unit that pages show and exporters write."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.theme import Width
from dashboard.model.words import Relation

RECORD = "record."


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit.

    `table` has one row per mark (or cell); its last column `claim_ids` holds a tuple of the ids behind the row,
    and the column named by `linked` is the one that opens the receipt. `title_claims` are the claims whose
    quantities the words of the title, subtitle and notes state. `key` lists the relations to explain.
    An exhibit without figures is its table, or the table goes with the figure always (`table_stays`).
    `text` are paragraphs to read below the figure; where one begins with one of `leads`, that
    stands out. `numbers`, one a row, are changes in percent that a row itself
    states, where they are not those of its claim.
    """

    id: str
    page: str
    title: str
    subtitle: str
    figures: Mapping[Width, go.Figure]
    table: pd.DataFrame
    linked: str
    alt: str
    notes: tuple[str, ...]
    source_note: str
    title_claims: tuple[str, ...] = ()
    key: tuple[Relation | str, ...] = field(default=())
    table_stays: bool = False
    text: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    numbers: tuple[float | None, ...] | None = None

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims and figures of the record behind the rows, in order, each once."""
        return tuple(dict.fromkeys(i for row in self.table["claim_ids"] for i in row))

    @property
    def meets_the_record(self) -> bool:
        """Whether claims and the public record stand in it side by side."""
        record = [i.startswith(RECORD) for i in self.claim_ids]
        return any(record) and not all(record)
