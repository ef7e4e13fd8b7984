"""What has been read but not yet checked: records with their places, and which ids there are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.load.scalars import one_of
from dashboard.model.claim import Claim, Position
from dashboard.model.debate import Disagreement, Mention, Question
from dashboard.model.exhibit import ExhibitDefinition, Finding
from dashboard.model.method import Adjudication, Alias, Coding, Correction, MethodText, Term
from dashboard.model.record import Comparator, Day, RecordEvent, RecordSource, Score, Series, Statement, Verdict
from dashboard.model.source import Source
from dashboard.model.story import Story
from dashboard.model.vocabulary import Actor, Entity, Issue, Site, Unit, Word

T = TypeVar("T")


@dataclass(kw_only=True)
class Draft:
    """All records of a home. `unread`: the kinds of which a file could not be read to its end."""

    site: Placed[Site] | None = None
    sources: list[Placed[Source]] = field(default_factory=list)
    units: list[Placed[Unit]] = field(default_factory=list)
    topics: list[Placed[Word]] = field(default_factory=list)
    metrics: list[Placed[Word]] = field(default_factory=list)
    entity_kinds: list[Placed[Word]] = field(default_factory=list)
    actor_kinds: list[Placed[Word]] = field(default_factory=list)
    exposures: list[Placed[Word]] = field(default_factory=list)
    risk_kinds: list[Placed[Word]] = field(default_factory=list)
    phases: list[Placed[Word]] = field(default_factory=list)
    relations: list[Placed[Word]] = field(default_factory=list)
    statuses: list[Placed[Word]] = field(default_factory=list)
    actors: list[Placed[Actor]] = field(default_factory=list)
    entities: list[Placed[Entity]] = field(default_factory=list)
    issues: list[Placed[Issue]] = field(default_factory=list)
    claims: list[Placed[Claim]] = field(default_factory=list)
    positions: list[Placed[Position]] = field(default_factory=list)
    exhibits: list[Placed[ExhibitDefinition]] = field(default_factory=list)
    findings: list[Placed[Finding]] = field(default_factory=list)
    questions: list[Placed[Question]] = field(default_factory=list)
    disagreements: list[Placed[Disagreement]] = field(default_factory=list)
    mentions: list[Placed[Mention]] = field(default_factory=list)
    glossary: list[Placed[Term]] = field(default_factory=list)
    method: list[Placed[MethodText]] = field(default_factory=list)
    codings: list[Placed[Coding]] = field(default_factory=list)
    adjudications: list[Placed[Adjudication]] = field(default_factory=list)
    corrections: list[Placed[Correction]] = field(default_factory=list)
    aliases: list[Placed[Alias]] = field(default_factory=list)
    bases: list[Placed[Word]] = field(default_factory=list)
    categories: list[Placed[Word]] = field(default_factory=list)
    record_sources: list[Placed[RecordSource]] = field(default_factory=list)
    series: list[Placed[Series]] = field(default_factory=list)
    days: list[Placed[Day]] = field(default_factory=list)
    comparators: list[Placed[Comparator]] = field(default_factory=list)
    scores: list[Placed[Score]] = field(default_factory=list)
    record_events: list[Placed[RecordEvent]] = field(default_factory=list)
    verdicts: list[Placed[Verdict]] = field(default_factory=list)
    statements: list[Placed[Statement]] = field(default_factory=list)
    stories: list[Placed[Story]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    _indexes: dict[str, dict[str, Any]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def placed(self, kind: str) -> list[Placed[Any]]:
        """All records of a kind, those that could not be read included."""
        found: list[Placed[Any]] = getattr(self, kind)
        return found

    def ids(self, kind: str) -> dict[str, Any]:
        """The ids of a kind, in order, each with its record, or None if that could not be read."""
        placed = self.placed(kind)
        if self._counts.get(kind) != len(placed):
            self._indexes[kind] = {}
            for p in placed:
                if p.record_id is not None:
                    self._indexes[kind].setdefault(p.record_id, p.record)
            self._counts[kind] = len(placed)
        return self._indexes[kind]

    def names(self, report: Report, at: Placed[Any], path: str, kinds: str | tuple[str, ...], value: str) -> bool:
        """Whether an id that is named exists; a fault is noted if it surely does not."""
        kinds = (kinds,) if isinstance(kinds, str) else kinds
        if any(value in self.ids(kind) for kind in kinds) or self.unread.intersection(kinds):
            return True
        known = tuple(i for kind in kinds for i in self.ids(kind))
        what = f"'{value}' is not an id of {' or '.join(kinds)}"
        at.fault(report, path, what, one_of(value, known))
        return False

    def find(self, kind: str, value: str | None) -> Any | None:
        """The record with this id, or None if there is none that could be read."""
        return None if value is None else self.ids(kind).get(value)


def read(placed: Iterable[Placed[T]]) -> Iterator[tuple[Placed[T], T]]:
    """The records that could be read, each with its place."""
    return ((p, p.record) for p in placed if p.record is not None)
