"""What a page shows: exhibit definitions and findings as the curator writes them."""

from dataclasses import dataclass

from dashboard.model.words import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRatio:
    """One comparator of the record over another (`of`), named in a lane as "ratio." and its id.

    Unlike bases need a `warning`, which the exhibit prints among its notes.
    """

    id: str
    label: str
    by: str
    of: tuple[str, ...]
    warning: str | None = None
    digits: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Claims and record of one scope, drawn together.

    `groups` names claim groups, comparators of the record ("record.<id>") and ratios ("ratio.<id>") in order;
    `series` names series of the record that are drawn beside the claims on the same entity; `benchmarks` those of the
    record's scores.
    """

    name: str
    groups: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    benchmarks: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitDefinition:
    """One exhibit: its form, its words and the claims it draws.

    `{claim-id}` in a title, subtitle or note is replaced by that claim's quantity in words, `{verdict-id:figure}` by
    that figure of a verdict. `base` is the base unit of the axis (lanes, falls); `day` the day of the record that is
    drawn (day, companies). `models` are those whose scores are drawn, the first of them the one that is claimed for;
    `events` (of the record) are marked on an axis of days; `factors` are what a reader may try in place of a
    supposed multiple.
    """

    id: str
    page: str
    form: Form
    title: str
    subtitle: str
    alt: str
    base: str | None = None
    day: str | None = None
    lanes: tuple[Lane, ...] = ()
    ratios: tuple[RecordRatio, ...] = ()
    models: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    factors: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A line of the overview: a number with its qualifier (from `claim`), what it counts, and the way in.

    `compare` sets claims and figures of the record ("record.<id>", "record.<series>@<day>", "ratio.<id>") side by
    side; `verdict_on` is the claim whose verdict is shown, with `verdict_note` beside it.
    """

    id: str
    claim: str
    counts: str
    headline: str
    text: str
    page: str
    way_in: str
    compare: tuple[str, ...] = ()
    ratios: tuple[RecordRatio, ...] = ()
    verdict_on: str | None = None
    verdict_note: str | None = None
