"""The frozen unit that pages show and exporters write."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.theme import Width
from dashboard.model.words import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit.

    `table` has one row per mark (or cell); its last column `claim_ids` holds a tuple of the ids behind the row,
    and the column named by `linked` is the one that opens the receipt. `title_claims` are the claims whose
    quantities the words of the title, subtitle and notes state. `key` lists the relations to explain.
    An exhibit without figures is its table, or the table goes with the figure always (`table_stays`).
    `text` are paragraphs to read below the figure.
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
