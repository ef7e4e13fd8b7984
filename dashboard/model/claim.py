"""What a claim is: one thing a source states, with its evidence; quantities and positions are claims."""

from dataclasses import dataclass

from dashboard.model.words import (
    ClaimKind,
    Confidence,
    Importance,
    OffScale,
    PositionBasis,
    Provenance,
    Relation,
    Salience,
    Status,
    Voice,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a claim stands: the quote (at most 12 words), its paragraph, and in whose voice it is said.

    `speaker` is the actor whose view or words it is; `via` names who passes it on, nearest the speaker first.
    """

    source: str
    paragraph: int
    quote: str
    voice: Voice
    speaker: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed. Positive; the metric names the direction.

    `in_words` replaces the number on screen where the source gives only a magnitude ("hundreds of millions
    of dollars") or no number at all. `cue_note` says why the relation departs from the cue word in the quote.
    """

    relation: Relation
    unit: str
    as_printed: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    in_words: str | None = None
    cue_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeTo:
    """What a multiple, fraction or comparison refers to: a claim, or an entity and metric."""

    claim: str | None = None
    entity: str | None = None
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a quantity counts and what it leaves out, as its source says."""

    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing a source states. `group` joins claims about the same thing; `short` is its row name in a chart."""

    id: str
    kind: ClaimKind
    topic: str
    group: str
    label: str
    statement: str
    importance: Importance
    entity: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    status: Status
    asserted_by: str
    entity_basis: Provenance = "stated"
    metric: str | None = None
    quantity: Quantity | None = None
    relative_to: RelativeTo | None = None
    scope: Scope | None = None
    know_before_quoting: tuple[str, ...] = ()
    short: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One actor on one proposition. `stance` is -2 to 2, or a word for what is off the scale."""

    id: str
    actor: str
    issue: str
    stance: int | OffScale
    salience: Salience
    basis: PositionBasis
    confidence: Confidence
    statement: str
    evidence: tuple[Evidence, ...]
    importance: Importance = "secondary"
    conditions: str | None = None
    order: int = 1
    know_before_quoting: tuple[str, ...] = ()
    note: str | None = None
