"""All curated data of one home, frozen, with the look-ups every other room uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model.claim import Claim, Position
from dashboard.model.debate import Disagreement, Mention, Question
from dashboard.model.exhibit import ExhibitDefinition, Finding
from dashboard.model.method import Adjudication, Coding, Correction, MethodText, Term
from dashboard.model.record import Comparator, Day, RecordEvent, RecordSource, Score, Series, Statement, Verdict
from dashboard.model.source import Source
from dashboard.model.story import Story
from dashboard.model.vocabulary import Actor, Entity, Issue, Site, Unit, Vocabulary, Word
from dashboard.model.words import ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The public record: everything of data/record/; the days are in the order of the file."""

    sources: Mapping[str, RecordSource]
    series: Mapping[str, Series]
    days: tuple[Day, ...]
    comparators: Mapping[str, Comparator]
    scores: Mapping[str, Score]
    events: tuple[RecordEvent, ...]
    verdicts: Mapping[str, Verdict]
    statements: tuple[Statement, ...]

    def day(self, series: str, date: str) -> Day:
        """One day of a series; raises KeyError if there is none."""
        found = next((d for d in self.days if d.series == series and d.date == date), None)
        if found is None:
            raise KeyError(f"{series} {date}")
        return found

    def verdict_on(self, claim_id: str) -> Verdict | None:
        """The verdict that judges a claim or position, if one does."""
        return next((v for v in self.verdicts.values() if claim_id in v.claims), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that was loaded and checked. Mappings are read-only and keep the order of the files.

    `version` is a short hash of the content of seeds/ and data/; `updated` the newest file date (YYYY-MM-DD).
    """

    site: Site
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    entities: Mapping[str, Entity]
    issues: Mapping[str, Issue]
    claims: Mapping[str, Claim]
    positions: Mapping[str, Position]
    exhibits: Mapping[str, ExhibitDefinition]
    findings: tuple[Finding, ...]
    questions: Mapping[str, Question]
    disagreements: Mapping[str, Disagreement]
    mentions: tuple[Mention, ...]
    terms: Mapping[str, Term]
    method: tuple[MethodText, ...]
    codings: tuple[Coding, ...]
    adjudications: tuple[Adjudication, ...]
    corrections: tuple[Correction, ...]
    aliases: Mapping[str, str]
    stories: Mapping[str, Story]
    record: Record
    units: Mapping[str, Unit]
    metrics: Mapping[str, Word]
    topics: Mapping[str, Word]
    version: str
    updated: str

    def statement(self, claim_id: str) -> Claim | Position:
        """The claim or position with this id; raises KeyError if there is none."""
        return self.claims[claim_id] if claim_id in self.claims else self.positions[claim_id]

    def statements(self) -> tuple[Claim | Position, ...]:
        """Every claim, then every position."""
        return (*self.claims.values(), *self.positions.values())

    def claims_of(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """The claims of one kind, in the order of the data."""
        return tuple(claim for claim in self.claims.values() if claim.kind == kind)

    def named(self, of: str) -> Actor | Entity:
        """The actor or else the entity with this id; raises KeyError if there is none."""
        return self.actors[of] if of in self.actors else self.entities[of]
