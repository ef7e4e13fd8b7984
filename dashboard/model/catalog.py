"""All curated data of one home, frozen, with the look-ups every other room uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model.claim import Claim, Position
from dashboard.model.exhibit import ExhibitDefinition, Finding
from dashboard.model.source import Source
from dashboard.model.vocabulary import Actor, Entity, Issue, Site, Unit, Vocabulary, Word


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
    units: Mapping[str, Unit]
    metrics: Mapping[str, Word]
    topics: Mapping[str, Word]
    version: str
    updated: str

    def statement(self, claim_id: str) -> Claim | Position:
        """The claim or position with this id; raises KeyError if there is none."""
        return self.claims[claim_id] if claim_id in self.claims else self.positions[claim_id]
