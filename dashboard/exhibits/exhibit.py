"""The frozen unit that pages show and exporters write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.theme import Width
from dashboard.model.words import Relation, Scale

RECORD = "record."
Draw = Callable[[pd.DataFrame, Width, Scale | None], go.Figure]


# Where claim and record are not a circle and a diamond: in charts of bars.
SIGNS = {"day": ("■", "■"), "companies": ("▼", "■")}


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

    `rows` is what is drawn, one row a mark, as `derive` gives it; `draw` draws these rows, or some of them, at a
    width, on the scale a story asks for if the form has another one. `form` says how it is drawn, `base` what its
    axis counts. `whole` is the column of which a value is kept with all its rows, since a cell left out would look
    like an empty one. `bounds` is the note among `notes` that says the bounds of the rows in words. `lead` is what
    the title says that the figure cannot be read without, for where another headline takes the title’s place.
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
    rows: pd.DataFrame | None = None
    draw: Draw | None = None
    form: str = "table"
    base: str = ""
    whole: str = ""
    bounds: str = ""
    lead: str = ""

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims and figures of the record behind the rows, in order, each once."""
        return tuple(dict.fromkeys(i for row in self.table["claim_ids"] for i in row))

    @property
    def is_record(self) -> bool:
        """Whether nothing but the public record stands in it."""
        return bool(self.claim_ids) and all(i.startswith(RECORD) for i in self.claim_ids)

    @property
    def signs(self) -> tuple[str, str]:
        """The shapes of a claim and of a figure of the record in this figure, for its legend."""
        return SIGNS.get(self.form, ("●", "◆"))

    @property
    def meets_the_record(self) -> bool:
        """Whether claims and the public record stand in it side by side."""
        record = [i.startswith(RECORD) for i in self.claim_ids]
        return any(record) and not all(record)
