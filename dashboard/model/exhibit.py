"""What a page shows: exhibit definitions and findings as the curator writes them."""

from dataclasses import dataclass

from dashboard.model.words import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Claims of one scope, drawn together: `groups` names claim groups in order."""

    name: str
    groups: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitDefinition:
    """One exhibit: its form, its words and the claims it draws.

    `{claim-id}` in a title, subtitle or note is replaced by that claim's quantity in words.
    `base` is the base unit of the axis (lanes, falls); `axis` says whether it is logarithmic.
    """

    id: str
    page: str
    form: Form
    title: str
    subtitle: str
    alt: str
    base: str | None = None
    lanes: tuple[Lane, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of the overview: a number with its qualifier (from `claim`), what it counts, and the way in."""

    id: str
    claim: str
    counts: str
    headline: str
    text: str
    page: str
    way_in: str
    compare: tuple[str, ...] = ()
