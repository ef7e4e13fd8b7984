"""The public record: dated figures with their own sources, and verdicts on what the documents claim."""

from dataclasses import dataclass

from dashboard.model.words import (
    Advice,
    Bearing,
    Confidence,
    Formula,
    Moment,
    Relation,
    SeriesKind,
    VerdictWord,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSource:
    """Where a figure of the record comes from. `seen` is false where the text was not opened by us."""

    id: str
    title: str
    publisher: str
    seen: bool
    date: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Daily prices of one index or share, kept as percent of the close of the base day, never as levels.

    `entity` ties it to what the documents name; `basis` says what the figures are.
    """

    id: str
    name: str
    kind: SeriesKind
    base_day: str
    basis: str
    sources: tuple[str, ...]
    entity: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One trading day of a series, in percent of the close of its base day."""

    series: str
    date: str
    open: float
    high: float
    low: float
    close: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """A figure of the record: value, or low and high, in a unit, on a basis that says how it was priced or counted.

    `short` is its row name in a chart and `by` who says so ("Epoch AI estimate").
    """

    id: str
    label: str
    metric: str
    relation: Relation
    unit: str
    basis: str
    as_of: str
    confidence: Confidence
    sources: tuple[str, ...]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    entity: str | None = None
    short: str | None = None
    by: str | None = None
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One model on one benchmark, as its developers or a rival's report give it."""

    id: str
    model: str
    benchmark: str
    measure: str
    score: float
    unit: str
    as_of: str
    sources: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvent:
    """A dated event of the record; `group` is the group of the documents' own event that it dates, if there is one."""

    id: str
    date: str
    label: str
    category: str
    sources: tuple[str, ...]
    group: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure computed from the record, to be printed where a text says {name}.

    `change`: of `series` on `date` at `moment`, in percent of the base day's close. `value`: the comparator or score
    in `of`. `sum`, `product`, `ratio`: of the comparators in `of` (a ratio of unlike bases needs `warning`).
    `times`: `factor` times the comparator in `of`. `regained`: the first day on which `series` closed above its base.
    `digits` is the number of decimals; `as_fraction` prints a ratio as one over it.
    """

    name: str
    formula: Formula
    of: tuple[str, ...] = ()
    series: str | None = None
    date: str | None = None
    moment: Moment | None = None
    factor: float | None = None
    digits: int = 2
    as_fraction: bool = False
    warning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordValue:
    """What the record has: words (with {figures}), the day it is for, its basis and sources.

    `bearing` says whether the claim holds on it; `beside_it` is neither, but a reader should know.
    """

    text: str
    date: str
    basis: str
    bearing: Bearing
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How claims compare with the record. `later` is what the record said afterwards.

    `why` and `say` may hold {figure} names and {claim-id}s. `say` is a sentence that may be said in public instead.
    """

    id: str
    claims: tuple[str, ...]
    verdict: VerdictWord
    advice: Advice
    as_of: str
    why: str
    say: str
    record: tuple[RecordValue, ...] = ()
    figures: tuple[Figure, ...] = ()
    later: tuple[RecordValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One checked statement: the verdict that judges it, or the reason why none does."""

    id: str
    about: str
    verdict: str | None = None
    reason: str | None = None
