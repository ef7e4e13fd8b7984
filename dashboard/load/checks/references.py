"""Every id that a record names belongs to a record that exists."""

from typing import Any

from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.model.claim import Claim, Evidence


def check_references(draft: Draft, report: Report) -> None:
    """Sources, actors, entities, vocabulary, claims and positions name only what there is."""
    for at, source in read(draft.sources):
        draft.names(report, at, "author.actor", "actors", source.author.actor)
    for actor_at, actor in read(draft.actors):
        draft.names(report, actor_at, "kind", "actor_kinds", actor.kind)
    for entity_at, entity in read(draft.entities):
        draft.names(report, entity_at, "kind", "entity_kinds", entity.kind)
    for claim_at, claim in read(draft.claims):
        _claim(draft, report, claim_at, claim)
    for position_at, position in read(draft.positions):
        draft.names(report, position_at, "actor", "actors", position.actor)
        draft.names(report, position_at, "issue", "issues", position.issue)
        _evidence(draft, report, position_at, position.evidence)


def _claim(draft: Draft, report: Report, at: Placed[Claim], claim: Claim) -> None:
    draft.names(report, at, "topic", "topics", claim.topic)
    draft.names(report, at, "asserted_by", "actors", claim.asserted_by)
    for n, entity in enumerate(claim.entity):
        draft.names(report, at, f"entity[{n}]", "entities", entity)
    if claim.metric is not None:
        draft.names(report, at, "metric", "metrics", claim.metric)
    if claim.quantity is not None:
        draft.names(report, at, "quantity.unit", "units", claim.quantity.unit)
    if claim.risk is not None:
        draft.names(report, at, "risk.kind", "risk_kinds", claim.risk.kind)
        for n, exposure in enumerate(claim.risk.exposures):
            draft.names(report, at, f"risk.exposures[{n}].to", "exposures", exposure.to)
    if claim.when is not None:
        draft.names(report, at, "when.phase", "phases", claim.when.phase)
    if claim.recommendation is not None:
        for n, actor in enumerate(claim.recommendation.to):
            draft.names(report, at, f"recommendation.to[{n}]", "actors", actor)
    _relative_to(draft, report, at, claim)
    _evidence(draft, report, at, claim.evidence)


def _relative_to(draft: Draft, report: Report, at: Placed[Claim], claim: Claim) -> None:
    other = claim.relative_to
    if other is None:
        return
    if other.claim is None and (other.entity is None or other.metric is None):
        at.fault(report, "relative_to", "names too little", "a claim, or an entity and a metric")
    if other.claim == claim.id:
        at.fault(report, "relative_to.claim", "names the claim itself", "another claim")
    for key, kind, value in (
        ("claim", "claims", other.claim),
        ("entity", "entities", other.entity),
        ("metric", "metrics", other.metric),
    ):
        if value is not None:
            draft.names(report, at, f"relative_to.{key}", kind, value)


def _evidence(draft: Draft, report: Report, at: Placed[Any], evidence: tuple[Evidence, ...]) -> None:
    for n, piece in enumerate(evidence):
        draft.names(report, at, f"evidence[{n}].source", "sources", piece.source)
        draft.names(report, at, f"evidence[{n}].speaker", "actors", piece.speaker)
        for m, actor in enumerate(piece.via):
            draft.names(report, at, f"evidence[{n}].via[{m}]", "actors", actor)
